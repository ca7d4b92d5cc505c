import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { LeadCard } from '../src/domain/lead.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { contextLine, labeled } from './card-parts.ts';
import { starsText } from './review-posts.ts';
import {
  cleanWords,
  escapeSlack,
  escapeWithin,
  inert,
  joinText,
  LIMITS,
  mrkdwn,
  oneLine,
  plainText,
  type SlackContent,
  when,
} from './text.ts';

const EMAIL_LENGTH = 320;

/** The root of a lead's thread: who, how to answer, what they want, and what works well with such leads. */
export function leadCard(lead: LeadCard, texts: Texts): SlackContent {
  const { leads } = texts;
  const header = oneLine(leads.title({ name: leadName(lead, texts) }), LIMITS.header);
  const who = leadIdentity(lead, texts);
  const email = `${leads.email}: ${oneLine(lead.contact.email, EMAIL_LENGTH)}`;
  const fields = [labeled(leads.arrived, when(lead.arrivedAt, texts, 'card')), ...contactFields(lead, texts)];
  // The whole of it follows in the thread.
  const details = cleanWords(lead.details ?? '').trim();
  const habits = lead.source === 'form' ? habitLines(texts) : [];
  const mark = leadMark(lead, texts);

  const blocks: KnownBlock[] = [
    { type: 'header', text: plainText(header) },
    contextLine([who]),
    // Plain, so that the address stays letter by letter as it came.
    { type: 'section', text: plainText(email) },
    { type: 'section', fields: fields.map(({ field }) => mrkdwn(field)) },
    ...(details
      ? [{ type: 'section' as const, text: mrkdwn(`> ${inert(details, LIMITS.summary)}`), expand: true }]
      : []),
    ...(habits.length > 0 ? [{ type: 'section' as const, text: mrkdwn(habits.join('\n')) }] : []),
    ...(mark ? [contextLine([mark])] : []),
    ...reviewButton(lead, texts),
    contextLine([leads.footer]),
  ];
  const text = joinText([
    escapeSlack(header),
    escapeSlack(who),
    escapeSlack(email),
    ...fields.map((field) => field.text),
    mark ? escapeSlack(mark) : undefined,
    escapeSlack(leads.footer),
    ...habits.map(escapeSlack),
    details ? escapeWithin(details, LIMITS.summary) : undefined,
  ]);
  return { text, blocks };
}

export function leadName({ contact }: LeadCard, texts: Texts): string {
  return oneLine(contact.name) || texts.leads.someProspect;
}

/** "L-3 · through your profile". */
export function leadIdentity({ number, source }: LeadCard, texts: Texts): string {
  return `L-${number} · ${texts.leads.cameBy[source]}`;
}

/** The stars they gave, or that a review was asked for. */
export function leadMark({ rating, reviewAsked }: LeadCard, texts: Texts): string | undefined {
  if (rating !== undefined) return starsText(rating, texts);
  return reviewAsked && `⭐ ${texts.afterWork.review.asked}`;
}

function contactFields({ contact }: LeadCard, texts: Texts): { field: string; text: string }[] {
  const { language, timeZone } = texts.leads;
  return [
    ...(contact.locale ? [labeled(language, inert(contact.locale))] : []),
    ...(contact.timeZone ? [labeled(timeZone, inert(contact.timeZone))] : []),
  ];
}

function habitLines(texts: Texts): string[] {
  const { title, ...habits } = texts.leads.habits;
  return [`*${title}*`, ...Object.values(habits).map((habit) => `• ${habit}`)];
}

function reviewButton(lead: LeadCard, texts: Texts): ActionsBlock[] {
  if (lead.reviewAsked || lead.rating !== undefined) return [];
  const { submit } = texts.afterWork.review;
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: ACTION_IDS.jobReview,
          text: plainText(submit),
          accessibility_label: texts.card.buttons.aboutLabel({ button: submit, job: `L-${lead.number}` }),
          value: String(lead.threadId),
        },
      ],
    },
  ];
}
