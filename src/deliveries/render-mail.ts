import { digestMail } from '../../blocks/mail/digest-mail.ts';
import { threadMail } from '../../blocks/mail/thread-mail.ts';
import { threadUrl } from '../../blocks/thread-link.ts';
import type { ThreadPlace } from '../domain/conversation.ts';
import type { MailNews, MailContent as RenderedMail } from '../domain/mail.ts';
import { texts } from '../i18n/texts.ts';
import { listAssignees } from '../store/assignees.ts';
import { getThreadCard } from '../store/cards.ts';
import { findFirstWords, findMailMessage, listUnreadThreads } from '../store/mail-facts.ts';
import { findTeamUrl } from '../store/organizations.ts';
import { findOffer } from '../store/proposals-shown.ts';
import type { Reader } from '../store/reading.ts';
import { findThread, getThread } from '../store/threads.ts';
import type { MailContent } from '../use-cases/outbound-mail.ts';
import type { Addressee } from './mail-reader.ts';
import { renderLeadMail } from './render-lead-mail.ts';

const DIGEST_THREADS = 20;

/** A mail as it is to leave, and which of the reader's mails it belongs to; or why it need not be sent, or must wait. */
export type MailToSend =
  /** `replyTo`: an answer goes there in place of our own address. */
  { content: RenderedMail; thread: string; replyTo?: string } | { why: string } | { waitsForRoot: ThreadPlace };

/** Renders from state, in the reader's language: what is no longer so is not told. */
export async function renderMail(
  reader: Reader,
  content: MailContent,
  to: Addressee,
  { now, mayWait }: { now: Date; mayWait: boolean },
): Promise<MailToSend> {
  if (content.of === 'digest') return renderDigest(reader, content, to, now);
  if (content.of === 'lead') return renderLeadMail(reader, content.leadId, to, { mayWait });
  const thread = await findThread(reader, content.threadId);
  if (!thread) return { why: 'the thread is gone' };
  const [news, about, teamUrl] = await Promise.all([
    newsOf(reader, content, to),
    getThreadCard(reader, thread.id, now),
    findTeamUrl(reader, reader.organizationId),
  ]);
  if ('why' in news) return news;
  if (mayWait && thread.channel !== undefined && thread.rootTs === undefined) return { waitsForRoot: thread };

  const url = threadUrl({ ...thread, ...(teamUrl !== undefined && { teamUrl }) });
  const mail = {
    about,
    news,
    noChannel: thread.channel === undefined,
    reader: to.reader,
    ...(url !== undefined && { threadUrl: url }),
  };
  return {
    content: threadMail(mail, texts(to.language)),
    thread: `o${reader.organizationId}.t${thread.id}`,
  };
}

async function newsOf(
  reader: Reader,
  content: Exclude<MailContent, { of: 'digest' | 'lead' }>,
  { slackUser }: Addressee,
): Promise<MailNews | { why: string }> {
  if (content.of === 'first_contact') {
    const words = await findFirstWords(reader, content.threadId);
    return { of: content.of, ...(words && { words }) };
  }
  const [assignees, message] = await Promise.all([
    listAssignees(reader, content.threadId),
    content.of === 'message' ? findMailMessage(reader, content.messageId) : undefined,
  ]);
  if (slackUser !== undefined && !assignees.includes(slackUser)) return { why: 'it is not assigned to them any more' };
  if (content.of === 'assigned') return { of: content.of, byName: content.byName };
  if (content.of === 'proposal') {
    const offer = await findOffer(reader, content);
    return offer ? { of: content.of, event: content.event, offer } : { why: 'the proposal is gone' };
  }
  if (!message) return { why: 'the message is gone' };
  if (message.slackUser !== undefined && message.slackUser === slackUser) return { why: 'they wrote it themselves' };
  // What is kept inside, held or taken back goes to nobody.
  const crossed = message.from === 'merchant' ? message.state === 'received' : message.state === 'delivered';
  return crossed ? { of: content.of, words: message } : { why: `the message is ${message.state}` };
}

async function renderDigest(
  reader: Reader,
  content: Extract<MailContent, { of: 'digest' }>,
  to: Addressee,
  now: Date,
): Promise<MailToSend> {
  const hour = { from: new Date(content.from), until: new Date(content.until) };
  const [unread, teamUrl] = await Promise.all([
    listUnreadThreads(reader, hour),
    findTeamUrl(reader, reader.organizationId),
  ]);
  if (unread.length === 0) return { why: 'everything was read meanwhile' };
  const threads = await Promise.all(
    unread.slice(0, DIGEST_THREADS).map(async ({ threadId, count, body }) => {
      const [about, thread] = await Promise.all([getThreadCard(reader, threadId, now), getThread(reader, threadId)]);
      const url = threadUrl({ ...thread, ...(teamUrl !== undefined && { teamUrl }) });
      return { about, count, excerpt: body, ...(url !== undefined && { threadUrl: url }) };
    }),
  );
  const count = unread.reduce((sum, thread) => sum + thread.count, 0);
  const mail = { threads, count, more: unread.length - threads.length, reader: to.reader };
  return { content: digestMail(mail, texts(to.language)), thread: `o${reader.organizationId}.digest` };
}
