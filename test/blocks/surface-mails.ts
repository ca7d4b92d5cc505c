import { confirmRequestMail } from '../../blocks/mail/confirm-request-mail.ts';
import { digestMail } from '../../blocks/mail/digest-mail.ts';
import { leadMail } from '../../blocks/mail/lead-mail.ts';
import { linkMail } from '../../blocks/mail/link-mail.ts';
import { threadMail } from '../../blocks/mail/thread-mail.ts';
import type { MailContent, MailNews, MailReader, MailWords } from '../../src/domain/mail.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { leadsOf, shownOf } from './surface-cards.ts';
import { type SurfaceData, TEAM_URL } from './surface-data.ts';
import { merchantMailsOf } from './surface-merchant-mails.ts';
import { mailedOffersOf } from './surface-proposals.ts';

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
    ...mailedOffersOf(data),
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
    ...leadsOf(data).flatMap(([name, lead]): [string, MailContent][] => [
      [`lead ${name}`, leadMail({ lead, threadUrl, canReply: true, reader: office, profileUrl: data.summary }, texts)],
      [`lead ${name}, to be copied`, leadMail({ lead, canReply: false, reader: office }, texts)],
    ]),
    [
      'confirm request',
      confirmRequestMail({ organization: data.name, service: data.name, description: data.body, url: TEAM_URL }, texts),
    ],
    ['link', linkMail({ organization: data.name, url: TEAM_URL }, texts)],
    ...merchantMailsOf(data, texts),
    ['digest', digestMail({ threads, count: data.many, more: 0, reader: office }, texts)],
    ['long digest', digestMail({ threads, count: data.many, more: data.many, reader: office }, texts)],
  ];
}
