import type { SectionBlock } from '@slack/types';
import { isLeadReviewable, type LeadLine } from '../../src/domain/lead.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { ACTION_IDS } from '../action-ids.ts';
import { leadButton, leadIdentity, leadMark, leadName } from '../lead-card.ts';
import { inert, LIMITS, mrkdwn, when } from '../text.ts';
import { threadUrl } from '../thread-link.ts';

/** One lead in two lines, its name linked to the thread; the button asks for the review where nobody has. */
export function leadLineBlock({ card, place }: LeadLine, teamUrl: string | undefined, texts: Texts): SectionBlock {
  const url = place && threadUrl({ ...place, ...(teamUrl !== undefined && { teamUrl }) });
  const name = inert(leadName(card, texts), LIMITS.header);
  const mark = leadMark(card, texts);
  const { submit } = texts.afterWork.review;
  const rest = [
    when(card.arrivedAt, texts, 'card'),
    ...(mark ? [mark] : []),
    ...(url ? [] : [texts.finding.line.notPosted]),
  ];
  const text = `*${url ? `<${url}|${name}>` : name}* · ${leadIdentity(card, texts)}\n${rest.join(' · ')}`;
  return {
    type: 'section',
    text: mrkdwn(text),
    ...(isLeadReviewable(card) && { accessory: leadButton(card, ACTION_IDS.jobReview, submit, texts) }),
  };
}
