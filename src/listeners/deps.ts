import type { Language } from '../domain/language.ts';
import type { SlackMessageEvent } from '../domain/own-words.ts';
import type { Retried } from '../use-cases/conversations/retry-delivery.ts';
import type { Opened } from '../use-cases/jobs/open-job.ts';
import type { AfterWorkDeps } from './deps/after-work.ts';
import type { FindingDeps } from './deps/finding.ts';
import type { JobVerbDeps } from './deps/job-verbs.ts';
import type { PreferencesDeps } from './deps/preferences.ts';
import type { ProposalDeps } from './deps/proposals.ts';
import type { RelayDeps } from './deps/relay.ts';
import type { TeamworkDeps } from './deps/teamwork.ts';

/** Somebody in a workspace that Jobline is in. */
export interface Caller {
  organizationId: number;
  slackUser: string;
  name: string;
  isMember: boolean;
  language: Language;
}

/** What listeners may do: use cases in their transactions. Each resolves after its commit. */
export interface ListenerDeps
  extends JobVerbDeps,
    TeamworkDeps,
    RelayDeps,
    FindingDeps,
    PreferencesDeps,
    ProposalDeps,
    AfterWorkDeps {
  /** Undefined for a workspace or a person that we do not know. */
  caller(teamId: string | undefined, slackUser: string): Promise<Caller | undefined>;
  hearMessage(heard: { teamId: string; eventId: string; event: SlackMessageEvent }): Promise<void>;
  openJob(caller: Caller, threadId: number): Promise<Opened>;
  retryDelivery(caller: Caller, deliveryId: string): Promise<Retried>;
  /** `invitedBy` where Slack says who invited them. */
  joinedChannel(joined: { teamId: string; channel: string; slackUser: string; invitedBy?: string }): Promise<void>;
  reopenChannel(reopened: { teamId: string; channel: string }): Promise<void>;
  /** Since then, as Slack's clock counts whole seconds. */
  disconnect(lost: { teamId: string; secondsSince1970: number }): Promise<void>;
  forgetPerson(changed: { teamId: string; slackUser: string }): Promise<void>;
}
