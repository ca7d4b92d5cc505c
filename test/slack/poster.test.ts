import { afterEach, describe, expect, it } from 'vitest';
import { createPosters, type SlackPoster } from '../../src/slack/poster.ts';
import { type FakeWebApi, startFakeWebApi, type WebApiCall } from '../support/fake-web-api.ts';
import { quietLog } from '../support/quiet-log.ts';

let api: FakeWebApi;

afterEach(async () => {
  await api.close();
});

async function posterFor(answer: (call: WebApiCall) => object): Promise<SlackPoster> {
  api = await startFakeWebApi(answer);
  return createPosters({ log: quietLog })({ token: 'xoxb-1', apiUrl: api.url });
}

const metadata = { id: 'd1', kind: 'message' as const };
const blocks = [{ type: 'divider' as const }];
const sent = { ok: true, channel: 'C1', ts: '2.000000' };

function methods(): string[] {
  return api.calls.map((call) => call.method);
}

describe('posting', () => {
  it('carries the metadata id, and shows nothing that was not written', async () => {
    const poster = await posterFor(() => ({ ...sent, message: { ts: '2.000000' } }));
    expect(await poster.post({ channel: 'C1', text: 'hello', blocks, metadata })).toEqual({
      channel: 'C1',
      ts: '2.000000',
    });
    expect(api.calls).toEqual([
      {
        method: 'chat.postMessage',
        token: 'xoxb-1',
        args: {
          channel: 'C1',
          text: 'hello',
          blocks,
          parse: 'none',
          link_names: false,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: 'jobline_message', event_payload: { id: 'd1', kind: 'message' } },
        },
      },
    ]);
  });

  it('tells the channel that a direct message ended up in', async () => {
    const poster = await posterFor(() => ({ ...sent, channel: 'D7' }));
    expect(await poster.post({ channel: 'U1', text: 'hello', metadata })).toMatchObject({ channel: 'D7' });
  });

  it('answers in a thread, in the channel too when asked', async () => {
    const poster = await posterFor(() => ({ ...sent, message: { ts: '2.000000', thread_ts: '1.000000' } }));
    const reply = { channel: 'C1', threadTs: '1.000000', text: 'hello', metadata };
    expect(await poster.post(reply)).toEqual({ channel: 'C1', ts: '2.000000', threadTs: '1.000000' });
    await poster.post({ ...reply, broadcast: true });
    expect(api.calls[0]?.args).toMatchObject({ thread_ts: '1.000000' });
    expect(api.calls[0]?.args).not.toHaveProperty('reply_broadcast');
    expect(api.calls[1]?.args).toMatchObject({ reply_broadcast: true });
  });

  it('takes a reply back that landed in the channel because the root is gone', async () => {
    const poster = await posterFor(() => ({ ...sent, message: { ts: '2.000000' } }));
    const reply = poster.post({ channel: 'C1', threadTs: '1.000000', text: 'hello', metadata });
    await expect(reply).rejects.toMatchObject({ failure: { kind: 'permanent', reason: 'root_deleted' } });
    expect(api.calls[1]).toMatchObject({ method: 'chat.delete', args: { channel: 'C1', ts: '2.000000' } });
  });

  it('says that the root is gone even when the reply cannot be taken back', async () => {
    const poster = await posterFor(({ method }) =>
      method === 'chat.delete' ? { ok: false, error: 'cant_delete_message' } : { ...sent, message: { ts: '2.000000' } },
    );
    const reply = poster.post({ channel: 'C1', threadTs: '1.000000', text: 'hello', metadata });
    await expect(reply).rejects.toMatchObject({ failure: { kind: 'permanent', reason: 'root_deleted' } });
  });

  it('speaks for each installation with its own token', async () => {
    api = await startFakeWebApi(() => sent);
    const posters = createPosters({ log: quietLog });
    const one = posters({ token: 'xoxb-1', apiUrl: api.url });
    await one.post({ channel: 'C1', text: 'a', metadata });
    await posters({ token: 'xoxb-2', apiUrl: api.url }).post({ channel: 'C1', text: 'b', metadata });
    expect(api.calls.map((call) => call.token)).toEqual(['xoxb-1', 'xoxb-2']);
    expect(posters({ token: 'xoxb-1', apiUrl: api.url })).toBe(one);
  });
});

