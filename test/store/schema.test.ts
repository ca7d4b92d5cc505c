import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobKind } from '../../src/domain/card.ts';
import type { Conversation } from '../../src/domain/conversation.ts';
import { HOME_FILTERS } from '../../src/domain/finding.ts';
import { ACTORS, COMMANDS } from '../../src/domain/job-machine.ts';
import { JOB_STATUSES } from '../../src/domain/job-status.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { LEAD_SOURCES } from '../../src/domain/lead.ts';
import { MESSAGE_STATES } from '../../src/domain/message-state.ts';
import type { AuthorNaming } from '../../src/domain/preferences.ts';
import { PROPOSAL_ANSWERS, PROPOSAL_DELIVERIES, PROPOSAL_STATES } from '../../src/domain/proposal.ts';
import { RELAY_MODES } from '../../src/domain/relay-policy.ts';
import { STORE_ACCESS_STATES } from '../../src/domain/store-access.ts';
import { ATTEMPT_OUTCOMES, DELIVERY_STATES } from '../../src/store/lane-schema.ts';
import { REQUEST_KINDS } from '../../src/store/matching-schema.ts';
import { MAIL_OUTCOMES } from '../../src/store/merchant-mail-schema.ts';
import { CONNECTIONS } from '../../src/store/organization-schema.ts';
import type { Database, MessagesTable } from '../../src/store/schema.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** Tables outside row-level security. They hold no words of anybody, or are asked before anyone knows whose turn it is. */
const WITHOUT_ISOLATION: Record<string, string> = {
  inbox: 'ids of events that were seen; whose they are is not known yet',
  installations: 'tells which organization a workspace belongs to',
  lanes: 'the claim looks for what is due, whosever it is',
  deliveries: 'the claim takes the heads of those lanes',
  gates: 'the claim books their next slots',
  workers: 'the running copies of the app belong to nobody',
  numbers: 'taken before the transaction that uses them; they say how many, not what',
  hearing: 'a copy says of all its workspaces at once that it hears them',
  look_backs: 'a copy takes the next one, whosever it is',
  requests: 'whom they are for is not known yet; their words stand with the offers',
  file_link_keys: 'one key of the whole installation',
  job_search: 'an operator that is not leakproof cannot use an index under row-level security; one function reads it',
};

/** Foreign keys without an index of their own: what they point to is never deleted, and nobody asks in that direction. */
const WITHOUT_INDEX: Record<string, string> = {
  gates_organization_id_fkey: 'organizations are never deleted',
  deliveries_lane_id_fkey: 'lanes are never deleted; the heads have an index',
  requests_carrier_id_fkey: 'organizations are never deleted',
};

const ISOLATED_BY = (column: string) =>
  `((${column} = ( SELECT (NULLIF(current_setting('jobline.organization'::text, true), ''::text))::bigint AS "nullif")) ` +
  `OR (( SELECT current_setting('jobline.scope'::text, true) AS current_setting) = 'all'::text))`;

let database: TestDatabase;
let tables: { name: string; enabled: boolean; forced: boolean }[];

beforeAll(async () => {
  database = await createTestDatabase();
  tables = await ask(`
    select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely%'
    order by relname`);
});

afterAll(() => database.close());

async function ask<T>(query: string): Promise<T[]> {
  return (await sql.raw<T>(query).execute(database.db)).rows;
}

function content(): string[] {
  return tables.map(({ name }) => name).filter((name) => !(name in WITHOUT_ISOLATION));
}

interface Key {
  table: string;
  name: string;
  kind: 'p' | 'f' | 'u';
  columns: string[];
  target: string | null;
  targetColumns: string[] | null;
}

const KEYS = `
  select c.conrelid::regclass::text as table, c.conname as name, c.contype as kind,
    (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns,
    c.confrelid::regclass::text as target,
    (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as "targetColumns"
  from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f', 'u')
  order by 1, 2`;

describe('the tables', () => {
  it('are those that queries are written against', () => {
    const known: Record<keyof Database, true> = {
      organizations: true,
      numbers: true,
      installations: true,
      members: true,
      merchants: true,
      stores: true,
      conversations: true,
      jobs: true,
      job_history: true,
      threads: true,
      messages: true,
      files: true,
      uploads: true,
      file_link_keys: true,
      notes: true,
      posts: true,
      overtakes: true,
      waiting_events: true,
      inbox: true,
      lanes: true,
      deliveries: true,
      delivery_attempts: true,
      gates: true,
      workers: true,
      views: true,
      hearing: true,
      look_backs: true,
      services: true,
      thread_assignees: true,
      tags: true,
      conversation_tags: true,
      changes: true,
      reply_drafts: true,
      templates: true,
      reminders: true,
      digests: true,
      preference_changes: true,
      proposals: true,
      proposal_versions: true,
      conversation_links: true,
      page_messages: true,
      job_requests: true,
      away_answers: true,
      greeted_channels: true,
      job_search: true,
      upstream_connections: true,
      upstream_sends: true,
      reply_addresses: true,
      inbound_mails: true,
      homes: true,
      leads: true,
      review_requests: true,
      reviews: true,
      store_access: true,
      invoices: true,
      requests: true,
      offers: true,
    };
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(known).sort());
  });
});

