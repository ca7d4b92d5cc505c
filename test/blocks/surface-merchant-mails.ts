import { automaticAnswer } from '../../blocks/mail/automatic-answer.ts';
import { merchantMail } from '../../blocks/mail/merchant-mail.ts';
import type { MailContent } from '../../src/domain/mail.ts';
import type { OutboundEvent } from '../../src/domain/outbound-event.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import type { SurfaceData } from './surface-data.ts';

const AT = new Date('2026-03-12T09:00:00Z');

/** What a merchant gets by e-mail, with this data. */
export function merchantMailsOf(data: SurfaceData, texts: Texts): [name: string, mail: MailContent][] {
  const { name: agency, body, member, files } = data;
  const envelope = { organization: 'default', at: AT, by: { name: member } };
  const words = { id: '1', body, html: '<p>rendered elsewhere</p>' };
  const sent = files.map(({ name, size = 0, mimeType = 'text/plain' }) => ({
    name,
    size,
    mimeType,
    url: 'https://jobline.example.com/files/abc',
  }));
  const events: OutboundEvent[] = [
    { type: 'message.sent', ...envelope, message: { ...words, author: { name: member }, sentAt: AT, files: sent } },
    { type: 'message.corrected', ...envelope, message: { ...words, editedAt: AT } },
    { type: 'message.withdrawn', ...envelope, message: { id: '1' } },
    { type: 'job.declined', ...envelope, reason: 'capacity', comment: body },
    { type: 'job.completed', ...envelope },
    { type: 'review.requested', ...envelope },
    { type: 'store_access.requested', ...envelope, agreed: true },
  ];
  const url = 'https://jobline.example.com/c/abc';
  const codes = ['answer_in_slack', 'other_sender', 'no_longer_taken'] as const;
  return [
    ...events.flatMap((event): [string, MailContent][] =>
      [true, false].flatMap((takesAnswers): [string, MailContent][] => {
        const mail = merchantMail(event, { agency, about: data.summary, url, takesAnswers }, texts);
        return mail ? [[`${event.type} to a merchant, ${takesAnswers}`, mail]] : [];
      }),
    ),
    ...codes.map((code): [string, MailContent] => [
      code,
      automaticAnswer({ code, agency, subject: data.summary }, texts),
    ]),
  ];
}
