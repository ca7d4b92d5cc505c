import { automaticAnswer } from '../../../blocks/mail/automatic-answer.ts';
import { languageForMember, languageForMerchant } from '../../i18n/languages.ts';
import { texts } from '../../i18n/texts.ts';
import { amendPayload } from '../../store/deliveries.ts';
import { getOrganizationOnPages } from '../../store/organization-on-pages.ts';
import { getOrganization } from '../../store/organizations.ts';
import { readInOrganization } from '../../store/reading.ts';
import { inOrganization } from '../../store/scope.ts';
import type { MailAnswerPayload } from '../../use-cases/conversations/answer-mail.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { outcomeOfMail } from './send-mail.ts';

/** One line to somebody whose mail could not be taken in: what to do instead. */
export function answerMail(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { mailer, db } = deps;
      const { organizationId } = delivery;
      const { code, to, locale, own, subject, inReplyTo, repeated = false } = delivery.payload as MailAnswerPayload;
      if (!mailer) return { kind: 'cancelled', why: 'no mail server is set' };
      if (delivery.resumed && repeated) {
        return { kind: 'failed', reason: { code: 'mail_unknown' }, error: 'sent twice, and no answer came' };
      }
      // Said before it is done: whoever finds it cut off must not send it a third time.
      if (delivery.resumed) {
        await inOrganization(db, organizationId, (tx) => amendPayload(tx, delivery.id, { repeated: true }));
      }
      const [organization, page] = await readInOrganization(db, organizationId, (reader) =>
        Promise.all([getOrganization(reader, organizationId), getOrganizationOnPages(reader, organizationId)]),
      );
      const language =
        code === 'answer_in_slack'
          ? languageForMember({ own, slackLocale: locale, organization: organization.language })
          : languageForMerchant({ locale, organization: organization.language });
      const content = automaticAnswer({ code, agency: page.name, subject }, texts(language));
      const mail = { id: delivery.id, thread: '', to, ...content, references: [inReplyTo], nature: 'answer' as const };
      guard.assertOurs();
      const outcome = await mailer.send({ ...mail, bounceTo: '' });
      return outcomeOfMail(outcome, delivery, { ...deps, repeated: repeated || delivery.resumed });
    },
  };
}
