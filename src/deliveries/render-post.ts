import { conversationCard } from '../../blocks/conversation-card.ts';
import { jobCard } from '../../blocks/job-card.ts';
import { jobRequest } from '../../blocks/job-request.ts';
import { merchantMessage } from '../../blocks/merchant-message.ts';
import { notice } from '../../blocks/notice.ts';
import type { SlackContent } from '../../blocks/text.ts';
import { texts } from '../i18n/texts.ts';
import { getJobRequest, getThreadCard } from '../store/cards.ts';
import { getMerchantWords } from '../store/merchant-messages.ts';
import { getOrganization } from '../store/organizations.ts';
import type { Tx } from '../store/scope.ts';
import type { PostContent } from '../use-cases/outbound.ts';

/** All posts that a content needs now, in their order: long words take several. Reads the state as it is. */
export async function renderPosts(
  tx: Tx,
  wanted: { threadId: number; content: PostContent /** Posts that stand already. */; posted: number },
  now: Date,
): Promise<SlackContent[]> {
  const { language } = await getOrganization(tx, tx.organizationId);
  // A channel reads the organization's language.
  const said = texts(language);
  const { content, posted, threadId } = wanted;
  switch (content.of) {
    case 'card': {
      const thread = await getThreadCard(tx, threadId, now);
      return [thread.of === 'job' ? jobCard(thread.card, said) : conversationCard(thread.card, said)];
    }
    case 'request':
      return jobRequest(await getJobRequest(tx, content.jobId), said, posted);
    case 'message':
      return merchantMessage(await getMerchantWords(tx, content.messageId), said, posted);
    case 'notice':
      return [notice(content.notice, said)];
  }
}
