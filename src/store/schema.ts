import type { Generated, JSONColumnType } from 'kysely';
import type { JobKind } from '../domain/card.ts';
import type { Home } from '../domain/conversation.ts';
import type { Actor, JobCommand } from '../domain/job-machine.ts';
import type { JobStatus } from '../domain/job-status.ts';
import type { MessageState } from '../domain/message-state.ts';
import type { AfterWorkTables } from './after-work-schema.ts';
import type { Json, Made } from './column-types.ts';
import type { FileTables } from './file-schema.ts';
import type { FindingTables } from './finding-schema.ts';
import type {
  DeliveriesTable,
  DeliveryAttemptsTable,
  GatesTable,
  InboxTable,
  LanesTable,
  ViewsTable,
  WorkersTable,
} from './lane-schema.ts';
import type { LookBackTables } from './look-back-schema.ts';
import type { MatchingTables } from './matching-schema.ts';
import type { MerchantMailTables } from './merchant-mail-schema.ts';
import type { MerchantPagesTables } from './merchant-pages-schema.ts';
import type { NumbersTable } from './numbers.ts';
import type {
  InstallationsTable,
  MembersTable,
  MerchantsTable,
  OrganizationsTable,
  StoresTable,
} from './organization-schema.ts';
import type { ProposalTables } from './proposal-schema.ts';
import type { TeamworkTables } from './teamwork-schema.ts';
import type { UpstreamTables } from './upstream-schema.ts';

export interface ConversationsTable {
  organization_id: number;
  id: Made<number>;
  number: number;
  home: Home;
  outside_id: string;
  outside_organization: Generated<string>;
  merchant_id: number;
  store_id: number | null;
  service_name: string | null;
  status: Generated<'active' | 'blocked'>;
  created_at: Generated<Date>;
}

export interface JobsTable {
  organization_id: number;
  id: Made<number>;
  number: number;
  conversation_id: number;
  outside_id: string | null;
  kind: JobKind;
  status: JobStatus;
  service_handle: string;
  service_name: string;
  title: string | null;
  details: string | null;
  business: string | null;
  requirements: Json<{ question: string; responses: string[] }[]>;
  priorities: Json<{ time?: string; cost?: string; quality?: string }>;
  budget_amount: string | null;
  budget_currency: string | null;
  dropshipping: boolean | null;
  created_at: Date;
  arrived_at: Date;
  expires_at: Date | null;
  answer_by: Date | null;
  /** When the first reply left. */
  answered_at: Date | null;
  ended_at: Date | null;
  ended_by: Actor | null;
  ended_by_name: string | null;
  ended_reason: string | null;
  confirmed_at: Date | null;
  /** When its reminders are looked at next; `-infinity` until they are planned, `infinity` once none is left. */
  remind_at: Generated<Date>;
  /** Nothing before is reminded of; the arrival when null. */
  remind_since: Date | null;
}

export interface JobHistoryTable {
  organization_id: number;
  id: Made<number>;
  job_id: number;
  command: JobCommand;
  from_status: JobStatus;
  to_status: JobStatus;
  actor: Actor;
  actor_name: string | null;
  slack_user: string | null;
  reason: string | null;
  /** What the merchant was told. */
  comment: string | null;
  at: Date;
}

export interface ThreadsTable {
  organization_id: number;
  id: Made<number>;
  /** Null for the thread of a lead. */
  conversation_id: number | null;
  job_id: number | null;
  lead_id: number | null;
  channel: string | null;
  root_ts: string | null;
  root_plain: Generated<boolean>;
  links_onward: Generated<boolean>;
  used_at: Generated<Date>;
}

export interface MessagesTable {
  organization_id: number;
  id: Generated<string>;
  conversation_id: number;
  thread_id: number;
  direction: 'in' | 'out';
  /** `received` is a merchant's message; the rest are a member's reply on its way. */
  state: MessageState | 'received';
  outside_id: string | null;
  channel: string | null;
  ts: string | null;
  slack_user: string | null;
  author_name: string;
  body: string;
  html: string | null;
  content: JSONColumnType<object, string | null, string | null>;
  first_words: Generated<boolean>;
  sent_at: Date;
  heard_at: Date;
  leaves_at: Date | null;
  restarts: Generated<number>;
  edited_at: Date | null;
  edit_ts: string | null;
  delivered_at: Date | null;
  read_at: Date | null;
  delayed: Generated<boolean>;
  failure: JSONColumnType<object, string | null, string | null>;
  held_because: string | null;
  asked_at: Date | null;
  decided_by: string | null;
}

export interface NotesTable {
  organization_id: number;
  id: Made<number>;
  /** Null under a lead. */
  conversation_id: number | null;
  thread_id: number;
  slack_user: string;
  author_name: string;
  channel: string | null;
  ts: string | null;
  body: string;
  edit_ts: string | null;
  created_at: Date;
  deleted_at: Date | null;
  /** The reply that it was before somebody kept it inside. */
  was_message: string | null;
  decided_by: string | null;
}

/** What stands in Slack by our hand; `id` is the delivery that posted it and the metadata id it carries. */
export interface PostsTable {
  organization_id: number;
  id: string;
  thread_id: number;
  subject: string;
  part: number;
  channel: string;
  ts: string;
}

/** An edit or deletion that came before its message. */
export interface OvertakesTable {
  organization_id: number;
  channel: string;
  ts: string;
  deleted: boolean;
  edit_ts: string;
  message: JSONColumnType<object, string | null, string | null>;
  was_marked: boolean;
  heard_at: Date;
}

export interface WaitingEventsTable {
  organization_id: number;
  id: Made<number>;
  needs: string;
  event_id: string;
  event: Json<object>;
  received_at: Date;
  waits_until: Date;
  given_up_at: Date | null;
}

/** Every table, as Kysely reads it. */
export interface Database
  extends LookBackTables,
    MatchingTables,
    TeamworkTables,
    FindingTables,
    FileTables,
    MerchantPagesTables,
    MerchantMailTables,
    ProposalTables,
    AfterWorkTables,
    UpstreamTables {
  organizations: OrganizationsTable;
  numbers: NumbersTable;
  installations: InstallationsTable;
  members: MembersTable;
  merchants: MerchantsTable;
  stores: StoresTable;
  conversations: ConversationsTable;
  jobs: JobsTable;
  job_history: JobHistoryTable;
  threads: ThreadsTable;
  messages: MessagesTable;
  notes: NotesTable;
  posts: PostsTable;
  overtakes: OvertakesTable;
  waiting_events: WaitingEventsTable;
  inbox: InboxTable;
  lanes: LanesTable;
  deliveries: DeliveriesTable;
  delivery_attempts: DeliveryAttemptsTable;
  gates: GatesTable;
  workers: WorkersTable;
  views: ViewsTable;
}
