import { ensureOrganization } from './store/organizations.ts';
import { getPreferences, updatePreferences } from './store/preferences.ts';
import { type Db, inOrganization } from './store/scope.ts';
import { saveService } from './store/services.ts';

/** A published profile and two services, so that whoever tries Jobline finds its merchants' pages filled. Chosen ones stand. */
export async function publishExampleProfile(db: Db): Promise<void> {
  await inOrganization(db, await ensureOrganization(db), async (tx) => {
    const { profileName } = await getPreferences(tx, tx.organizationId);
    if (profileName !== null) return;
    await updatePreferences(tx, {
      profileName: 'Northlight Studio',
      profileWords: 'We set up stores, move them and make them fast. Small team, quick answers.',
      profileUrl: 'https://northlight.example',
      published: true,
    });
    await saveService(tx, { handle: 'store-setup', name: 'Store setup', price: { amount: '1500', currency: 'EUR' } });
    await saveService(tx, {
      handle: 'store-migration',
      name: 'Store migration',
      price: { amount: '2500', currency: 'EUR' },
    });
  });
}
