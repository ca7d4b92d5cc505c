import type { HomeFilter } from '../domain/finding.ts';

/** What a thread is found by; the database keeps it fresh. Read by one function only, for it has no row-level security. */
export interface JobSearchTable {
  organization_id: number;
  thread_id: number;
  words: string;
}

/** What somebody looks at in Home. */
export interface HomesTable {
  organization_id: number;
  slack_user: string;
  filter: HomeFilter;
  /** From 0. */
  page: number;
  opened_at: Date;
}

export interface FindingTables {
  job_search: JobSearchTable;
  homes: HomesTable;
}
