import { merchantMail, senderOf } from '../../blocks/mail/merchant-mail.ts';
import type { DeliveryDeps } from '../deliveries/deps.ts';
import { createTurns } from '../deliveries/turns.ts';
import type { OutboundEvent } from '../domain/outbound-event.ts';
import { replyAddress } from '../domain/reply-address.ts';
import { languageForMerchant } from '../i18n/languages.ts';
import { texts } from '../i18n/texts.ts';
import type { Logger } from '../log.ts';
import type { OutgoingMail } from '../mail/mailer.ts';
import { writeEvent } from '../marketplaces/standard-webhooks/outbound.ts';
import { signWebhook } from '../marketplaces/standard-webhooks/sign.ts';
import type { MerchantChannel } from '../merchants/channel.ts';
import { createMerchantChannels, type MerchantChannels } from '../merchants/channels.ts';
import { createEmailChannel } from '../merchants/email/channel.ts';
import { createMarketplaceChannel } from '../merchants/marketplace/channel.ts';
import { createWebChannel } from '../merchants/web/channel.ts';
import { findMerchantMailFacts } from '../store/merchant-mail-facts.ts';
import { keepOnPage } from '../store/page-messages.ts';
import { inOrganization } from '../store/scope.ts';

export interface MerchantOptions {
  marketplace?: { url: string; outboundSecret: string };
  /** How long the marketplace may take to answer; 20 seconds unless given. */
  marketplaceTimeoutMs?: number;
  log: Logger;
}

type Parts = Pick<DeliveryDeps, 'db' | 'mailer' | 'publicUrl' | 'replyDomain'>;

/** Servers take only a few connections from one side. */
const MAILS_AT_ONCE = 3;

/** The ways to merchants: the marketplace, our page and mail, and the upstreams' own. */
export function connectMerchants(
  options: MerchantOptions,
  parts: Parts,
  upstreams: Readonly<Record<string, MerchantChannel>>,
): MerchantChannels {
  const { db, mailer } = parts;
  const page = createWebChannel(({ organizationId, conversationId }, change) =>
    inOrganization(db, organizationId, (tx) => keepOnPage(tx, conversationId, change)),
  );
  const inTurn = createTurns(() => MAILS_AT_ONCE);
  const compose: Parameters<typeof createEmailChannel>[0]['compose'] = (event, place) => mailOf(parts, event, place);
  return createMerchantChannels({
    marketplace: options.marketplace && marketplaceChannel(options.marketplace, options),
    web: page,
    mail: mailer && createEmailChannel({ compose, mailer, inTurn }),
    upstreams,
  });
}

function marketplaceChannel(
  { url, outboundSecret }: { url: string; outboundSecret: string },
  { log, marketplaceTimeoutMs: timeoutMs }: MerchantOptions,
): MerchantChannel {
  const sign = (id: string, at: Date, body: string) => signWebhook(outboundSecret, id, at, body);
  return createMarketplaceChannel(
    { url, write: writeEvent, sign },
    { log, ...(timeoutMs !== undefined && { timeoutMs }) },
  );
}

/** Written from state, in the merchant's language, as part of the conversation's thread in their mail client. */
async function mailOf(
  { db, publicUrl, replyDomain }: Parts,
  event: OutboundEvent,
  place: { organizationId: number; conversationId: number; webhookId: string },
): Promise<OutgoingMail | undefined> {
  const { organizationId, conversationId } = place;
  const facts = await inOrganization(db, organizationId, (tx) => findMerchantMailFacts(tx, conversationId));
  if (!facts) return undefined;
  const { agency, about, locale, organizationLanguage: organization } = facts;
  const language = languageForMerchant({ locale, organization });
  const url = `${publicUrl()}/c/${facts.link}`;
  const takesAnswers = replyDomain !== undefined;
  const content = merchantMail(
    event,
    { agency, ...(about !== undefined && { about }), url, takesAnswers },
    texts(language),
  );
  if (!content) return undefined;
  const token = { of: 'conversation', organizationId, secret: facts.replySecret } as const;
  const comesBackTo = replyDomain === undefined ? undefined : replyAddress(token, replyDomain);
  return {
    id: place.webhookId,
    thread: `o${organizationId}.c${conversationId}`,
    to: facts.to,
    ...content,
    fromName: senderOf(event, agency),
    references: facts.theirs,
    ...natureOf(event),
    ...(comesBackTo !== undefined && { replyTo: comesBackTo, bounceTo: comesBackTo }),
  };
}

/** Only what somebody wrote goes as their words; whatever else we mail says of itself that a machine sent it. */
function natureOf(event: OutboundEvent): Pick<OutgoingMail, 'nature'> {
  if (event.type === 'message.sent' && event.automatic) return { nature: 'answer' };
  const isWords = event.type === 'message.sent' || event.type === 'message.corrected' || event.type === 'job.declined';
  return isWords ? { nature: 'words' } : {};
}
