import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acrossOrganizations } from '../../../src/store/scope.ts';
import { eventually } from '../../support/eventually.ts';
import { showButtonInHome } from '../../support/home-button.ts';
import { startThread } from '../../support/job-thread.ts';
import { startTestJobline, type TestJobline } from '../../support/jobline.ts';

let jobline: TestJobline;

beforeAll(async () => {
  jobline = await startTestJobline();
  for (const user of ['U0ALICE', 'U0GUEST']) await showButtonInHome(jobline, user, 'home_preferences');
});

afterAll(async () => {
  await jobline.close();
});

type Values = Record<string, string | string[]>;

/** Waits for another dialog on top than stood there before. */
async function until<T>(act: () => Promise<T>, user = 'U0ALICE'): Promise<T> {
  const { slack } = jobline.sandbox;
  const before = slack.view(user)?.id;
  const result = await act();
  await eventually(() => expect([before, undefined]).not.toContain(slack.view(user)?.id));
  return result;
}

async function open(user = 'U0ALICE'): Promise<void> {
  await jobline.sandbox.slack.closeView({ user, all: true }).catch((error: unknown) => error);
  await until(() => jobline.sandbox.slack.clickIn({ user, actionId: 'home_preferences', in: 'home' }), user);
}

/** From Home to a part of the preferences. */
async function openSection(section: string): Promise<void> {
  await open();
  await until(() => press('preferences_section', section));
}

function press(actionId: string, value: string) {
  return jobline.sandbox.slack.clickIn({ user: 'U0ALICE', actionId, value });
}

async function submit(values: Values): Promise<void> {
  expect(await jobline.sandbox.slack.submit({ user: 'U0ALICE', values })).toMatchObject({ ok: true });
  await jobline.settled();
}

function errors(): unknown {
  return jobline.sandbox.slack.view('U0ALICE')?.errors;
}

function shown(): string {
  return JSON.stringify(jobline.sandbox.slack.view('U0ALICE')?.blocks);
}

async function organization() {
  const rows = await acrossOrganizations(jobline.app.db, (tx) => tx.selectFrom('organizations').selectAll().execute());
  return rows[0];
}

async function changes(): Promise<string[]> {
  const rows = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('preference_changes').selectAll().orderBy('id').execute(),
  );
  return rows.map(
    ({ field, before, after, name }) => `${name} ${field} ${JSON.stringify(before)} ${JSON.stringify(after)}`,
  );
}

function told() {
  return jobline.sandbox.marketplace.received.filter(({ type }) => type === 'preferences.updated');
}

test('the first dialog has a row for each part, which opens its own dialog', async () => {
  const { slack } = jobline.sandbox;
  await open();
  expect(slack.view('U0ALICE')).toMatchObject({ callback_id: 'preferences', title: 'Preferences' });
  for (const section of ['profile', 'services', 'replies', 'templates', 'reminders', 'language', 'away', 'mine']) {
    await openSection(section);
    expect(slack.views('U0ALICE')).toHaveLength(2);
    expect(slack.view('U0ALICE')).toMatchObject({ callback_id: 'preferences' });
    expect(slack.view('U0ALICE')?.private_metadata).toBe(JSON.stringify({ section }));
  }
});

test('a guest gets no preferences', async () => {
  await open('U0GUEST');
  expect(JSON.stringify(jobline.sandbox.slack.view('U0GUEST')?.blocks)).toContain('tylko członkowie');
  expect(jobline.sandbox.slack.view('U0GUEST')?.private_metadata).toBe('{}');
});

test('replies: what does not fit is said under its field and nothing is lost; what fits shows in the first dialog', async () => {
  await openSection('replies');
  await submit({ undo_seconds: '61', held_words: 'discount\n\n discount \nmargin' });
  expect(errors()).toEqual({ undo_seconds: 'Please give whole seconds from 0 to 60.' });
  expect(jobline.sandbox.slack.views('U0ALICE')).toHaveLength(2);

  const before = (await changes()).length;
  await submit({ undo_seconds: '30', held_words: 'discount\n\n discount \nmargin', author_naming: 'agency' });
  expect(jobline.sandbox.slack.views('U0ALICE')).toHaveLength(1);
  expect(await organization()).toMatchObject({
    undo_seconds: 30,
    held_words: ['discount', 'margin'],
    author_naming: 'agency',
    relay_mode: 'every_reply',
  });
  expect((await changes()).slice(before)).toEqual([
    'Alice undo_seconds null 30',
    'Alice held_words [] ["discount","margin"]',
    'Alice author_naming "person" "agency"',
  ]);
  await eventually(() => expect(shown()).toContain('30 seconds to undo'));
  expect(told()).toEqual([]);
});

