import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { awayDialog } from '../../blocks/preferences/away.ts';
import { languageDialog } from '../../blocks/preferences/language.ts';
import { mineDialog } from '../../blocks/preferences/mine.ts';
import { preferencesDialog } from '../../blocks/preferences/overview.ts';
import { profileDialog } from '../../blocks/preferences/profile.ts';
import { remindersDialog } from '../../blocks/preferences/reminders.ts';
import { repliesDialog } from '../../blocks/preferences/replies.ts';
import { serviceDialog, servicesDialog } from '../../blocks/preferences/services.ts';
import { templateDialog, templatesDialog } from '../../blocks/preferences/templates.ts';
import { welcome } from '../../blocks/preferences/welcome.ts';
import { catchUpLine, channelReminder, directReminder } from '../../blocks/reminder.ts';
import type { SlackContent } from '../../blocks/text.ts';
import { Problems } from '../../sandbox/slack/block-checks.ts';
import { viewBlocks } from '../../sandbox/slack/validate-blocks.ts';
import type { Preferences } from '../../src/domain/preferences.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import type { LateJob } from '../../src/domain/reminder-facts.ts';
import { texts } from '../../src/i18n/texts.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const NOW = new Date('2026-03-04T10:00:00Z');
const HOSTILE = '<!channel> *bold* <https://evil.example|https://good.example> @here `x` :tada: \u202e'.repeat(40);

const plain: Preferences = {
  available: true,
  discoverable: true,
  dropshipping: true,
  notificationEmail: null,
  profileName: null,
  profileWords: null,
  profileUrl: null,
  published: false,
  jobsChannel: null,
  relayMode: 'every_reply',
  undoSeconds: null,
  heldWords: [],
  authorNaming: 'person',
  reminderHours: [24, 4, 1],
  digest: true,
  withinHours: false,
  language: 'en',
  timeZone: 'UTC',
  workDays: [1, 2, 3, 4, 5],
  workFrom: 540,
  workUntil: 1440,
  awayFrom: null,
  awayUntil: null,
  awayWords: null,
};

const full: Preferences = {
  ...plain,
  notificationEmail: 'team@agency.example',
  profileName: HOSTILE,
  profileWords: HOSTILE,
  profileUrl: 'https://agency.example',
  jobsChannel: 'C0JOBS',
  undoSeconds: 60,
  heldWords: Array.from({ length: 100 }, (_, n) => `${n} ${'x'.repeat(50)}`),
  reminderHours: [],
  workDays: [],
  awayFrom: '2026-03-04',
  awayUntil: '2026-03-09',
  awayWords: HOSTILE,
};

const services = Array.from({ length: 200 }, (_, n) => ({
  handle: `s-${n}`,
  name: HOSTILE,
  price: { amount: '1500.50', currency: 'EUR' },
  channel: 'C0JOBS',
}));
const templates = Array.from({ length: 200 }, (_, id) => ({ id, name: HOSTILE.slice(0, 75), body: HOSTILE }));
const chosen = { own: { mails: true }, services: 200, templates: 200, undoSeconds: 10, awayIsOver: false };

const DIALOGS: [string, ModalView][] = [plain, full].flatMap((preferences, n) => [
  [`all ${n}`, preferencesDialog({ preferences, ...chosen }, en)],
  [`profile ${n}`, profileDialog(preferences, en)],
  [`replies ${n}`, repliesDialog(preferences, 10, en)],
  [`reminders ${n}`, remindersDialog(preferences, en)],
  [`language ${n}`, languageDialog(preferences, en)],
  [`away ${n}`, awayDialog(preferences, false, en)],
  [`services ${n}`, servicesDialog(preferences, n === 0 ? [] : services, en)],
  [`service ${n}`, serviceDialog(n === 0 ? undefined : services[0], en)],
  [`templates ${n}`, templatesDialog(n === 0 ? [] : templates, en)],
  [`template ${n}`, templateDialog(n === 0 ? undefined : templates[0], en)],
  [`mine ${n}`, mineDialog(n === 0 ? { mails: false } : { mails: true, language: 'nb' }, en)],
]);

