import { twoAtOnce } from '../../../blocks/held-question.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import type { WhisperContent, WhisperPayload } from '../../use-cases/whisper.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { renderHeld } from '../direct/held.ts';
import { languageOfMember } from '../member-language.ts';
import { NO_SLACK } from '../no-slack.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

/** How often something is repeated whose fate is unknown: told twice is better than not told. */
const REPEATS = 2;
const UNTIL_CONNECTED_MS = 60_000;

/** Something for one member in a thread, seen by them alone. */
export function whisper(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      if (delivery.resumed && delivery.attempts > REPEATS) {
        return { kind: 'failed', reason: { code: 'internal' }, error: 'said twice, and no answer came' };
      }
      const poster = deps.workspaces.ofOrganization(delivery.organizationId)?.poster;
      if (!poster) {
        const gate = { key: delivery.gate, delayMs: UNTIL_CONNECTED_MS, reason: NO_SLACK };
        return { kind: 'later', delayMs: 0, uncounted: true, error: NO_SLACK, gate };
      }
      const { slackUser: user, channel, threadTs, content } = delivery.payload as WhisperPayload;
      const said = await readInOrganization(deps.db, delivery.organizationId, async (reader) =>
        render(reader, content, texts(await languageOfMember(reader, user))),
      );
      if (!said) return { kind: 'cancelled', why: 'nothing to say any more' };
      guard.assertOurs();
      try {
        await poster.postEphemeral({ channel, user, threadTs, ...said });
        return { kind: 'done' };
      } catch (error) {
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
      }
    },
  };
}

async function render(reader: Reader, content: WhisperContent, words: Texts): Promise<SlackContent | undefined> {
  switch (content.of) {
    case 'held':
      return renderHeld(reader, content, { texts: words, linked: false });
    case 'two_at_once':
      return twoAtOnce(content, words);
  }
}
