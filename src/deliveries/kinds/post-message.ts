import type { SlackContent } from '../../../blocks/text.ts';
import type { ThreadPlace } from '../../domain/conversation.ts';
import type { Posted } from '../../slack/poster.ts';
import { findFirstWordsOfJob } from '../../store/files.ts';
import { insertPost, listPosts, recordRoot } from '../../store/posts.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import { inOrganization, type Tx } from '../../store/scope.ts';
import { getThread, getThreadPlace } from '../../store/threads.ts';
import { repaintIfWanted } from '../../store/views.ts';
import { placeReply } from '../../use-cases/conversations/place-reply.ts';
import { postFiles } from '../../use-cases/file-posts.ts';
import { type PostContent, type PostPayload, postInThread, subjectOfPost } from '../../use-cases/outbound.ts';
import { showBegunJob } from '../../use-cases/proposals/show-begun-job.ts';
import type { CallGuard, Delivery, Outcome, SendingKind, Settled } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { linkOnwardFrom } from '../link-onward.ts';
import { waitForChannel, waitForSlack } from '../no-place.ts';
import { renderPosts } from '../render-post.ts';
import { postMissingRoot, replaceRoot } from '../replace-root.ts';
import { isRefusedForItsBlocks, isRootGone, outcomeOfSlackError } from '../slack-outcome.ts';

/** What a post's delivery keeps of it. */
export interface PostResult {
  channel: string;
  ts: string;
  /** Slack would not take the blocks: it stands as plain text. */
  plain?: boolean;
  /** The content needs further posts behind this one. */
  more?: boolean;
}

const METADATA_KINDS = {
  card: 'card',
  request: 'message',
  message: 'message',
  reply: 'message',
  notice: 'notice',
  proposal: 'message',
  'proposal-line': 'notice',
  acceptance: 'notice',
  review: 'message',
  lead: 'message',
  reminder: 'notice',
} as const;

/** Posts a root, a request, a merchant's message or a notice: what the state says it is at the moment it leaves. */
export function postMessage(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    once: true,
    async run(delivery, guard) {
      const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
      if (!workspace) return waitForSlack(delivery);
      const payload = delivery.payload as PostPayload;
      const part = partOf(payload.content);
      const [thread, posts, stands] = await readInOrganization(deps.db, delivery.organizationId, (reader) =>
        Promise.all([
          getThreadPlace(reader, payload.threadId),
          renderPosts(reader, { ...payload, posted: 1 }, deps.now()),
          part > 0 && doesPartStand(reader, subjectOfPost(payload), part),
        ]),
      );
      if (!thread.channel) return waitForChannel(delivery);
      const content = posts[part];
      // Further parts may be asked for twice: by the part before them, and by an edit that made the words longer.
      if (!content || stands) return { kind: 'cancelled', why: content ? 'it stands already' : 'nothing to post' };
      if (payload.content.of !== 'card' && thread.rootTs === undefined) {
        return inOrganization(deps.db, delivery.organizationId, async (tx) => postMissingRoot(tx, thread, delivery));
      }
      try {
        const posted = delivery.resumed
          ? await findOrWait(deps, delivery, thread, payload.content)
          : await postOnce(deps, delivery, { thread, content, of: payload.content }, guard);
        if ('kind' in posted) return posted;
        return { kind: 'done', result: { ...posted, ...(posts.length > part + 1 && { more: true }) } };
      } catch (error) {
        if (isRootGone(error))
          return inOrganization(deps.db, delivery.organizationId, (tx) => replaceRoot(tx, thread, delivery));
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: deps.unknownWaitMs, now: deps.now() });
      }
    },
    async settled(tx, settled) {
      for (const one of settled) await settlePost(tx, one);
    },
  };
}

