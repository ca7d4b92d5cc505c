import { describe, expect, it } from 'vitest';
import {
  checkAway,
  checkLanguage,
  checkProfile,
  checkReminders,
  checkReplies,
  checkService,
} from '../../src/domain/preference-fields.ts';
import { type Checked, isAway, isAwayOver } from '../../src/domain/preferences.ts';
import { timeZonesLike } from '../../src/domain/time-zones.ts';
import { fc } from '../support/fuzz.ts';

function wrong(checked: Checked<unknown>): unknown {
  return checked.kind === 'wrong' ? checked.problems : {};
}

describe('profile', () => {
  const empty = {
    available: true,
    discoverable: true,
    dropshipping: true,
    notificationEmail: '',
    name: '',
    words: '',
    url: '',
    published: false,
  };

  it('may be empty while it is a draft', () => {
    expect(checkProfile(empty)).toMatchObject({
      kind: 'fits',
      value: { notificationEmail: null, profileName: null, profileUrl: null, published: false },
    });
  });

  it('needs a name and words to be published', () => {
    expect(wrong(checkProfile({ ...empty, published: true, name: 'N' }))).toEqual({ published: 'profile_unfinished' });
    expect(wrong(checkProfile({ ...empty, published: true, name: 'N', words: 'W' }))).toEqual({});
  });

  it.each([
    'team',
    'team@agency',
    'a b@agency.example',
    'x@y.z',
    'a@b.example, c@d.example',
    '<a@b.example>',
    'a@b.example\nBcc: c@d.example',
  ])('takes no %j for an e-mail address', (notificationEmail) => {
    expect(wrong(checkProfile({ ...empty, notificationEmail }))).toEqual({ notification_email: 'not_an_email' });
  });

  it.each(['agency.example', 'javascript:alert(1)', 'ftp://agency.example', 'https://localhost'])(
    'takes no %j for a web address',
    (url) => {
      expect(wrong(checkProfile({ ...empty, url }))).toEqual({ profile_url: 'not_a_web_address' });
    },
  );

  it('takes what is right', () => {
    const right = { notificationEmail: 'team+jobs@sub.agency.example', url: 'https://agency.example/about?x=1' };
    expect(wrong(checkProfile({ ...empty, ...right }))).toEqual({});
  });

  it('says of what is too long that it is', () => {
    expect(wrong(checkProfile({ ...empty, name: 'x'.repeat(81), words: 'x'.repeat(2001) }))).toEqual({
      profile_name: 'too_long',
      profile_words: 'too_long',
    });
  });
});

describe('replies', () => {
  const some = { relayMode: 'every_reply', undoSeconds: '10', heldWords: '', authorNaming: 'person' } as const;

  it.each([
    ['0', 0],
    ['60', 60],
    ['', null],
  ])('%j seconds to undo', (undoSeconds, expected) => {
    expect(checkReplies({ ...some, undoSeconds })).toMatchObject({ kind: 'fits', value: { undoSeconds: expected } });
  });

  it.each(['61', '-1', '1.5', 'ten', '1e9', 'NaN'])('not %j', (undoSeconds) => {
    expect(wrong(checkReplies({ ...some, undoSeconds }))).toEqual({ undo_seconds: 'not_seconds' });
  });

  it('held words are one a line, each once', () => {
    expect(checkReplies({ ...some, heldWords: ' our  margin \n\nmargin\nmargin' })).toMatchObject({
      value: { heldWords: ['our margin', 'margin'] },
    });
    const many = Array.from({ length: 101 }, (_, n) => `word ${n}`).join('\n');
    expect(wrong(checkReplies({ ...some, heldWords: many }))).toEqual({ held_words: 'too_many_words' });
    expect(wrong(checkReplies({ ...some, heldWords: 'x'.repeat(61) }))).toEqual({ held_words: 'too_long' });
  });
});

describe('reminders', () => {
  const some = { digest: true, withinHours: false };

  it.each([
    ['24, 4, 1', [24, 4, 1]],
    ['1;4 24\n0.5', [24, 4, 1, 0.5]],
    ['4 4', [4]],
    ['', []],
  ])('%j', (hours, expected) => {
    expect(checkReminders({ ...some, hours })).toMatchObject({ kind: 'fits', value: { reminderHours: expected } });
  });

  it.each(['0', '-4', '72', 'soon', '1 2 3 4 5 6', 'Infinity'])('not %j', (hours) => {
    expect(wrong(checkReminders({ ...some, hours }))).toEqual({ reminder_hours: 'not_hours' });
  });
});

