import type { ModalView } from '@slack/types';
import type { DialogId } from '../../../blocks/action-ids.ts';
import type { ThreadTeam } from '../../domain/thread-team.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { ListenerDeps } from '../deps.ts';
import { openDialog } from '../dialogs.ts';
import type { ActionListener } from '../types.ts';
import { memberWhoClicked, threadClicked } from './answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** A button that opens a dialog about who has a thread or how it is labelled; a stale one says why it does not. */
export function opensTeamDialog(
  deps: ListenerDeps,
  id: DialogId,
  view: (team: ThreadTeam, texts: Texts) => ModalView,
): ActionListener {
  return async ({ ack, body, action, client, respond, logger }) => {
    const click = { client, body, respond, logger };
    const who = await memberWhoClicked(deps, body);
    const read = 'caller' in who ? await deps.readThreadTeam(who.caller, threadClicked(action) ?? 0) : undefined;
    await ack();
    if ('refusal' in who) await tellClicker(click, id, who.refusal, who.language);
    else if (read?.kind === 'refused') await tellClicker(click, id, read.refusal, who.caller.language);
    else if (read) await openDialog(click, view(read.team, texts(who.caller.language)));
  };
}
