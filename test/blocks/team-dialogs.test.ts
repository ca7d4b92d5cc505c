import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { assignDialog, readAssignDialog } from '../../blocks/assign-dialog.ts';
import type { InputState, SentDialog } from '../../blocks/dialog.ts';
import { assignedMessage } from '../../blocks/direct/assigned.ts';
import { editTagDialog, manageTagsDialog, readManageTagsDialog } from '../../blocks/manage-tags-dialog.ts';
import { refusalMessage, refusalWords } from '../../blocks/refusal.ts';
import { readTagDialog, tagDialog } from '../../blocks/tag-dialog.ts';
import { readTagOption, tagOptions } from '../../blocks/tag-options.ts';
import { acceptView } from '../../sandbox/slack/views/validate-view.ts';
import type { Tag } from '../../src/domain/tag.ts';
import { tagName } from '../../src/domain/tag.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyConversation, anyJob, conversation, hostile, job } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');
const TEAM = { threadId: 7, label: 'J-12', assignees: ['U0ALICE'], tags: [{ id: 3, name: 'wholesale' }] };

/** A name as it may stand in the database. */
const anyName = hostile.map((words) => tagName(words) ?? tagName(words.slice(0, 40)) ?? 'x');
const anyTag: fc.Arbitrary<Tag> = fc.record({ id: fc.integer({ min: 1, max: 2 ** 40 }), name: anyName });

/** What Slack would refuse. */
function expectTaken(view: ModalView): void {
  expect(() => acceptView(JSON.parse(JSON.stringify(view)), 'modal')).not.toThrow();
  for (const node of nodes(view.blocks)) if (node.type === 'plain_text') expect(node.emoji).toBe(false);
}

/** The dialog as it comes back with these values. */
function sent(view: ModalView, values: Record<string, InputState>): SentDialog {
  return {
    private_metadata: view.private_metadata ?? '',
    state: { values: Object.fromEntries(Object.entries(values).map(([field, state]) => [field, { value: state }])) },
  };
}

function chosen(...values: string[]): InputState {
  return { selected_options: values.map((value) => ({ value })) };
}

describe('the dialog with the people', () => {
  it('is one field with those who have the thread', () => {
    const view = assignDialog(TEAM, en);
    expect(view).toMatchObject({ callback_id: 'assign', title: { text: 'Assign J-12' } });
    expect(view.blocks).toMatchObject([
      {
        type: 'input',
        block_id: 'assignees',
        optional: true,
        element: { type: 'multi_users_select', action_id: 'value', initial_users: ['U0ALICE'] },
      },
    ]);
  });

  it('reads what was changed, seen from what it showed', () => {
    const view = assignDialog({ ...TEAM, assignees: ['U0ALICE', 'U0BEN'] }, en);
    const read = (selected_users: string[]) => readAssignDialog(sent(view, { assignees: { selected_users } }));
    expect(read(['U0BEN', 'U0CARA'])).toEqual({ threadId: 7, add: ['U0CARA'], remove: ['U0ALICE'] });
    expect(read(['U0ALICE', 'U0BEN'])).toEqual({ threadId: 7, add: [], remove: [] });
    expect(read([])).toEqual({ threadId: 7, add: [], remove: ['U0ALICE', 'U0BEN'] });
  });

  it('is taken by Slack with forty people and strange ids', () => {
    const many = Array.from({ length: 60 }, (_, n) => `U0MANY${n}`);
    expectTaken(assignDialog({ ...TEAM, label: 'J-1234567890123456789', assignees: ['<!here>', ...many] }, en));
  });
});

