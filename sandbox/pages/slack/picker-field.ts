import type { ExternalSelect, MultiSelect } from '@slack/types';
import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useSlack } from './context.ts';
import { groupsOf } from './select-field.ts';
import { useSurface } from './surface.ts';
import { type ControlProps, useControl } from './use-control.ts';

interface Choice {
  text: string;
  value: string;
}

const MOST_SHOWN = 100;
const TYPING_PAUSE_MS = 200;
const LEAST_QUERY = 3;

/** A menu one searches in: of several choices, or whose options the app loads. */
export function PickerField(props: ControlProps<ExternalSelect | MultiSelect>): VNode {
  const { blockId, element, input } = props;
  const surface = useSurface();
  const { state } = useSlack();
  const words = element.placeholder?.text ?? 'Search…';
  const { held = [], busy, set, question } = useControl(props, words);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [loaded, setLoaded] = useState<{ choices: Choice[]; failed?: string }>({ choices: [] });
  const known = useRef(new Map<string, string>());
  const listId = useId();
  const takesMany = element.type.startsWith('multi_');
  const loads = element.type === 'external_select' || element.type === 'multi_external_select';
  const least = loads ? (element.min_query_length ?? LEAST_QUERY) : 0;

  useEffect(() => {
    if (!loads || !open || [...query].length < least) return;
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await surface.load(blockId, query);
      if (!stale) setLoaded(answer.ok ? { choices: answer.value.options } : { choices: [], failed: answer.error });
    }, TYPING_PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [query, open, loads]);

  const fixed = loads ? [] : groupsOf(element, state).flatMap(({ options }) => options);
  const fits = ({ text }: Choice): boolean => text.toLowerCase().includes(query.toLowerCase());
  const enough = [...query].length >= least;
  const choices = (loads ? (enough ? loaded.choices : []) : fixed.filter(fits)).slice(0, MOST_SHOWN);
  const ids = { blockId, actionId: element.action_id ?? '' };
  for (const { text, value } of [...surface.chosen(ids), ...fixed, ...loaded.choices]) known.current.set(value, text);

  function toggle({ value }: Choice): void {
    const without = held.filter((one) => one !== value);
    if (!takesMany) set(value);
    else set(without.length < held.length ? without : [...held, value]);
    setQuery('');
    setOpen(takesMany);
  }

  function key(event: KeyboardEvent): void {
    const choice = choices[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setOpen(true);
      setActive((active + step + Math.max(choices.length, 1)) % Math.max(choices.length, 1));
    } else if (event.key === 'Enter') {
      if (open && choice) toggle(choice);
    } else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Backspace' && query === '' && held.length > 0) set(takesMany ? held.slice(0, -1) : '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const chips = held
    .filter((value) => value !== '')
    .map((value) => {
      const text = known.current.get(value) ?? value;
      const remove = (): void => set(takesMany ? held.filter((one) => one !== value) : '');
      return html`<li key=${value} data-chosen=${value}>${text}<button type="button" aria-label=${`Remove ${text}`} onClick=${remove}>✕</button></li>`;
    });
  const rows = choices.map(
    (choice, index) => html`<li
      key=${choice.value}
      id=${`${listId}-${index}`}
      role="option"
      class=${index === active ? 'active' : ''}
      aria-selected=${held.includes(choice.value)}
      data-option=${choice.value}
      onPointerDown=${(event: Event) => event.preventDefault()}
      onClick=${() => toggle(choice)}
    >${choice.text}</li>`,
  );
  const empty = loaded.failed
    ? 'These could not be loaded.'
    : enough
      ? 'Nothing found.'
      : `Type ${least} letters or more.`;
  return html`<div class="picker" data-action-id=${element.action_id} aria-busy=${busy}>
    ${chips.length > 0 && html`<ul class="chips">${chips}</ul>`}
    <input
      class="field-control"
      type="text"
      role="combobox"
      aria-labelledby=${input?.labelId}
      aria-label=${input ? undefined : words}
      aria-expanded=${open}
      aria-controls=${listId}
      aria-activedescendant=${open && choices[active] ? `${listId}-${active}` : undefined}
      autocomplete="off"
      placeholder=${words}
      value=${query}
      onFocus=${() => setOpen(true)}
      onBlur=${() => setOpen(false)}
      onClick=${() => setOpen(true)}
      onInput=${(event: Event) => {
        setQuery((event.target as HTMLInputElement).value);
        setOpen(true);
        setActive(0);
      }}
      onKeyDown=${key}
    />
    ${
      open &&
      html`<ul class="picker-list" role="listbox" id=${listId} aria-label=${words} aria-multiselectable=${takesMany}>
        ${rows.length > 0 ? rows : html`<li class="picker-empty">${empty}</li>`}
      </ul>`
    }
    ${question}
  </div>`;
}
