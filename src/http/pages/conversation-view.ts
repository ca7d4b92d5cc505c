import { html } from 'htm/preact';
import { awaitingVersion, type ConversationPage } from '../../domain/conversation-page.ts';
import { actForm } from './act-form.ts';
import { filesField, wordsField } from './fields.ts';
import type { Markup } from './html.ts';
import { isJobUndecided, jobSection } from './job-section.ts';
import { proposalSection } from './proposal-section.ts';
import type { Reading } from './reading.ts';
import type { Page } from './send-page.ts';
import { talkSection } from './talk-section.ts';

/** What the page says of the act that led to it. */
export interface Flash {
  words: string;
  tone: 'good' | 'warn' | 'bad';
}

/** What is wrong with the words that were to be sent, and the words. */
export interface Draft {
  body: string;
  wrong: string;
}

/** The merchant's page: what is to be decided now, the talk, one field to write in. */
export function conversationView(
  page: ConversationPage,
  reading: Reading,
  said: { flash?: Flash; draft?: Draft },
): Page {
  const { texts } = reading;
  const { talk } = texts;
  const { name } = page.organization;
  const { flash, draft } = said;
  const body = html`<h1>${talk.title({ name })}</h1>
    <p class="lead">${talk.lead({ name })}</p>
    ${flash && html`<p class=${`said ${flash.tone}`} role="status">${flash.words}</p>`}
    ${page.blocked && html`<p class="said warn">${talk.blocked}</p>`}
    ${decisionsFirst(page, reading)}
    ${talkSection(page.talk, page.hasEarlier, reading)}
    ${!page.blocked && writeForm(name, draft, reading)}
    ${linkSection(page, reading)}`;
  return { title: talk.title({ name }), body, organization: name };
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

function writeForm(name: string, draft: Draft | undefined, { token, texts }: Reading): Markup {
  const { talk, pages } = texts;
  const body = [
    wordsField({ name: 'body', label: talk.write({ name }), value: draft?.body ?? '', wrong: draft?.wrong }),
    filesField({ name: 'files', label: talk.files, optional: talk.optional, hint: pages.filesHint }),
    html`<div class="row"><button>${talk.send}</button><a class="button quiet" href=${`/c/${token}`}>${talk.reload}</a></div>`,
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