describe('the dialog with the tags', () => {
  it('shows the tags that are there, finds and creates by typing, and leads to all of them', () => {
    const [field, buttons] = tagDialog(TEAM, en).blocks;
    expect(field).toMatchObject({
      block_id: 'tags',
      optional: true,
      element: { type: 'multi_external_select', action_id: 'value', min_query_length: 0 },
    });
    expect(JSON.stringify(field)).toContain('"value":"id:3"');
    expect(buttons).toMatchObject({ elements: [{ action_id: 'tags_manage', value: '7' }] });
  });

  it('reads what was changed, seen from what it showed', () => {
    const view = tagDialog({ ...TEAM, tags: [TEAM.tags[0] ?? { id: 3, name: '' }, { id: 4, name: 'b' }] }, en);
    const read = (...values: string[]) => readTagDialog(sent(view, { tags: chosen(...values) }));
    expect(read('id:4', 'id:9', 'new:id:3')).toEqual({
      threadId: 7,
      add: [{ id: 9 }, { name: 'id:3' }],
      remove: [{ id: 3 }],
    });
    expect(read('id:3', 'id:4', 'nonsense', 'id:x', 'id:-1')).toEqual({ threadId: 7, add: [], remove: [] });
    expect(read()).toEqual({ threadId: 7, add: [], remove: [{ id: 3 }, { id: 4 }] });
  });

  it('and all tags are taken by Slack, whatever the names say, five hundred of them too', () => {
    fc.assert(
      fc.property(fc.array(anyTag, { maxLength: 120 }), anyName, (tags, said) => {
        expectTaken(tagDialog({ ...TEAM, tags }, en));
        expectTaken(manageTagsDialog({ tags, total: 500, said }, en));
        for (const tag of tags.slice(0, 3)) expectTaken(editTagDialog({ ...tag, conversations: 123_456 }, en));
      }),
      { numRuns: 40 },
    );
  });

  it('lets nobody mention or link by the name of a tag', () => {
    fc.assert(
      fc.property(fc.array(anyTag, { maxLength: 60 }), (tags) => {
        const { blocks } = manageTagsDialog({ tags, total: tags.length }, en);
        expectNoPower({ text: 'x', blocks: blocks.filter(({ type }) => type === 'section') as KnownBlock[] });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the options of a menu of tags', () => {
  it('end with a new tag where none has this name in any case', () => {
    const found = [{ id: 1, name: 'Wholesale' }];
    expect(tagOptions(found, 'whole', en).map(({ text }) => text.text)).toEqual(['Wholesale', 'Create “whole”']);
    expect(tagOptions(found, ' WHOLESALE ', en)).toHaveLength(1);
    expect(tagOptions(found, '', en)).toHaveLength(1);
  });

  it('are at most a hundred, each within the limits, and mean what they show', () => {
    fc.assert(
      fc.property(fc.array(anyTag, { maxLength: 130 }), hostile, (tags, words) => {
        const options = tagOptions(tags, words, en);
        expect(options.length).toBeLessThanOrEqual(100);
        for (const { text, value } of options) {
          expect(text.text.length).toBeGreaterThan(0);
          expect(text.text.length).toBeLessThanOrEqual(75);
          expect(value?.length).toBeLessThanOrEqual(150);
          expect(readTagOption(value)).toBeDefined();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the dialogs to manage tags', () => {
  it('ask once before a tag is deleted, and say from how many it goes', () => {
    const view = editTagDialog({ id: 3, name: 'wholesale', conversations: 12 }, en);
    expect(JSON.stringify(view.blocks)).toContain('Delete “wholesale”?');
    expect(view.blocks.at(-1)).toMatchObject({
      elements: [
        {
          action_id: 'tag_delete',
          value: '3',
          confirm: { text: { text: 'It leaves 12 conversations. This cannot be undone.' } },
        },
        { action_id: 'tags_manage' },
      ],
    });
  });

  it('tell a choice from a new name', () => {
    const list = manageTagsDialog({ tags: TEAM.tags, total: 1 }, en);
    const choice = (value?: string) =>
      readManageTagsDialog(sent(list, { tag: { selected_option: value === undefined ? null : { value } } }));
    expect(choice('id:3')).toEqual({ kind: 'choose', chosen: { id: 3 } });
    expect(choice('new:x')).toEqual({ kind: 'choose', chosen: { name: 'x' } });
    expect(choice()).toEqual({ kind: 'choose', chosen: undefined });
    const edit = editTagDialog({ id: 3, name: 'wholesale', conversations: 0 }, en);
    expect(readManageTagsDialog(sent(edit, { name: { value: ' new ' } }))).toEqual({
      kind: 'rename',
      id: 3,
      name: ' new ',
    });
  });
});

describe('the message to whoever is assigned', () => {
  const place = { channel: 'C0JOBS', rootTs: '1700000000.000100', teamUrl: 'https://acme.slack.com/' };

  it('says by whom, what, until when and where', () => {
    const { text } = assignedMessage({ shown: { of: 'job', card: job }, byName: 'Ann', place }, en);
    expect(text).toContain('Ann assigned J-12 to you: *Store setup for Blue Fjord Candles*');
    expect(text).toMatch(/Answer by <!date\^1772632800\^/);
    expect(text).toContain('<https://acme.slack.com/archives/C0JOBS/p1700000000000100|Open the thread>');
  });

  it('has no link before the thread stands, and no deadline for a conversation', () => {
    const shown = { of: 'conversation', card: conversation } as const;
    expect(assignedMessage({ shown, byName: '', place: { teamUrl: place.teamUrl } }, en).text).toBe(
      'A colleague assigned C-3 to you: *Conversation with Jana Nováková*',
    );
  });

  it('stays within the limits and gives no text of others any power', () => {
    const shown = fc.oneof(
      anyJob.map((card) => ({ of: 'job', card }) as const),
      anyConversation.map((card) => ({ of: 'conversation', card }) as const),
    );
    fc.assert(
      fc.property(shown, hostile, hostile, (what, byName, teamUrl) => {
        const content = assignedMessage({ shown: what, byName, place: { ...place, teamUrl } }, en);
        expectWithinLimits(content);
        expectNoPower(content);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a refusal that names somebody', () => {
  it('names five and counts the rest, as words under a field and as a message', () => {
    const names = ['Gina <!here>', '', 'C', 'D', 'E', 'F', 'G'];
    const refusal = { code: 'not_assignable' as const, names };
    expect(refusalWords(refusal, en)).toContain('Gina <!here>, a colleague, C, D, E, +2 more.');
    expect(refusalMessage(refusal, en, { doing: 'act' }).text).toContain('Gina &lt;!here&gt;');
  });
});
