import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { JobThread } from './job-thread.ts';
import type { TestJobline } from './jobline.ts';

/** One person's dialogs. */
export interface Dialogs {
  /** Presses a button under the card and waits for its dialog. */
  open(thread: Pick<JobThread, 'click'>, actionId: string, callbackId?: string): Promise<void>;
  /** Presses a button in the topmost dialog. */
  press(actionId: string, value?: string): Promise<void>;
  submit(values?: Record<string, string | string[]>): Promise<void>;
  /** The topmost dialog as text: everything it says, and its buttons. */
  said(): string;
  /** Waits until the topmost dialog says this. */
  says(words: string | RegExp): Promise<void>;
  title(): string | undefined;
  /** `action_id`s of its buttons, in their order. */
  buttons(): string[];
  errors(): Record<string, string> | undefined;
  closeAll(): Promise<void>;
}

export function dialogsOf({ sandbox }: TestJobline, user = 'U0ALICE'): Dialogs {
  const { slack } = sandbox;
  const json = () => JSON.stringify(slack.view(user)?.blocks ?? []);
  const said = () =>
    [...json().matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => JSON.parse(`"${text}"`)).join('\n');
  const callbackId = () => slack.view(user)?.callback_id;

  return {
    async open(thread, actionId, opens) {
      await thread.click(actionId, user);
      if (opens) await eventually(() => expect(callbackId()).toBe(opens));
    },
    async press(actionId, value) {
      const result = await slack.clickIn({ user, actionId, ...(value !== undefined && { value }) });
      expect(result).toMatchObject({ ok: true });
    },
    async submit(values = {}) {
      expect(await slack.submit({ user, values })).toMatchObject({ ok: true });
    },
    said,
    says: (words) => eventually(() => expect(said()).toMatch(words)),
    title: () => slack.view(user)?.title,
    buttons: () => [...json().matchAll(/"action_id":"((?!value")[^"]+)"/g)].map(([, id]) => id ?? ''),
    errors: () => slack.view(user)?.errors,
    async closeAll() {
      if (slack.view(user)) await slack.closeView({ user, all: true });
    },
  };
}
