import type { Confirmed, PagesDeps } from '../http/pages/deps.ts';
import { texts } from '../i18n/texts.ts';
import { linkOf } from '../store/conversation-links.ts';
import { confirmJobRequest, findJobRequestByToken, type JobRequestRecord } from '../store/job-requests.ts';
import { findJobByOutsideId } from '../store/jobs.ts';
import { getOrganization } from '../store/organizations.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { jobCreatedBody, requestIds } from '../use-cases/merchants/job-created-body.ts';
import { acceptOwnEvent, type PageWiring } from './own-events.ts';

/** A request as its sender finds it behind the link of the mail. */
export async function findRequest(
  { db }: PageWiring,
  organizationId: number,
  token: string,
): ReturnType<PagesDeps['findRequest']> {
  const record = await inOrganization(db, organizationId, (tx) => findJobRequestByToken(tx, token));
  if (!record) return undefined;
  const { request: form, language, confirmed } = record;
  return { form, language, ...(confirmed && { confirmed: await whereItLed(db, organizationId, record) }) };
}

/** The sender's button: the request becomes a job, once. */
export async function confirmRequest(
  deps: PageWiring,
  organizationId: number,
  token: string,
): Promise<Confirmed | undefined> {
  const { db, now } = deps;
  const found = await inOrganization(db, organizationId, async (tx) => ({
    record: await findJobRequestByToken(tx, token),
    organization: await getOrganization(tx, organizationId),
  }));
  const { record, organization } = found;
  if (!record) return undefined;
  const body = jobCreatedBody(record.id, record.request, now(), {
    requirements: texts(organization.language).request.requirements,
  });
  const fate = await acceptOwnEvent(deps, { organizationId, webhookId: requestIds(record.id).event, body });
  // Only now: an event that could not be stored leaves a request that can still be confirmed.
  await inOrganization(db, organizationId, (tx) => confirmJobRequest(tx, record.id, now()));
  return fate === 'refused' ? { kind: 'refused' } : whereItLed(db, organizationId, record);
}

/** The conversation that the request's job belongs to. */
async function whereItLed(db: Db, organizationId: number, { id }: JobRequestRecord): Promise<Confirmed> {
  return inOrganization(db, organizationId, async (tx) => {
    const job = await findJobByOutsideId(tx, requestIds(id).job);
    return job ? { kind: 'conversation', token: await linkOf(tx, job.conversationId) } : { kind: 'under_way' };
  });
}
