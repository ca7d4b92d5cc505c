import { wordReader } from '../../../src/deliveries/word-reader.ts';
import { channelGate, noChannelGate } from '../../../src/domain/gate-keys.ts';
import type { RelaySettings } from '../../../src/domain/settings.ts';
import { findJobByOutsideId } from '../../../src/store/jobs.ts';
import { takeNumbers } from '../../../src/store/numbers.ts';
import { installWorkspace, setJobsChannel } from '../../../src/store/organizations.ts';
import { recordRoot } from '../../../src/store/posts.ts';
import { type Db, inOrganization } from '../../../src/store/scope.ts';
import { findThreadOfJob } from '../../../src/store/threads.ts';
import { type HeardReply, hearReply } from '../../../src/use-cases/conversations/hear-reply.ts';
import { createJob } from '../../../src/use-cases/jobs/create-job.ts';

/** A day on which every deadline of these tests falls. */
export const DEADLINE = new Date('2026-03-02T12:00:00Z');
export const GRACE_SECONDS = 420;
export const SETTINGS: RelaySettings = {
  jobExpiryHours: 72,
  answerWithinHours: 24,
  undoSeconds: 10,
  lateAfterSeconds: 60,
  expiryGraceSeconds: GRACE_SECONDS,
};
const CHANNEL = 'C1';

/** A job whose card stands in Slack. */
export interface ArrangedJob {
  organizationId: number;
  jobId: number;
  threadId: number;
  conversationId: number;
  channel: string;
  rootTs: string;
}

export async function arrangeOrganization(db: Db, teamId = 'T1'): Promise<number> {
  const team = { teamId, teamName: teamId, teamUrl: `https://${teamId}.example/`, botUserId: 'UBOT', botId: 'BBOT' };
  const organizationId = await installWorkspace(db, team);
  const gates = [channelGate(organizationId, CHANNEL), noChannelGate(organizationId)] as const;
  await setJobsChannel(db, organizationId, CHANNEL, ...gates);
  return organizationId;
}

/** A job that arrived three days before its deadline, in a conversation of its own. */
export async function arrangeJob(
  db: Db,
  organizationId: number,
  { id = '1', expiresAt = DEADLINE }: { id?: string; expiresAt?: Date } = {},
): Promise<ArrangedJob> {
  const createdAt = new Date(expiresAt.getTime() - 72 * 3_600_000);
  const rootTs = slackTs(new Date(createdAt.getTime() + 1_000 * Number(id)));
  const numbers = await takeNumbers(db, organizationId);
  return inOrganization(db, organizationId, async (tx) => {
    const service = { handle: 'store-setup', name: 'Store setup' };
    await createJob(
      tx,
      {
        type: 'job.created',
        timestamp: createdAt,
        job: { id, kind: 'match', createdAt, expiresAt, service, requirements: [], priorities: {} },
        merchant: { id: `m-${id}`, name: 'Jana Nováková' },
        conversation: { id: `c-${id}` },
      },
      numbers,
      createdAt,
      SETTINGS,
    );
    const job = await findJobByOutsideId(tx, id);
    const thread = job && (await findThreadOfJob(tx, job.id));
    if (!thread) throw new Error('the job has no thread');
    await recordRoot(tx, thread.id, { channel: CHANNEL, ts: rootTs, plain: false });
    const { id: threadId, conversationId } = thread;
    return { organizationId, jobId: job.id, threadId, conversationId, channel: CHANNEL, rootTs };
  });
}

/** What a member wrote under the card, as a Slack event says it. */
export function writtenUnder(job: ArrangedJob, writtenAt: Date, text = 'Gladly, when shall we start?') {
  return { type: 'message', channel: job.channel, ts: slackTs(writtenAt), thread_ts: job.rootTs, user: 'U1', text };
}

/** The reply takes effect: what applying the event does. */
export function hearUnder(
  db: Db,
  job: ArrangedJob,
  { writtenAt, heardAt, beforeCommit }: { writtenAt: Date; heardAt: Date; beforeCommit?: () => Promise<unknown> },
): Promise<HeardReply> {
  const { channel, ts, thread_ts: threadTs, user: slackUser, ...message } = writtenUnder(job, writtenAt);
  return inOrganization(db, job.organizationId, async (tx) => {
    const heard = { channel, ts, threadTs, slackUser, authorName: 'Ann', isMember: true, message, heardAt };
    const became = await hearReply(tx, heard, { now: heardAt, settings: SETTINGS, reader: wordReader });
    await beforeCommit?.();
    return became;
  });
}

export function slackTs(at: Date): string {
  return `${Math.floor(at.getTime() / 1000)}.${String(at.getTime() % 1000).padStart(3, '0')}000`;
}

export function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
