import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AttachButton, AttachedList, useAttaching } from '../shared/attach.ts';
import { displayName, useSlack } from './context.ts';
import { GlobalShortcuts } from './shortcut-menus.ts';

interface ComposerProps {
  /** What the field is for; its accessible name. */
  label: string;
  placeholder?: string;
  initial?: string;
  verb?: string;
  /** "Also send to #jobs", where that is possible. */
  alsoTo?: string;
  /** A channel's own field: the app's shortcuts stand beside it, its commands are offered. */
  withShortcuts?: boolean;
  /** Resolves to whether the words are gone; otherwise they stay to be sent again. */
  onSend(text: string, broadcast: boolean, files: readonly string[]): Promise<boolean>;
  onCancel?(): void;
}

const STYLES = [
  ['*', 'Bold', html`<b>B</b>`],
  ['_', 'Italic', html`<i>I</i>`],
  ['~', 'Strikethrough', html`<s>S</s>`],
  ['`', 'Code', html`<code>‹›</code>`],
] as const;

/** The field that people write in: Enter sends, Shift+Enter breaks the line, @ offers the members. */
export function Composer(props: ComposerProps): VNode {
  const { state, complain } = useSlack();
  const attaching = useAttaching((name) => `/slack/page/files?user=${state.me}&name=${encodeURIComponent(name)}`);
  const [text, setText] = useState(props.initial ?? '');
  const [broadcast, setBroadcast] = useState(false);
  const [offer, setOffer] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const queue = useRef(Promise.resolve());
  const isEdit = props.onCancel !== undefined;
  const isEmpty = text.trim() === '' && attaching.files.length === 0;

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 260)}px`;
  }, [text]);
  useEffect(() => {
    if (!isEdit) return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
    field.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);

  const offered =
    offer === null
      ? []
      : state.members.filter((member) => displayName(member).toLowerCase().startsWith(offer.toLowerCase())).slice(0, 6);

  /** Empties the field at once, so that one can write on; what could not be sent comes back into an empty field. */
  function send(): void {
    if (isEmpty) return;
    const files = attaching.take();
    setText('');
    setOffer(null);
    setBroadcast(false);
    field.current?.focus();
    queue.current = queue.current.then(async () => {
      const ids = files.map(({ id }) => id);
      if (await props.onSend(text, broadcast, ids)) return;
      setText((since) => (since === '' ? text : since));
      attaching.giveBack(files);
    });
  }

  function typed(value: string): void {
    setText(value);
    const before = value.slice(0, field.current?.selectionStart ?? value.length);
    setOffer(before.match(/(?:^|\s)@([\p{L}\p{N}]*)$/u)?.[1] ?? null);
  }

  function mention(name: string): void {
    const caret = field.current?.selectionStart ?? text.length;
    const before = text.slice(0, caret).replace(/@[\p{L}\p{N}]*$/u, `@${name} `);
    setText(before + text.slice(caret));
    setOffer(null);
    field.current?.focus();
  }

  function style(mark: string): void {
    const area = field.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    setText(text.slice(0, start) + mark + text.slice(start, end) + mark + text.slice(end));
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(start + 1, end + 1);
    });
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const first = offered[0];
    if ((event.key === 'Enter' || event.key === 'Tab') && first && offer !== '') {
      event.preventDefault();
      mention(displayName(first));
      return;
    }
    if (event.key === 'Escape') {
      if (offer !== null) setOffer(null);
      else props.onCancel?.();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  }

  const commands = props.withShortcuts ? state.app.commands.filter(({ command }) => isBeginning(text, command)) : [];
  return html`<form class="composer" onSubmit=${(event: Event) => {
    event.preventDefault();
    send();
  }}>
    ${
      offered.length > 0 &&
      html`<div class="offers" role="listbox" aria-label="Members">
      ${offered.map(
        (
          member,
        ) => html`<button type="button" class="offer" role="option" aria-selected=${member === offered[0]} onClick=${() => mention(displayName(member))}>
        @${displayName(member)}
      </button>`,
      )}
    </div>`
    }
    ${commands.map(
      ({ command, description, usageHint }) => html`<p class="command-hint" role="note">
        <strong>${command}</strong> <span>${usageHint}</span> <span class="menu-hint">${description}</span>
      </p>`,
    )}
    <div class="composer-box">
      <${AttachedList} attaching=${attaching} />
      <textarea
        ref=${field}
        rows="1"
        aria-label=${props.label}
        placeholder=${props.placeholder}
        value=${text}
        onInput=${(event: InputEvent) => typed((event.target as HTMLTextAreaElement).value)}
        onKeyDown=${key}
      ></textarea>
      <div class="composer-bar">
        ${!isEdit && html`<${AttachButton} attaching=${attaching} onProblem=${complain} />`}
        ${STYLES.map(([mark, label, sign]) => html`<button type="button" class="style-button" aria-label=${label} title=${label} onClick=${() => style(mark)}>${sign}</button>`)}
        ${props.alsoTo && html`<label class="also"><input type="checkbox" checked=${broadcast} onChange=${(event: Event) => setBroadcast((event.target as HTMLInputElement).checked)} /> Also send to ${props.alsoTo}</label>`}
        ${props.withShortcuts && html`<${GlobalShortcuts} />`}
        <span class="spring"></span>
        ${isEdit && html`<button type="button" class="block-button" onClick=${props.onCancel}>Cancel</button>`}
        <button type="submit" class="send" disabled=${isEmpty}>${props.verb ?? 'Send'}</button>
      </div>
    </div>
  </form>`;
}

function isBeginning(text: string, command: string): boolean {
  if (!text.startsWith('/')) return false;
  const [first = ''] = text.split(/\s/);
  return first === text ? command.startsWith(text) : first === command;
}
