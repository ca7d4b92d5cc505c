import { useState } from 'preact/hooks';
import type { Suggestion, ViewValues } from '../../slack/views/view-model.ts';
import { type Answer, postJson } from '../shared/http.ts';
import { useSlack, type View } from './context.ts';
import type { ControlIds, Surface } from './surface.ts';

type Drafts = Record<string, string | string[]>;

export interface ViewSurface extends Surface {
  submit(): Promise<void>;
  busy: boolean;
}

/** What Slack's client says itself, before anything is sent. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  required: 'Please complete this required field.',
  too_long: 'This is too long.',
  too_short: 'This is too short.',
  too_many: 'These are too many.',
  number: 'Enter a number.',
  too_small: 'This number is too small.',
  too_big: 'This number is too big.',
  email: 'Enter a valid email address.',
  url: 'Enter a valid link.',
};

/** A dialog or Home: what is typed stays here until it is sent or some control is used. */
export function useViewSurface(view: View | undefined, where: 'dialog' | 'home'): ViewSurface {
  const { state, complain } = useSlack();
  const [typed, setTyped] = useState<{ viewId: string; drafts: Drafts; errors: Record<string, string> }>(NOTHING_TYPED);
  const [busy, setBusy] = useState(false);
  const own = typed.viewId === view?.id ? typed : NOTHING_TYPED;
  const inputs = new Set((view?.blocks ?? []).filter(({ type }) => type === 'input').map((block) => block.block_id));
  const values = Object.fromEntries(Object.entries(own.drafts).filter(([blockId]) => inputs.has(blockId)));

  function change(part: Partial<typeof typed>): void {
    if (view)
      setTyped((before) => ({ ...(before.viewId === view.id ? before : NOTHING_TYPED), viewId: view.id, ...part }));
  }

  async function submit(): Promise<void> {
    setBusy(true);
    const answer = await postJson('/slack/page/views/submit', { user: state.me, values });
    setBusy(false);
    if (answer.ok) return change({ errors: {} });
    const [code = '', blockId = ''] = answer.error.split(' ');
    const words = OWN_WORDS[code];
    if (words === undefined) complain(`We had some trouble connecting. Try again? (${answer.error})`);
    else change({ errors: { [blockId]: words } });
  }

  return {
    busy,
    submit,
    use: ({ blockId, actionId }, value) =>
      postJson('/slack/page/views/click', { user: state.me, in: where, blockId, actionId, value, values }),
    held: (control) => {
      const draft = values[control.blockId];
      return draft === undefined ? heldIn(view?.values ?? {}, control).map(({ value }) => value) : [draft].flat();
    },
    chosen: (control) => heldIn(view?.values ?? {}, control),
    keep: (blockId, value) =>
      setTyped((before) => {
        const { drafts, errors } = before.viewId === view?.id ? before : NOTHING_TYPED;
        const { [blockId]: _corrected, ...others } = errors;
        return { viewId: view?.id ?? '', drafts: { ...drafts, [blockId]: value }, errors: others };
      }),
    error: (blockId) => own.errors[blockId] ?? view?.errors[blockId],
    load: (blockId, query): Promise<Answer<{ options: Suggestion[] }>> =>
      postJson('/slack/page/views/suggest', { user: state.me, in: where, blockId, query }),
  };
}

const NOTHING_TYPED: { viewId: string; drafts: Drafts; errors: Record<string, string> } = {
  viewId: '',
  drafts: {},
  errors: {},
};

/** What Slack's state says of a control, as values with words. */
function heldIn(values: ViewValues, { blockId, actionId }: ControlIds): Suggestion[] {
  const { type: _type, ...held } = values[blockId]?.[actionId] ?? {};
  return [Object.values(held)[0]].flat().flatMap((one) => {
    if (typeof one === 'string') return { text: one, value: one };
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { text, value } = one;
    const words = typeof text === 'object' && text !== null && !Array.isArray(text) ? text.text : undefined;
    return { text: typeof words === 'string' ? words : String(value), value: String(value) };
  });
}
