import { describe, expect, it } from 'vitest';
import { hear, isOwnWords, type SlackMessageEvent } from '../../src/domain/own-words.ts';

const typed: SlackMessageEvent = { channel: 'C1', ts: '2.0', thread_ts: '1.0', user: 'U1', text: 'hi' };

describe("somebody's own words", () => {
  it.each([undefined, 'file_share', 'thread_broadcast', 'me_message'])('come with the subtype %s', (subtype) => {
    expect(isOwnWords({ ...typed, subtype })).toBe(true);
  });

  it.each([
    { subtype: 'channel_join' },
    { subtype: 'bot_message' },
    { subtype: 'message_replied' },
    { subtype: 'tombstone' },
    { subtype: 'something_new' },
    { bot_id: 'B1' },
    { app_id: 'A1' },
    { bot_profile: {} },
    { user: undefined },
    { user: 'USLACKBOT' },
  ])('are not what has %j', (noise) => {
    expect(hear({ ...typed, ...noise })).toEqual({ kind: 'noise' });
  });

  it('are heard with their thread; a root is in none, even once it has replies', () => {
    expect(hear(typed)).toMatchObject({ kind: 'words', channel: 'C1', ts: '2.0', threadTs: '1.0', user: 'U1' });
    expect(hear({ ...typed, thread_ts: '2.0' })).not.toHaveProperty('threadTs');
  });
});

describe('a change', () => {
  const changed = (after: object, before: object = {}): SlackMessageEvent => ({
    channel: 'C1',
    subtype: 'message_changed',
    ts: '9.0',
    message: { ...typed, ...after },
    previous_message: { ...typed, ...before },
  });
  const edited = { user: 'U1', ts: '3.0' };

  it('is an edit when somebody changed their words', () => {
    expect(hear(changed({ text: 'ho', edited }))).toMatchObject({
      kind: 'edit',
      ts: '2.0',
      threadTs: '1.0',
      editedTs: '3.0',
    });
    const bold = [{ type: 'rich_text', block_id: 'x', elements: [1] }];
    expect(hear(changed({ blocks: bold, edited }))).toMatchObject({ kind: 'edit' });
  });

  it.each([
    ['an unfurl', changed({ text: 'hi', attachments: [] })],
    ['an unfurl of words that were edited before', changed({ edited, text: 'ho' }, { edited, text: 'ho', blocks: [] })],
    [
      'a change that leaves the words',
      changed({ edited, blocks: [{ block_id: 'a' }] }, { blocks: [{ block_id: 'b' }] }),
    ],
    ['an edit by an app', changed({ text: 'ho', edited, bot_id: 'B1' })],
    ['a deleted root that leaves its place', changed({ subtype: 'tombstone', edited })],
    ['a change without a message', { channel: 'C1', subtype: 'message_changed' }],
  ])('is noise when it is %s', (_, event) => {
    expect(hear(event)).toEqual({ kind: 'noise' });
  });
});

describe('a deletion', () => {
  it('names the message that is gone', () => {
    const event = { channel: 'C1', subtype: 'message_deleted', ts: '9.0', deleted_ts: '2.0', previous_message: typed };
    expect(hear(event)).toEqual({ kind: 'deletion', channel: 'C1', ts: '2.0', threadTs: '1.0' });
    expect(hear({ ...event, previous_message: undefined })).toEqual({ kind: 'deletion', channel: 'C1', ts: '2.0' });
    expect(hear({ ...event, previous_message: { ...typed, bot_id: 'B1' } })).toEqual({ kind: 'noise' });
  });
});
