import { filesIn, plainFileName } from '../domain/file.ts';
import type { Reply } from '../domain/message.ts';
import type { OutboundFile } from '../domain/outbound-event.ts';
import { nextSlackAttempt } from '../domain/retry-schedule.ts';
import { SlackCallError } from '../slack/failures.ts';
import type { Delivery, Outcome } from './delivery.ts';
import type { DeliveryDeps } from './deps.ts';
import { NO_SLACK } from './no-slack.ts';
import { reasonOf } from './slack-outcome.ts';

const UNTIL_CONNECTED_MS = 5_000;
const RATE_PAUSE_MS = 5_000;
/** Slack would have to be told differently first. */
const NEVER_GIVEN = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied'];

/**
 * The files of a reply as they are in Slack right now, each with a link for the merchant; a document that Slack only points
 * to goes by its own address. What its author deleted before the reply leaves, does not leave. An outcome where Slack cannot
 * be asked.
 */
export async function outboundFiles(
  deps: DeliveryDeps,
  delivery: Delivery,
  reply: Reply,
): Promise<readonly OutboundFile[] | Outcome> {
  const wanted = filesIn(reply.content);
  // Within its window it does not leave yet.
  if (wanted.length === 0 || (reply.leavesAt && reply.leavesAt > deps.now())) return [];
  const { organizationId } = delivery;
  const slack = deps.workspaces.ofOrganization(organizationId)?.files;
  if (!slack) return { kind: 'later', delayMs: UNTIL_CONNECTED_MS, uncounted: true, error: NO_SLACK };
  const files: OutboundFile[] = [];
  try {
    for (const { id } of wanted) {
      const found = await slack.info(id);
      if (!found) continue;
      const { name, mimeType, size, outsideUrl, downloadUrl } = found;
      if ((outsideUrl ?? downloadUrl) === undefined) return notGiven('slack has no content of it');
      const url = outsideUrl ?? deps.fileLinks.linkTo({ organizationId, messageId: reply.id, slackFile: id });
      files.push({ name: plainFileName(name), url, mimeType, size });
    }
    return files;
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    return outcomeOf(error, delivery, deps.now());
  }
}

/** Nothing has left yet: asking again doubles nothing. */
function outcomeOf({ failure }: SlackCallError, delivery: Delivery, now: Date): Outcome {
  const error = reasonOf(failure);
  if (failure.kind === 'refused_rate') {
    return { kind: 'later', delayMs: failure.retryAfterMs ?? RATE_PAUSE_MS, uncounted: true, error };
  }
  if (failure.kind === 'permanent' || (failure.kind === 'closed' && NEVER_GIVEN.includes(failure.reason))) {
    return notGiven(error);
  }
  const { attempts, firstStartedAgoMs } = delivery;
  const firstAttemptAt = new Date(now.getTime() - firstStartedAgoMs);
  const next = nextSlackAttempt({ attempts, firstAttemptAt, now, random: Math.random });
  if (next.kind === 'give_up') return notGiven(error);
  return { kind: 'later', delayMs: next.at.getTime() - now.getTime(), error };
}

function notGiven(error: string): Outcome {
  return { kind: 'failed', reason: { code: 'file_not_given' }, error };
}
