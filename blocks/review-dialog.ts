import type { ModalView } from '@slack/types';
import type { CardMerchant } from '../src/domain/card.ts';
import type { ReviewOf } from '../src/domain/review.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { merchantName } from './card-parts.ts';
import { dialog } from './dialog.ts';
import { inert, mrkdwn } from './text.ts';

/** Whose review is about to be asked for. */
export interface ReviewToRequest {
  threadId: number;
  /** `J-12`, `C-3` or `L-4`. */
  label: string;
  of: ReviewOf;
  merchant: Pick<CardMerchant, 'name'>;
}

/** What the merchant will be asked, before they are. */
export function reviewDialog({ threadId, label, of, merchant }: ReviewToRequest, texts: Texts): ModalView {
  const { review } = texts.afterWork;
  const does = review.does[of]({ merchant: `*${inert(merchantName(merchant, texts))}*` });
  return dialog(
    {
      id: 'review',
      title: review.title({ thread: label }),
      submit: review.submit,
      blocks: [{ type: 'section', text: mrkdwn(`${does} ${review.once}`) }],
      context: { threadId },
    },
    texts,
  );
}
