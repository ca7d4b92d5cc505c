import type { ReadAt } from '../../blocks/job-line.ts';
import { hiddenChannels } from '../deliveries/hidden-channels.ts';
import { namesFor } from '../deliveries/people.ts';
import { clampPage } from '../domain/finding.ts';
import type { FindingDeps } from '../listeners/deps/finding.ts';
import type { Caller } from '../listeners/deps.ts';
import { renderWords } from '../slack/rich-text.ts';
import { findThreadByName, findThreads, type Looking } from '../store/find-threads.ts';
import { listServiceNames } from '../store/getting-started.ts';
import { type HomeState, watchHome } from '../store/homes.ts';
import { repaint } from '../store/outbox.ts';
import { readInOrganization } from '../store/reading.ts';
import { inOrganization } from '../store/scope.ts';
import type { WiringDeps } from './wiring-deps.ts';

/** What a menu takes. */
const SERVICES_AT_MOST = 100;

export function finding(deps: WiringDeps): FindingDeps {
  const { db, now, workspaces } = deps;

  async function looking({ organizationId, slackUser }: Caller): Promise<Looking & { unsure: boolean }> {
    return { slackUser, now: now(), ...(await hiddenChannels(deps, organizationId, slackUser)) };
  }

  function readAt({ organizationId }: Caller): ReadAt {
    const teamUrl = workspaces.ofOrganization(organizationId)?.teamUrl;
    return { now: now(), ...(teamUrl !== undefined && { teamUrl }) };
  }

  function watch(organizationId: number, slackUser: string, chosen?: HomeState): Promise<void> {
    return inOrganization(db, organizationId, async (tx) => {
      await watchHome(tx, slackUser, chosen);
      repaint(tx, { subject: `home:${slackUser}`, method: 'views.publish' });
    });
  }

  return {
    async findThreads(caller, filters, page) {
      const who = await looking(caller);
      return readInOrganization(db, caller.organizationId, async (reader) => {
        const first = await findThreads(reader, filters, page, who);
        const number = clampPage(page.number, first.total, page.size);
        const found = number === page.number ? first : await findThreads(reader, filters, { ...page, number }, who);
        return { found, page: number, at: readAt(caller), unsure: who.unsure };
      });
    },
    async findThread(caller, name) {
      const who = await looking(caller);
      const line = await readInOrganization(db, caller.organizationId, (reader) => findThreadByName(reader, name, who));
      return { line, unsure: who.unsure };
    },
    listServices: ({ organizationId }) =>
      readInOrganization(db, organizationId, (reader) => listServiceNames(reader, SERVICES_AT_MOST)),
    async readTyped({ organizationId }, escaped) {
      const message = { text: escaped };
      return renderWords(message, await namesFor(deps, organizationId, message)).body;
    },
    async openHome({ teamId, slackUser }) {
      const organizationId = workspaces.ofTeam(teamId)?.organizationId;
      if (organizationId !== undefined) await watch(organizationId, slackUser);
    },
    showHome: ({ organizationId, slackUser }, chosen) => watch(organizationId, slackUser, chosen),
  };
}
