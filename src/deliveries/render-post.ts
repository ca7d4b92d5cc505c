import { conversationCard } from '../../blocks/conversation-card.ts';
import { dialogReply } from '../../blocks/dialog-reply.ts';
import { jobCard } from '../../blocks/job-card.ts';
import { jobRequest } from '../../blocks/job-request.ts';
import { leadCard } from '../../blocks/lead-card.ts';
import { leadDetails } from '../../blocks/lead-details.ts';
import { merchantMessage } from '../../blocks/merchant-message.ts';
import { notice } from '../../blocks/notice.ts';
import { proposalLine } from '../../blocks/proposal-line.ts';
import { proposalPost } from '../../blocks/proposal-post.ts';
import { channelReminder } from '../../blocks/reminder.ts';
import { reviewPosts } from '../../blocks/review-posts.ts';
import type { SlackContent } from '../../blocks/text.ts';
import type { LeadCard } from '../domain/lead.ts';
import { type Texts, texts } from '../i18n/texts.ts';
import { findThreadCard, getJobRequest } from '../store/cards.ts';
import { findLeadCard, findLeadCardById } from '../store/leads.ts';
import { getMerchantWords } from '../store/merchant-messages.ts';
import { getOrganization } from '../store/organizations.ts';
import { findAcceptance, findOffer } from '../store/proposals-shown.ts';
import type { Reader } from '../store/reading.ts';
import { findReminder } from '../store/reminder-facts.ts';
import { findDialogWords } from '../store/reply-form.ts';
import { getReviewWords } from '../store/reviews.ts';
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
      const [thread, words] = await Promise.all([findThreadCard(db, threadId, now), said]);
      if (!thread) return leadCards(await findLeadCard(db, threadId), words);
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
    case 'proposal': {
      const [offer, words] = await Promise.all([findOffer(db, content), said]);
      return offer ? [proposalPost(offer, words)] : [];
    }
    case 'acceptance': {
      const [line, words] = await Promise.all([findAcceptance(db, content.proposalId), said]);
      return line ? [proposalLine(line, words)] : [];
    }
    case 'lead': {
      const [lead, words] = await Promise.all([findLeadCardById(db, content.leadId), said]);
      return leadDetails(lead?.details, words, posted);
    }
    case 'review': {
      const [review, words] = await Promise.all([getReviewWords(db, content.reviewId), said]);
      return reviewPosts(review, words, posted);
    }
    case 'proposal-line':
      return [proposalLine(content.line, await said)];
    case 'reminder': {
      const [facts, words] = await Promise.all([findReminder(db, { threadId, key: content.key }, now), said]);
      return facts ? [channelReminder(facts, words, now)] : [];
    }
  }
}

function leadCards(card: LeadCard | undefined, words: Texts): SlackContent[] {
  return card ? [leadCard(card, words)] : [];
}
