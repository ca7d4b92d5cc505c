import { leadMail } from '../../blocks/mail/lead-mail.ts';
import { threadUrl } from '../../blocks/thread-link.ts';
import { texts } from '../i18n/texts.ts';
import { isMailAddress } from '../mail/address.ts';
import { findLeadCardById } from '../store/leads.ts';
import { findTeamUrl } from '../store/organizations.ts';
import { getPreferences } from '../store/preferences.ts';
import type { Reader } from '../store/reading.ts';
import { getThreadPlace } from '../store/threads.ts';
import type { Addressee } from './mail-reader.ts';
import type { MailToSend } from './render-mail.ts';

/** A lead's contact details for the organization; an answer goes to the lead, not to us. */
export async function renderLeadMail(
  reader: Reader,
  leadId: number,
  to: Addressee,
  { mayWait }: { mayWait: boolean },
): Promise<MailToSend> {
  const lead = await findLeadCardById(reader, leadId);
  if (!lead) return { why: 'the lead is gone' };
  const [place, teamUrl, { profileUrl }] = await Promise.all([
    getThreadPlace(reader, lead.threadId),
    findTeamUrl(reader, reader.organizationId),
    getPreferences(reader, reader.organizationId),
  ]);
  if (mayWait && place.channel !== undefined && place.rootTs === undefined) return { waitsForRoot: place };
  const url = threadUrl({ ...place, ...(teamUrl !== undefined && { teamUrl }) });
  const { email } = lead.contact;
  const canReply = isMailAddress(email);
  const mail = {
    lead,
    canReply,
    reader: to.reader,
    ...(profileUrl !== null && { profileUrl }),
    ...(url !== undefined && { threadUrl: url }),
  };
  return {
    content: leadMail(mail, texts(to.language)),
    thread: `o${reader.organizationId}.l${leadId}`,
    ...(canReply && { replyTo: email }),
  };
}
