import { conversationCard } from '../../blocks/conversation-card.ts';
import { dialogReply } from '../../blocks/dialog-reply.ts';
import { jobCard } from '../../blocks/job-card.ts';
import { jobRequest } from '../../blocks/job-request.ts';
import { merchantMessage } from '../../blocks/merchant-message.ts';
import { notice } from '../../blocks/notice.ts';
import { channelReminder } from '../../blocks/reminder.ts';
import type { SlackContent } from '../../blocks/text.ts';
import { texts } from '../i18n/texts.ts';
import { getJobRequest, getThreadCard } from '../store/cards.ts';
import { getMerchantWords } from '../store/merchant-messages.ts';
import { getOrganization } from '../store/organizations.ts';
import type { Reader } from '../store/reading.ts';
import { findReminder } from '../store/reminder-facts.ts';
import { findDialogWords } from '../store/reply-form.ts';
import type { PostContent } from '../use-cases/outbound.ts';

/** All posts that a content needs now, in their order: long words take several. Reads the state as it is. */
export async function renderPosts(
  db: Reader,
  wanted: { threadId: number; content: PostContent /** Posts that stand already. */; posted: number },
  now: Date,
): Promise<SlackContent[]> {
  const { content, posted, threadId } = wanted;
  // A channel reads the organization's language.
  const said = getOrganization(db, db.organizationId).then(({ language }) => texts(language));
  switch (content.of) {
    case 'card': {
      const [thread, words] = await Promise.all([getThreadCard(db, threadId, now), said]);
      return [thread.of === 'job' ? jobCard(thread.card, words) : conversationCard(thread.card, words)];
    }
    case 'request': {
      const [request, words] = await Promise.all([getJobRequest(db, content.jobId), said]);
      return jobRequest(request, words, posted);
    }
    case 'message': {
      const [message, words] = await Promise.all([getMerchantWords(db, content.messageId), said]);
      return merchantMessage(message, words, posted);
    }
    case 'reply': {
      const [reply, words] = await Promise.all([findDialogWords(db, content.messageId, threadId), said]);
      return reply ? dialogReply(reply, words, posted) : [];
    }
    case 'notice':
      return [notice(content.notice, await said)];
    case 'reminder': {
      const [facts, words] = await Promise.all([findReminder(db, { threadId, key: content.key }, now), said]);
      return facts ? [channelReminder(facts, words, now)] : [];
    }
  }
}
