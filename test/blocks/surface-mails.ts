import { digestMail } from '../../blocks/mail/digest-mail.ts';
import { threadMail } from '../../blocks/mail/thread-mail.ts';
import type { MailContent, MailNews, MailReader, MailWords } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { shownOf } from './surface-cards.ts';
import { type SurfaceData, TEAM_URL } from './surface-data.ts';

export const UNSUBSCRIBE = 'https://jobline.example.com/unsubscribe/1-abc';

/** Every mail, with this data. */
export function mailsOf(data: SurfaceData, texts: Texts): [name: string, mail: MailContent][] {
  const office: MailReader = { timeZone: 'Europe/Berlin', organizationName: data.name };
  const member: MailReader = { ...office, unsubscribeUrl: UNSUBSCRIBE };
  const threadUrl = `${TEAM_URL}archives/C0JOBS/p1700000000000100`;
  const words: MailWords = { from: 'merchant', name: data.member, body: data.body, edited: true, files: data.files };
  const news: MailNews[] = [
    { of: 'assigned', byName: data.member },
    { of: 'message', words },
    { of: 'message', words: { ...words, from: 'member', edited: false } },
    { of: 'first_contact' },
    { of: 'first_contact', words },
  ];
  const shown = shownOf(data).filter(([name]) => ['new', 'declined', 'completed', 'of nobody'].includes(name));
  const threads = shown.map(([, about]) => ({ about, count: 2, excerpt: data.body, threadUrl }));
  return [
    ...shown.flatMap(([name, about]) =>
      news.flatMap((each, n): [string, MailContent][] => [
        [
          `${each.of} ${n}, ${name}`,
          threadMail({ about, news: each, threadUrl, noChannel: false, reader: member }, texts),
        ],
        [
          `${each.of} ${n} without a channel, ${name}`,
          threadMail({ about, news: each, noChannel: true, reader: office }, texts),
        ],
      ]),
    ),
    ['digest', digestMail({ threads, count: data.many, more: 0, reader: office }, texts)],
    ['long digest', digestMail({ threads, count: data.many, more: data.many, reader: office }, texts)],
  ];
}
