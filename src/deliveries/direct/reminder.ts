import { directReminder } from '../../../blocks/reminder.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import type { Reader } from '../../store/reading.ts';
import { findReminder } from '../../store/reminder-facts.ts';
import type { DirectContent } from '../../use-cases/direct-message.ts';
import type { DirectReader } from './render-direct.ts';

/** Nothing once the job was answered, has ended, or is somebody else's. */
export async function renderReminder(
  reader: Reader,
  { threadId, key }: Extract<DirectContent, { of: 'reminder' }>,
  { slackUser, texts, now }: DirectReader,
): Promise<SlackContent | undefined> {
  const facts = await findReminder(reader, { threadId, key, slackUser }, now);
  return facts && directReminder(facts, texts, now);
}
