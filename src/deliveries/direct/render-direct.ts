import type { SlackContent } from '../../../blocks/text.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { Reader } from '../../store/reading.ts';
import type { DirectContent } from '../../use-cases/direct-message.ts';
import { renderAssigned } from './assigned.ts';
import { renderHeld } from './held.ts';
import { renderReminder } from './reminder.ts';

/** Whom a direct message goes to, and what they read. */
export interface DirectReader {
  slackUser: string;
  texts: Texts;
  now: Date;
}

/** A direct message as the state is now; undefined where there is nothing to say any more. One file a content. */
export async function renderDirect(
  reader: Reader,
  content: DirectContent,
  to: DirectReader,
): Promise<SlackContent | undefined> {
  switch (content.of) {
    case 'assigned':
      return renderAssigned(reader, content, to);
    case 'reminder':
      return renderReminder(reader, content, to);
    case 'held':
      return renderHeld(reader, content, to);
  }
}
