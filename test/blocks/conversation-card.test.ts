import { describe, expect, it } from 'vitest';
import { conversationCard } from '../../blocks/conversation-card.ts';
import { texts } from '../../src/i18n/texts.ts';
import { fc } from '../support/fuzz.ts';
import { anyConversation, conversation } from './samples.ts';
import { expectNoPower, expectWithinLimits, nodes } from './slack-limits.ts';

const en = texts('en');

describe('the card of a conversation', () => {
  it('has no status, no deadline and nothing to decline', () => {
    const { text, blocks } = conversationCard({ ...conversation, serviceName: 'Store setup' }, en);
    expect(text.split('\n')).toEqual([
      'Conversation with Jana Nováková',
      'C-3 · Jana Nováková',
      'Assigned: <@U0ANN>',
      'Service: Store setup',
      'What you write in this thread goes to Jana. Start with // to keep it among yourselves.',
    ]);
    expect(blocks.map((block) => block.type)).toEqual(['header', 'context', 'section', 'actions', 'context']);
  });

  it('says when nothing goes any more', () => {
    const { text } = conversationCard({ ...conversation, blocked: true }, en);
    expect(text).toContain('Blocked: nothing goes either way');
    expect(text).not.toContain('What you write');
  });

  it('has the buttons that can work, and only More once the merchant is blocked', () => {
    const ids = (changes: Partial<typeof conversation>): string[] =>
      nodes(conversationCard({ ...conversation, ...changes }, en).blocks).flatMap((node) =>
        node.type === 'button' ? [String(node.action_id)] : [],
      );
    expect(ids({})).toEqual(['job_assign', 'job_tag', 'job_more']);
    expect(ids({ assignees: [], relayMode: 'notes_only' })).toEqual([
      'job_reply',
      'job_assign_me',
      'job_assign',
      'job_more',
    ]);
    expect(ids({ blocked: true })).toEqual(['job_more']);
  });

  it("keeps Slack's limits and gives nobody's text power", () => {
    fc.assert(
      fc.property(anyConversation, (each) => {
        const content = conversationCard(each, en);
        expectWithinLimits(content);
        expectNoPower(content);
      }),
    );
  });
});