test('another relay mode changes the buttons of the cards that stand', async () => {
  const thread = await startThread(jobline);
  const buttons = () => JSON.stringify(jobline.sandbox.slack.thread('C0JOBS', thread.rootTs)[0]?.blocks);
  expect(buttons()).not.toContain('"job_reply"');
  await openSection('replies');
  await submit({ relay_mode: 'notes_only' });
  expect(buttons()).toContain('"job_reply"');
  await openSection('replies');
  await submit({ relay_mode: 'every_reply', undo_seconds: '0', held_words: '', author_naming: 'person' });
  expect(buttons()).not.toContain('"job_reply"');
});

test('profile: the marketplace hears what it must know, once, and of nothing else', async () => {
  await openSection('profile');
  await submit({ notification_email: 'team at agency', profile_url: 'agency', published: ['yes'] });
  expect(errors()).toEqual({
    notification_email: expect.stringContaining('not an e-mail address'),
    profile_url: expect.stringContaining('not a web address'),
    published: expect.stringContaining('give it a name'),
  });
  const fits = {
    notification_email: 'team@agency.example',
    profile_name: 'Northlight',
    profile_words: 'We build shops.',
    profile_url: 'https://northlight.example',
    published: ['yes'],
  };
  await submit(fits);
  expect(await organization()).toMatchObject({ ...fits, published: true, available: true });
  expect(told()).toEqual([]);

  await openSection('profile');
  await submit({ dropshipping: [] });
  expect(told()).toHaveLength(1);
  expect(told()[0]?.data).toMatchObject({
    by: { name: 'Alice' },
    preferences: { available: true, discoverable: true, dropshipping: false, services: [] },
  });
  await openSection('profile');
  await submit({});
  expect(told()).toHaveLength(1);
});

test('services: added, changed, removed; a new job of one starts in its channel', async () => {
  const { slack } = jobline.sandbox;
  slack.addChannel({ id: 'C0SEO', name: 'seo' });
  await openSection('services');
  await until(() => press('preferences_service', '+'));
  await submit({ handle: 'SEO!', name: 'Search', price_amount: 'cheap', price_currency: 'EUR' });
  expect(errors()).toMatchObject({ handle: expect.any(String), price_amount: expect.stringContaining('not a price') });
  await submit({ handle: 'seo', name: 'Search', price_amount: '1500,50', price_currency: 'eur', channel: 'C0SEO' });
  await eventually(() => expect(shown()).toContain('Search'));
  expect(shown()).toContain('€1,500.50');
  expect(told().at(-1)?.data.preferences).toMatchObject({
    services: [{ handle: 'seo', name: 'Search', price: { amount: '1500.50', currency: 'EUR' } }],
  });

  await until(() => press('preferences_service', '+'));
  await submit({ handle: 'seo', name: 'Again' });
  expect(errors()).toEqual({ handle: 'Another service has this name already.' });

  await jobline.sandbox.marketplace.send('job.created', {
    job: {
      id: 'seo-1',
      kind: 'match',
      created_at: new Date().toISOString(),
      service: { handle: 'seo', name: 'Search' },
    },
    merchant: { id: 'm-seo', name: 'Jana Nováková' },
  });
  await eventually(() => expect(slack.messages('C0SEO').some(({ text }) => text.includes('Search'))).toBe(true));

  const before = told().length;
  await openSection('services');
  await until(() => press('preferences_service', 'seo'));
  await submit({ channel: 'C0JOBS' });
  expect(told()).toHaveLength(before);
  await press('preferences_service_remove', 'seo');
  await eventually(() => expect(shown()).toContain('No services yet'));
  await jobline.settled();
  expect(told()).toHaveLength(before + 1);
  expect(told().at(-1)?.data.preferences).toMatchObject({ services: [] });
});

