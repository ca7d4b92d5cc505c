import { describe, expect, it } from 'vitest';
import {
  decideDeletion,
  decideEdit,
  decideLateEdit,
  type EditQuestion,
  type KnownAs,
} from '../../src/domain/edit-policy.ts';
import { MESSAGE_STATES, type MessageState } from '../../src/domain/message-state.ts';

const D = new Date('2026-03-04T14:00:00Z');
const later = new Date(D.getTime() + 1000);
const live = { status: 'responded', conversationBlocked: false } as const;
const declined = { status: 'declined', endedAt: D, conversationBlocked: false } as const;
const words = (text: string): EditQuestion['after'] => ({ forms: [text], startsWithMention: false });
const reply = (state: MessageState, restarts = 0): KnownAs => ({ kind: 'reply', state, restarts, wasAsked: false });

function edit(known: KnownAs, after: string, changes: Partial<EditQuestion> = {}) {
  return decideEdit({
    known,
    before: words('hello'),
    after: words(after),
    relayMode: 'every_reply',
    heldWords: [],
    thread: live,
    writtenAt: later,
    heardAt: later,
    ...changes,
  });
}

const correct = { kind: 'correct' };
const ignore = { kind: 'ignore' };
const note = { kind: 'become_note' };
const hold = { kind: 'hold', because: 'almost_note' };
const stays = { kind: 'refuse', refusal: { code: 'edit_stayed_inside' } };
const quietly = { kind: 'replace', restartWindow: false };

/** What an edit to other words, to a note, to a slip and after the end does, by the state of the message. */
const EDITS: Record<MessageState, readonly [unknown, unknown, unknown]> = {
  held: [quietly, note, quietly],
  waiting: [{ kind: 'replace', restartWindow: true }, note, hold],
  queued: [quietly, note, hold],
  sending: [correct, stays, stays],
  delivered: [correct, stays, stays],
  failed: [quietly, note, hold],
  withdrawn: [ignore, ignore, ignore],
  cancelled: [ignore, ignore, ignore],
};

describe('an edit', () => {
  it.each(MESSAGE_STATES)('of a %s reply', (state) => {
    expect([edit(reply(state), 'hi'), edit(reply(state), '// hi'), edit(reply(state), 'noet: hi')]).toEqual(
      EDITS[state],
    );
  });

  it('inside the window restarts it twice at most; the last words still leave', () => {
    expect(edit(reply('waiting', 1), 'hi')).toEqual({ kind: 'replace', restartWindow: true });
    expect(edit(reply('waiting', 2), 'hi')).toEqual(quietly);
  });

  it('that takes off a mark which an edit still to come put on is held, unless its author has said Send', () => {
    const held = { kind: 'hold', because: 'prefix_removed' };
    const previous = words('// hi');
    expect(edit(reply('waiting'), 'hi', { previous })).toEqual(held);
    expect(edit(reply('queued'), 'hi', { previous: words('noet: hi') })).toEqual(held);
    expect(edit(reply('waiting'), 'hi', { previous: words('ho') }).kind).toBe('replace');
    expect(edit({ ...reply('waiting'), wasAsked: true } as KnownAs, 'hi', { previous }).kind).toBe('replace');
  });

  it('that comes behind a newer one changes nothing, but is asked about where it tells of a mark', () => {
    const held = { kind: 'hold', because: 'prefix_removed' };
    const late = (known: KnownAs, after: string, previous?: string) =>
      decideLateEdit({ known, after: words(after), heldWords: [], ...(previous && { previous: words(previous) }) });
    expect(late(reply('waiting'), 'hi')).toEqual(ignore);
    expect(late(reply('waiting'), '// hi')).toEqual(held);
    expect(late(reply('queued'), 'hi', '// ho')).toEqual(held);
    expect(late(reply('delivered'), '// hi')).toEqual(ignore);
    expect(late({ kind: 'note' }, '// hi')).toEqual(ignore);
    expect(late({ ...reply('waiting'), wasAsked: true } as KnownAs, '// hi')).toEqual(ignore);
  });

  it('after the end changes nothing for the merchant, and its author is told', () => {
    const refusal = { code: 'edit_after_end' };
    expect(edit(reply('delivered'), 'hi', { thread: declined })).toEqual({ kind: 'refuse', refusal });
    expect(edit(reply('delivered'), 'hi', { thread: { ...live, conversationBlocked: true } }).kind).toBe('refuse');
    expect(edit(reply('delivered'), 'hi', { thread: declined, heardAt: D })).toEqual(correct);
  });

  it('of words that left in time goes even past the deadline', () => {
    const thread = { status: 'opened', expiresAt: D, conversationBlocked: false } as const;
    expect(edit(reply('delivered'), 'hi', { thread })).toEqual(correct);
  });

  it('that takes the prefix off a note is held, never sent by itself', () => {
    const held = { kind: 'hold', because: 'prefix_removed' };
    expect(edit({ kind: 'note' }, 'hello', { before: words('// hello') })).toEqual(held);
    expect(edit({ kind: 'note' }, 'hello', { before: words('noet: hello') })).toEqual(held);
  });

  it('that takes the prefix off a note where nothing goes any more only changes the note', () => {
    for (const thread of [declined, { ...live, conversationBlocked: true }]) {
      expect(edit({ kind: 'note' }, 'hello', { before: words('// hello'), thread })).toEqual({ kind: 'update_note' });
    }
  });

  it('of a note that stays one is written down', () => {
    expect(edit({ kind: 'note' }, '// hi', { before: words('// hello') })).toEqual({ kind: 'update_note' });
    expect(edit({ kind: 'note' }, 'hi', { relayMode: 'notes_only', before: words('// hi') })).toEqual({
      kind: 'update_note',
    });
    expect(edit({ kind: 'note' }, 'hi there')).toEqual({ kind: 'update_note' });
  });

  it('of a refused message does nothing', () => {
    expect(edit({ kind: 'refused' }, 'hi')).toEqual(ignore);
  });
});

describe('a deletion', () => {
  const question = { thread: live, writtenAt: later, heardAt: later };

  it.each([
    ['held', 'cancel'],
    ['waiting', 'cancel'],
    ['queued', 'cancel'],
    ['sending', 'withdraw'],
    ['delivered', 'withdraw'],
    ['failed', 'cancel'],
    ['withdrawn', 'ignore'],
    ['cancelled', 'ignore'],
  ] as const)('of a %s reply: %s', (state, kind) => {
    expect(decideDeletion({ ...question, known: reply(state) })).toEqual({ kind });
  });

  it('of a note deletes the note, of a refused message nothing', () => {
    expect(decideDeletion({ ...question, known: { kind: 'note' } })).toEqual({ kind: 'delete_note' });
    expect(decideDeletion({ ...question, known: { kind: 'refused' } })).toEqual(ignore);
  });

  it('after the end tells its author that the merchant still has it', () => {
    expect(decideDeletion({ ...question, known: reply('delivered'), thread: declined })).toEqual({
      kind: 'refuse',
      refusal: { code: 'deletion_after_end' },
    });
  });
});
