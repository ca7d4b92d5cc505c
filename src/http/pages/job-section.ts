import { html } from 'htm/preact';
import { jobActs, type PageJob } from '../../domain/conversation-page.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { texts as textsIn } from '../../i18n/texts.ts';
import { actForm } from './act-form.ts';
import { choiceField, wordsField } from './fields.ts';
import { type Markup, words } from './html.ts';
import { MOST_CHARACTERS } from './read-act.ts';
import type { Reading } from './reading.ts';
import { givenReview, reviewForm } from './review-section.ts';

/** Whether the merchant has something to decide about the job. */
export function isJobUndecided(job: PageJob, { blocked }: Pick<Reading, 'blocked'>): boolean {
  const { confirm, access, review } = jobActs(job);
  return !blocked && (confirm || access || review);
}

/** One job: how it stands, in the merchant's words, and what can be decided about it. */
export function jobSection(job: PageJob, reading: Reading): Markup {
  const { texts, blocked } = reading;
  const said = texts.talk;
  const acts = blocked ? { end: false, confirm: false, review: false, access: false } : jobActs(job);
  const decides = isJobUndecided(job, reading);
  return html`<section class=${decides ? 'card todo' : 'card'} data-job=${job.id} data-status=${job.status}>
    <h2>${job.serviceName}</h2>
    <p class="status">${statusOf(job, reading)}</p>
    ${acts.confirm && confirmForm(job, reading)}
    ${acts.access && accessForm(job, reading)}
    ${job.storeAccess === 'approved' && html`<p class="small">${said.access.approved}</p>`}
    ${job.storeAccess === 'refused' && html`<p class="small">${said.access.refused}</p>`}
    ${acts.review && reviewForm({ job: job.id }, reading)}
    ${job.review && givenReview(job.review, texts)}
    <details><summary>${said.request}</summary>${requestOf(job, reading)}</details>
    ${acts.end && endForm(job, reading)}
  </section>`;
}

function statusOf(job: PageJob, { organization, texts }: Reading): string {
  const { status } = texts.talk;
  const name = organization.name;
  switch (job.status) {
    case 'new':
    case 'opened':
      return job.expiresAt
        ? status.waiting({ name, until: texts.formats.dateTime(job.expiresAt, organization.timeZone) })
        : status.waitingOpen({ name });
    case 'responded':
      return status.responded({ name });
    case 'awaiting_response':
      return status.awaiting({ name });
    case 'inactive':
      return status.inactive({ name });
    case 'completed':
      return job.confirmed ? status.confirmed : status.completed({ name });
    case 'declined':
      return job.endedBy === 'merchant' ? status.declinedByYou : status.declined({ name });
    case 'expired':
      return status.expired({ name });
    case 'closed':
      return status.closed;
  }
}

function confirmForm(job: PageJob, { token, texts }: Reading): Markup {
  const { confirm } = texts.talk;
  const body = html`<p>${confirm.ask}</p><button>${confirm.button}</button>`;
  return html`<div class="field">${actForm({ token, act: 'confirm', hidden: { job: job.id } }, body)}</div>`;
}

function accessForm(job: PageJob, { token, organization, texts }: Reading): Markup {
  const { access } = texts.talk;
  const body = html`<h3>${access.title}</h3><p>${access.ask({ name: organization.name })}</p>
    <div class="row"><button name="answer" value="approve">${access.approve}</button><button class="quiet" name="answer" value="refuse">${access.refuse}</button></div>`;
  return html`<div class="field">${actForm({ token, act: 'access', hidden: { job: job.id } }, body)}</div>`;
}

function endForm(job: PageJob, { token, organization, texts }: Reading): Markup {
  const { end, optional } = texts.talk;
  const options = [
    { value: 'decline', label: end.decline({ name: organization.name }) },
    { value: 'close', label: end.close },
  ];
  const body = [
    choiceField({ name: 'how', label: end.how, options, required: true }),
    wordsField({
      name: 'reason',
      id: `reason-${job.id}`,
      label: end.reason,
      optional,
      short: true,
      maxLength: MOST_CHARACTERS,
    }),
    html`<p class="hint">${end.consequence}</p><button class="danger">${end.button}</button>`,
  ] as const;
  return html`<details><summary>${end.title}</summary>${actForm({ token, act: 'end', hidden: { job: job.id } }, body)}</details>`;
}

/** What our own form asks stands in the team's language with the job; its sender reads theirs. */
const ownQuestions = new Set(LANGUAGES.map((language) => textsIn(language).request.requirements));

function requestOf(job: PageJob, { texts, organization }: Reading): Markup {
  const { talk, formats } = texts;
  return html`<p class="small">${talk.sentOn({ at: formats.dateTime(job.createdAt, organization.timeZone) })}</p>
    ${job.details !== undefined && words(job.details)}
    ${job.requirements.map(({ question, responses }) => html`<h3>${ownQuestions.has(question) ? texts.request.requirements : question}</h3>${words(responses.join('\n'))}`)}
    ${job.business !== undefined && html`<h3>${talk.business}</h3>${words(job.business)}`}`;
}
