import type { ContextBlock } from '@slack/types';
import type { CardMerchant } from '../src/domain/card.ts';
import type { RelayMode } from '../src/domain/relay-policy.ts';
import type { Texts } from '../src/i18n/texts.ts';
import { escapeSlack, inert, mrkdwn, oneLine, plainText } from './text.ts';

const ASSIGNEES_NAMED = 5;
const TAGS_NAMED = 10;
const TAG_LENGTH = 40;
const ADDRESS_LENGTH = 100;
const LINKABLE = /^[a-z0-9.-]+(?::\d+)?(?:\/[\w.~%/-]*)?$/;

export function merchantName(merchant: CardMerchant, texts: Texts): string {
  return oneLine(merchant.name) || texts.card.someMerchant;
}

/** How one speaks of a merchant within a sentence: the first name, where there is one. */
export function shortName(merchant: CardMerchant, texts: Texts): string {
  const name = merchantName(merchant, texts);
  const first = name.split(' ')[0] ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) && name !== texts.card.someMerchant ? first : name;
}

/** Whom the work is for: the store, else the person. */
export function clientName(merchant: CardMerchant, texts: Texts): string {
  return (merchant.storeName && oneLine(merchant.storeName)) || merchantName(merchant, texts);
}

/** The context line below the header: number, kind, merchant, address. */
export function identity(words: readonly string[], merchant: CardMerchant): { block: ContextBlock; text: string } {
  const line = words.join(' · ');
  const address = merchant.storeUrl ? storeAddress(merchant.storeUrl) : undefined;
  const shown = address && (address.linked ? mrkdwn(address.text) : plainText(address.text));
  return {
    block: { type: 'context', elements: [plainText(line), ...(shown ? [shown] : [])] },
    text: escapeSlack(line) + (address ? ` · ${address.linked ? address.text : escapeSlack(address.text)}` : ''),
  };
}

/** A store's address as it is; it opens only where the words shown are the whole of it. */
function storeAddress(storeUrl: string): { text: string; linked: boolean } {
  const plain = { text: oneLine(storeUrl, ADDRESS_LENGTH), linked: false };
  const url = URL.canParse(storeUrl) ? new URL(storeUrl) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.password || url.search || url.hash) return plain;
  const shown = `${url.host}${url.pathname}`.replace(/\/$/, '');
  if (shown.length > ADDRESS_LENGTH || !LINKABLE.test(shown) || shown.includes('_')) return plain;
  return { text: `<https://${shown}|${shown}>`, linked: true };
}

/** Mentions of the assignees, named up to a handful. */
export function assigneeMentions(assignees: readonly string[], texts: Texts): string {
  const ids = assignees.filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  if (ids.length === 0) return texts.card.nobodyYet;
  const named = ids.slice(0, ASSIGNEES_NAMED).map((id) => `<@${id}>`);
  return withRest(named, ids.length, texts).join(' ');
}

export interface Marks {
  tags: readonly string[];
  unread: number;
  undelivered: number;
  held: number;
  blocked: boolean;
  acceptedProposal?: boolean | undefined;
}

/** What is so right now, one short line each; nothing where nothing is. */
export function markWords(marks: Marks, texts: Texts): string[] {
  const { card } = texts;
  const tags = withRest(
    marks.tags.slice(0, TAGS_NAMED).map((tag) => oneLine(tag, TAG_LENGTH)),
    marks.tags.length,
    texts,
  );
  return [
    ...(tags.length > 0 ? [`🏷 ${tags.join(' · ')}`] : []),
    ...(marks.unread > 0 ? [`👀 ${card.unread({ count: marks.unread })}`] : []),
    ...(marks.undelivered > 0 ? [`⚠️ ${card.undelivered({ count: marks.undelivered })}`] : []),
    ...(marks.held > 0 ? [`✋ ${card.held({ count: marks.held })}`] : []),
    ...(marks.blocked ? [`🚫 ${card.blocked}`] : []),
    ...(marks.acceptedProposal === true ? [`🤝 ${card.acceptedProposal}`] : []),
    ...(marks.acceptedProposal === false ? [card.noAcceptedProposal] : []),
  ];
}

export function contextLine(words: readonly string[]): ContextBlock {
  return { type: 'context', elements: words.map(plainText) };
}

/** Where words written in the thread go. */
export function footer(
  { merchant, relayMode }: { merchant: CardMerchant; relayMode: RelayMode },
  texts: Texts,
): string {
  const who = { merchant: shortName(merchant, texts) };
  return relayMode === 'every_reply' ? texts.card.footer(who) : texts.relay.footer[relayMode](who);
}

/** "*Label*\nvalue" for a card, "Label: value" for readers of the text. Fields are narrow: no line begins with a dot. */
export function labeled(label: string, value: string): { field: string; text: string } {
  const shown = value.replaceAll(' · ', '\u00a0· ');
  return { field: `*${inert(label, 120)}*\n${shown}`, text: `${escapeSlack(label)}: ${value}` };
}

function withRest(named: string[], total: number, texts: Texts): string[] {
  return total > named.length ? [...named, texts.card.more({ count: total - named.length })] : named;
}
