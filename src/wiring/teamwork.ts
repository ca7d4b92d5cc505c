import { knowPerson } from '../deliveries/people.ts';
import { TAGS_AT_ONCE, tagWords } from '../domain/tag.ts';
import { ASSIGNEES_AT_MOST, type ThreadTeam } from '../domain/thread-team.ts';
import type { TeamworkDeps } from '../listeners/deps/teamwork.ts';
import type { Caller } from '../listeners/deps.ts';
import { SlackCallError } from '../slack/failures.ts';
import { getThreadCard } from '../store/cards.ts';
import { type Reader, readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { countTags, findTags, findTagUse, listTagsOf } from '../store/tags.ts';
import { findThread } from '../store/threads.ts';
import { refused } from '../use-cases/jobs/done.ts';
import { createTag } from '../use-cases/organizations/create-tag.ts';
import { deleteTag } from '../use-cases/organizations/delete-tag.ts';
import { renameTag } from '../use-cases/organizations/rename-tag.ts';
import { assignMe } from '../use-cases/threads/assign-me.ts';
import { assignMembers } from '../use-cases/threads/assign-members.ts';
import { tagConversation } from '../use-cases/threads/tag-conversation.ts';
import type { WiringDeps } from './wiring-deps.ts';

/** People asked for in Slack at the same time. */
const AT_ONCE = 8;

export function teamwork(deps: WiringDeps): TeamworkDeps {
  const { db, now } = deps;

  function act({ slackUser, name }: Caller) {
    return { slackUser, name, at: now() };
  }

  return {
    readThreadTeam: ({ organizationId }, threadId) =>
      readInOrganization(db, organizationId, (reader) => readTeam(reader, threadId, now())),
    assignMe: (caller, threadId) =>
      inOrganization(db, caller.organizationId, (tx) => assignMe(tx, { threadId, ...act(caller) })),
    async assign(caller, threadId, { add, remove }) {
      const { organizationId } = caller;
      if (add.length > ASSIGNEES_AT_MOST) return refused({ code: 'too_many_assignees' });
      if (!(await arePeopleKnown(deps, organizationId, add))) return refused({ code: 'people_unread' });
      return inOrganization(db, organizationId, (tx) => assignMembers(tx, { threadId, add, remove, ...act(caller) }));
    },
    tag: (caller, threadId, { add, remove }) =>
      inOrganization(db, caller.organizationId, (tx) => tagConversation(tx, { threadId, add, remove, ...act(caller) })),
    listTags: ({ organizationId }, { words = '', limit = TAGS_AT_ONCE } = {}) =>
      readInOrganization(db, organizationId, async (reader) => {
        const [tags, total] = await Promise.all([findTags(reader, tagWords(words), limit), countTags(reader)]);
        return { tags, total };
      }),
    readTag: ({ organizationId }, id) => readInOrganization(db, organizationId, (reader) => findTagUse(reader, id)),
    createTag: ({ organizationId }, name) => inOrganization(db, organizationId, (tx) => createTag(tx, name)),
    renameTag: ({ organizationId }, id, words) =>
      inOrganization(db, organizationId, (tx) => renameTag(tx, { id, words })),
    deleteTag: (caller, id) => inOrganization(db, caller.organizationId, (tx) => deleteTag(tx, id, act(caller))),
  };
}

async function readTeam(reader: Reader, threadId: number, now: Date) {
  const thread = await findThread(reader, threadId);
  if (!thread) return refused({ code: 'unknown_thread' });
  const [{ of, card }, tags] = await Promise.all([
    getThreadCard(reader, threadId, now),
    listTagsOf(reader, thread.conversationId),
  ]);
  if (of === 'job' && card.timeIsUp && card.expiresAt) return refused({ code: 'time_is_up', at: card.expiresAt });
  const label = of === 'job' ? `J-${card.number}` : `C-${card.number}`;
  const team: ThreadTeam = { threadId, label, assignees: card.assignees, tags };
  return { kind: 'read' as const, team };
}

/** Looks everybody up, so that the transaction can tell members from others. False when Slack did not answer. */
async function arePeopleKnown(
  deps: WiringDeps,
  organizationId: number,
  slackUsers: readonly string[],
): Promise<boolean> {
  const waiting = new Set(slackUsers).values();
  try {
    // All take from the same iterator, so each is asked for once.
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const slackUser of waiting) await knowPerson(deps, organizationId, slackUser);
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    deps.log.warn({ organizationId, err: error }, 'people to assign could not be looked up');
    return false;
  }
}
