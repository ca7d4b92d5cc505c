import { assignedMessage } from '../../../blocks/direct/assigned.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import { getThreadCard } from '../../store/cards.ts';
import { findTeamUrl } from '../../store/organizations.ts';
import type { Reader } from '../../store/reading.ts';
import { findThread } from '../../store/threads.ts';
import type { DirectContent } from '../../use-cases/direct-message.ts';
import type { DirectReader } from './render-direct.ts';

/** Who was taken off again before the message left, hears nothing. */
export async function renderAssigned(
  reader: Reader,
  { threadId, byName }: Extract<DirectContent, { of: 'assigned' }>,
  { slackUser, texts, now }: DirectReader,
): Promise<SlackContent | undefined> {
  const [shown, thread, teamUrl] = await Promise.all([
    getThreadCard(reader, threadId, now),
    findThread(reader, threadId),
    findTeamUrl(reader, reader.organizationId),
  ]);
  if (!shown.card.assignees.includes(slackUser)) return undefined;
  return assignedMessage({ shown, byName, place: { ...thread, ...(teamUrl !== undefined && { teamUrl }) } }, texts);
}
