import type { ConversationPage, MerchantAct } from '../../domain/conversation-page.ts';
import type { InboundFile } from '../../domain/inbound-event.ts';

/** What a merchant's act is made of besides the act: the form's key makes its ids, so that the same form is the same event. */
export interface ActContext {
  key: string;
  at: Date;
  page: Pick<ConversationPage, 'conversationId'>;
  files: readonly InboundFile[];
}

/** The act as the event that a marketplace would send for it; the door and everything behind it know no difference. */
export function actBody(act: MerchantAct, { key, at, page, files }: ActContext): object {
  const timestamp = at.toISOString();
  const event = (type: string, data: object): object => ({ type, timestamp, data });
  switch (act.act) {
    case 'write':
      return event('message.created', {
        conversation: { id: page.conversationId },
        message: {
          id: `web-${key}`,
          body: act.body,
          sent_at: timestamp,
          files: files.map(({ mimeType, ...file }) => ({ ...file, mime_type: mimeType })),
        },
      });
    case 'decline_job':
    case 'close_job':
      return event(act.act === 'decline_job' ? 'job.declined' : 'job.closed', {
        job: { id: act.job },
        ...(act.reason !== undefined && { reason: act.reason }),
      });
    case 'confirm_job':
      return event('job.confirmed', { job: { id: act.job } });
    case 'accept_proposal': {
      const { proposal: id, version, store } = act;
      return event('proposal.accepted', { proposal: { id, version }, store });
    }
    case 'decline_proposal': {
      const { proposal: id, version, feedback } = act;
      return event('proposal.declined', { proposal: { id, version }, ...(feedback !== undefined && { feedback }) });
    }
    case 'review': {
      const { job, proposal, rating, body } = act;
      return event('review.created', {
        ...(job !== undefined && { job: { id: job } }),
        ...(proposal !== undefined && { proposal: { id: proposal } }),
        // By what is reviewed, not by the form: two windows give one review, as it was said last.
        review: { id: `web-review:${job ?? proposal}`, rating, ...(body !== '' && { body }) },
      });
    }
    case 'approve_access':
      return event('store_access.approved', { job: { id: act.job } });
    case 'refuse_access':
      return event('store_access.refused', { job: { id: act.job } });
    case 'stop_contact':
      return event('merchant.blocked_us', { conversation: { id: page.conversationId } });
  }
}
