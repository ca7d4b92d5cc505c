import { describe, expect, it } from 'vitest';
import { digestMail } from '../../blocks/mail/digest-mail.ts';
import { escapeHtml } from '../../blocks/mail/parts.ts';
import { threadMail } from '../../blocks/mail/thread-mail.ts';
import type { MailContent, MailNews, MailReader, MailWords, ThreadMail } from '../../src/domain/mail.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { conversation, hostile, job } from './samples.ts';

const en = texts('en');
const unsubscribeUrl = 'https://jobline.example.com/unsubscribe/1-abc';
const threadUrl = 'https://acme.slack.com/archives/C0JOBS/p1700000000123456';
const member: MailReader = { timeZone: 'Europe/Berlin', organizationName: 'Northlight Studio', unsubscribeUrl };
const office: MailReader = { timeZone: 'Europe/Berlin', organizationName: 'Northlight Studio' };
const words: MailWords = { from: 'merchant', name: 'Jana Nováková', body: 'Hello', edited: false, files: [] };

function mail(change: Partial<ThreadMail> = {}): MailContent {
  const news: MailNews = { of: 'message', words };
  return threadMail(
    { about: { of: 'job', card: job }, news, threadUrl, noChannel: false, reader: member, ...change },
    en,
  );
}

describe('a mail about a thread', () => {
  it('quotes a merchant’s words', () => {
    const { subject, text } = mail();
    expect(subject).toBe('J-12 · Store setup for Blue Fjord Candles');
    expect(text).toBe(
      [
        'Jana Nováková wrote:',
        '> Hello',
        `Open in Slack: ${threadUrl}`,
        '--',
        'Answer in the Slack thread: an answer to this e-mail reaches nobody.',
        'You get this because this is assigned to you at Northlight Studio.',
        `Stop these e-mails: ${unsubscribeUrl}\n`,
      ].join('\n\n'),
    );
  });

  it('says whose words a colleague’s are, and lists files', () => {
    const files = [{ name: 'plan.pdf', size: 12_000 }];
    const { text } = mail({ news: { of: 'message', words: { ...words, from: 'member', name: 'Alice', files } } });
    expect(text).toContain('Alice wrote to Jana Nováková:\n\n> Hello\n>\n> 📎 plan.pdf · 12 kB\n');
  });

  it('tells who is assigned how the job stands, by their own clock', () => {
    const { text } = mail({ news: { of: 'assigned', byName: 'Alice' } });
    expect(text).toContain('Alice assigned J-12 (Store setup for Blue Fjord Candles) to you.\n');
    expect(text).toContain('Status: New · nobody has opened it\nAnswer by: Wed, Mar 4, 15:00 GMT+1\n');
  });

  it.each([
    ['new', 'Answer by'],
    ['awaiting_response', 'Answer by'],
    ['responded', undefined],
    ['completed', undefined],
    ['declined', undefined],
  ] as const)('of a job that is %s names a time only where one runs', (status, label) => {
    const card = { ...job, status, answerBy: new Date('2026-03-05T14:00:00Z') };
    const { text } = mail({ about: { of: 'job', card }, news: { of: 'assigned', byName: 'Alice' } });
    expect(/Answer by|Time is up/.exec(text)?.[0]).toBe(label);
  });

  it('is of a conversation where there is no job', () => {
    const { subject, text } = mail({
      about: { of: 'conversation', card: conversation },
      news: { of: 'first_contact', words },
      reader: office,
    });
    expect(subject).toBe('C-3 · Conversation with Jana Nováková');
    expect(text).toContain('Jana Nováková started a conversation with you.\n\n> Hello\n');
    expect(text).toContain('This address gets the notifications of Northlight Studio.');
    expect(text).not.toContain('unsubscribe');
  });

  it('says that nothing is in Slack while no channel is chosen', () => {
    const { threadUrl: _, ...rest } = { threadUrl, about: { of: 'job', card: job } as const };
    const { text } = threadMail({ ...rest, news: { of: 'first_contact' }, noChannel: true, reader: office }, en);
    expect(text).toContain('no channel is chosen for jobs');
    expect(text).not.toContain('Open in Slack');
  });

  it('has one subject whatever is new, so that it stays one thread', () => {
    const subjects = [
      mail(),
      mail({ news: { of: 'assigned', byName: 'Alice' } }),
      mail({ news: { of: 'first_contact', words } }),
      mail({ about: { of: 'job', card: { ...job, status: 'declined', summary: 'other' } } }),
    ].map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(1);
  });
});

describe('a digest', () => {
  it('counts what is unread and names what it leaves out', () => {
    const thread = { about: { of: 'job', card: job } as const, count: 2, excerpt: 'Are you\nthere?', threadUrl };
    const { subject, text } = digestMail({ threads: [thread], count: 5, more: 3, reader: office }, en);
    expect(subject).toBe('Unread messages · Northlight Studio');
    expect(text).toContain('5 messages of the last hour are unread.');
    expect(text).toContain('J-12 · Store setup for Blue Fjord Candles · 2 unread\n\n> Are you there?');
    expect(text).toContain('And 3 more threads.');
  });
});

describe('whatever somebody writes', () => {
  it('stays text: no element, no attribute, no link of theirs, no line in the subject', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, body, other) => {
        const merchant = { name, storeName: other, storeUrl: body };
        const about = {
          of: 'job',
          card: { ...job, merchant, serviceName: other, title: body, summary: body },
        } as const;
        const said: MailWords = { ...words, name, body, files: [{ name: other }] };
        const reader = { ...member, organizationName: other };
        const mails = [
          mail({ about, reader, news: { of: 'message', words: said } }),
          mail({ about, reader, news: { of: 'assigned', byName: name } }),
          mail({ about, reader, news: { of: 'first_contact', words: { ...said, from: 'member' } } }),
          digestMail({ threads: [{ about, count: 1, excerpt: body }], count: 1, more: 0, reader }, en),
        ];
        for (const { subject, html } of mails) {
          expect(subject).not.toMatch(/[\r\n\p{Cc}\u2028\u2029]/u);
          expect(subject.length).toBeLessThanOrEqual(150);
          expect(tagsOf(html)).toEqual(tagsOf(html).filter((tag) => OURS.test(tag)));
          expect(html).not.toMatch(/\p{Cc}(?<![\t\n])|[\u202a-\u202e\u2066\u2067]/u);
          const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
          expect(addresses.filter((address) => address !== threadUrl && address !== unsubscribeUrl)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same once a mail client has read it', () => {
    expect(escapeHtml(`<a href="x" onclick='y'>&amp;</a>`)).toBe(
      '&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
  });
});

const OURS =
  /^<(?:!doctype html|\/?(?:html|head|title|body|p|div|span|a|br)(?: (?:lang|style|href|target|dir)="[^"<>]*")*|meta [a-z="\d\s,.-]+)>$/;

function tagsOf(html: string): string[] {
  return html.match(/<[^>]*>?/g) ?? [];
}
