import { nextSlackAttempt } from '../domain/retry-schedule.ts';
import { isPlainRoot, listPosts, type Post } from '../store/posts.ts';
import { inOrganization } from '../store/scope.ts';
import type { PostContent } from '../use-cases/outbound.ts';
import type { DeliveryDeps } from './deps.ts';
import { renderPosts } from './render-post.ts';
import { failureOf, gateChangeOf, reasonOf } from './slack-outcome.ts';
import type { Painting, View } from './views.ts';

/** Brings what stands in Slack in line with the state: a card, a request, a merchant's message. */
export async function paintPosts(
  deps: DeliveryDeps,
  view: View,
  contentOf: (post: Post) => PostContent,
): Promise<Painting> {
  const workspace = deps.workspaces.ofOrganization(view.organizationId);
  if (!workspace) return { kind: 'later', delayMs: 60_000, error: 'no slack is connected' };
  const { posts, contents, plain } = await inOrganization(deps.db, view.organizationId, async (tx) => {
    const posts = await listPosts(tx, view.subject);
    const [first] = posts;
    if (!first) return { posts, contents: [], plain: false };
    const content = contentOf(first);
    const { threadId } = first;
    return {
      posts,
      contents: await renderPosts(tx, { threadId, content, posted: posts.length }, deps.now()),
      plain: content.of === 'card' && (await isPlainRoot(tx, threadId)),
    };
  });
  if (posts.length === 0) return { kind: 'nothing' };
  try {
    for (const [index, { channel, ts }] of posts.entries()) {
      const content = contents[index];
      if (!content) continue;
      await workspace.poster.update({ channel, ts, text: content.text, ...(!plain && { blocks: content.blocks }) });
    }
    return { kind: 'shown' };
  } catch (error) {
    return paintingOfSlackError(error, view, deps.now());
  }
}

/** Painting is repeated as long as it may help; what can never be painted stands as it stands. */
export function paintingOfSlackError(error: unknown, view: View, now: Date): Painting {
  const failure = failureOf(error);
  const reason = reasonOf(failure);
  if (failure.kind === 'permanent') return { kind: 'nothing', error: reason };
  const next = nextSlackAttempt({ attempts: view.attempts, firstAttemptAt: now, now, random: Math.random });
  const delayMs = next.kind === 'again' ? next.at.getTime() - now.getTime() : 0;
  if (failure.kind !== 'refused_rate') return { kind: 'later', delayMs, error: reason };
  return { kind: 'later', delayMs: 0, error: reason, gate: gateChangeOf(failure, view.gate) };
}
