import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { InputState, SentDialog } from '../../blocks/dialog.ts';
import { dialogReply } from '../../blocks/dialog-reply.ts';
import { decidedLine, heldQuestion, twoAtOnce } from '../../blocks/held-question.ts';
import { readReply, replyDialog, withTemplate } from '../../blocks/reply-dialog.ts';
import { acceptView } from '../../sandbox/slack/views/validate-view.ts';
import type { HeldBecause } from '../../src/domain/relay-policy.ts';
import type { ReplyForm } from '../../src/domain/reply-form.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { hostile } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const REASONS: Record<HeldBecause, RegExp> = {
  almost_note: /almost like a note/,
  bracketed: /in brackets/,
  single_sign: /half the mark/,
  colleague: /mention of a colleague/,
  held_word: /your organization wants asked about/,
  ask_each: /asks before each reply/,
  prefix_removed: /was a note before/,
};
const FORM: ReplyForm = {
  threadId: 7,
  label: 'J-12',
  merchant: { name: 'Jana Nováková' },
  serviceName: 'Store setup',
  title: 'A shop',
  summary: 'We sell candles.',
  unread: 'Are you there?',
  isFirst: false,
  templates: [
    { id: 3, name: 'Hello', body: 'Hello {merchant}' },
    { id: 4, name: 'Price', body: 'It costs 100 for {service}' },
  ],
  words: { merchant: 'Jana Nováková', service: 'Store setup', store: 'Blue Fjord', me: 'Ann', agency: 'Studio' },
  profile: {},
  others: [],
};

/** The dialog as it comes back with this text in its field, as it is named now. */
function sent(view: ModalView, text: string, more: Record<string, InputState> = {}): SentDialog {
  const fields = Object.entries(more).map(([field, state]) => [field, { value: state }]);
  const values = { text: { [fieldOf(view).action_id]: { value: text } }, ...Object.fromEntries(fields) };
  return { private_metadata: view.private_metadata ?? '', state: { values } };
}

function fieldOf(view: ModalView): { action_id: string; initial_value?: string } {
  const block = (view.blocks as KnownBlock[]).find(({ block_id }) => block_id === 'text');
  if (block?.type !== 'input' || block.element.type !== 'plain_text_input') throw new Error('no text field');
  const { action_id = '', initial_value } = block.element;
  return { action_id, ...(initial_value !== undefined && { initial_value }) };
}

function expectTaken(view: ModalView): void {
  expect(() => acceptView(JSON.parse(JSON.stringify(view)), 'modal')).not.toThrow();
  for (const node of nodes(view.blocks)) if (node.type === 'plain_text') expect(node.emoji).toBe(false);
}

describe('the question about a held reply', () => {
  const messageId = '00000000-0000-4000-8000-000000000001';

  it.each(Object.entries(REASONS))('says why: %s', (because, why) => {
    const asked = heldQuestion(
      { messageId, merchantName: 'Jana Nováková', body: 'noet', because: because as HeldBecause },
      en,
    );
    expect(asked.text).toMatch(why);
    expect(asked.text).toMatch(/^Is this for Jana\?/);
    expect(asked.blocks[1]).toMatchObject({
      elements: [
        { action_id: 'held_send', value: messageId, text: { text: 'Send' } },
        { action_id: 'held_keep', value: messageId, text: { text: 'Keep internal' } },
      ],
    });
  });

  it("gives nobody's words power, within Slack's limits", () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        for (const each of [
          heldQuestion({ messageId, merchantName: a, body: b, because: 'colleague' }, en),
          decidedLine({ kind: 'sent', merchantName: a, seconds: 10 }, en),
          twoAtOnce({ name: a, writing: 'dialog' }, en),
          twoAtOnce({ name: b, writing: 'message' }, en),
          ...dialogReply({ authorName: a, merchantName: b, body: `${b}${a}`, kept: false }, en),
        ]) {
          expectWithinLimits(each);
          expectNoPower(each);
        }
      }),
    );
  });
});

