import type { Insertable } from 'kysely';
import type { OrganizationsTable } from '../../src/store/organization-schema.ts';
import { acrossOrganizations, type Db } from '../../src/store/scope.ts';

export const SETUP = { handle: 'store-setup', name: 'Store setup' };

type Choices = Partial<Insertable<OrganizationsTable>>;

/** An organization that can be matched: published, with the service. Without a workspace its threads wait for a channel. */
export async function createOfferer(
  db: Db,
  {
    name,
    price,
    service = SETUP,
    ...choices
  }: { name: string; price?: string; service?: { handle: string; name: string } } & Choices,
): Promise<number> {
  return acrossOrganizations(db, async (all) => {
    const { id } = await all
      .insertInto('organizations')
      .values({ name, profile_name: name, published: true, ...choices })
      .returning('id')
      .executeTakeFirstOrThrow();
    await offerService(all, id, service, price);
    return id;
  });
}

/** Sets the service up for an organization that is there already. */
export async function offerService(
  db: Db,
  organizationId: number,
  service: { handle: string; name: string } = SETUP,
  price?: string,
): Promise<void> {
  await db
    .insertInto('services')
    .values({
      organization_id: organizationId,
      ...service,
      price_amount: price ?? null,
      price_currency: price === undefined ? null : 'EUR',
    })
    .execute();
}
