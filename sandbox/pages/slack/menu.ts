import { html } from 'htm/preact';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  key: string;
  words: string;
  /** What it does, smaller. */
  hint?: string;
  onChoose(): void;
}

interface MenuProps {
  /** The accessible name of the button. */
  label: string;
  items: MenuItem[];
  look: string;
  disabled?: boolean;
  actionId?: string;
  children?: ComponentChildren;
}

const GAP_PIXELS = 4;

/** A button with a short list: arrows move, Enter chooses, Escape closes. */
export function Menu({ label, items, look, disabled, actionId, children }: MenuProps): VNode {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    place(list.current, trigger.current);
    choices(box.current)[0]?.focus();
    const elsewhere = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const moved = (event: Event): void => {
      if (event.target instanceof Node && !list.current?.contains(event.target)) setOpen(false);
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('scroll', moved, true);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('scroll', moved, true);
    };
  }, [open]);

  function close(): void {
    setOpen(false);
    trigger.current?.focus();
  }

  function key(event: KeyboardEvent): void {
    if (!open) return;
    const all = choices(box.current);
    const at = all.findIndex((one) => one.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') close();
    if (next !== undefined) all[next % all.length]?.focus();
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  }

  const rows = items.map(
    (item) => html`<button
      type="button"
      role="menuitem"
      class="menu-item"
      key=${item.key}
      data-menu-item=${item.key}
      onClick=${() => {
        close();
        item.onChoose();
      }}
    ><span>${item.words}</span>${item.hint && html`<span class="menu-hint">${item.hint}</span>`}</button>`,
  );
  return html`<span class="menu-box" ref=${box} onKeyDown=${key}>
    <button
      type="button"
      ref=${trigger}
      class=${look}
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${open}
      data-action-id=${actionId}
      disabled=${disabled}
      onClick=${() => setOpen(!open)}
    >${children ?? html`<span aria-hidden="true">⋯</span>`}</button>
    ${open && html`<div class="menu" ref=${list} popover="manual" role="menu" aria-label=${label}>${rows}</div>`}
  </span>`;
}

/** Above everything else, below its button or, where there is no room, over it. */
function place(list: HTMLElement | null, button: HTMLElement | null): void {
  if (!list || !button) return;
  list.showPopover();
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = at.bottom + GAP_PIXELS;
  const fitsBelow = below + height < window.innerHeight;
  list.style.top = `${fitsBelow ? below : Math.max(GAP_PIXELS, at.top - height - GAP_PIXELS)}px`;
  list.style.left = `${Math.max(GAP_PIXELS, Math.min(at.left, window.innerWidth - width - GAP_PIXELS))}px`;
}

function choices(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}
