import { welcome } from '../../../blocks/preferences/welcome.ts';
import { catchUpLine } from '../../../blocks/reminder.ts';
import type { SlackContent } from '../../../blocks/text.ts';
import { texts } from '../../i18n/texts.ts';
import { getOrganization } from '../../store/organizations.ts';
import { type Reader, readInOrganization } from '../../store/reading.ts';
import { listLateJobs } from '../../store/reminder-facts.ts';
import type { ChannelLinePayload } from '../../use-cases/channel-line.ts';
import type { SendingKind } from '../delivery.ts';
import type { DeliveryDeps } from '../deps.ts';
import { NO_SLACK } from '../no-slack.ts';
import { outcomeOfSlackError } from '../slack-outcome.ts';

/** A line by Jobline in a channel. When an answer is missing, its own event or one look tells whether it stands. */
export function channelLine(deps: DeliveryDeps): SendingKind {
  return {
    type: 'send',
    once: true,
    async run(delivery, guard) {
      const workspace = deps.workspaces.ofOrganization(delivery.organizationId);
      if (!workspace) {
        const gate = { key: delivery.gate, delayMs: 60_000, reason: NO_SLACK };
        return { kind: 'later', delayMs: 0, uncounted: true, error: NO_SLACK, gate };
      }
      const payload = delivery.payload as ChannelLinePayload;
      const { channel } = payload;
      const metadata = { id: delivery.id, kind: 'notice' } as const;
      try {
        if (delivery.resumed) {
          const left = deps.unknownWaitMs - delivery.startedAgoMs;
          if (left > 0) return { kind: 'unknown', delayMs: left, error: 'waiting for proof' };
          const oldest = new Date(Date.now() - delivery.startedAgoMs - 60_000);
          const found = await workspace.poster.findByMetadata({ channel, id: delivery.id, oldest });
          if (found) return { kind: 'done', result: { channel, ts: found.ts } };
          return { kind: 'later', delayMs: 0, uncounted: true, missing: true, error: 'it had not arrived' };
        }
        const content = await readInOrganization(deps.db, delivery.organizationId, (reader) =>
          render(reader, payload, deps.now()),
        );
        if (!content) return { kind: 'cancelled', why: 'no longer true' };
        guard.assertOurs();
        const posted = await workspace.poster.post({ channel, metadata, ...content });
        return { kind: 'done', result: { channel: posted.channel, ts: posted.ts } };
      } catch (error) {
        return outcomeOfSlackError(error, delivery, { unknownWaitMs: deps.unknownWaitMs, now: deps.now() });
      }
    },
  };
}

async function render(db: Reader, { channel, line }: ChannelLinePayload, now: Date): Promise<SlackContent | undefined> {
  const organization = await getOrganization(db, db.organizationId);
  const said = texts(organization.language);
  if (line.of === 'welcome') {
    const isJobsChannel = organization.slackChannel === channel;
    return welcome({ ...line, isJobsChannel, relayMode: organization.relayMode }, said);
  }
  const jobs = await listLateJobs(db, line.jobIds, now);
  return jobs.length === 0 ? undefined : catchUpLine(jobs, said, now);
}
