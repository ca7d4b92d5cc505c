import { describe, expect, it } from 'vitest';
import type { OutboundEvent } from '../../../src/domain/outbound-event.ts';
import { writeEvent } from '../../../src/marketplaces/standard-webhooks/outbound.ts';
import { outboundEvent } from '../../../src/marketplaces/standard-webhooks/outbound-schema.ts';

const at = new Date('2026-01-31T10:30:00+01:00');
const shared = {
  organization: 'acme',
  conversation: { id: 'c-77' },
  job: { id: '123', status: 'responded' as const },
  at,
};
const sharedData = { organization: 'acme', conversation: { id: 'c-77' }, job: { id: '123', status: 'responded' } };
const atText = '2026-01-31T09:30:00.000Z';

describe('events out', () => {
  it.each<[OutboundEvent, object]>([
    [
      {
        ...shared,
        type: 'message.sent',
        by: { name: 'Ann' },
        message: {
          id: 'm1',
          body: 'Hi',
          html: '<p>Hi</p>',
          author: { name: 'Ann' },
          sentAt: at,
          files: [{ name: 'a.png', url: 'https://x.example/a', mimeType: 'image/png', size: 7 }],
        },
      },
      {
        by: { name: 'Ann' },
        message: {
          id: 'm1',
          body: 'Hi',
          html: '<p>Hi</p>',
          author: { name: 'Ann' },
          sent_at: atText,
          files: [{ name: 'a.png', url: 'https://x.example/a', mime_type: 'image/png', size: 7 }],
        },
      },
    ],
    [
      { ...shared, type: 'message.corrected', message: { id: 'm1', body: 'Ho', html: '<p>Ho</p>', editedAt: at } },
      { message: { id: 'm1', body: 'Ho', html: '<p>Ho</p>', edited_at: atText } },
    ],
    [{ ...shared, type: 'message.withdrawn', message: { id: 'm1' } }, { message: { id: 'm1' } }],
    [{ ...shared, type: 'job.opened', by: { name: 'Ann' } }, { by: { name: 'Ann' } }],
    [{ ...shared, type: 'job.expired' }, {}],
    [{ ...shared, type: 'job.inactive' }, {}],
    [{ ...shared, type: 'job.completed' }, {}],
    [{ ...shared, type: 'job.reopened' }, {}],
    [
      { ...shared, type: 'job.declined', reason: 'capacity', comment: 'Sorry.' },
      { reason: 'capacity', comment: 'Sorry.' },
    ],
    [{ ...shared, type: 'job.declined', reason: 'other' }, { reason: 'other' }],
    [
      { ...shared, type: 'merchant.blocked', merchant: { id: 'm-9' }, reason: 'spam' },
      { merchant: { id: 'm-9' }, reason: 'spam' },
    ],
  ])('$type', (event, content) => {
    const written: unknown = JSON.parse(writeEvent(event));
    // Nothing is left out that the document does not name: it would be dropped here.
    expect(outboundEvent.parse(written)).toEqual(written);
    expect(written).toEqual({
      type: event.type,
      timestamp: atText,
      data: { ...sharedData, at: atText, ...content },
    });
  });

  it('leave out what there is not', () => {
    const event = { type: 'message.withdrawn' as const, organization: 'default', at, message: { id: 'm1' } };
    expect(JSON.parse(writeEvent(event)).data).toEqual({ organization: 'default', at: atText, message: { id: 'm1' } });
  });
});
