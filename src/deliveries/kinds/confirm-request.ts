import { confirmRequestMail } from '../../../blocks/mail/confirm-request-mail.ts';
import { pageName } from '../../domain/experts.ts';
import { texts } from '../../i18n/texts.ts';
import { amendPayload } from '../../store/deliveries.ts';
import { findJobRequest } from '../../store/job-requests.ts';
import { getOrganizationOnPages } from '../../store/organization-on-pages.ts';
import { readInOrganization } from '../../store/reading.ts';
import { inOrganization } from '../../store/scope.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { outcomeOfMail } from './send-mail.ts';

interface Payload {
  requestId: string;
  /** Sent a second time after its fate was not known; there is no third. */
  repeated?: true;
}

/** The mail with the link that makes a request for work a job. */
export function confirmRequest(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const { mailer, db } = deps;
      const { organizationId } = delivery;
      const { requestId, repeated = false } = delivery.payload as Payload;
      if (!mailer) return { kind: 'cancelled', why: 'no mail server is set' };
      if (delivery.resumed && repeated) {
        return { kind: 'failed', reason: { code: 'internal' }, error: 'sent twice, and no answer came' };
      }
      // Said before it is done: whoever finds it cut off must not send it a third time.
      if (delivery.resumed) {
        await inOrganization(db, organizationId, (tx) => amendPayload(tx, delivery.id, { repeated: true }));
      }
      const [record, organization] = await readInOrganization(db, organizationId, (reader) =>
        Promise.all([findJobRequest(reader, requestId), getOrganizationOnPages(reader, organizationId)]),
      );
      if (!record || record.confirmed) return { kind: 'cancelled', why: 'there is nothing to confirm any more' };
      const { request, email, language, token } = record;
      const content = confirmRequestMail(
        {
          organization: organization.name,
          service: request.service.name,
          description: request.description,
          url: `${deps.publicUrl()}/request/${pageName(organization)}/confirm/${token}`,
        },
        texts(language),
      );
      guard.assertOurs();
      const mail = { id: delivery.id, thread: `request-${requestId}`, to: { name: '', address: email }, ...content };
      return outcomeOfMail(await mailer.send(mail), delivery, { ...deps, repeated: repeated || delivery.resumed });
    },
  };
}
