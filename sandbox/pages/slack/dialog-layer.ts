import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { postJson } from '../shared/http.ts';
import { Blocks } from './blocks.ts';
import { useSlack, type View } from './context.ts';
import { useViewSurface } from './view-surface.ts';

/** The person's topmost dialog over everything else, with what did not work in it. */
export function DialogLayer({ complaint }: { complaint: string }): VNode | null {
  const { state } = useSlack();
  const opener = useRef<HTMLElement | null>(null);
  const view = state.views.at(-1);
  useEffect(() => {
    // A button is disabled while the app has not answered, and so without focus when its dialog opens.
    const focused = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && !target.closest('dialog')) opener.current = target;
    };
    addEventListener('focusin', focused);
    return () => removeEventListener('focusin', focused);
  }, []);
  useEffect(() => {
    if (!view) opener.current?.focus();
  }, [view === undefined]);

  if (!view) return null;
  const { length } = state.views;
  return html`<${DialogView} key=${state.views[0]?.id} view=${view} depth=${length} complaint=${complaint} />`;
}

function DialogView({ view, depth, complaint }: { view: View; depth: number; complaint: string }): VNode {
  const { state, complain } = useSlack();
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const surface = useViewSurface(view, 'dialog');
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
    firstField(body.current)?.focus();
  }, [view.id]);

  async function close(all: boolean): Promise<void> {
    const answer = await postJson('/slack/page/views/close', { user: state.me, all });
    if (!answer.ok) complain(`Closed, but ${state.app.name} was not told: ${answer.error}`);
  }

  return html`<dialog
    ref=${dialog}
    class="app-dialog"
    aria-label=${view.title}
    data-view=${view.callback_id}
    data-view-id=${view.id}
    onCancel=${(event: Event) => {
      // Fields and menus inside have Escape for themselves; the answer of the sandbox closes the dialog.
      event.preventDefault();
      if (event.target === dialog.current) void close(true);
    }}
  >
    <form
      noValidate
      onSubmit=${(event: Event) => {
        event.preventDefault();
        if (view.submit && !surface.busy) void surface.submit();
      }}
    >
      <header class="dialog-head">
        <img class="dialog-mark" src="/assets/icon.svg" alt="" />
        <h2>${view.title}</h2>
        <button type="button" class="close-button" aria-label="Close dialog" onClick=${() => close(true)}>✕</button>
      </header>
      <div class="dialog-body" ref=${body} tabindex="-1">
        <${Blocks} key=${view.id} blocks=${view.blocks} surface=${surface} />
      </div>
      ${complaint && html`<p class="dialog-problem" role="alert">${complaint}</p>`}
      <footer class="dialog-foot">
        <button type="button" class="block-button" data-dialog-close onClick=${() => close(false)}>
          ${view.close ?? (depth > 1 ? 'Back' : view.submit ? 'Cancel' : 'Close')}
        </button>
        ${
          view.submit &&
          html`<button type="submit" class="block-button primary" data-dialog-submit aria-busy=${surface.busy} disabled=${surface.busy}>
          ${view.submit}
        </button>`
        }
      </footer>
    </form>
  </dialog>`;
}

function firstField(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>('.field-control:not([disabled]), .choice input') ?? box;
}
