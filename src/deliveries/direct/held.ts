import { heldQuestion } from '../../../blocks/held-question.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import { threadUrl } from '../../../blocks/thread-link.ts';
import type { Texts } from '../../i18n/texts.ts';
import { findHeldQuestion } from '../../store/held.ts';
import { findTeamUrl } from '../../store/organizations.ts';
import type { Reader } from '../../store/reading.ts';

/** The question whether a held reply is for the merchant; undefined once somebody has answered it. */
export async function renderHeld(
  reader: Reader,
  { messageId }: { messageId: string },
  { texts, linked = true }: { texts: Texts; linked?: boolean },
): Promise<SlackContent | undefined> {
  const [held, teamUrl] = await Promise.all([
    findHeldQuestion(reader, messageId),
    findTeamUrl(reader, reader.organizationId),
  ]);
  if (!held) return undefined;
  const { channel, ts } = held;
  const url = threadUrl({
    ...(channel !== null && { channel }),
    ...(ts !== null && { rootTs: ts }),
    ...(teamUrl !== undefined && { teamUrl }),
  });
  const place = linked && url !== undefined ? `<${url}|${texts.relay.held.inThread}>` : undefined;
  const { merchantName, body, because } = held;
  return heldQuestion({ messageId, merchantName, body, because, ...(place !== undefined && { place }) }, texts);
}
