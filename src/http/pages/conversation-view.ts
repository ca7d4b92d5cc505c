import { html } from 'htm/preact';
import { awaitingVersion, type ConversationPage } from '../../domain/conversation-page.ts';
import { actForm } from './act-form.ts';
import { filesField, wordsField } from './fields.ts';
import type { Markup } from './html.ts';
import { isJobUndecided, jobSection } from './job-section.ts';
import { proposalSection } from './proposal-section.ts';
import { type Reading, retryOf, typedIn } from './reading.ts';
import type { Page } from './send-page.ts';
import { talkSection } from './talk-section.ts';

/** What the page says of the act that led to it. */
export interface Flash {
  words: string;
  tone: 'good' | 'warn' | 'bad';
}

/** The merchant's page: what is to be decided now, the talk, one field to write in. */
export function conversationView(page: ConversationPage, reading: Reading, flash?: Flash): Page {
  const { talk, pages } = reading.texts;
  const { name } = page.organization;
  const title = talk.title({ name });
  const body = html`<h1>${title}</h1>
    ${!page.blocked && html`<p class="lead">${talk.lead({ name })}</p>`}
    ${flash && html`<p class=${`said ${flash.tone}`} id="said" tabindex="-1" role=${flash.tone === 'good' ? 'status' : 'alert'}>${flash.words}</p>`}
    ${page.blocked && html`<p class="said warn">${talk.blocked}</p>`}
    ${decisionsFirst(page, reading)}
    ${talkSection(page.talk, page.hasEarlier, reading)}
    ${!page.blocked && writeForm(name, reading)}
    ${linkSection(page, reading)}`;
  return { title: reading.retry?.wrong ? pages.notSent({ title }) : title, body, organization: name };
}

/** Jobs and proposals, the newest first; those that wait for the merchant's word before all others. */
function decisionsFirst({ proposals, jobs, stores }: ConversationPage, reading: Reading): Markup[] {
  const isOffered = (one: ConversationPage['proposals'][number]): boolean =>
    !reading.blocked && awaitingVersion(one) !== undefined;
  const sections = [
    ...proposals.map((one) => ({ waits: isOffered(one), section: proposalSection(one, stores, reading) })),
    ...jobs.map((job) => ({ waits: isJobUndecided(job, reading), section: jobSection(job, reading) })),
  ].reverse();
  const { waiting = [], others = [] } = Object.groupBy(sections, ({ waits }) => (waits ? 'waiting' : 'others'));
  return [...waiting, ...others].map(({ section }) => section);
}

function writeForm(name: string, reading: Reading): Markup {
  const { token, texts } = reading;
  const { talk } = texts;
  const retry = retryOf(reading, 'write');
  const { wrong, autofocus } = typedIn(retry, 'files');
  const ofFiles = { wrong, ...(autofocus && { autofocus }), ...(retry && { kept: retry.kept }) };
  const body = [
    wordsField({ name: 'body', label: talk.write({ name }), ...typedIn(retry, 'body') }),
    filesField({ name: 'files', label: talk.files, optional: talk.optional, ...ofFiles }, texts),
    // Looking for answers is a way to send the form: what is typed in it comes back.
    html`<div class="row"><button>${talk.send}</button><button class="quiet" formaction=${`/c/${token}/look#write`}>${talk.reload}</button></div>`,
  ] as const;
  return html`<section class="card" id="write">${actForm({ token, act: 'write', withFiles: true }, body)}</section>`;
}

/** What ends the link, and what ends the talk. */
function linkSection(page: ConversationPage, { token, texts }: Reading): Markup {
  const { talk } = texts;
  const { name } = page.organization;
  const renew = html`<p>${talk.renew.words}</p><button class="quiet">${talk.renew.button}</button>`;
  const stop = html`<p>${talk.stop.words({ name })}</p><button class="danger">${talk.stop.button}</button>`;
  return html`<section><details><summary>${talk.renew.title}</summary>${actForm({ token, act: 'renew' }, renew)}</details>
    ${!page.blocked && html`<details><summary>${talk.stop.title}</summary>${actForm({ token, act: 'stop' }, stop)}</details>`}</section>`;
}
