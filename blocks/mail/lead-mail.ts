import { leadLabel } from '../../src/domain/lead.ts';
import type { LeadMail, MailContent } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { leadName } from '../lead-card.ts';
import { oneLine } from '../text.ts';
import { foot } from './about.ts';
import { aside, button, facts, layout, type Part, paragraph, quote } from './parts.ts';

const SUBJECT_LENGTH = 150;
const ADDRESS_LENGTH = 320;

/** A lead for the organization: who, how to answer, what they want. An answer to this mail goes to them. */
export function leadMail({ lead, profileUrl, threadUrl, canReply, reader }: LeadMail, texts: Texts): MailContent {
  const { mail, ...words } = texts.leads;
  const name = leadName(lead, texts);
  const { email, locale, timeZone } = lead.contact;
  const subject = oneLine(mail.subject({ number: leadLabel(lead), name }), SUBJECT_LENGTH);
  const known = [
    { label: mail.name, value: name },
    { label: words.email, value: oneLine(email, ADDRESS_LENGTH) },
    ...(locale ? [{ label: words.language, value: oneLine(locale) }] : []),
    ...(timeZone ? [{ label: words.timeZone, value: oneLine(timeZone) }] : []),
    ...(profileUrl ? [{ label: mail.link, value: oneLine(profileUrl, ADDRESS_LENGTH) }] : []),
  ];
  const body: Part[] = [
    paragraph(lead.source === 'form' ? mail.form({ name }) : mail.profile({ name })),
    ...facts(known),
    ...(lead.details?.trim() ? [quote(lead.details)] : []),
    ...(lead.source === 'form' ? habits(texts) : []),
    ...(canReply ? [paragraph(mail.reply({ name }))] : []),
    ...(threadUrl === undefined ? [] : [button(texts.mails.openThread, threadUrl)]),
  ];
  const { html, text } = layout(subject, texts.language, body, foot(reader, texts));
  return { subject, html, text };
}

function habits(texts: Texts): Part[] {
  const { title, ...each } = texts.leads.habits;
  return [paragraph(title), ...Object.values(each).map((habit) => aside(`• ${habit}`))];
}