describe('the dialogs of the preferences', () => {
  it.each(DIALOGS)('%s is what Slack takes', (_, view) => {
    const problems = new Problems();
    viewBlocks(JSON.parse(JSON.stringify(view.blocks)), '/view/blocks', problems);
    expect(problems.found).toEqual([]);
    expect(view.blocks.length).toBeLessThanOrEqual(100);
    expect(view.callback_id).toBe('preferences');
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    const spoken = nodes(view.blocks).filter(({ type }) => type === 'mrkdwn');
    for (const node of spoken) {
      const text = String(node.text).replace(/<#[CG][A-Z0-9]+>/g, '');
      expect(text).not.toMatch(/[<>\u202e]/);
      expect(text.length).toBeLessThanOrEqual(3000);
    }
  });

  it('offer no days away that are over', () => {
    expect(JSON.stringify(awayDialog(full, true, en))).not.toContain('2026-03');
    expect(JSON.stringify(preferencesDialog({ preferences: full, ...chosen, awayIsOver: true }, en))).toContain(
      'Not away',
    );
  });

  it('show midnight at the end of the day as 00:00', () => {
    expect(JSON.stringify(languageDialog(plain, en))).toContain('"initial_time":"00:00"');
  });
});

/** The way to the thread is ours. */
function withoutLink(content: SlackContent): SlackContent {
  const link = '<https://acme.slack.com/archives/C0JOBS/p12|Open the thread>';
  return JSON.parse(JSON.stringify(content).replaceAll(link, 'Open the thread'));
}

describe('reminders', () => {
  const facts = {
    jobNumber: 12,
    serviceName: HOSTILE,
    merchantName: HOSTILE,
    clock: 'first_reply',
    until: new Date('2026-03-04T14:00:00Z'),
    last: true,
    place: { channel: 'C0JOBS', rootTs: '1.2', teamUrl: 'https://acme.slack.com/' },
  } as const;

  it('give no power to the words of a merchant, and fit', () => {
    for (const clock of ['first_reply', 'answer'] as const) {
      for (const until of [facts.until, NOW]) {
        const shown = { ...facts, clock, until };
        for (const content of [channelReminder(shown, en, NOW), directReminder(shown, en, NOW)]) {
          expectWithinLimits(content);
          expectNoPower(withoutLink(content));
        }
      }
    }
  });

  it('say only in the last one what expiring costs', () => {
    expect(directReminder(facts, en, NOW).text).toContain('cannot be answered any more');
    expect(directReminder({ ...facts, last: false }, en, NOW).text).not.toContain('cannot be answered any more');
    expect(directReminder({ ...facts, clock: 'answer' }, en, NOW).text).not.toContain('cannot be answered any more');
  });

  it('that were missed fit in one line, however many they are', () => {
    const late: LateJob = { ...facts, assignees: ['U1', 'U2', 'U3', 'U4', 'x> <!here'] };
    const content = catchUpLine(
      Array.from({ length: 500 }, () => late),
      en,
      NOW,
    );
    expectWithinLimits(content);
    expect(content.text).not.toContain('<!here');
    const few = catchUpLine([{ ...late, serviceName: 'Store setup', merchantName: 'Jana' }], en, NOW);
    expect(few.text).toContain('This job waits');
    expect(few.text).toContain('<@U1> <@U2> <@U3>');
    expect(few.text).not.toContain('<@U4>');
  });
});

it.each(RELAY_MODES)('the welcome has three lines where the team chose %s', (relayMode) => {
  const content = welcome({ invitedBy: 'U0ALICE', isJobsChannel: true, relayMode }, en);
  expectWithinLimits(content);
  expectNoPower(content);
  expect(content.text.split('\n')).toHaveLength(3);
});
