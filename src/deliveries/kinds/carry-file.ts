import { type FileFailure, MOST_FILE_BYTES, plainFileName } from '../../domain/file.ts';
import { FileBroken } from '../../merchants/files/check-body.ts';
import type { Fetched } from '../../merchants/files/fetch-file.ts';
import { SlackCallError } from '../../slack/failures.ts';
import type { SlackFiles } from '../../slack/files.ts';
import { findFile, type MerchantFile } from '../../store/files.ts';
import { readInOrganization } from '../../store/reading.ts';
import { findUpload, uploadIn } from '../../store/uploads.ts';
import type { CarryFilePayload } from '../../use-cases/file-posts.ts';
import type { CallGuard, Delivery, Outcome, SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { NO_SLACK } from '../no-slack.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

/** What a carrier has to say: Slack's id of the file that is there and that nobody sees, or why it is not there. */
export type Carried = { slackFile: string } | { failure: FileFailure };

const UNTIL_CONNECTED_MS = 60_000;
/** Beyond that a file waits its turn, so that slow servers of merchants do not take every place. */
const MOST_AT_ONCE = 8;
const NEXT_TURN_MS = 250;
/** Waits before the second and the third try, if so much time is left: what comes behind the file in its thread waits too. */
const AGAIN_AFTER_MS = [1_000, 5_000];
const LONGEST_MS = 20_000;
/** Slack would have to be told differently first. */
const NEVER_TAKEN = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied'];

/**
 * Fetches a merchant's file and uploads it to Slack without showing it. Harmless to repeat: what was uploaded and is never
 * shared is nobody's. So a crash anywhere in here begins it anew.
 */
export function carryFile(deps: DeliveryDeps): SendingKind {
  let underWay = 0;
  return {
    type: 'send',
    async run(delivery, guard) {
      const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
      if (!workspace) return { kind: 'later', delayMs: UNTIL_CONNECTED_MS, uncounted: true, error: NO_SLACK };
      if (underWay >= MOST_AT_ONCE) return { kind: 'later', delayMs: NEXT_TURN_MS, uncounted: true };
      underWay += 1;
      try {
        return await carry(deps, workspace.files, delivery, guard);
      } finally {
        underWay -= 1;
      }
    },
  };
}

async function carry(deps: DeliveryDeps, slack: SlackFiles, delivery: Delivery, guard: CallGuard): Promise<Outcome> {
  const { fileId } = delivery.payload as CarryFilePayload;
  const file = await readInOrganization(deps.db, delivery.organizationId, (reader) => findFile(reader, fileId));
  if (!file) return { kind: 'cancelled', why: 'the merchant took it back' };
  guard.assertOurs();
  const opened = await open(deps, delivery.organizationId, file);
  if (opened.kind === 'failed') return outcomeOf(opened.reason, opened.again, delivery);
  try {
    const reserved = await slack.reserve({ name: plainFileName(file.name), size: opened.size });
    await slack.upload(reserved, opened);
    return carried({ slackFile: reserved.slackFile });
  } catch (error) {
    if (error instanceof FileBroken) return outcomeOf(error.reason, true, delivery);
    return outcomeOfSlack(error, delivery, deps);
  } finally {
    await opened.close();
  }
}

/** From where it stands, or from what was kept of a form or a mail. */
async function open(deps: DeliveryDeps, organizationId: number, file: MerchantFile): Promise<Fetched> {
  const upload = uploadIn(file.url);
  if (upload === undefined) return deps.fetchFile(file);
  const bytes = await readInOrganization(deps.db, organizationId, (reader) => findUpload(reader, upload));
  if (!bytes) return { kind: 'failed', reason: { code: 'file_not_found' }, again: false };
  const size = bytes.length;
  if (size === 0) return { kind: 'failed', reason: { code: 'file_empty' }, again: false };
  if (size > MOST_FILE_BYTES) return { kind: 'failed', reason: { code: 'file_too_large' }, again: false };
  return { kind: 'file', size, body: whole(bytes), close: async () => undefined };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A failure is a result too: the delivery behind it in the thread shows it, and is what Retry repeats. */
function carried(result: Carried): Outcome {
  return { kind: 'done', result };
}

function outcomeOf(failure: FileFailure, again: boolean, delivery: Delivery): Outcome {
  const delayMs = AGAIN_AFTER_MS[delivery.attempts - 1];
  if (!again || delayMs === undefined || delivery.firstStartedAgoMs > LONGEST_MS) return carried({ failure });
  return { kind: 'later', delayMs, error: failure.code };
}

function outcomeOfSlack(error: unknown, delivery: Delivery, deps: DeliveryDeps): Outcome {
  if (!(error instanceof SlackCallError)) throw error;
  const { failure } = error;
  const refused = failure.kind === 'permanent' || (failure.kind === 'closed' && NEVER_TAKEN.includes(failure.reason));
  if (refused) return carried({ failure: { code: 'file_not_taken' } });
  const outcome = outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
  // Nothing is shown by these calls: whatever became of one, it can be made again.
  if (outcome.kind === 'unknown') return { kind: 'later', delayMs: AGAIN_AFTER_MS[0] ?? 0, error: outcome.error };
  return outcome;
}
