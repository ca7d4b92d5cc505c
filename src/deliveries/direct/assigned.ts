import { assignedMessage } from '../../../blocks/direct/assigned.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import { threadName } from '../../../blocks/thread-name.ts';
import { getThreadCard } from '../../store/cards.ts';
import { findTeamUrl } from '../../store/organizations.ts';
import type { Reader } from '../../store/reading.ts';
import { findThread } from '../../store/threads.ts';
import type { DirectContent } from '../../use-cases/direct-message.ts';
import type { DirectReader } from './render-direct.ts';

/** Who was taken off again before the message left, hears nothing. */
export async function renderAssigned(
  reader: Reader,
  content: Extract<DirectContent, { of: 'assigned' }>,
  { slackUser, texts, now }: DirectReader,
): Promise<SlackContent | undefined> {
  const { threadId } = content;
  const [shown, thread, teamUrl, before] = await Promise.all([
    getThreadCard(reader, threadId, now),
    findThread(reader, threadId),
    findTeamUrl(reader, reader.organizationId),
    'goesOnFrom' in content ? getThreadCard(reader, content.goesOnFrom, now) : undefined,
  ]);
  if (!shown.card.assignees.includes(slackUser)) return undefined;
  const place = { ...thread, ...(teamUrl !== undefined && { teamUrl }) };
  const by = 'byName' in content ? content.byName : '';
  return assignedMessage({ shown, byName: by, place, ...(before && { from: threadName(before) }) }, texts);
}
