import { linkMail } from '../../../blocks/mail/link-mail.ts';
import { languageForMerchant } from '../../i18n/languages.ts';
import { texts } from '../../i18n/texts.ts';
import { amendPayload } from '../../store/deliveries.ts';
import { findMerchantMailFacts } from '../../store/merchant-mail-facts.ts';
import { inOrganization } from '../../store/scope.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { outcomeOfMail } from './send-mail.ts';

interface Payload {
  conversationId: number;
  /** Sent a second time after its fate was not known; there is no third. */
  repeated?: true;
}

/** The mail with the link that opens a merchant's conversation now, to the address that the conversation was begun with. */
export function mailLink(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { mailer, db } = deps;
      const { organizationId } = delivery;
      const { conversationId, repeated = false } = delivery.payload as Payload;
      if (!mailer) return { kind: 'cancelled', why: 'no mail server is set' };
      if (delivery.resumed && repeated) {
        return { kind: 'failed', reason: { code: 'internal' }, error: 'sent twice, and no answer came' };
      }
      const facts = await inOrganization(db, organizationId, async (tx) => {
        // Said before it is done: whoever finds it cut off must not send it a third time.
        if (delivery.resumed) await amendPayload(tx, delivery.id, { repeated: true });
        return findMerchantMailFacts(tx, conversationId);
      });
      if (!facts) return { kind: 'cancelled', why: 'the merchant has no address' };
      const { to, locale, agency, organizationLanguage: organization, link } = facts;
      const url = `${deps.publicUrl()}/c/${link}`;
      const content = linkMail({ organization: agency, url }, texts(languageForMerchant({ locale, organization })));
      guard.assertOurs();
      const mail = { id: delivery.id, thread: `link-${delivery.id}`, to, ...content, fromName: agency };
      return outcomeOfMail(await mailer.send(mail), delivery, { ...deps, repeated: repeated || delivery.resumed });
    },
  };
}
