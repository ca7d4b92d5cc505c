import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ConfirmDialogProps {
  title: string;
  /** The verb on the button. */
  confirm: string;
  /** The other button. */
  deny?: string;
  danger?: boolean;
  onConfirm(): void;
  onCancel(): void;
  children?: ComponentChildren;
}

/** Asks once more before something is done. */
export function ConfirmDialog(props: ConfirmDialogProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  return html`<dialog ref=${dialog} class="confirm" aria-label=${props.title} onClose=${props.onCancel}>
    <h2>${props.title}</h2>
    <div class="confirm-body">${props.children}</div>
    <div class="confirm-buttons">
      <button type="button" class="block-button" onClick=${props.onCancel}>${props.deny ?? 'Cancel'}</button>
      <button type="button" class=${`block-button ${props.danger ? 'danger' : 'primary'}`} onClick=${props.onConfirm}>
        ${props.confirm}
      </button>
    </div>
  </dialog>`;
}