/** What follows once a post stands; also for a post that only its own event proved. */
export async function settlePost(
  tx: Tx,
  { delivery, outcome }: Pick<Settled, 'outcome'> & { delivery: Pick<Delivery, 'id' | 'payload' | 'position'> },
): Promise<void> {
  if (outcome.kind !== 'done' || !outcome.result) return;
  const payload = delivery.payload as PostPayload;
  const { content, threadId } = payload;
  const { channel, ts, plain = false, more = false } = outcome.result as PostResult;
  const part = partOf(content);
  const isNew = await insertPost(tx, { id: delivery.id, threadId, subject: subjectOfPost(payload), part, channel, ts });
  if (!isNew) return;
  if (more && 'part' in content) {
    // At its own place in the lane, before what was appended behind it.
    const next = content.of === 'message' ? { of: content.of, messageId: content.messageId } : content;
    postInThread(tx, await getThreadPlace(tx, threadId), { ...next, part: part + 1 }, delivery.position);
  }
  repaintIfWanted(tx, { subject: subjectOfPost(payload), method: 'chat.update' });
  if (!more) await postFilesBehind(tx, payload, delivery.position);
  if (content.of === 'reply' && part === 0) await placeReply(tx, content.messageId, { channel, ts });
  if (content.of === 'card') await recordRoot(tx, threadId, { channel, ts, plain });
  if ('linkedFrom' in content && content.linkedFrom !== undefined)
    await linkOnwardFrom(tx, content.linkedFrom, await getThread(tx, threadId));
  if (content.of === 'proposal-line' && content.line.code === 'began_job')
    await showBegunJob(tx, threadId, content.line.proposalId);
}

/** The files of a message, or of the first words in a request, stand right behind its last part. */
async function postFilesBehind(tx: Tx, { threadId, content }: PostPayload, position: number): Promise<void> {
  const messageId =
    content.of === 'request'
      ? await findFirstWordsOfJob(tx, content.jobId)
      : content.of === 'message'
        ? content.messageId
        : undefined;
  if (messageId !== undefined) await postFiles(tx, await getThread(tx, threadId), messageId, position);
}

interface What {
  thread: ThreadPlace;
  content: SlackContent;
  of: PostContent;
}

/** Its own event, if it came before the answer, is as good as the answer. */
async function postOnce(deps: DeliveryDeps, delivery: Delivery, what: What, guard: CallGuard): Promise<PostResult> {
  const { postsUnderWay } = deps;
  postsUnderWay.begin(delivery.id);
  try {
    const posted = await post(deps, delivery, what, guard);
    postsUnderWay.answered(delivery.id);
    return posted;
  } catch (error) {
    const proof = postsUnderWay.end(delivery.id);
    if (!proof || (what.of.of !== 'card' && proof.threadTs !== what.thread.rootTs)) throw error;
    return { channel: proof.channel, ts: proof.ts };
  }
}

async function post(deps: DeliveryDeps, delivery: Delivery, what: What, guard: CallGuard): Promise<PostResult> {
  const { thread, content, of } = what;
  const { poster } = workspaceOf(deps, delivery);
  const place = {
    channel: thread.channel ?? '',
    metadata: { id: delivery.id, kind: METADATA_KINDS[of.of] },
    ...(of.of !== 'card' && thread.rootTs !== undefined && { threadTs: thread.rootTs }),
    ...(of.of === 'reminder' && { broadcast: true }),
  };
  guard.assertOurs();
  try {
    return placeOf(await poster.post({ ...place, ...content }));
  } catch (error) {
    // Better plain than not at all: everything under a root needs the root, and words must not be lost to their looks.
    if (!isRefusedForItsBlocks(error)) throw error;
    deps.log.error({ delivery: delivery.id, err: error }, 'slack refused the blocks, posting plain text');
    guard.assertOurs();
    return { ...placeOf(await poster.post({ ...place, text: content.text })), plain: true };
  }
}

/** Its own event proves it within the wait; after that one look decides. */
async function findOrWait(
  deps: DeliveryDeps,
  delivery: Delivery,
  thread: ThreadPlace,
  of: PostContent,
): Promise<PostResult | Outcome> {
  const left = deps.unknownWaitMs - delivery.startedAgoMs;
  if (left > 0) return { kind: 'unknown', delayMs: left, error: 'waiting for proof' };
  const found = await workspaceOf(deps, delivery).poster.findByMetadata({
    channel: thread.channel ?? '',
    id: delivery.id,
    oldest: new Date(Date.now() - delivery.startedAgoMs - 60_000),
    ...(of.of !== 'card' && thread.rootTs !== undefined && { rootTs: thread.rootTs }),
  });
  if (!found) return { kind: 'later', delayMs: 0, uncounted: true, missing: true, error: 'it had not arrived' };
  return { channel: thread.channel ?? '', ts: found.ts };
}

function workspaceOf(deps: DeliveryDeps, delivery: Delivery) {
  const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
  if (!workspace) throw new Error('no workspace for a post');
  return workspace;
}

async function doesPartStand(reader: Reader, subject: string, part: number): Promise<boolean> {
  return (await listPosts(reader, subject)).some((post) => post.part === part);
}

function partOf(content: PostContent): number {
  return 'part' in content ? content.part : 0;
}

function placeOf({ channel, ts }: Posted): PostResult {
  return { channel, ts };
}
