import { type Kysely, sql } from 'kysely';

/** What threads are found by, kept fresh by the database itself; and what each person looks at in Home. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No row-level security: an operator that is not leakproof cannot use an index under it. One function reads this table.
  await sql`
    create table job_search (
      organization_id bigint not null references organizations,
      thread_id bigint not null,
      words text not null,
      primary key (organization_id, thread_id),
      foreign key (organization_id, thread_id) references threads on delete cascade
    )`.execute(db);
  await sql`create index job_search_words on job_search using gin (organization_id, words gin_trgm_ops)`.execute(db);
  await words(db);
  await triggers(db);
  await sql`select set_config('jobline.scope', 'all', true)`.execute(db);
  await sql`
    insert into job_search (organization_id, thread_id, words)
    select organization_id, id, words_of_thread(organization_id, id) from threads`.execute(db);
  await sql`select set_config('jobline.scope', '', true)`.execute(db);

  await sql`create index threads_used on threads (organization_id, used_at desc, id desc)`.execute(db);
  await sql`
    create index jobs_going_on on jobs (organization_id, id)
    where status in ('new', 'opened', 'responded', 'awaiting_response', 'inactive')`.execute(db);
  await sql`create index jobs_expired on jobs (organization_id, ended_at) where status = 'expired'`.execute(db);

  await sql`
    create table homes (
      organization_id bigint not null references organizations,
      slack_user text not null,
      filter text not null check (filter in ('mine', 'unassigned', 'expiring', 'waiting', 'all', 'conversations')),
      page integer not null,
      opened_at timestamptz not null,
      primary key (organization_id, slack_user)
    )`.execute(db);
  await sql`alter table homes enable row level security, force row level security`.execute(db);
  await sql`
    create policy own_organization on homes using (
      organization_id = (select nullif(current_setting('jobline.organization', true), '')::bigint)
      or (select current_setting('jobline.scope', true)) = 'all')`.execute(db);
}

/** Words as they are compared: without accents and capitals. A web address is found with and without what stands before it. */
async function words(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function plain_words(said text) returns text language sql stable parallel safe as $$
      select lower(unaccent(said))
    $$`.execute(db);
  await sql`
    create function words_of_thread(organization bigint, thread bigint) returns text language sql stable as $$
      select plain_words(left(concat_ws(' ',
        coalesce('J-' || j.number, 'C-' || c.number), m.name, s.name, regexp_replace(s.url, '^https?://(www\.)?', '', 'i'),
        coalesce(j.service_name, c.service_name), j.title, j.details, j.business,
        (select string_agg(said #>> '{}', ' ')
          from jsonb_path_query(j.requirements, 'strict $.** ? (@.type() == "string")') said),
        (select body from messages w where w.organization_id = t.organization_id and w.thread_id = t.id
          and w.first_words and w.state = 'received' order by w.sent_at limit 1),
        (select string_agg(n.body, ' ' order by n.id desc) from notes n
          where n.organization_id = t.organization_id and n.thread_id = t.id and n.deleted_at is null)
      ), 100000))
      from threads t
      join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
      join merchants m on m.organization_id = c.organization_id and m.id = c.merchant_id
      left join stores s on s.organization_id = c.organization_id and s.id = c.store_id
      left join jobs j on j.organization_id = t.organization_id and j.id = t.job_id
      where t.organization_id = organization and t.id = thread
    $$`.execute(db);
}

/** Whoever changes what a thread is found by, its words follow at the end of the same transaction: nobody has to remember. */
async function triggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refresh_job_search(organization bigint, thread bigint) returns void language plpgsql as $$
    begin
      -- Whoever else changes this thread waits here, and reads after that what we wrote.
      perform from job_search where organization_id = organization and thread_id = thread for update;
      insert into job_search (organization_id, thread_id, words)
      values (organization, thread, words_of_thread(organization, thread))
      on conflict (organization_id, thread_id) do update set words = excluded.words
        where job_search.words <> excluded.words;
    end $$`.execute(db);
  await sql`
    create function found_by_other_words() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'threads' then
        perform refresh_job_search(new.organization_id, new.id);
      elsif tg_table_name in ('messages', 'notes') then
        perform refresh_job_search(new.organization_id, new.thread_id);
      elsif tg_table_name = 'jobs' then
        perform refresh_job_search(t.organization_id, t.id) from threads t
        where t.organization_id = new.organization_id and t.job_id = new.id;
      elsif tg_table_name = 'conversations' then
        perform refresh_job_search(t.organization_id, t.id) from threads t
        where t.organization_id = new.organization_id and t.conversation_id = new.id;
      elsif tg_table_name = 'merchants' then
        perform refresh_job_search(t.organization_id, t.id)
        from conversations c join threads t on t.organization_id = c.organization_id and t.conversation_id = c.id
        where c.organization_id = new.organization_id and c.merchant_id = new.id;
      elsif tg_table_name = 'stores' then
        perform refresh_job_search(t.organization_id, t.id)
        from conversations c join threads t on t.organization_id = c.organization_id and t.conversation_id = c.id
        where c.organization_id = new.organization_id and c.store_id = new.id;
      end if;
      return null;
    end $$`.execute(db);

  await follow(db, 'threads', 'insert or update of job_id');
  await follow(db, 'notes', 'insert or update of body, deleted_at');
  await follow(db, 'messages', 'insert', 'new.first_words');
  for (const [table, columns, of] of [
    ['messages', ['body', 'state'], 'new.first_words and '],
    ['jobs', ['service_name', 'title', 'details', 'business', 'requirements'], ''],
    ['conversations', ['merchant_id', 'store_id', 'service_name'], ''],
    ['merchants', ['name'], ''],
    ['stores', ['name', 'url'], ''],
  ] as const) {
    const row = (version: 'old' | 'new') => `(${columns.map((column) => `${version}.${column}`).join(', ')})`;
    const changed =
      columns.length === 1 ? `old.${columns[0]} <> new.${columns[0]}` : `${row('old')} is distinct from ${row('new')}`;
    await follow(db, table, `update of ${columns.join(', ')}`, `${of}${changed}`);
  }
}

async function follow(db: Kysely<unknown>, table: string, change: string, when = 'true'): Promise<void> {
  const name = sql.id(`found_by_${table}_${change.startsWith('insert') ? 'new' : 'changed'}`);
  await sql`
    create constraint trigger ${name} after ${sql.raw(change)} on ${sql.table(table)}
    deferrable initially deferred for each row when (${sql.raw(when)})
    execute function found_by_other_words()`.execute(db);
}
