import type { KnownBlock } from '@slack/types';
import { expect } from 'vitest';
import { conforms, expectError } from './conforms.ts';

const text = (characters: number): { type: 'mrkdwn'; text: string } => ({
  type: 'mrkdwn',
  text: 'x'.repeat(characters),
});
const plain = (characters: number): { type: 'plain_text'; text: string } => ({
  type: 'plain_text',
  text: 'x'.repeat(characters),
});
const button = (id: string, label = 10): KnownBlock => ({
  type: 'actions',
  elements: [{ type: 'button', text: plain(label), action_id: id }],
});

const taken: Record<string, KnownBlock[]> = {
  'fifty blocks': Array.from({ length: 50 }, () => ({ type: 'divider' as const })),
  'a section of 3,000 characters': [{ type: 'section', text: text(3000) }],
  'ten fields of 2,000 characters': [{ type: 'section', fields: Array.from({ length: 10 }, () => text(2000)) }],
  'a header of 150 characters': [{ type: 'header', text: plain(150) }],
  'ten context elements': [{ type: 'context', elements: Array.from({ length: 10 }, () => text(10)) }],
  'a button of 75 characters': [button('a', 75)],
  'the same action in two blocks': [button('a'), button('a')],
  'rich text': [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hi', style: { bold: true } }] }],
    },
  ],
};

const refused: Record<string, KnownBlock[]> = {
  'fifty-one blocks': Array.from({ length: 51 }, () => ({ type: 'divider' as const })),
  'an empty section': [{ type: 'section', text: text(0) }],
  'a section without text and fields': [{ type: 'section' }],
  'a section of 3,001 characters': [{ type: 'section', text: text(3001) }],
  'eleven fields': [{ type: 'section', fields: Array.from({ length: 11 }, () => text(1)) }],
  'a field of 2,001 characters': [{ type: 'section', fields: [text(2001)] }],
  'a header of 151 characters': [{ type: 'header', text: plain(151) }],
  'an empty header': [{ type: 'header', text: plain(0) }],
  'eleven context elements': [{ type: 'context', elements: Array.from({ length: 11 }, () => text(1)) }],
  'an empty context': [{ type: 'context', elements: [] }],
  'a button of 76 characters': [button('a', 76)],
  'no buttons': [{ type: 'actions', elements: [] }],
  'a block_id twice': [
    { type: 'divider', block_id: 'same' },
    { type: 'divider', block_id: 'same' },
  ],
  'an action_id twice in one block': [
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plain(1), action_id: 'a' },
        { type: 'button', text: plain(1), action_id: 'a' },
      ],
    },
  ],
  'a button value of 2,001 characters': [
    { type: 'actions', elements: [{ type: 'button', text: plain(1), action_id: 'a', value: 'x'.repeat(2001) }] },
  ],
  'an image without words': [{ type: 'image', image_url: 'https://shop.example/a.png', alt_text: '' }],
};

for (const [what, blocks] of Object.entries(taken)) {
  conforms(`blocks: ${what} may be posted`, async ({ client, channel }) => {
    expect(await client.chat.postMessage({ channel, text: 'card', blocks })).toMatchObject({ ok: true });
  });
}

for (const [what, blocks] of Object.entries(refused)) {
  conforms(`blocks: ${what} may neither be posted nor replace others`, async ({ client, channel }) => {
    await expectError(client.chat.postMessage({ channel, text: 'card', blocks }), 'invalid_blocks');
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'card' });
    await expectError(client.chat.update({ channel, ts, text: 'card', blocks }), 'invalid_blocks');
  });
}

conforms('blocks: a refusal points at what is wrong', async ({ client, channel }) => {
  const blocks: KnownBlock[] = [{ type: 'divider' }, { type: 'section', text: text(3001) }];
  await expect(client.chat.postMessage({ channel, text: 'card', blocks })).rejects.toMatchObject({
    data: { errors: ['must be less than 3001 characters [json-pointer:/blocks/1/text/text]'] },
  });
});

conforms('blocks: what is no array is invalid_blocks_format', async ({ client, channel }) => {
  const call = client.apiCall('chat.postMessage', { channel, text: 'card', blocks: 'nonsense' });
  await expectError(call, 'invalid_blocks_format');
});
