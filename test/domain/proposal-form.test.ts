import { describe, expect, it } from 'vitest';
import { checkProposal, readAmount, serviceChoices, type TypedProposal } from '../../src/domain/proposal-form.ts';
import { fc } from '../support/fuzz.ts';

const typed: TypedProposal = {
  service: 'seo',
  work: 'We move your shop.',
  price: '1500',
  currency: 'eur',
  estimatedDays: '20',
  terms: '',
  milestones: [],
};
const empty = { title: '', price: '', durationDays: '' };

function problemsOf(more: Partial<TypedProposal>): Record<string, string> {
  const checked = checkProposal({ ...typed, ...more });
  return checked.kind === 'wrong' ? checked.problems : {};
}

function offerOf(more: Partial<TypedProposal>) {
  const checked = checkProposal({ ...typed, ...more });
  if (checked.kind === 'wrong') throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe('an amount', () => {
  it.each([
    ['1500', '1500'],
    ['1500.5', '1500.50'],
    ['1500,50', '1500.50'],
    ['1.500', '1500'],
    ['1,500', '1500'],
    ['1.500,50', '1500.50'],
    ['1,500.50', '1500.50'],
    ['1 500', '1500'],
    ['12’000', '12000'],
    ['1,234,567.8', '1234567.80'],
    ['0.5', '0.50'],
    ['007', '7'],
    ['999999999.99', '999999999.99'],
  ])('written as %s is %s', (written, read) => {
    expect(readAmount(written)).toBe(read);
  });

  it.each([
    '',
    'abc',
    '-5',
    '+5',
    '1e9',
    '12.345.6',
    '1,500,50',
    '0.500',
    '.5',
    '5.',
    '1..5',
    '€5',
    '5 EUR',
    '1500.505',
  ])('cannot be read from "%s"', (written) => {
    expect(readAmount(written)).toBeUndefined();
  });

  it('has as many digits as are allowed, and no more', () => {
    expect(readAmount('9999999999')).toBeUndefined();
    expect(readAmount('1500.50', 0)).toBeUndefined();
    expect(readAmount('1.500', 0)).toBe('1500');
  });

  it('is what it was, however its thousands are parted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const decimals = String(cents).padStart(2, '0');
        const plain = cents === 0 ? String(whole) : `${whole}.${decimals}`;
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(readAmount(`${grouped},${decimals}`)).toBe(plain);
      }),
    );
  });
});

describe('a proposal as it is typed', () => {
  it('is taken as it is meant', () => {
    expect(offerOf({ terms: 'Half of it first.' })).toEqual({
      service: 'seo',
      work: 'We move your shop.',
      price: { amount: '1500', currency: 'EUR' },
      estimatedDays: 20,
      milestones: [],
      terms: 'Half of it first.',
    });
  });

  it('leaves out rows that were added and not filled, and adds up what is left empty', () => {
    const milestones = [
      { title: 'Design', price: '500,10', durationDays: '5' },
      empty,
      { title: 'Launch', price: '700.05', durationDays: '3' },
    ];
    const value = offerOf({ milestones, price: '', estimatedDays: '' });
    expect(value.price.amount).toBe('1200.15');
    expect(value.estimatedDays).toBe(8);
    expect(value.milestones).toEqual([
      { title: 'Design', price: '500.10', durationDays: 5 },
      { title: 'Launch', price: '700.05', durationDays: 3 },
    ]);
  });

  it('names every field that is empty', () => {
    expect(problemsOf({ service: '', work: '', price: '', currency: '', estimatedDays: '' })).toEqual({
      service: 'service_missing',
      work: 'work_missing',
      price: 'price_missing',
      currency: 'not_a_currency',
      estimated_days: 'days_missing',
    });
  });

  it('refuses nonsense where it stands', () => {
    expect(problemsOf({ price: 'a lot' })).toEqual({ price: 'not_a_price' });
    expect(problemsOf({ price: '0' })).toEqual({ price: 'free_of_charge' });
    expect(problemsOf({ price: '1500.50', currency: 'JPY' })).toEqual({ price: 'not_a_price' });
    expect(problemsOf({ currency: 'EURO' })).toEqual({ currency: 'not_a_currency' });
    expect(problemsOf({ currency: 'ABC' })).toEqual({ currency: 'not_a_currency' });
    for (const estimatedDays of ['0', '-1', '2.5', 'soon', '4000']) {
      expect(problemsOf({ estimatedDays })).toEqual({ estimated_days: 'not_days' });
    }
  });

  it('names the row of a milestone that is half filled', () => {
    const milestones = [
      { title: '', price: '5', durationDays: '1' },
      { title: 'Design', price: '', durationDays: '' },
      { title: 'Launch', price: 'x', durationDays: 'y' },
    ];
    expect(problemsOf({ milestones })).toEqual({
      milestone_1_title: 'title_missing',
      milestone_2_price: 'price_missing',
      milestone_2_duration_days: 'days_missing',
      milestone_3_price: 'not_a_price',
      milestone_3_duration_days: 'not_days',
    });
  });

  it('does not let milestones cost more than the whole', () => {
    const milestones = [{ title: 'Design', price: '1500.01', durationDays: '5' }];
    expect(problemsOf({ milestones })).toEqual({ price: 'milestones_cost_more' });
    expect(problemsOf({ milestones, price: '1500.01' })).toEqual({});
  });

  it('does not let an internal word out, in any of its texts', () => {
    const milestones = [{ title: '// secret', price: '1', durationDays: '1' }];
    expect(problemsOf({ work: 'note: they never pay', terms: '🔒 ask twice', milestones })).toEqual({
      work: 'looks_like_note',
      terms: 'looks_like_note',
      milestone_1_title: 'looks_like_note',
    });
  });
});

describe('the menu of services', () => {
  const offered = [{ handle: 'seo', name: 'SEO' }];

  it('has the service of the job, also where the organization does not offer it', () => {
    expect(serviceChoices(offered, { handle: 'seo', name: 'Search' })).toEqual([{ value: 'seo', ...offered[0] }]);
    const own = { handle: 'h'.repeat(255), name: 'Theirs' };
    expect(serviceChoices(offered, own).map(({ handle }) => handle)).toEqual([own.handle, 'seo']);
    expect(serviceChoices(offered, own).every(({ value }) => value.length <= 150)).toBe(true);
    expect(serviceChoices([], undefined)).toEqual([]);
  });
});
