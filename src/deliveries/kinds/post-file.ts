import type { FailureReason } from '../../domain/failure-reason.ts';
import { isWorthAnotherTry, plainFileName } from '../../domain/file.ts';
import { SlackCallError } from '../../slack/failures.ts';
import type { SlackFiles } from '../../slack/files.ts';
import { findDelivery } from '../../store/deliveries.ts';
import { findFile, type MerchantFile, updateFile } from '../../store/files.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import { inOrganization, type Tx } from '../../store/scope.ts';
import { getThread } from '../../store/threads.ts';
import { carryFile, type PostFilePayload, removeFile } from '../../use-cases/file-posts.ts';
import { postInThread } from '../../use-cases/outbound.ts';
import type { CallGuard, Delivery, Outcome, SendingKind, Settled } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { waitForChannel, waitForSlack } from '../no-place.ts';
import { postMissingRoot, replaceRoot } from '../replace-root.ts';
import { isRootGone, outcomeOfSlackError } from '../slack-outcome.ts';
import type { Carried } from './carry-file.ts';

/** What is known of a file that was shared. */
export interface PostFileResult {
  slackFile: string;
}

const MOST_CARRIED = 3;
const LOOK_AGAIN_MS = { least: 100, most: 2_000 };
/** How soon after Slack has taken a file it is first looked for, where no event has shown it. */
const FIRST_LOOK_MS = 1_000;
/** Slack forgets what was uploaded and not shared in time. */
const FORGOTTEN = ['file_not_found', 'file_deleted', 'file_upload_not_found'];

/**
 * Shares a merchant's file in its thread, at its message's place, as soon as its bytes are in Slack. Slack's id of the file is
 * stored before the call and settles what became of it: an event that shows it, or a look at where it is shared. Slack's answer
 * does not: it shows a file a while after it, now and then never, and what is posted meanwhile would stand before it.
 */
export function postFile(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    once: true,
    async run(delivery, guard) {
      const { organizationId } = delivery;
      const workspace = deps.workspaces.ofOrganization(organizationId);
      if (!workspace) return waitForSlack(delivery);
      const { threadId, fileId } = delivery.payload as PostFilePayload;
      const { thread, file, carrier } = await readInOrganization(deps.db, organizationId, async (reader) => {
        const [thread, file] = await Promise.all([getThread(reader, threadId), findFile(reader, fileId)]);
        return { thread, file, carrier: await readCarrier(reader, file?.carrierId) };
      });
      if (!file) return { kind: 'cancelled', why: 'the merchant took it back' };
      const { channel, rootTs: threadTs } = thread;
      if (channel === undefined) return waitForChannel(delivery);
      if (threadTs === undefined) {
        return inOrganization(deps.db, organizationId, async (tx) => postMissingRoot(tx, thread, delivery));
      }
      if (carrier.kind === 'failed') return { kind: 'failed', reason: carrier.reason, error: carrier.reason.code };
      if (carrier.kind === 'none') return carryAnew(deps, delivery, fileId);
      if (carrier.kind === 'under_way') return lookAgain(delivery);
      const { slackFile } = carrier;
      const place = { channel, threadTs };
      try {
        // Only what was stored right before the call can have been shared by it.
        return delivery.resumed && file.slackFile === slackFile
          ? await findOrWait(deps, workspace.files, delivery, { ...place, slackFile })
          : await share(deps, workspace.files, { delivery, guard }, { ...place, slackFile, file });
      } catch (error) {
        if (isForgotten(error)) return await carryForgotten(deps, delivery, fileId);
        if (isRootGone(error))
          return inOrganization(deps.db, organizationId, (tx) => replaceRoot(tx, thread, delivery));
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: deps.unknownWaitMs, now: deps.now() });
      }
    },
    async settled(tx, settled) {
      for (const one of settled) await settleFile(tx, one, deps.now());
    },
  };
}

/** What follows once a file stands in its thread, or cannot; also for one that only its own event proved. */
export async function settleFile(
  tx: Tx,
  { delivery, outcome }: Pick<Settled, 'outcome'> & { delivery: Pick<Delivery, 'id' | 'payload' | 'position'> },
  now: Date,
): Promise<void> {
  const { threadId, fileId } = delivery.payload as PostFilePayload;
  if (outcome.kind === 'done' && outcome.result) {
    const { slackFile } = outcome.result as PostFileResult;
    // Taken back while it was on its way.
    if (!(await updateFile(tx, fileId, { slackFile, sharedAt: now }))) removeFile(tx, slackFile);
  }
  if (outcome.kind !== 'failed') return;
  const file = await findFile(tx, fileId);
  if (!file) return;
  // Retry carries it anew.
  await updateFile(tx, fileId, { carrierId: null });
  const { reason } = outcome;
  const about = { name: plainFileName(file.name), reason };
  postInThread(
    tx,
    await getThread(tx, threadId),
    {
      of: 'notice',
      notice: isWorthAnotherTry(reason)
        ? { code: 'file_failed', ...about, retry: delivery.id }
        : { code: 'file_unusable', ...about },
    },
    delivery.position,
  );
}

