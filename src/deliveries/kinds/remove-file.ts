import type { RemoveFilePayload } from '../../use-cases/file-posts.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { waitForSlack } from '../no-place.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

/** Deletes a file of ours in Slack, which its merchant took back. Harmless twice. */
export function removeFile(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    async run(delivery, guard) {
      const files = deps.workspaces.ofOrganization(delivery.organizationId)?.files;
      if (!files) return waitForSlack(delivery);
      const { slackFile } = delivery.payload as RemoveFilePayload;
      guard.assertOurs();
      try {
        await files.remove(slackFile);
        return { kind: 'done' };
      } catch (error) {
        const outcome = outcomeOfSlackError(error, delivery, { unknownWaitMs: 0, now: deps.now() });
        return outcome.kind === 'unknown' ? { kind: 'later', delayMs: 1_000, error: outcome.error } : outcome;
      }
    },
  };
}
