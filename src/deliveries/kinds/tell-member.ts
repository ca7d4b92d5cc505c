import { refusalMessage } from '../../../blocks/refusal.ts';
import { type Refusal, reviveRefusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import type { SlackPoster } from '../../slack/poster.ts';
import { readInOrganization } from '../../store/reading.ts';
import type { Delivery, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { languageOfMember } from '../member-language.ts';
import { NO_SLACK } from '../no-slack.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

export interface ToldPayload {
  slackUser: string;
  channel: string;
  threadTs: string;
  ts: string;
  refusal: Refusal;
  /** First words of the message, where the reader is told elsewhere than beside it. */
  excerpt?: string;
}

/** How often something is repeated whose fate is unknown: told twice is better than not told. */
const REPEATS = 2;
const UNTIL_CONNECTED_MS = 60_000;

/** Tells a member, where they wrote, what became of their message; only they see it. */
export function tellHere(deps: DeliveryDeps): SendingKind {
  return teller(deps, async (poster, _delivery, { slackUser: user, channel, threadTs }, content) => {
    await poster.postEphemeral({ channel, user, threadTs, ...content });
  });
}

/** The same as a direct message: what is seen by one person alone is gone when Slack reloads. */
export function tellDirectly(deps: DeliveryDeps): SendingKind {
  return teller(deps, async (poster, delivery, { slackUser }, content) => {
    await poster.post({ channel: slackUser, metadata: { id: delivery.id, kind: 'notice' }, ...content });
  });
}

type Say = (
  poster: SlackPoster,
  delivery: Delivery,
  payload: ToldPayload,
  content: ReturnType<typeof refusalMessage>,
) => Promise<unknown>;

function teller(deps: DeliveryDeps, say: Say): SendingKind {
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
      const payload = delivery.payload as ToldPayload;
      const language = await readInOrganization(deps.db, delivery.organizationId, (reader) =>
        languageOfMember(reader, payload.slackUser),
      );
      const act = { doing: 'send', ...(payload.excerpt !== undefined && { excerpt: payload.excerpt }) } as const;
      const content = refusalMessage(reviveRefusal(payload.refusal), texts(language), act);
      guard.assertOurs();
      try {
        await say(poster, delivery, payload, content);
        return { kind: 'done' };
      } catch (error) {
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
      }
    },
  };
}
