/** The embedded PostgreSQL cannot be used. The message says why and what to do, for the person who starts Jobline. */
export class PostgresUnavailable extends Error {
  override name = 'PostgresUnavailable';
}