describe('the Reply dialog', () => {
  it('has the request beside the text', () => {
    const view = replyDialog(FORM, en);
    expect(view).toMatchObject({ callback_id: 'reply', title: { text: 'Reply J-12' }, notify_on_close: true });
    const said = JSON.stringify(view.blocks);
    for (const words of ['A shop', 'We sell candles.', 'Are you there?', 'To Jana Nováková'])
      expect(said).toContain(words);
    expect(fieldOf(view)).toEqual({ action_id: 'value' });
    expectTaken(view);
  });

  it('does not repeat first words that are the request', () => {
    const view = replyDialog({ ...FORM, unread: 'We sell candles.' }, en);
    expect(JSON.stringify(view.blocks).split('We sell candles.')).toHaveLength(2);
  });

  it('starts a first reply to a match in the language of its merchant, where we speak it', () => {
    const first = { ...FORM, isFirst: true, profile: { words: 'We build shops.', url: 'https://studio.example' } };
    const { initial_value = '' } = fieldOf(replyDialog(first, en));
    expect(initial_value).toMatch(/^Hello Jana Nováková,\n\n/);
    for (const words of ['Ann from Studio', 'We build shops.', 'https://studio.example'])
      expect(initial_value).toContain(words);
  });

  it('is taken by Slack whatever is in it', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), (a, b, isFirst) => {
        const name = a.slice(0, 75) || 'x';
        const templates = Array.from({ length: 99 }, (_, id) => ({ id, name, body: b }));
        const form: ReplyForm = {
          ...FORM,
          label: 'J-1234567890123456789',
          merchant: { name: a, storeName: b },
          title: a,
          summary: b,
          unread: a,
          serviceName: b,
          isFirst,
          templates,
          words: { merchant: a, service: b, store: a, me: b, agency: a },
          profile: { words: b, url: a },
          others: Array.from({ length: 20 }, () => ({ name: b, writing: 'dialog' })),
        };
        expectTaken(replyDialog(form, en));
        const filled = withTemplate(sent(replyDialog(form, en), a.slice(0, 3000)), '5', form, en);
        if (filled) expectTaken(filled);
      }),
    );
  });
});

describe('a chosen template', () => {
  const view = replyDialog(FORM, en);

  it('stands alone in an empty text, and below what was typed', () => {
    expect(fieldOf(withTemplate(sent(view, ''), '3', FORM, en) ?? view).initial_value).toBe('Hello Jana Nováková');
    expect(fieldOf(withTemplate(sent(view, 'Hi.'), '3', FORM, en) ?? view).initial_value).toBe(
      'Hi.\n\nHello Jana Nováková',
    );
  });

  it('takes the place of another one that nobody changed, in a field that Slack takes for a new one', () => {
    const once = withTemplate(sent(view, ''), '3', FORM, en) ?? view;
    const twice = withTemplate(sent(once, 'Hello Jana Nováková'), '4', FORM, en) ?? view;
    expect(fieldOf(twice).initial_value).toBe('It costs 100 for Store setup');
    expect(new Set([view, once, twice].map((each) => fieldOf(each).action_id)).size).toBe(3);
    expect(readReply(sent(twice, ' It costs 90 ')).text).toBe('It costs 90');
  });

  it('that is gone changes nothing', () => {
    expect(withTemplate(sent(view, 'Hi.'), '99', FORM, en)).toBeUndefined();
  });
});

describe('what comes back', () => {
  const view = replyDialog(FORM, en);
  const ticked: InputState = { selected_options: [{ value: 'save' }] };

  it('is the text, and the name only where it is to be saved', () => {
    const hello = { threadId: 7, text: 'Hello', filled: 0, asked: [] };
    expect(readReply(sent(view, ' Hello '))).toEqual(hello);
    expect(readReply(sent(view, 'Hello', { name: { value: 'Mine' } }))).toEqual(hello);
    expect(readReply(sent(view, 'Hello', { save: ticked, name: { value: ' Mine ' } }))).toMatchObject({
      saveAs: 'Mine',
    });
    expect(readReply(sent(view, 'Hello', { save: ticked }))).toMatchObject({ saveAs: '' });
  });
});
