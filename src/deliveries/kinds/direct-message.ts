import { texts } from '../../i18n/texts.ts';
import { readInOrganization } from '../../store/reading.ts';
import type { DirectPayload } from '../../use-cases/direct-message.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { renderDirect } from '../direct/render-direct.ts';
import { languageOfMember } from '../member-language.ts';
import { NO_SLACK } from '../no-slack.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

/** How often something is repeated whose fate is unknown: told twice is better than not told. */
const REPEATS = 2;
const UNTIL_CONNECTED_MS = 60_000;

/** A direct message to a member, in their language, that says what is so at the moment it leaves. */
export function directMessage(deps: DeliveryDeps): SendingKind {
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
      const { slackUser, content } = delivery.payload as DirectPayload;
      const said = await readInOrganization(deps.db, delivery.organizationId, async (reader) => {
        const language = await languageOfMember(reader, slackUser);
        return renderDirect(reader, content, { slackUser, texts: texts(language), now: deps.now() });
      });
      if (!said) return { kind: 'cancelled', why: 'nothing to say any more' };
      guard.assertOurs();
      try {
        await poster.post({ channel: slackUser, metadata: { id: delivery.id, kind: 'notice' }, ...said });
        return { kind: 'done' };
      } catch (error) {
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
      }
    },
  };
}
