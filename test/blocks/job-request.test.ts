import { describe, expect, it } from 'vitest';
import { jobRequest } from '../../blocks/job-request.ts';
import { cleanWords } from '../../blocks/text.ts';
import type { JobRequest } from '../../src/domain/card.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyRequest } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const request: JobRequest = {
  serviceName: 'Store setup',
  title: 'Move from Etsy',
  details: 'We sell candles.',
  business: 'Two people, one kettle.',
  requirements: [{ question: 'How many products?', responses: ['40', 'later 60'] }],
  priorities: { time: 'Soon' },
  budget: { amount: '1500.00', currency: 'EUR' },
  dropshipping: false,
  firstWords: { body: 'Hello!', edited: false, withdrawn: false },
  files: [{ name: 'brief.pdf' }],
};

describe('the request', () => {
  it('has the questions with their answers, the business, the files, and the first words last', () => {
    expect(jobRequest(request, en).map((part) => part.text)).toEqual([
      [
        'The request · Store setup',
        'Move from Etsy',
        'We sell candles.',
        'How many products?\n40\nlater 60',
        'Timing: Soon\nBudget: €1,500\nDropshipping: No',
        'The business\nTwo people, one kettle.',
        'Files\n📎 brief.pdf',
        'First words\nHello!',
      ].join('\n\n'),
    ]);
  });

  it('follows the first words when they are edited or withdrawn', () => {
    const withWords = (firstWords: { body: string; edited: boolean; withdrawn: boolean }): string | undefined =>
      jobRequest({ ...request, firstWords }, en)[0]
        ?.text.split('\n\n')
        .at(-1);
    expect(withWords({ body: 'Hi', edited: true, withdrawn: false })).toBe('First words · edited\nHi');
    expect(withWords({ body: 'Hi', edited: true, withdrawn: true })).toBe('First words\nWithdrawn by the merchant.');
  });

  it('says so when there is nothing in it', () => {
    const empty = { serviceName: 'Store setup', requirements: [], priorities: {}, files: [] };
    expect(jobRequest(empty, en)[0]?.text).toBe('The request · Store setup\n\nThe merchant gave no details.');
  });

  it("is never cut, keeps Slack's limits and has no power", () => {
    fc.assert(
      fc.property(anyRequest, (each) => {
        const parts = jobRequest(each, en);
        for (const part of parts) {
          expectWithinLimits(part);
          expectNoPower(part);
        }
        const said = nodes(parts)
          .map((node) => (node.type === 'text' ? node.text : node.type === 'link' ? node.url : ''))
          .join('');
        for (const words of [each.details, each.business]) expect(said).toContain(cleanWords(words ?? '').trim());
      }),
      { numRuns: 200 },
    );
  });
});
