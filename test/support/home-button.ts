import type { TestJobline } from './jobline.ts';
import { TEST_SANDBOX_SECRETS } from './sandbox.ts';

/** Puts one button of ours into a person's Home, wherever it usually stands. */
export async function showButtonInHome({ sandbox }: TestJobline, user: string, actionId: string): Promise<void> {
  const button = { type: 'button', action_id: actionId, value: '1', text: { type: 'plain_text', text: 'Go' } };
  const answer = await fetch(`${sandbox.url}/slack/api/views.publish`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TEST_SANDBOX_SECRETS.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ user_id: user, view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] } }),
  });
  const body: unknown = await answer.json();
  if (JSON.stringify(body).includes('"ok":false')) throw new Error(JSON.stringify(body));
}
