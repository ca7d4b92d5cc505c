import { refusalMessage } from '../../../blocks/refusal.ts';
import { type Refusal, reviveRefusal } from '../../domain/refusal.ts';
import { languageForMember } from '../../i18n/languages.ts';
import { texts } from '../../i18n/texts.ts';
import { findPeople } from '../../store/members.ts';
import { getOrganization } from '../../store/organizations.ts';
import { inOrganization } from '../../store/scope.ts';
import type { Delivery, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
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

/** Tells a member, where they wrote, what became of their message; only they see it. */
export function tellHere(deps: DeliveryDeps): SendingKind {
  return teller(deps, async (delivery, { slackUser: user, channel, threadTs }, content) => {
    const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
    await workspace?.poster.postEphemeral({ channel, user, threadTs, ...content });
  });
}

/** The same as a direct message: what is seen by one person alone is gone when Slack reloads. */
export function tellDirectly(deps: DeliveryDeps): SendingKind {
  return teller(deps, async (delivery, { slackUser }, content) => {
    const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
    await workspace?.poster.post({ channel: slackUser, metadata: { id: delivery.id, kind: 'notice' }, ...content });
  });
}

type Say = (delivery: Delivery, payload: ToldPayload, content: ReturnType<typeof refusalMessage>) => Promise<void>;

function teller(deps: DeliveryDeps, say: Say): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      if (delivery.resumed && delivery.attempts > REPEATS) return { kind: 'done' };
      const payload = delivery.payload as ToldPayload;
      const language = await languageOf(deps, delivery.organizationId, payload.slackUser);
      const act = { doing: 'send', ...(payload.excerpt !== undefined && { excerpt: payload.excerpt }) } as const;
      const content = refusalMessage(reviveRefusal(payload.refusal), texts(language), act);
      guard.assertOurs();
      try {
        await say(delivery, payload, content);
        return { kind: 'done' };
      } catch (error) {
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
      }
    },
  };
}

async function languageOf(deps: DeliveryDeps, organizationId: number, slackUser: string) {
  return inOrganization(deps.db, organizationId, async (tx) => {
    const organization = await getOrganization(tx, organizationId);
    const person = (await findPeople(tx, [slackUser])).get(slackUser);
    return languageForMember({ slackLocale: person?.language, organization: organization.language });
  });
}
