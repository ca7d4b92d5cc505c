import type { BlockAction, BlockElementAction, Logger, RespondFn } from '@slack/bolt';
import { refusalMessage } from '../../../blocks/refusal.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';

/**
 * Tells whoever clicked why nothing happened: where they clicked, and only they see it. What was committed stands if Slack
 * does not take the answer, so that is logged and no more.
 */
export async function respondWithRefusal(
  { respond, body, logger }: { respond: RespondFn; body: BlockAction; logger: Logger },
  refusal: Refusal,
  language: Language,
): Promise<void> {
  const content = refusalMessage(refusal, texts(language), { doing: 'act' });
  const threadTs = threadClickedIn(body);
  try {
    await respond({
      ...content,
      response_type: 'ephemeral',
      replace_original: false,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    });
  } catch (error) {
    logger.warn('a click could not be answered', error);
  }
}

/** Slack answers a click in a thread in the channel, unless the thread is named. A root is clicked in the channel. */
function threadClickedIn({ container, message }: BlockAction): string | undefined {
  const threadTs = text(container.thread_ts) ?? text(message?.thread_ts);
  return threadTs === text(container.message_ts) ? undefined : threadTs;
}

/** Which thread a button of a card or dialog is about: its value. */
export function threadClicked(action: BlockElementAction): number | undefined {
  const id = action.type === 'button' ? Number(action.value) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Who clicked or sent a dialog, as Slack says in every such request. */
interface FromSomebody {
  user: { id: string; team_id?: string };
  team?: { id: string } | null;
}

/** Who clicked, if they may: buttons and dialogs answer members only. */
export async function memberWhoClicked(
  deps: ListenerDeps,
  { user, team }: FromSomebody,
): Promise<{ caller: Caller } | { refusal: Refusal; language: Language }> {
  const caller = await deps.caller(user.team_id ?? team?.id, user.id);
  if (caller?.isMember) return { caller };
  return { refusal: { code: 'not_a_member' }, language: caller?.language ?? 'en' };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
