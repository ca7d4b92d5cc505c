import { getAuthorNaming } from '../../store/author-naming.ts';
import type { Tx } from '../../store/scope.ts';

/** Under which name a member's words reach the merchant: the person's, or the agency's. */
export async function authorNameOf(tx: Tx, person: string): Promise<string> {
  const { agency, byAgency } = await getAuthorNaming(tx, tx.organizationId);
  return byAgency ? agency : person;
}
