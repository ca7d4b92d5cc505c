import type { Language } from '../domain/language.ts';
import type { SlackMessageEvent } from '../domain/own-words.ts';
import type { Retried } from '../use-cases/conversations/retry-delivery.ts';
import type { Opened } from '../use-cases/jobs/open-job.ts';

/** Somebody in a workspace that Jobline is in. */
export interface Caller {
  organizationId: number;
  slackUser: string;
  name: string;
  isMember: boolean;
  language: Language;
}

/** What listeners may do: use cases in their transactions. Each resolves after its commit. */
export interface ListenerDeps {
  /** Undefined for a workspace or a person that we do not know. */
  caller(teamId: string | undefined, slackUser: string): Promise<Caller | undefined>;
  hearMessage(heard: { teamId: string; eventId: string; event: SlackMessageEvent }): Promise<void>;
  openJob(caller: Caller, place: { channel: string; rootTs: string }): Promise<Opened>;
  retryDelivery(caller: Caller, deliveryId: string): Promise<Retried>;
  joinedChannel(joined: { teamId: string; channel: string; slackUser: string }): Promise<void>;
  reopenChannel(reopened: { teamId: string; channel: string }): Promise<void>;
  forgetPerson(changed: { teamId: string; slackUser: string }): Promise<void>;
}
