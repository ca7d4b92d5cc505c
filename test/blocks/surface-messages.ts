import { conversationCard } from '../../blocks/conversation-card.ts';
import { dialogReply } from '../../blocks/dialog-reply.ts';
import { assignedMessage } from '../../blocks/direct/assigned.ts';
import { decidedLine, heldQuestion, twoAtOnce } from '../../blocks/held-question.ts';
import { jobCard } from '../../blocks/job-card.ts';
import { lineBlock, lineText } from '../../blocks/job-line.ts';
import { jobRequest } from '../../blocks/job-request.ts';
import { leadCard } from '../../blocks/lead-card.ts';
import { leadDetails } from '../../blocks/lead-details.ts';
import { merchantMessage } from '../../blocks/merchant-message.ts';
import { notice } from '../../blocks/notice.ts';
import { welcome } from '../../blocks/preferences/welcome.ts';
import { refusalMessage } from '../../blocks/refusal.ts';
import { catchUpLine, channelReminder, directReminder } from '../../blocks/reminder.ts';
import { reviewPosts } from '../../blocks/review-posts.ts';
import type { SlackContent } from '../../blocks/text.ts';
import type { MerchantWords } from '../../src/domain/card.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import type { ReminderFacts } from '../../src/domain/reminder-facts.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { conversationsOf, jobsOf, leadsOf, linesOf, requestOf, shownOf } from './surface-cards.ts';
import { NOW, PLACE, SOON, type SurfaceData, TEAM_URL } from './surface-data.ts';
import { proposalMessagesOf } from './surface-proposals.ts';
import { HELD_REASONS, noticesOf, refusalsOf } from './surface-sayings.ts';

export type Message = [name: string, content: SlackContent];

/** Every message that Jobline writes in Slack, with this data. */
export function messagesOf(data: SurfaceData, texts: Texts): Message[] {
  return [
    ...cards(data, texts),
    ...talk(data, texts),
    ...sayings(data, texts),
    ...direct(data, texts),
    ...proposalMessagesOf(data, texts),
  ];
}

function cards(data: SurfaceData, texts: Texts): Message[] {
  return [
    ...jobsOf(data).map(([name, card]): Message => [`card, ${name}`, jobCard(card, texts)]),
    ...conversationsOf(data).map(([name, card]): Message => [`conversation, ${name}`, conversationCard(card, texts)]),
    ...leadsOf(data).map(([name, card]): Message => [`lead, ${name}`, leadCard(card, texts)]),
  ];
}

function talk(data: SurfaceData, texts: Texts): Message[] {
  const words: MerchantWords = {
    merchantName: data.merchant.name,
    merchantTimeZone: 'Europe/Prague',
    sentAt: NOW,
    body: data.body,
    edited: false,
    withdrawn: false,
    files: data.files,
  };
  const request = requestOf(data);
  const { merchant, ...rest } = { ...request, merchant: data.merchant.name };
  const parts: Record<string, SlackContent[]> = {
    request: jobRequest(request, texts),
    'request that grew short': jobRequest({ serviceName: '', requirements: [], priorities: {}, files: [] }, texts, 3),
    'request whose first words are gone': jobRequest(
      { ...rest, firstWords: { body: '', edited: false, withdrawn: true } },
      texts,
    ),
    message: merchantMessage(words, texts),
    'edited message': merchantMessage({ ...words, edited: true }, texts, 3),
    'withdrawn message': merchantMessage({ ...words, withdrawn: true }, texts, 2),
    'what a lead wrote': leadDetails(data.body, texts),
    'what a lead took back': leadDetails(undefined, texts, 2),
    'review of a job': reviewPosts(
      { of: 'job', merchantName: data.merchant.name, rating: 4, body: data.body },
      texts,
      2,
    ),
    'review of a proposal': reviewPosts(
      { of: 'proposal', merchantName: data.merchant.name, rating: 1, body: '' },
      texts,
    ),
    'review of a lead': reviewPosts({ of: 'lead', merchantName: '', rating: 5, body: data.comment }, texts),
    reply: dialogReply({ authorName: data.member, merchantName: merchant, body: data.body, kept: false }, texts, 2),
    note: dialogReply({ authorName: data.member, merchantName: merchant, body: data.body, kept: true }, texts),
  };
  return Object.entries(parts).flatMap(([name, contents]) =>
    contents.map((content, index): Message => [`${name}, part ${index + 1}`, content]),
  );
}

