import { ConfigError } from './config.ts';
import { SlackRefusedToken } from './slack/refused-token.ts';
import { RoleMissing } from './store/app-role.ts';
import { DatabaseUnusable } from './store/migrate.ts';
import { PostgresUnavailable } from './store/postgres-unavailable.ts';

const FOR_PEOPLE = [ConfigError, DatabaseUnusable, PostgresUnavailable, RoleMissing, SlackRefusedToken];

/** Problems that the person at the terminal can mend: their sentence says more than a stack. */
export function isForPeople(error: unknown): error is Error {
  return FOR_PEOPLE.some((kind) => error instanceof kind);
}

/** Says why a command ends, and makes it end with 1. */
export function explainAndFail(error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${isForPeople(error) ? error.message : stack}\n`);
  process.exitCode = 1;
}
