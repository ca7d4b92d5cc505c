import type { SlackContent } from '../../blocks/text.ts';
import { nextSlackAttempt } from '../domain/retry-schedule.ts';
import type { SlackPoster } from '../slack/poster.ts';
import { isPlainRoot, listPosts, type Post } from '../store/posts.ts';
import { inOrganization } from '../store/scope.ts';
import { getThreadPlace } from '../store/threads.ts';
import { type PostContent, postInThread } from '../use-cases/outbound.ts';
import type { DeliveryDeps } from './deps.ts';
import { NO_SLACK } from './no-slack.ts';
import { renderPosts } from './render-post.ts';
import { failureOf, gateChangeOf, isRefusedForItsBlocks, reasonOf } from './slack-outcome.ts';
import type { Painting, View } from './views.ts';

/** Brings what stands in Slack in line with the state: a card, a request, a merchant's message. */
export async function paintPosts(
  deps: DeliveryDeps,
  view: View,
  contentOf: (post: Post) => PostContent,
): Promise<Painting> {
  const workspace = deps.workspaces.ofOrganization(view.organizationId);
  if (!workspace) return { kind: 'later', delayMs: 60_000, error: NO_SLACK };
  const { posts, contents, plain } = await inOrganization(deps.db, view.organizationId, async (tx) => {
    const posts = await listPosts(tx, view.subject);
    const [first] = posts;
    if (!first) return { posts, contents: [], plain: false };
    const content = contentOf(first);
    const { threadId } = first;
    const contents = await renderPosts(tx, { threadId, content, posted: posts.length }, deps.now());
    // Longer words need further posts; a part that stands or waits already is not posted twice.
    if (contents.length > posts.length && 'part' in content) {
      postInThread(tx, await getThreadPlace(tx, threadId), { ...content, part: posts.length });
    }
    return { posts, contents, plain: content.of === 'card' && (await isPlainRoot(tx, threadId)) };
  });
  if (posts.length === 0) return { kind: 'nothing' };

  let refused: Painting | undefined;
  for (const [index, post] of posts.entries()) {
    const content = contents[index];
    if (!content) continue;
    try {
      await updatePost(workspace.poster, post, content, plain);
    } catch (error) {
      const painting = paintingOfSlackError(error, view, deps.now());
      if (painting.kind !== 'nothing') return painting;
      // One of several posts is gone: the others still follow.
      refused = painting;
    }
  }
  return refused ?? { kind: 'shown' };
}

async function updatePost(
  poster: SlackPoster,
  { channel, ts }: Post,
  { text, blocks }: SlackContent,
  plain: boolean,
): Promise<void> {
  if (plain) return poster.update({ channel, ts, text });
  try {
    await poster.update({ channel, ts, text, blocks });
  } catch (error) {
    if (!isRefusedForItsBlocks(error)) throw error;
    await poster.update({ channel, ts, text, blocks: [] });
  }
}

/** Painting is repeated as long as it may help; what can never be painted stands as it stands. */
export function paintingOfSlackError(error: unknown, view: View, now: Date): Painting {
  const failure = failureOf(error);
  const reason = reasonOf(failure);
  if (failure.kind === 'permanent') return { kind: 'nothing', error: reason };
  // One archived channel must not hold back what is painted in the others.
  if (failure.kind === 'closed' && failure.scope === 'channel') {
    return { kind: 'later', delayMs: gateChangeOf(failure, view.gate).delayMs, error: reason };
  }
  const next = nextSlackAttempt({ attempts: view.attempts, firstAttemptAt: now, now, random: Math.random });
  const delayMs = next.kind === 'again' ? next.at.getTime() - now.getTime() : 0;
  if (failure.kind !== 'refused_rate') return { kind: 'later', delayMs, error: reason };
  return { kind: 'later', delayMs: 0, error: reason, gate: gateChangeOf(failure, view.gate) };
}
