import type { Button, KnownBlock } from '@slack/types';
import type { HeldBecause } from '../src/domain/relay-policy.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { shortName } from './card-parts.ts';
import { inert, mrkdwn, plainText, type SlackContent } from './text.ts';

const EXCERPT_LENGTH = 300;

/** A reply that waits for its author's word. */
export interface HeldQuestion {
  messageId: string;
  merchantName: string;
  body: string;
  because: HeldBecause;
  /** Where it stands, for a reader who is asked elsewhere: a link in Slack's form, or nothing. */
  place?: string;
}

/** Is this for the merchant? Asked of the author alone. Nothing but the buttons decides, so `text` names them. */
export function heldQuestion(question: HeldQuestion, texts: Texts): SlackContent {
  const { held } = texts.relay;
  const merchant = inert(shortName({ name: question.merchantName }, texts));
  const asked = held.question({ merchant, because: held.because[question.because] });
  const excerpt = inert(question.body, EXCERPT_LENGTH);
  const shown = [asked, excerpt && `> ${excerpt}`, question.place].filter(Boolean).join('\n');
  const blocks: KnownBlock[] = [
    { type: 'section', text: mrkdwn(shown) },
    {
      type: 'actions',
      elements: [
        button(ACTION_IDS.heldSend, held.send, question.messageId, 'primary'),
        button(ACTION_IDS.heldKeep, held.keep, question.messageId),
      ],
    },
  ];
  return { text: `${shown}\n${held.send} · ${held.keep}`, blocks };
}

/** One line of ours for one reader; `said` is mrkdwn, escaped already. */
export function line(said: string): SlackContent {
  return { text: said, blocks: [{ type: 'section', text: mrkdwn(said) }] };
}

/** What came of a choice, in the place of the question. */
export function decidedLine(
  decided: { kind: 'sent'; merchantName: string; seconds: number } | { kind: 'kept' },
  texts: Texts,
): SlackContent {
  const { held } = texts.relay;
  if (decided.kind === 'kept') return line(held.kept);
  const merchant = inert(shortName({ name: decided.merchantName }, texts));
  return line(held.sent({ merchant, count: decided.seconds }));
}

/** A colleague writes to the same merchant at this moment. */
export function twoAtOnce(other: { name: string; writing: 'message' | 'dialog' }, texts: Texts): SlackContent {
  return line(texts.relay.two[other.writing]({ name: inert(other.name) || texts.outside.someone }));
}

function button(actionId: string, label: string, messageId: string, style?: 'primary'): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(label),
    value: messageId,
    ...(style && { style }),
  };
}
