import { ConfigError } from './config.ts';
import { SlackRefusedToken } from './slack/refused-token.ts';
import { RoleMissing } from './store/app-role.ts';
import { ExtensionMissing } from './store/extensions.ts';
import { DatabaseUnusable } from './store/migrate.ts';
import { PostgresUnavailable } from './store/postgres-unavailable.ts';

const FOR_PEOPLE = [
  ConfigError,
  DatabaseUnusable,
  ExtensionMissing,
  PostgresUnavailable,
  RoleMissing,
  SlackRefusedToken,
];

/** Why an address cannot be listened at and what to do, by the system's code. */
const NO_LISTENING: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by the user who starts Jobline. Set another port, from 1024 on.',
  EADDRINUSE:
    'is taken by another program. Stop that, or set another PORT (SANDBOX_PORT for the sandbox, else PORT + 1).',
  EADDRNOTAVAIL: 'is no address of this machine. Set another HOST.',
};

/** What the person at the terminal can mend, in a sentence that says more than a stack; undefined where only the stack helps. */
export function sentenceForPeople(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (FOR_PEOPLE.some((kind) => error instanceof kind)) return error.message;
  if (!('syscall' in error && error.syscall === 'listen' && 'code' in error && 'address' in error)) return undefined;
  const why = NO_LISTENING[String(error.code)];
  if (why === undefined) return undefined;
  const place = 'port' in error ? `${error.address}:${error.port}` : error.address;
  return `${place} ${why}`;
}

/** Says why a command ends, and makes it end with 1. */
export function explainAndFail(error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${sentenceForPeople(error) ?? stack}\n`);
  process.exitCode = 1;
}
