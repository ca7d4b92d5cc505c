import type { KnownBlock } from '@slack/types';
import type { Notice } from '../src/domain/card.ts';
import type { FailureReason } from '../src/domain/failure-reason.ts';
import type { NoticeFacts } from '../src/i18n/en/notices.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { ACTION_IDS } from './action-ids.ts';
import { richText } from './rich-parts.ts';
import { cleanWords, escapeWithin, inert, mrkdwn, plainText, type SlackContent } from './text.ts';

const EXCERPT_LENGTH = 160;
const REASON_LENGTH = 1000;
const WORDS_LENGTH = 3500;

/** One of Jobline's own lines in a thread. */
export function notice(what: Notice, texts: Texts): SlackContent {
  const said = texts.notices[what.code](factsOf(what, texts));
  const reason = 'reason' in what && typeof what.reason === 'string' ? inert(what.reason, REASON_LENGTH) : '';
  const warning = /^(?:reply|file)_|_failed$/.test(what.code) ? '⚠️ ' : '';
  const line = `${warning}${said}${reason ? ` ${texts.thread.quoted({ words: reason })}` : ''}`;
  const words = what.code === 'member_declined_job' ? cleanWords(what.comment ?? '').trim() : '';
  const spoken = words ? `${line} ${texts.jobVerbs.toMerchant}` : line;
  const text = words ? `${spoken}\n${escapeWithin(words, WORDS_LENGTH)}` : line;
  const blocks: KnownBlock[] = [{ type: 'section', text: mrkdwn(spoken) }];
  if (words) blocks.push(richText([{ text: words }]));
  if ('retry' in what) blocks.push(retryButton(what.retry, texts));
  return { text, blocks };
}

/** Why something did not arrive, in the reader's words. */
export function failureText(reason: FailureReason, texts: Texts): string {
  const status = 'status' in reason ? String(reason.status) : '';
  return texts.failures[reason.code]({ status, said: 'said' in reason ? inert(reason.said, EXCERPT_LENGTH) : '' });
}

function retryButton(deliveryId: string, texts: Texts): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTION_IDS.deliveryRetry,
        text: plainText(texts.card.buttons.retry),
        accessibility_label: texts.card.buttons.retryLabel,
        value: deliveryId,
      },
    ],
  };
}

/** Everything a sentence may speak of, safe to stand in mrkdwn. */
function factsOf(what: Notice, texts: Texts): NoticeFacts {
  const reason = 'reason' in what && typeof what.reason === 'object' ? what.reason : undefined;
  const name = 'merchantName' in what ? inert(what.merchantName) : '';
  return {
    author: ('authorUserId' in what && mention(what.authorUserId)) || texts.outside.someone,
    excerpt: 'excerpt' in what ? inert(what.excerpt, EXCERPT_LENGTH) : '',
    why: reason ? failureText(reason, texts) : '',
    unproven: reason?.code === 'unproven',
    off: reason?.code === 'endpoint_off',
    merchant: name || texts.card.someMerchant,
    job: what.code === 'continues_job' ? `J-${what.jobNumber}` : '',
    thread: what.code === 'continued_here' ? threadLink(what) : '',
    because: what.code === 'reply_cancelled' ? what.because : 'merchant_closed',
    what: what.code === 'update_failed' ? what.what : 'correction',
    event: what.code === 'event_failed' ? what.event : 'opened',
    sender: what.code === 'mail_refused' ? inert(what.sender) : '',
    refused: what.code === 'mail_refused' ? what.because : 'not_proven',
    name: ('name' in what && inert(what.name)) || texts.jobVerbs.somebody,
    invoice: 'money' in what && what.number !== undefined ? ` ${inert(what.number)}` : '',
    money: 'money' in what ? texts.formats.money(what.money) : '',
    declined: what.code === 'member_declined_job' ? texts.jobVerbs.declined[what.because] : '',
  };
}

function mention(userId: string): string {
  return /^[UW][A-Z0-9]+$/.test(userId) ? `<@${userId}>` : '';
}

function threadLink({ channel, rootTs, teamUrl }: { channel: string; rootTs: string; teamUrl?: string }): string {
  const place = `<#${channel}>`;
  if (!teamUrl || !/^https?:\/\/[\w.:-]+\/(?:[\w-]+\/)?$/.test(teamUrl)) return place;
  return `<${teamUrl}archives/${channel}/p${rootTs.replace('.', '')}> (${place})`;
}