test('away: the days are checked, told, and set back by their end', async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await openSection('away');
  await submit({ away_from: day(3), away_until: day(2) });
  expect(errors()).toMatchObject({ away_until: expect.stringContaining('before the beginning') });
  await submit({ away_from: day(3), away_until: day(5), away_words: 'Back on Monday.' });
  expect(told().at(-1)?.data.preferences).toMatchObject({ away_from: day(3), away_until: day(5) });
  await eventually(() => expect(shown()).toContain('Away from'));

  await acrossOrganizations(jobline.app.db, (tx) =>
    sql`update organizations set away_from = current_date - 9, away_until = current_date - 2`.execute(tx),
  );
  await openSection('away');
  expect(shown()).not.toContain('initial_date');
  expect(shown()).toContain('Back on Monday.');
});

test('language and hours: a time zone is searched, and the cards speak the language', async () => {
  const { slack } = jobline.sandbox;
  await openSection('language');
  const found = await slack.suggest({ user: 'U0ALICE', blockId: 'time_zone', query: 'new york' });
  expect(found).toEqual([{ text: 'America/New York', value: 'America/New_York' }]);
  await submit({ time_zone: 'America/New_York', work_from: '17:00', work_until: '09:00', work_days: [] });
  expect(errors()).toEqual({ work_until: expect.any(String), work_days: 'Please choose at least one day.' });
  await submit({ time_zone: 'America/New_York', work_days: ['2', '1'], work_from: '08:30', work_until: '00:00' });
  expect(await organization()).toMatchObject({
    time_zone: 'America/New_York',
    work_days: [1, 2],
    work_from: 510,
    work_until: 1440,
  });
});

test('reminders: hours as people write them', async () => {
  await openSection('reminders');
  await submit({ reminder_hours: '1, 200' });
  expect(errors()).toMatchObject({ reminder_hours: expect.any(String) });
  await submit({ reminder_hours: '1, 48; 0.5 48', within_hours: ['yes'], digest: [] });
  expect(await organization()).toMatchObject({ reminder_hours: [48, 1, 0.5], within_hours: true, digest: false });
  await openSection('reminders');
  expect(shown()).toContain('48, 1, 0.5');
});

test('just for me: nobody else is changed', async () => {
  await openSection('mine');
  await submit({ own_language: 'de', mails: [] });
  const members = await acrossOrganizations(jobline.app.db, (tx) =>
    tx.selectFrom('members').select(['slack_user', 'own_language', 'mails']).orderBy('slack_user').execute(),
  );
  expect(members).toContainEqual({ slack_user: 'U0ALICE', own_language: 'de', mails: false });
  expect(members.filter(({ own_language, mails }) => own_language !== null || !mails)).toHaveLength(1);
  await openSection('mine');
  expect(shown()).toContain('Deutsch');
  await submit({ own_language: 'auto', mails: ['yes'] });
});

test('templates: added, changed, removed', async () => {
  await openSection('templates');
  await until(() => press('preferences_template', '+'));
  await submit({ template_name: 'Hello', template_body: '' });
  expect(errors()).toEqual({ template_body: 'Please write what it says.' });
  await submit({ template_name: 'Hello', template_body: 'Hello {merchant}' });
  await eventually(() => expect(shown()).toContain('Hello {merchant}'));
  await until(() => press('preferences_template', '+'));
  await submit({ template_name: 'HELLO', template_body: 'Once more' });
  expect(errors()).toEqual({ template_name: 'Another template has this name already.' });

  await openSection('templates');
  const rows = await acrossOrganizations(jobline.app.db, (tx) => tx.selectFrom('templates').select('id').execute());
  await until(() => press('preferences_template', String(rows[0]?.id)));
  await submit({ template_name: 'hello', template_body: 'Good day, {merchant}' });
  await eventually(() => expect(shown()).toContain('Good day'));
  await press('preferences_template_remove', String(rows[0]?.id));
  await eventually(() => expect(shown()).toContain('No templates yet'));
});