describe('language and hours', () => {
  const some = { language: 'en', timeZone: 'UTC', workDays: [1], workFrom: 540, workUntil: 1020 } as const;

  it('end after they begin; midnight is the end of the day', () => {
    expect(wrong(checkLanguage({ ...some, workUntil: 540 }))).toEqual({ work_until: 'ends_before_it_begins' });
    expect(checkLanguage({ ...some, workUntil: 0 })).toMatchObject({ value: { workUntil: 1440 } });
  });

  it('have a day and a place', () => {
    expect(wrong(checkLanguage({ ...some, workDays: [], timeZone: 'Mars' }))).toEqual({
      work_days: 'no_days',
      time_zone: 'unknown_time_zone',
    });
  });

  it('every time zone that is offered can be chosen', () => {
    for (const timeZone of [...timeZonesLike('', 100), ...timeZonesLike('a', 1000)])
      expect(wrong(checkLanguage({ ...some, timeZone }))).toEqual({});
    expect(timeZonesLike('são paulo', 5)).toEqual(['America/Sao_Paulo']);
    expect(timeZonesLike('york america', 5)).toEqual(['America/New_York']);
    expect(timeZonesLike('atlantis', 5)).toEqual([]);
    expect(timeZonesLike('', 3)).toHaveLength(3);
  });
});

describe('away', () => {
  const today = '2026-03-04';

  it.each([
    [null, null, {}],
    ['2026-03-05', '2026-03-05', {}],
    ['2026-03-01', '2026-03-04', {}],
    [null, '2026-03-05', {}],
    ['2026-03-05', null, { away_until: 'until_missing' }],
    ['2026-03-06', '2026-03-05', { away_until: 'ends_before_it_begins' }],
    ['2026-03-01', '2026-03-03', { away_until: 'is_over' }],
  ])('from %s until %s', (from, until, problems) => {
    expect(wrong(checkAway({ from, until, words: '' }, today))).toEqual(problems);
  });

  it('begins today where only its end is chosen', () => {
    expect(checkAway({ from: null, until: '2026-03-05', words: '' }, today)).toMatchObject({
      value: { awayFrom: today, awayUntil: '2026-03-05', awayWords: null },
    });
  });

  it('counts both days, and ends by itself', () => {
    const days = { awayFrom: '2026-03-04', awayUntil: '2026-03-06' };
    const seen = ['2026-03-03', '2026-03-04', '2026-03-06', '2026-03-07'].map((day) => isAway(days, day));
    expect(seen).toEqual([false, true, true, false]);
    expect([isAwayOver(days, '2026-03-06'), isAwayOver(days, '2026-03-07')]).toEqual([false, true]);
    expect(isAway({ awayFrom: null, awayUntil: null }, '2026-03-04')).toBe(false);
  });
});

describe('a service', () => {
  const some = { handle: 'store-setup', name: 'Store setup', amount: '', currency: '' };

  it.each([
    ['', '', {}],
    ['1500', 'EUR', {}],
    ['1500,5', 'eur', {}],
    ['1500', '', { price_currency: 'currency_missing' }],
    ['', 'EUR', { price_amount: 'price_missing' }],
    ['cheap', 'EUR', { price_amount: 'not_a_price' }],
    ['-5', 'EUR', { price_amount: 'not_a_price' }],
    ['1.234', 'EUR', { price_amount: 'not_a_price' }],
    ['5', 'euro', { price_currency: 'not_a_currency' }],
  ])('costs %j %j', (amount, currency, problems) => {
    expect(wrong(checkService({ ...some, amount, currency }))).toEqual(problems);
  });

  it('takes a price as people write it, with a comma too', () => {
    const known = checkService({ ...some, amount: '1500,50', currency: 'EUR' });
    expect(known).toMatchObject({ value: { price: { amount: '1500.50', currency: 'EUR' } } });
  });

  it('has a handle and a name', () => {
    expect(wrong(checkService({ ...some, handle: 'Store Setup', name: '' }))).toEqual({
      handle: 'not_a_handle',
      name: 'name_missing',
    });
  });
});

it('whatever is typed, a check answers and takes only what the database takes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
      const service = checkService({ handle: a, name: b, amount: c, currency: 'EUR' });
      if (service.kind === 'fits' && service.value.price) expect(Number(service.value.price.amount)).not.toBeNaN();
      const reminders = checkReminders({ hours: a, digest: true, withinHours: true });
      if (reminders.kind === 'fits')
        for (const hours of reminders.value.reminderHours ?? []) expect(hours).toBeGreaterThan(0);
      checkReplies({ relayMode: 'ask_each', undoSeconds: a, heldWords: b, authorNaming: 'agency' });
    }),
  );
});
