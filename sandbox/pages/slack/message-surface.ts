import { postJson } from '../shared/http.ts';
import { type Message, useSlack } from './context.ts';
import type { Surface } from './surface.ts';

/** A message: its controls keep nothing, each use is told at once. */
export function useMessageSurface(channel: string, message: Message): Surface {
  const { state } = useSlack();
  return {
    use: ({ blockId, actionId }, value) =>
      postJson('/slack/page/click', {
        user: state.me,
        channel,
        ts: message.ts,
        block_id: blockId,
        action_id: actionId,
        ...(value !== undefined && { value }),
      }),
    held: () => undefined,
    chosen: () => [],
    keep: () => undefined,
    error: () => undefined,
    load: async () => ({ ok: false, error: 'a message loads no options' }),
  };
}
