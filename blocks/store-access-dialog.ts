import type { Checkboxes, ModalView } from '@slack/types';
import type { ThreadShown } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { merchantName } from './card-parts.ts';
import { dialog, input, inputOf, type SentDialog, threadIdOf } from './dialog.ts';
import { inert, mrkdwn, plainText } from './text.ts';
import { threadName } from './thread-name.ts';

/** The field is called as in the event that says it. */
export const AGREED = 'agreed';

/** Nothing is asked of a merchant who has not understood and agreed: the tick says that they have. */
export function storeAccessDialog(
  { threadId, shown }: { threadId: number; shown: ThreadShown },
  texts: Texts,
): ModalView {
  const { access } = texts.afterWork;
  const merchant = `*${inert(merchantName(shown.card.merchant, texts))}*`;
  const tick: Omit<Checkboxes, 'action_id'> = {
    type: 'checkboxes',
    options: [{ text: plainText(access.agreed), value: AGREED }],
  };
  return dialog(
    {
      id: 'store_access',
      title: access.title({ thread: threadName(shown) }),
      submit: access.submit,
      blocks: [
        { type: 'section', text: mrkdwn(access.does({ merchant })) },
        // Optional for Slack: its own "complete this field" would not say why.
        input(AGREED, access.label, tick, { optional: true }),
      ],
      context: { threadId },
    },
    texts,
  );
}

export function readStoreAccess(view: SentDialog): { threadId?: number; agreed: boolean } {
  const threadId = threadIdOf(view);
  const agreed = (inputOf(view, AGREED).selected_options ?? []).some(({ value }) => value === AGREED);
  return { ...(threadId !== undefined && { threadId }), agreed };
}
