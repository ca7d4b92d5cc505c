import type { ConfirmationDialog } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ConfirmDialog } from './confirm-dialog.ts';
import { useSlack } from './context.ts';
import { useSurface } from './surface.ts';
import { TextObject } from './text-object.ts';

export interface ControlElement {
  action_id?: string;
  confirm?: ConfirmationDialog;
}

export interface ControlProps<Element extends ControlElement> {
  blockId: string;
  element: Element;
  /** The input block around it: its label, and whether each change is told at once. */
  input?: { labelId: string; dispatches: boolean };
}

export interface Control {
  /** What it is set to, options by their values. */
  held: string[] | undefined;
  busy: boolean;
  /** Sets it; outside of inputs, and in those that dispatch, the app is told. */
  set(value: string | string[]): void;
  /** Tells the app, with what it is set to. */
  tell(value?: string | string[]): void;
  /** The question before something is done. */
  question: VNode | null;
}

/** What all controls share: asking first, waiting for the app, saying what did not work. */
export function useControl({ blockId, element, input }: ControlProps<ControlElement>, name: string): Control {
  const surface = useSurface();
  const { complain } = useSlack();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<{ value?: string | string[] } | null>(null);
  const ids = { blockId, actionId: element.action_id ?? '' };
  const { confirm } = element;

  async function send(value?: string | string[]): Promise<void> {
    setAsking(null);
    setBusy(true);
    const answer = await surface.use(ids, value);
    setBusy(false);
    if (!answer.ok) complain(`“${name}” did not work: ${answer.error}`);
  }

  function tell(value?: string | string[]): void {
    if (confirm) setAsking(value === undefined ? {} : { value });
    else void send(value);
  }

  return {
    held: surface.held(ids),
    busy,
    tell,
    set: (value) => {
      if (input) surface.keep(blockId, value);
      if (!input || input.dispatches) tell(value);
    },
    question:
      asking && confirm
        ? html`<${ConfirmDialog}
          title=${confirm.title?.text ?? 'Are you sure?'}
          confirm=${confirm.confirm?.text ?? 'Yes'}
          deny=${confirm.deny?.text ?? 'Cancel'}
          danger=${confirm.style === 'danger'}
          onConfirm=${() => void send(asking.value)}
          onCancel=${() => setAsking(null)}
        ><${TextObject} text=${confirm.text} /></${ConfirmDialog}>`
        : null,
  };
}