describe('the rest', () => {
  it('updates, removes and whispers', async () => {
    const poster = await posterFor(() => ({ ok: true }));
    await poster.update({ channel: 'C1', ts: '2.000000', text: 'new', blocks });
    await poster.remove({ channel: 'C1', ts: '2.000000' });
    await poster.postEphemeral({ channel: 'C1', user: 'U1', threadTs: '1.000000', text: 'psst' });
    expect(api.calls).toMatchObject([
      { method: 'chat.update', args: { channel: 'C1', ts: '2.000000', text: 'new', blocks, parse: 'none' } },
      { method: 'chat.delete', args: { channel: 'C1', ts: '2.000000' } },
      { method: 'chat.postEphemeral', args: { channel: 'C1', user: 'U1', thread_ts: '1.000000', text: 'psst' } },
    ]);
  });

  it('is content with a reaction that is there already, or gone already', async () => {
    const poster = await posterFor(({ method }) => ({
      ok: false,
      error: method === 'reactions.add' ? 'already_reacted' : 'no_reaction',
    }));
    await poster.addReaction({ channel: 'C1', ts: '2.000000', name: 'warning' });
    await poster.removeReaction({ channel: 'C1', ts: '2.000000', name: 'warning' });
    expect(api.calls.map((call) => call.args)).toEqual(
      Array(2).fill({ channel: 'C1', timestamp: '2.000000', name: 'warning' }),
    );
  });

  it('is not content with a reaction to a message that is gone', async () => {
    const poster = await posterFor(() => ({ ok: false, error: 'message_not_found' }));
    const reaction = poster.addReaction({ channel: 'C1', ts: '2.000000', name: 'warning' });
    await expect(reaction).rejects.toMatchObject({ failure: { kind: 'permanent', reason: 'message_not_found' } });
  });
});

describe('finding a post of ours again', () => {
  const ours = {
    ts: '5.000000',
    metadata: { event_type: 'jobline_message', event_payload: { id: 'd1', kind: 'message' } },
  };
  const strangers = [
    { ts: '3.000000' },
    { ts: '4.000000', metadata: { event_type: 'another_app', event_payload: { id: 'd1' } } },
    { ts: '4.500000', metadata: { event_type: 'jobline_message', event_payload: { id: 'd2', kind: 'card' } } },
  ];

  it('reads the thread page by page, with all metadata, from a little before it was sent', async () => {
    const poster = await posterFor(({ args }) =>
      args.cursor === 'more'
        ? { ok: true, messages: [ours] }
        : { ok: true, messages: strangers, response_metadata: { next_cursor: 'more' } },
    );
    const search = { channel: 'C1', rootTs: '1.000000', id: 'd1', oldest: new Date(1_700_000_000_500) };
    expect(await poster.findByMetadata(search)).toEqual({ ts: '5.000000' });
    expect(methods()).toEqual(['conversations.replies', 'conversations.replies']);
    expect(api.calls[0]?.args).toMatchObject({
      channel: 'C1',
      ts: '1.000000',
      oldest: '1700000000.500000',
      include_all_metadata: true,
    });
  });

  it('looks among the roots of the channel for a root', async () => {
    const poster = await posterFor(() => ({ ok: true, messages: [ours], response_metadata: { next_cursor: '' } }));
    expect(await poster.findByMetadata({ channel: 'C1', id: 'd1', oldest: new Date() })).toEqual({ ts: '5.000000' });
    expect(methods()).toEqual(['conversations.history']);
  });

  it('finds nothing where there is nothing, nor in a thread that is gone', async () => {
    const poster = await posterFor(({ method }) =>
      method === 'conversations.history' ? { ok: true, messages: strangers } : { ok: false, error: 'thread_not_found' },
    );
    expect(await poster.findByMetadata({ channel: 'C1', id: 'd1', oldest: new Date() })).toBeNull();
    expect(await poster.findByMetadata({ channel: 'C1', rootTs: '1.0', id: 'd1', oldest: new Date() })).toBeNull();
  });
});

describe('Home', () => {
  const view = { type: 'home' as const, blocks };

  it('is put in the place of what was there', async () => {
    const poster = await posterFor(() => ({ ok: true }));
    await poster.publishHome({ slackUser: 'U1', view });
    expect(api.calls).toMatchObject([{ method: 'views.publish', args: { user_id: 'U1', view } }]);
  });

  it('that Slack does not take is thrown as what it means', async () => {
    const poster = await posterFor(() => ({ ok: false, error: 'not_enabled' }));
    await expect(poster.publishHome({ slackUser: 'U1', view })).rejects.toMatchObject({
      method: 'views.publish',
      failure: { kind: 'permanent', reason: 'not_enabled' },
    });
  });
});
