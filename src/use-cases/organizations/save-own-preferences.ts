import type { OwnPreferences } from '../../domain/preferences.ts';
import { repaint } from '../../store/outbox.ts';
import { saveOwnPreferences as store } from '../../store/own-preferences.ts';
import type { Tx } from '../../store/scope.ts';

/** What a member chose for themselves: it is nobody else's, and nothing else changes. */
export async function saveOwnPreferences(tx: Tx, slackUser: string, chosen: OwnPreferences): Promise<void> {
  await store(tx, slackUser, chosen);
  repaint(tx, { subject: `home:${slackUser}`, method: 'views.publish', ifKnown: true });
}
