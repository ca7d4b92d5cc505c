import { type Kysely, sql } from 'kysely';

/** Threads are found by what was offered in them, too: every version of every proposal, the newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function words_of_thread(organization bigint, thread bigint) returns text language sql stable as $$
      select plain_words(left(concat_ws(' ',
        coalesce('J-' || j.number, 'C-' || c.number), m.name, s.name, regexp_replace(s.url, '^https?://(www\.)?', '', 'i'),
        coalesce(j.service_name, c.service_name), j.title, j.details, j.business,
        (select string_agg(said #>> '{}', ' ')
          from jsonb_path_query(j.requirements, 'strict $.** ? (@.type() == "string")') said),
        (select body from messages w where w.organization_id = t.organization_id and w.thread_id = t.id
          and w.first_words and w.state = 'received' order by w.sent_at limit 1),
        (select string_agg(n.body, ' ' order by n.id desc) from notes n
          where n.organization_id = t.organization_id and n.thread_id = t.id and n.deleted_at is null),
        (select string_agg(concat_ws(' ', v.service_name, v.work, v.terms,
            (select string_agg(step ->> 'title', ' ') from jsonb_array_elements(v.milestones) step)), ' '
            order by v.sent_at desc)
          from proposals p
          join proposal_versions v on v.organization_id = p.organization_id and v.proposal_id = p.id
          where p.organization_id = t.organization_id and p.conversation_id = t.conversation_id and p.thread_id = t.id)
      ), 100000))
      from threads t
      join conversations c on c.organization_id = t.organization_id and c.id = t.conversation_id
      join merchants m on m.organization_id = c.organization_id and m.id = c.merchant_id
      left join stores s on s.organization_id = c.organization_id and s.id = c.store_id
      left join jobs j on j.organization_id = t.organization_id and j.id = t.job_id
      where t.organization_id = organization and t.id = thread
    $$`.execute(db);
  // A version never changes: its words come with its insert.
  await sql`
    create function found_by_proposal() returns trigger language plpgsql as $$
    begin
      perform refresh_job_search(p.organization_id, p.thread_id) from proposals p
      where p.organization_id = new.organization_id and p.id = new.proposal_id;
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger found_by_proposal_versions_new after insert on proposal_versions
    deferrable initially deferred for each row execute function found_by_proposal()`.execute(db);
  await sql`select set_config('jobline.scope', 'all', true)`.execute(db);
  await sql`
    select refresh_job_search(organization_id, thread_id)
    from (select distinct organization_id, thread_id from proposals) sent`.execute(db);
  await sql`select set_config('jobline.scope', '', true)`.execute(db);
}
