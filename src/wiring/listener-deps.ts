import { knowPerson } from '../deliveries/people.ts';
import { filesProvenBy, proveFile } from '../deliveries/prove-file.ts';
import { proofIn, provePost } from '../deliveries/prove-post.ts';
import { languageForMember } from '../i18n/languages.ts';
import type { Caller, ListenerDeps } from '../listeners/deps.ts';
import { getOrganization } from '../store/organizations.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import { acceptSlackMessage } from '../use-cases/conversations/accept-slack-message.ts';
import { retryDelivery } from '../use-cases/conversations/retry-delivery.ts';
import { openJob } from '../use-cases/jobs/open-job.ts';
import { forgetPerson } from '../use-cases/organizations/forget-person.ts';
import { joinChannel } from '../use-cases/organizations/join-channel.ts';
import { reopenChannel } from '../use-cases/organizations/reopen-channel.ts';
import { disconnectOrganization } from '../use-cases/organizations/tell-connection.ts';
import { afterWork } from './after-work.ts';
import { finding } from './finding.ts';
import { jobVerbs } from './job-verbs.ts';
import { preferences } from './preferences.ts';
import { proposals } from './proposals.ts';
import { relay } from './relay.ts';
import { teamwork } from './teamwork.ts';
import type { WiringDeps } from './wiring-deps.ts';

/** Use cases in their transactions, as listeners call them. */
export function createListenerDeps(deps: WiringDeps): ListenerDeps {
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
    const language = languageForMember({
      own: person.ownLanguage,
      slackLocale: person.language,
      organization: organization.language,
    });
    return { organizationId, slackUser, name: person.name, isMember: person.isMember, language };
  }

  return {
    ...jobVerbs(deps),
    ...afterWork(deps),
    ...teamwork(deps),
    ...relay(deps),
    ...finding(deps),
    ...preferences(deps),
    ...proposals(deps),
    caller,
    async hearMessage({ teamId, eventId, event }) {
      const workspace = workspaces.ofTeam(teamId);
      if (!workspace) return;
      const { organizationId, botUserId } = workspace;
      const proof = proofIn(event, workspace.botId);
      if (proof) return deps.postsUnderWay.keep(proof) ? undefined : provePost(db, organizationId, proof, now());
      for (const slackFile of filesProvenBy(event, workspace)) await proveFile(db, organizationId, slackFile, now());
      await acceptSlackMessage(door, { organizationId, eventId, event, botUserId, heardAt: now() });
    },
    openJob: ({ organizationId, slackUser, name }, threadId) =>
      inOrganization(db, organizationId, (tx) => openJob(tx, { threadId, slackUser, name, at: now() })),
    retryDelivery: ({ organizationId }, deliveryId) =>
      inOrganization(db, organizationId, (tx) => retryDelivery(tx, deliveryId, now())),
    async joinedChannel({ teamId, channel, slackUser, invitedBy }) {
      const workspace = workspaces.ofTeam(teamId);
      if (workspace?.botUserId !== slackUser) return;
      const { organizationId } = workspace;
      await inOrganization(db, organizationId, (tx) => joinChannel(tx, { channel, invitedBy, at: now() }));
      await reopenChannel(db, organizationId, channel);
    },
    async reopenChannel({ teamId, channel }) {
      const organizationId = organizationOf(teamId);
      if (organizationId !== undefined) await reopenChannel(db, organizationId, channel);
    },
    async disconnect({ teamId, secondsSince1970 }) {
      const organizationId = organizationOf(teamId);
      if (organizationId === undefined) return;
      const at = new Date((secondsSince1970 + 1) * 1_000);
      await inOrganization(db, organizationId, (tx) => disconnectOrganization(tx, at));
    },
    async forgetPerson({ teamId, slackUser }) {
      const organizationId = organizationOf(teamId);
      if (organizationId !== undefined) await forgetPerson(db, organizationId, slackUser);
    },
  };
}
