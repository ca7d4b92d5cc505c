import type { Language } from '../../domain/language.ts';
import { findMailOwner, setMails } from '../../store/mail-recipients.ts';
import { getOrganization } from '../../store/organizations.ts';
import type { Tx } from '../../store/scope.ts';

/** Somebody who followed the link of a mail to them. */
export interface MailReaderFound {
  organizationName: string;
  organizationLanguage: Language;
  ownLanguage?: Language;
  /** Slack's. */
  locale?: string;
}

/** Who a mail's token belongs to; undefined for a token that nobody has. */
export async function findMailReader(tx: Tx, token: string): Promise<MailReaderFound | undefined> {
  const owner = await findMailOwner(tx, token);
  if (!owner) return undefined;
  const { name, language } = await getOrganization(tx, tx.organizationId);
  return {
    organizationName: name,
    organizationLanguage: language,
    ...(owner.ownLanguage && { ownLanguage: owner.ownLanguage }),
    ...(owner.language !== null && { locale: owner.language }),
  };
}

/** Ends the e-mail of whoever the token belongs to. Harmless twice. */
export async function stopMails(tx: Tx, token: string): Promise<MailReaderFound | undefined> {
  const owner = await findMailOwner(tx, token);
  if (!owner) return undefined;
  await setMails(tx, owner.slackUser, false);
  return findMailReader(tx, token);
}