function sayings(data: SurfaceData, texts: Texts): Message[] {
  const refusals = refusalsOf(data).flatMap(([name, refusal]): Message[] => [
    [`refused, ${name}`, refusalMessage(refusal, texts, { doing: 'act' })],
    [`not sent, ${name}`, refusalMessage(refusal, texts, { doing: 'send', excerpt: data.body })],
  ]);
  const { name: merchantName } = data.merchant;
  const place = `<${TEAM_URL}archives/C0JOBS/p1700000000000100|${texts.relay.held.inThread}>`;
  const asked = { messageId: '12', merchantName, body: data.body };
  return [
    ...noticesOf(data).map(([name, what]): Message => [`notice, ${name}`, notice(what, texts)]),
    ...refusals,
    ...HELD_REASONS.map((because): Message => [`held, ${because}`, heldQuestion({ ...asked, because }, texts)]),
    ['held, asked elsewhere', heldQuestion({ ...asked, because: 'ask_each', place }, texts)],
    ...[0, 1, 10].map(
      (seconds): Message => [`sent in ${seconds}`, decidedLine({ kind: 'sent', merchantName, seconds }, texts)],
    ),
    ['kept', decidedLine({ kind: 'kept' }, texts)],
    ['two messages', twoAtOnce({ name: data.member, writing: 'message' }, texts)],
    ['two at a dialog', twoAtOnce({ name: data.member, writing: 'dialog' }, texts)],
    ...RELAY_MODES.flatMap((relayMode): Message[] => [
      [`welcome, ${relayMode}`, welcome({ isJobsChannel: true, relayMode, invitedBy: 'U0ALICE' }, texts)],
      [`welcome elsewhere, ${relayMode}`, welcome({ isJobsChannel: false, relayMode }, texts)],
    ]),
  ];
}

function direct(data: SurfaceData, texts: Texts): Message[] {
  const place = { ...PLACE, teamUrl: TEAM_URL };
  const facts: ReminderFacts = {
    jobNumber: data.number,
    serviceName: data.service,
    merchantName: data.merchant.name,
    clock: 'first_reply',
    until: SOON,
    last: true,
    place,
  };
  const reminders: ReminderFacts[] = [facts, { ...facts, clock: 'answer' }, { ...facts, clock: 'answer', until: NOW }];
  const late = Array.from({ length: data.many }, () => ({ ...facts, assignees: data.assignees }));
  return [
    ...reminders.flatMap((each, index): Message[] => [
      [`reminder ${index}`, channelReminder(each, texts, NOW)],
      [`direct reminder ${index}`, directReminder(each, texts, NOW)],
    ]),
    ['one missed reminder', catchUpLine([{ ...facts, until: NOW, assignees: [] }], texts, NOW)],
    ['missed reminders', catchUpLine(late, texts, NOW)],
    ...shownOf(data).map(
      ([name, shown]): Message => [`assigned, ${name}`, assignedMessage({ shown, byName: data.member, place }, texts)],
    ),
    ...shownOf(data).map(
      ([name, shown]): Message => [
        `assigned too, ${name}`,
        assignedMessage({ shown, byName: '', place, from: `J-${data.number}` }, texts),
      ],
    ),
    ...linesOf(data).map((line, index): Message => {
      const at = { now: NOW, teamUrl: TEAM_URL };
      return [`line ${index}`, { text: lineText(line, at, texts), blocks: [lineBlock(line, at, texts)] }];
    }),
  ];
}
