import { describe, expect, it } from 'vitest';
import { merchantMessage } from '../../blocks/merchant-message.ts';
import { cleanWords } from '../../blocks/text.ts';
import type { MerchantWords } from '../../src/domain/card.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyWords } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const words: MerchantWords = {
  merchantName: 'Jana Nováková',
  merchantTimeZone: 'Europe/Prague',
  sentAt: new Date('2026-03-04T14:00:00Z'),
  body: 'When can you start?',
  edited: false,
  withdrawn: false,
  files: [],
};
const shown = (changes: Partial<MerchantWords>): string => merchantMessage({ ...words, ...changes }, en)[0]?.text ?? '';

describe("a merchant's message", () => {
  it('has the name in a small line and the words as they are', () => {
    expect(merchantMessage(words, en)).toEqual([
      {
        text: '💬 Jana Nováková wrote\nWhen can you start?',
        blocks: [
          { type: 'context', elements: [{ type: 'mrkdwn', text: '💬 *Jana Nováková* wrote', verbatim: true }] },
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'When can you start?' }] }],
          },
        ],
      },
    ]);
  });

  it('says their time when it is night there, and that it was edited', () => {
    expect(shown({ sentAt: new Date('2026-03-04T02:12:00Z') })).toContain('wrote · 03:12 there\n');
    expect(shown({ sentAt: new Date('2026-03-04T02:12:00Z'), merchantTimeZone: 'Mars/Base' })).toContain('wrote\n');
    expect(shown({ edited: true })).toContain('wrote · edited\n');
  });

  it('gives way to one line when it was withdrawn', () => {
    expect(shown({ withdrawn: true, edited: true })).toBe('💬 Jana Nováková wrote\nWithdrawn by the merchant.');
  });

  it('lists files by name', () => {
    const files = [{ name: 'brief\n<!here>.pdf', size: 12_345 }, { name: 'photo.jpg' }];
    expect(shown({ files })).toBe(
      '💬 Jana Nováková wrote\nWhen can you start?\n\n📎 brief &lt;!here&gt;.pdf · 12 kB\n📎 photo.jpg',
    );
    expect(shown({ files, body: '' })).toContain('wrote\n📎 brief');
  });

  it('opens addresses only as what they say', () => {
    const body =
      'See https://ok.example/a, https://bank.example@evil.example or https://bаnk.example <https://evil.example|bank>';
    const links = nodes(merchantMessage({ ...words, body }, en)).filter((node) => node.type === 'link');
    expect(links).toEqual([
      { type: 'link', url: 'https://ok.example/a' },
      { type: 'link', url: 'https://evil.example' },
    ]);
  });

  it('has as many parts as were posted, so that no post keeps old words', () => {
    const parts = merchantMessage({ ...words, body: 'short', edited: true }, en, 3);
    expect(parts.map((part) => part.text)).toEqual([
      '💬 Jana Nováková wrote, part 1 of 3 · edited\nshort',
      '💬 Jana Nováková wrote, part 2 of 3 · edited\nNo longer part of this message.',
      '💬 Jana Nováková wrote, part 3 of 3 · edited\nNo longer part of this message.',
    ]);
  });

  it("loses no word, keeps Slack's limits and has no power", () => {
    fc.assert(
      fc.property(anyWords, (each) => {
        const parts = merchantMessage(each, en);
        for (const part of parts) {
          expectWithinLimits(part);
          expectNoPower(part);
        }
        const said = nodes(parts.map((part) => part.blocks.slice(1)))
          .map((node) => (node.type === 'text' ? node.text : node.type === 'link' ? node.url : ''))
          .join('');
        if (!each.withdrawn) expect(said).toContain(cleanWords(each.body).trim() ? cleanWords(each.body) : '');
      }),
      { numRuns: 200 },
    );
  });
});
