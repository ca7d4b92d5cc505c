import type { Generated, JSONColumnType } from 'kysely';
import type { Change } from '../domain/change.ts';
import type { Json, Made } from './column-types.ts';

export interface ServicesTable {
  organization_id: number;
  handle: string;
  name: string;
  price_amount: string | null;
  price_currency: string | null;
  /** Where threads of new jobs of this service go; the organization's channel when null. */
  channel: string | null;
}

export interface ThreadAssigneesTable {
  organization_id: number;
  thread_id: number;
  slack_user: string;
  assigned_at: Date;
}

export interface TagsTable {
  organization_id: number;
  id: Made<number>;
  name: string;
  channel: string | null;
  created_at: Generated<Date>;
}

export interface ConversationTagsTable {
  organization_id: number;
  conversation_id: number;
  tag_id: number;
}

/** What members changed besides the status; that is in `job_history`. */
export interface ChangesTable {
  organization_id: number;
  id: Made<number>;
  thread_id: number;
  code: Change['code'];
  facts: Json<object>;
  slack_user: string | null;
  name: string | null;
  at: Date;
}

/** A Reply dialog that somebody has open. */
export interface ReplyDraftsTable {
  organization_id: number;
  thread_id: number;
  slack_user: string;
  opened_at: Date;
}

export interface TemplatesTable {
  organization_id: number;
  id: Made<number>;
  name: string;
  body: string;
  created_at: Generated<Date>;
}

/** A reminder that is over: sent, or passed by because its time was not ours. */
export interface RemindersTable {
  organization_id: number;
  job_id: number;
  key: string;
  at: Date;
}

export interface DigestsTable {
  organization_id: number;
  hour: Date;
}

/** What an organization chose before and after, and who changed it. */
export interface PreferenceChangesTable {
  organization_id: number;
  id: Made<number>;
  field: string;
  before: JSONColumnType<object, string | null, string | null>;
  after: JSONColumnType<object, string | null, string | null>;
  slack_user: string;
  name: string;
  at: Date;
}

/** Channels in which we have said what we do. */
export interface GreetedChannelsTable {
  organization_id: number;
  channel: string;
  at: Date;
}

/** Automatic words that a conversation got. */
export interface AwayAnswersTable {
  organization_id: number;
  conversation_id: number;
  /** The time away that they belong to. */
  away_from: string;
  id: Generated<string>;
  thread_id: number;
  body: string;
  at: Date;
}

export interface TeamworkTables {
  services: ServicesTable;
  thread_assignees: ThreadAssigneesTable;
  tags: TagsTable;
  conversation_tags: ConversationTagsTable;
  changes: ChangesTable;
  reply_drafts: ReplyDraftsTable;
  templates: TemplatesTable;
  reminders: RemindersTable;
  digests: DigestsTable;
  preference_changes: PreferenceChangesTable;
  greeted_channels: GreetedChannelsTable;
  away_answers: AwayAnswersTable;
}
