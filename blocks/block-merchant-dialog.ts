import type { ModalView } from '@slack/types';
import { BLOCK_REASONS, type BlockReason, isBlockReason } from '../src/domain/block-reason.ts';
import type { ThreadShown } from '../src/domain/job-verbs.ts';
import { clipText } from '../src/domain/split-text.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { merchantName, shortName } from './card-parts.ts';
import { radios } from './choice.ts';
import { dialog, input, inputOf, type SentDialog, threadIdOf } from './dialog.ts';
import { inert, mrkdwn } from './text.ts';

export const BLOCK_REASON = 'reason';
const TITLE_LENGTH = 24;

/** Why, and what it does: the last look before something that cannot be undone. */
export function blockMerchantDialog(
  { threadId, shown }: { threadId: number; shown: ThreadShown },
  texts: Texts,
): ModalView {
  const { block } = texts.jobVerbs;
  const { merchant } = shown.card;
  return dialog(
    {
      id: 'block',
      title: titleOf(merchantName(merchant, texts), shortName(merchant, texts), texts),
      submit: block.submit,
      blocks: [
        { type: 'section', text: mrkdwn(block.does({ name: `*${inert(merchantName(merchant, texts))}*` })) },
        input(BLOCK_REASON, block.reason, radios(BLOCK_REASONS, block.reasons)),
      ],
      context: { threadId },
    },
    texts,
  );
}

/** The whole name where it fits, else the first name, else no name at all rather than half of one. */
function titleOf(name: string, first: string, texts: Texts): string {
  const { block } = texts.jobVerbs;
  const fits = (title: string) => clipText(title, TITLE_LENGTH) === title;
  return [name, first].map((each) => block.title({ name: each })).find(fits) ?? block.submit;
}

export function readBlockMerchant(view: SentDialog): { threadId?: number; reason?: BlockReason } {
  const threadId = threadIdOf(view);
  const reason = inputOf(view, BLOCK_REASON).selected_option?.value;
  return { ...(threadId !== undefined && { threadId }), ...(isBlockReason(reason) && { reason }) };
}
