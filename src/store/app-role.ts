import pg from 'pg';

/**
 * Row-level security does not bind superusers and roles with BYPASSRLS. When DATABASE_URL names such a role, every
 * connection takes on this one instead; it owns nothing and cannot log in.
 */
export const APP_ROLE = 'jobline_app';

/** `APP_ROLE` is needed and may not be made by the role of DATABASE_URL. `sql` is what an administrator runs once. */
export class RoleMissing extends Error {
  override name = 'RoleMissing';
  readonly sql: string;

  constructor(user: string, sql: string) {
    super(
      `DATABASE_URL names the role "${user}", which row-level security does not bind, so Jobline needs the role ` +
        `"${APP_ROLE}" and may not make it. Let an administrator of the database run this once:\n\n${sql}\n`,
    );
    this.sql = sql;
  }
}

/**
 * The role connections must take on, made when absent; undefined when row-level security binds the connected role itself.
 * @throws RoleMissing
 */
export async function prepareAppRole(client: pg.ClientBase): Promise<string | undefined> {
  const me = await connectedRole(client);
  if (!me.unbound) return undefined;
  if (await canTakeOn(client)) return APP_ROLE;
  try {
    await client.query(`create role ${APP_ROLE} nologin nosuperuser nobypassrls`);
  } catch (error) {
    // Another copy made it meanwhile, perhaps from another database of the same server.
    if (!hasCode(error, '42710', '23505', '42501')) throw error;
  }
  try {
    await client.query(`grant ${APP_ROLE} to ${pg.escapeIdentifier(me.name)}`);
  } catch (error) {
    if (!hasCode(error, '42501', '42704', 'XX000')) throw error;
  }
  if (await canTakeOn(client)) return APP_ROLE;
  throw new RoleMissing(me.name, await administratorSql(client, me.name));
}

/** Rights on everything that exists now and on what this role will add. Structure stays with the owner. */
export async function grantToAppRole(client: pg.ClientBase, role: string): Promise<void> {
  await client.query(`
    grant usage on schema public to ${role};
    grant select, insert, update, delete on all tables in schema public to ${role};
    grant usage, select on all sequences in schema public to ${role};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${role};
    alter default privileges in schema public grant usage, select on sequences to ${role};
    revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${role};`);
}

interface ConnectedRole {
  name: string;
  unbound: boolean;
}

async function connectedRole(client: pg.ClientBase): Promise<ConnectedRole> {
  const answer = await client.query<ConnectedRole>(
    'select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  );
  const [row] = answer.rows;
  if (!row) throw new Error('the connected role is not in pg_roles');
  return row;
}

/** Tried out, since membership alone stopped being enough with PostgreSQL 16. */
async function canTakeOn(client: pg.ClientBase): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`set local role ${APP_ROLE}`);
    return !(await connectedRole(client)).unbound;
  } catch (error) {
    if (hasCode(error, '22023', '42501', '42704')) return false;
    throw error;
  } finally {
    await client.query('rollback');
  }
}

async function administratorSql(client: pg.ClientBase, user: string): Promise<string> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  return `${verb} role ${APP_ROLE} nologin nosuperuser nobypassrls;\ngrant ${APP_ROLE} to ${pg.escapeIdentifier(user)};`;
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}
