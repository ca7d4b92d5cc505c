import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { callSlack } from './call.ts';

/** Puts a view into the Home tab of one person, in the place of the one that was there. */
export async function publishHome(client: WebClient, home: { slackUser: string; view: HomeView }): Promise<void> {
  await callSlack('views.publish', () => client.views.publish({ user_id: home.slackUser, view: home.view }));
}
