import type { Generated } from 'kysely';
import type { Home } from '../domain/conversation.ts';
import type { Language } from '../domain/language.ts';
import type { RelayMode } from '../domain/relay-policy.ts';
import type { Made } from './column-types.ts';

export interface OrganizationsTable {
  id: Made<number>;
  name: string;
  language: Generated<Language>;
  time_zone: Generated<string>;
  slack_channel: string | null;
  undo_seconds: number | null;
  relay_mode: Generated<RelayMode>;
  held_words: Generated<string[]>;
  available: Generated<boolean>;
  discoverable: Generated<boolean>;
  dropshipping: Generated<boolean>;
  notification_email: string | null;
  profile_name: string | null;
  profile_words: string | null;
  profile_url: string | null;
  published: Generated<boolean>;
  /** Days, `2026-03-04`: both are away. */
  away_from: string | null;
  away_until: string | null;
  away_words: string | null;
  author_naming: Generated<'person' | 'agency'>;
  reminder_hours: Generated<number[]>;
  digest: Generated<boolean>;
  /** Reminders come within the working hours only. */
  within_hours: Generated<boolean>;
  /** ISO weekdays, Monday is 1. */
  work_days: Generated<number[]>;
  /** Minutes of the day. */
  work_from: Generated<number>;
  work_until: Generated<number>;
  /** A member chose `slack_channel`: the operator's setting no longer counts. */
  channel_chosen: Generated<boolean>;
  /** Names it in the addresses of merchants' pages. */
  public_id: Generated<string>;
  created_at: Generated<Date>;
}

export const CONNECTIONS = ['connected', 'disconnected'] as const;

export interface InstallationsTable {
  team_id: string;
  organization_id: number;
  team_name: string;
  team_url: string;
  app_id: string | null;
  bot_id: string;
  bot_user: string;
  connected_at: Generated<Date>;
  /** What the marketplace was told last. */
  connection: (typeof CONNECTIONS)[number] | null;
}

export interface MembersTable {
  organization_id: number;
  id: Made<number>;
  slack_user: string;
  name: string;
  is_member: boolean;
  language: string | null;
  time_zone: string | null;
  fetched_at: Date;
  own_language: Language | null;
  email: string | null;
  /** Whether e-mail goes to this person. */
  mails: Generated<boolean>;
  /** Random: whoever shows it may switch this person's e-mail off. */
  mail_token: Generated<string>;
}

export interface MerchantsTable {
  organization_id: number;
  id: Made<number>;
  source: Home;
  outside_id: string;
  name: string;
  kind: Generated<'owner' | 'staff' | 'prospect'>;
  email: string | null;
  locale: string | null;
  time_zone: string | null;
  blocked_at: Date | null;
  blocked_reason: 'unwanted' | 'spam' | null;
  /** A member's name, as it was then. */
  blocked_by: string | null;
}

export interface StoresTable {
  organization_id: number;
  id: Made<number>;
  merchant_id: number;
  name: string;
  url: string;
}
