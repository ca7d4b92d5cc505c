import { expirePerson } from '../../store/members.ts';
import { type Db, inOrganization } from '../../store/scope.ts';

/** What we know of a person may be wrong by now: they are read from Slack when they are next needed. */
export async function forgetPerson(db: Db, organizationId: number, slackUser: string): Promise<void> {
  await inOrganization(db, organizationId, (tx) => expirePerson(tx, slackUser));
}
