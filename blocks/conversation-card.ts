import type { KnownBlock } from '@slack/types';
import type { ConversationCard } from '../src/domain/card.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { afterWorkMarks } from './after-work.ts';
import {
  assigneeMentions,
  clientName,
  contextLine,
  footer,
  identity,
  labeled,
  markWords,
  merchantName,
} from './card-parts.ts';
import { conversationButtons } from './job-buttons.ts';
import {
  escapeSlack,
  escapeWithin,
  inert,
  joinText,
  LIMITS,
  mrkdwn,
  oneLine,
  plainText,
  type SlackContent,
} from './text.ts';

/** The root of a thread without a job: nothing to decide, no clock. */
export function conversationCard(conversation: ConversationCard, texts: Texts): SlackContent {
  const { card } = texts;
  const { merchant, serviceName } = conversation;
  const header = oneLine(card.conversationTitle({ client: clientName(merchant, texts) }), LIMITS.header);
  const who = identity([`C-${conversation.number}`, merchantName(merchant, texts)], merchant);
  const lines = [
    labeled(card.fields.assigned, assigneeMentions(conversation.assignees, texts)),
    ...(serviceName ? [labeled(card.fields.service, inert(serviceName))] : []),
  ];
  const marks = [...markWords(conversation, texts), ...afterWorkMarks(conversation, texts)];
  const foot = conversation.blocked ? undefined : footer(conversation, texts);

  const blocks: KnownBlock[] = [
    { type: 'header', text: plainText(header) },
    who.block,
    { type: 'section', fields: lines.map((line) => mrkdwn(line.field)) },
    ...(marks.length > 0 ? [contextLine(marks)] : []),
    conversationButtons(conversation, texts),
    ...(foot ? [contextLine([foot])] : []),
  ];
  const text = joinText([
    escapeSlack(header),
    who.text,
    ...lines.map((line) => line.text),
    marks.length > 0 ? escapeWithin(marks.join(' · '), 900) : undefined,
    foot ? escapeSlack(foot) : undefined,
  ]);
  return { text, blocks };
}