type Carrier =
  | { kind: 'carried'; slackFile: string }
  | { kind: 'under_way' }
  | { kind: 'none' }
  | { kind: 'failed'; reason: FailureReason };

async function readCarrier(reader: Reader, id: string | undefined): Promise<Carrier> {
  const delivery = id === undefined ? undefined : await findDelivery(reader, id);
  if (!delivery) return { kind: 'none' };
  switch (delivery.state) {
    case 'waiting':
    case 'sending':
      return { kind: 'under_way' };
    case 'done': {
      const carried = delivery.outcome as Carried | undefined;
      if (!carried) return { kind: 'none' };
      return 'slackFile' in carried
        ? { kind: 'carried', slackFile: carried.slackFile }
        : { kind: 'failed', reason: carried.failure };
    }
    case 'failed':
    case 'cancelled':
      return { kind: 'failed', reason: { code: 'internal' } };
  }
}

/** Looks often at first; what takes long is asked for seldom. */
function lookAgain({ firstStartedAgoMs }: Pick<Delivery, 'firstStartedAgoMs'>): Outcome {
  const delayMs = Math.min(LOOK_AGAIN_MS.most, Math.max(LOOK_AGAIN_MS.least, firstStartedAgoMs / 4));
  return { kind: 'later', delayMs, uncounted: true, missing: true, error: 'its bytes are on their way' };
}

async function carryAnew({ db }: DeliveryDeps, delivery: Delivery, fileId: number): Promise<Outcome> {
  await inOrganization(db, delivery.organizationId, async (tx) => {
    await updateFile(tx, fileId, { carrierId: carryFile(tx, fileId) });
  });
  return lookAgain(delivery);
}

/** Now and then; a Slack that forgets everything at once takes no files. */
async function carryForgotten(deps: DeliveryDeps, delivery: Delivery, fileId: number): Promise<Outcome> {
  const reason = { code: 'file_not_taken' } as const;
  if (delivery.attempts > MOST_CARRIED) return { kind: 'failed', reason, error: 'slack does not keep it' };
  await carryAnew(deps, delivery, fileId);
  return { kind: 'later', delayMs: LOOK_AGAIN_MS.least, missing: true, error: 'slack did not keep it' };
}

interface Place {
  slackFile: string;
  channel: string;
  threadTs: string;
}

async function share(
  { db, unknownWaitMs }: DeliveryDeps,
  slack: SlackFiles,
  { delivery, guard }: { delivery: Delivery; guard: CallGuard },
  { file, ...place }: Place & { file: MerchantFile },
): Promise<Outcome> {
  const { slackFile } = place;
  const stands = await inOrganization(db, delivery.organizationId, (tx) => updateFile(tx, file.id, { slackFile }));
  if (!stands) return { kind: 'cancelled', why: 'the merchant took it back' };
  guard.assertOurs();
  await slack.share({ ...place, title: plainFileName(file.name) });
  return { kind: 'unknown', delayMs: Math.min(FIRST_LOOK_MS, unknownWaitMs), error: 'slack does not show it yet' };
}

/** Its own event, or a look that finds it, proves it within the wait; only after that does not finding it mean that it is not there. */
async function findOrWait(
  { unknownWaitMs }: DeliveryDeps,
  slack: SlackFiles,
  delivery: Delivery,
  { slackFile, channel, threadTs }: Place,
): Promise<Outcome> {
  const { startedAgoMs } = delivery;
  // Null also for what was uploaded and never shared.
  const found = await slack.info(slackFile);
  const isThere = found?.shares.some((one) => one.channel === channel && one.threadTs === threadTs);
  if (isThere) return shared(slackFile);
  const left = unknownWaitMs - startedAgoMs;
  if (left > 0) {
    // Seldom after a while: each look is a call.
    const delayMs = Math.min(left, Math.max(FIRST_LOOK_MS, startedAgoMs));
    return { kind: 'unknown', delayMs, error: 'waiting for proof' };
  }
  return { kind: 'later', delayMs: 0, uncounted: true, missing: true, error: 'it had not arrived' };
}

function shared(slackFile: string): Outcome {
  const result: PostFileResult = { slackFile };
  return { kind: 'done', result };
}

function isForgotten(error: unknown): boolean {
  if (!(error instanceof SlackCallError) || error.failure.kind !== 'permanent') return false;
  return FORGOTTEN.includes(error.failure.reason);
}
