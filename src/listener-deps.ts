import type { DeliveryDeps } from './deliveries/deps.ts';
import { knowPerson } from './deliveries/people.ts';
import { proofIn, provePost } from './deliveries/prove-post.ts';
import { languageForMember } from './i18n/languages.ts';
import type { Caller, ListenerDeps } from './listeners/deps.ts';
import { getOrganization } from './store/organizations.ts';
import { readInOrganization } from './store/reading.ts';
import { inOrganization } from './store/scope.ts';
import type { Door } from './use-cases/accept-event.ts';
import { acceptSlackMessage } from './use-cases/conversations/accept-slack-message.ts';
import { retryDelivery } from './use-cases/conversations/retry-delivery.ts';
import { openJob } from './use-cases/jobs/open-job.ts';
import { forgetPerson } from './use-cases/organizations/forget-person.ts';
import { reopenChannel } from './use-cases/organizations/reopen-channel.ts';

/** Use cases in their transactions, as listeners call them. */
export function createListenerDeps(deps: DeliveryDeps & { door: Door }): ListenerDeps {
  const { db, door, now, workspaces } = deps;

  function organizationOf(teamId: string): number | undefined {
    return workspaces.ofTeam(teamId)?.organizationId;
  }

  async function caller(teamId: string | undefined, slackUser: string): Promise<Caller | undefined> {
    const organizationId = workspaces.ofTeam(teamId)?.organizationId;
    if (organizationId === undefined) return undefined;
    const person = await knowPerson(deps, organizationId, slackUser);
    if (!person) return undefined;
    const organization = await readInOrganization(db, organizationId, (reader) =>
      getOrganization(reader, organizationId),
    );
    const language = languageForMember({ slackLocale: person.language, organization: organization.language });
    return { organizationId, slackUser, name: person.name, isMember: person.isMember, language };
  }

  return {
    caller,
    async hearMessage({ teamId, eventId, event }) {
      const workspace = workspaces.ofTeam(teamId);
      if (!workspace) return;
      const { organizationId, botId, botUserId } = workspace;
      const proof = proofIn(event, botId);
      if (proof) return deps.postsUnderWay.keep(proof) ? undefined : provePost(db, organizationId, proof, now());
      await acceptSlackMessage(door, { organizationId, eventId, event, botUserId, heardAt: now() });
    },
    openJob: ({ organizationId, slackUser, name }, place) =>
      inOrganization(db, organizationId, (tx) => openJob(tx, { ...place, slackUser, name, at: now() })),
    retryDelivery: ({ organizationId }, deliveryId) =>
      inOrganization(db, organizationId, (tx) => retryDelivery(tx, deliveryId, now())),
    async joinedChannel({ teamId, channel, slackUser }) {
      const workspace = workspaces.ofTeam(teamId);
      if (workspace?.botUserId === slackUser) await reopenChannel(db, workspace.organizationId, channel);
    },
    async reopenChannel({ teamId, channel }) {
      const organizationId = organizationOf(teamId);
      if (organizationId !== undefined) await reopenChannel(db, organizationId, channel);
    },
    async forgetPerson({ teamId, slackUser }) {
      const organizationId = organizationOf(teamId);
      if (organizationId !== undefined) await forgetPerson(db, organizationId, slackUser);
    },
  };
}
