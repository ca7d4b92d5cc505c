import { acrossOrganizations } from '../../src/store/scope.ts';
import type { TestJobline } from './jobline.ts';

/** Sets the undo window of every organization; null takes the operator's again. */
export async function setUndoSeconds({ app }: TestJobline, seconds: number | null): Promise<void> {
  await acrossOrganizations(app.db, (tx) => tx.updateTable('organizations').set({ undo_seconds: seconds }).execute());
}