describe('every table of content', () => {
  it('is under row-level security, forced on its owner too', () => {
    const open = tables.filter(({ enabled, forced }) => !enabled || !forced).map(({ name }) => name);
    expect(open).toEqual(Object.keys(WITHOUT_ISOLATION).sort());
  });

  it('has the one policy, for everybody and everything, and no other', async () => {
    const policies = await ask<object>(`
      select tablename as table, policyname as name, permissive, roles::text[], cmd, qual, with_check
      from pg_policies where schemaname = 'public' order by tablename`);
    expect(policies).toEqual(
      content().map((table) => ({
        table,
        name: 'own_organization',
        permissive: 'PERMISSIVE',
        roles: ['public'],
        cmd: 'ALL',
        qual: ISOLATED_BY(table === 'organizations' ? 'id' : 'organization_id'),
        with_check: null,
      })),
    );
  });

  it('says whose it is, always', async () => {
    const said = await ask<{ name: string }>(`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'organization_id' and is_nullable = 'NO' and data_type = 'bigint'
      order by 1`);
    const owned = said.map(({ name }) => name);
    expect(content().filter((name) => !owned.includes(name))).toEqual(['organizations']);
  });

  it('has the organization first in its primary key, in every other unique key and in every foreign key', async () => {
    const keys = (await ask<Key>(KEYS)).filter(({ table }) => content().includes(table) && table !== 'organizations');
    expect(keys.filter(({ kind }) => kind === 'p').map(({ table }) => table)).toEqual(
      content().filter((name) => name !== 'organizations'),
    );
    const loose = keys.filter(({ kind, columns, target, targetColumns }) => {
      if (columns[0] !== 'organization_id') return true;
      if (kind !== 'f' || target === 'organizations') return false;
      return targetColumns?.[0] !== 'organization_id';
    });
    expect(loose).toEqual([]);
  });
});

describe('every foreign key', () => {
  it('has an index to look along it, or a reason to need none', async () => {
    const indexes = await ask<{ table: string; columns: string[] }>(`
      select i.indrelid::regclass::text as table,
        (select array_agg(a.attname::text order by k.n) from unnest(i.indkey) with ordinality k(attnum, n)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum where k.n <= i.indnkeyatts) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and i.indpred is null`);
    const keys = (await ask<Key>(KEYS)).filter(({ kind }) => kind === 'f');
    const slow = keys.filter(({ table, columns }) => {
      const own = columns.length === 1 ? columns : columns.slice(1);
      return !indexes.some(({ table: of, columns: indexed }) => {
        const leading = indexed.slice(0, columns.length === 1 ? 1 : 2);
        return of === table && leading.every((name) => columns.includes(name)) && leading.some((n) => own.includes(n));
      });
    });
    expect(keys.length).toBeGreaterThan(20);
    expect(slow.map(({ name }) => name).sort()).toEqual(Object.keys(WITHOUT_INDEX).sort());
  });
});

describe('every column', () => {
  it('is of one of few types: text without a length, instants with a time zone', async () => {
    const types = await ask<{ type: string }>(`
      select distinct format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
        and a.attnum > 0 and not a.attisdropped order by 1`);
    expect(types.map(({ type }) => type)).toEqual([
      'bigint',
      'boolean',
      'bytea',
      'date',
      'double precision',
      'double precision[]',
      'integer',
      'jsonb',
      'numeric',
      'smallint',
      'smallint[]',
      'text',
      'text[]',
      'timestamp with time zone',
      'uuid',
    ]);
  });
});

/** The members of a union without a list of its own; a change of the type does not compile here. */
function members<T extends string>(all: Record<T, true>): string[] {
  return Object.keys(all);
}

const CHECKED: [column: string, values: readonly string[]][] = [
  ['organizations.language', LANGUAGES],
  ['organizations.relay_mode', RELAY_MODES],
  ['organizations.author_naming', members<AuthorNaming>({ person: true, agency: true })],
  ['members.own_language', LANGUAGES],
  ['merchants.kind', members<'owner' | 'staff' | 'prospect'>({ owner: true, staff: true, prospect: true })],
  ['conversations.status', members<Conversation['status']>({ active: true, blocked: true })],
  ['jobs.kind', members<JobKind>({ match: true, direct: true, proposal: true })],
  ['jobs.status', JOB_STATUSES],
  ['jobs.ended_by', ACTORS],
  ['job_history.command', COMMANDS],
  ['job_history.from_status', JOB_STATUSES],
  ['job_history.to_status', JOB_STATUSES],
  ['job_history.actor', ACTORS],
  ['messages.direction', members<MessagesTable['direction']>({ in: true, out: true })],
  ['messages.state', ['received', ...MESSAGE_STATES]],
  ['homes.filter', HOME_FILTERS],
  ['inbound_mails.outcome', MAIL_OUTCOMES],
  ['proposals.state', PROPOSAL_STATES],
  ['proposal_versions.delivery', PROPOSAL_DELIVERIES],
  ['proposal_versions.answer', PROPOSAL_ANSWERS],
  ['proposal_versions.late_answer', PROPOSAL_ANSWERS],
  ['leads.source', LEAD_SOURCES],
  ['store_access.state', STORE_ACCESS_STATES],
  ['requests.kind', REQUEST_KINDS],
  ['deliveries.state', DELIVERY_STATES],
  ['delivery_attempts.outcome', ATTEMPT_OUTCOMES],
  ['installations.connection', CONNECTIONS],
  ['deliveries.settled_at', members<'waiting' | 'sending'>({ waiting: true, sending: true })],
];

describe('a check constraint', () => {
  it('lists exactly what the type lists', async () => {
    const checks = await ask<{ column: string; definition: string }>(`
      select c.conrelid::regclass || '.' || a.attname as column, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.connamespace = 'public'::regnamespace and c.contype = 'c' and pg_get_constraintdef(c.oid) like '%ARRAY[%'`);
    const listed = checks.map(({ column, definition }) => [column, namesIn(definition).sort()]);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(CHECKED.map(([column, values]) => [column, [...values].sort()])),
    );
  });
});

function namesIn(definition: string): string[] {
  return [...definition.matchAll(/'([^']+)'::text/g)].map((match) => match[1] ?? '');
}
