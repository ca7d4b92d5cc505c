import type { Button, KnownBlock } from '@slack/types';
import { isLeadReviewable, type LeadCard, leadLabel } from '../src/domain/lead.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS, type ActionId } from './action-ids.ts';
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
    { type: 'actions', elements: buttons(lead, texts) },
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
export function leadIdentity(lead: LeadCard, texts: Texts): string {
  return `${leadLabel(lead)} · ${texts.leads.cameBy[lead.source]}`;
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

function buttons(lead: LeadCard, texts: Texts): Button[] {
  const { afterWork, jobVerbs } = texts;
  return [
    ...(isLeadReviewable(lead) ? [leadButton(lead, ACTION_IDS.jobReview, afterWork.review.submit, texts)] : []),
    leadButton(lead, ACTION_IDS.jobNote, jobVerbs.more.rows.note.button, texts),
  ];
}

/** A button about a lead, on its card or in Home. */
export function leadButton(lead: LeadCard, id: ActionId, button: string, texts: Texts): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(button),
    accessibility_label: texts.card.buttons.aboutLabel({ button, job: leadLabel(lead) }),
    value: String(lead.threadId),
  };
}
