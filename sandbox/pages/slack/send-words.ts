import { postJson } from '../shared/http.ts';
import { type SlackContext, useSlack } from './context.ts';

/** Words that begin with a slash and a letter are a command, whoever has it. */
const COMMAND = /^(\/[a-z][\w-]*)(?:\s+|$)/i;

interface Where {
  channel: string;
  threadTs?: string;
}

/** Posts what was typed, or runs the command that it is. Resolves to whether it is gone from the field. */
export function useSendWords(
  where: Where,
): (text: string, broadcast: boolean, files: readonly string[]) => Promise<boolean> {
  const slack = useSlack();
  return async (text, broadcast, files) => {
    const [start = '', command] = COMMAND.exec(text) ?? [];
    if (command !== undefined && files.length === 0) return runCommand(slack, where, command, text.slice(start.length));
    const answer = await postJson('/slack/page/post', {
      user: slack.state.me,
      channel: where.channel,
      text,
      ...(where.threadTs !== undefined && { thread_ts: where.threadTs }),
      ...(broadcast && { broadcast }),
      ...(files.length > 0 && { files }),
    });
    if (!answer.ok) slack.complain(`Not sent: ${answer.error}`);
    return answer.ok;
  };
}

async function runCommand(
  { state, complain }: SlackContext,
  where: Where,
  command: string,
  text: string,
): Promise<boolean> {
  const answer = await postJson('/slack/page/commands', { user: state.me, ...where, command, text });
  if (!answer.ok) complain(answer.error);
  return answer.ok;
}
