import type { ModalView } from '@slack/types';
import { DECLINE_REASONS, type DeclineReason, isDeclineReason } from '../src/domain/decline-reason.ts';
import type { ThreadShown } from '../src/domain/job-verbs.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { radios } from './choice.ts';
import { dialog, input, inputOf, type SentDialog, threadIdOf, wordsOf } from './dialog.ts';
import { mrkdwn } from './text.ts';
import { threadName } from './thread-name.ts';

/** The field names are what the marketplace calls them. */
export const DECLINE_FIELDS = { reason: 'reason', comment: 'comment' } as const;
const COMMENT_LENGTH = 3000;

export function declineJobDialog(
  { threadId, shown }: { threadId: number; shown: ThreadShown },
  texts: Texts,
): ModalView {
  const { decline } = texts.jobVerbs;
  return dialog(
    {
      id: 'decline',
      title: decline.title({ thread: threadName(shown) }),
      submit: decline.submit,
      blocks: [
        { type: 'section', text: mrkdwn(decline.intro) },
        input(DECLINE_FIELDS.reason, decline.reason, radios(DECLINE_REASONS, decline.reasons)),
        input(
          DECLINE_FIELDS.comment,
          decline.comment,
          { type: 'plain_text_input', multiline: true, max_length: COMMENT_LENGTH },
          { optional: true, hint: decline.commentHint },
        ),
      ],
      context: { threadId },
    },
    texts,
  );
}

export interface DeclineSent {
  threadId?: number;
  /** Undefined where none was chosen. */
  reason?: DeclineReason;
  comment?: string;
}

export function readDeclineJob(view: SentDialog): DeclineSent {
  const threadId = threadIdOf(view);
  const reason = inputOf(view, DECLINE_FIELDS.reason).selected_option?.value;
  const comment = wordsOf(view, DECLINE_FIELDS.comment);
  return {
    ...(threadId !== undefined && { threadId }),
    ...(isDeclineReason(reason) && { reason }),
    ...(comment !== '' && { comment }),
  };
}
