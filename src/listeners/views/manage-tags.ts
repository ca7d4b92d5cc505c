import type { ModalView } from '@slack/types';
import { DIALOG_IDS } from '../../../blocks/action-ids.ts';
import {
  type AskedOfTags,
  editTagDialog,
  manageTagsDialog,
  NAME,
  readManageTagsDialog,
  TAG,
} from '../../../blocks/manage-tags-dialog.ts';
import { refusalWords } from '../../../blocks/refusal.ts';
import { oneLine } from '../../../blocks/text.ts';
import { texts } from '../../i18n/texts.ts';
import { memberWhoClicked } from '../actions/answer.ts';
import { refusalDialog } from '../actions/tell-clicker.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { ackWithErrors, ackWithView } from '../dialogs.ts';
import type { ViewListener } from '../types.ts';

type Answer = { errors: Record<string, string> } | { view: ModalView };

/** A tag was chosen, created or renamed; what comes next stands in the same dialog. */
export function manageTagsSent(deps: ListenerDeps): ViewListener {
  return async ({ ack, body, view }) => {
    const who = await memberWhoClicked(deps, body);
    if ('refusal' in who) return ackWithView(ack, refusalDialog(DIALOG_IDS.manageTags, who.refusal, who.language));
    const answer = await answerTo(deps, who.caller, readManageTagsDialog(view));
    if ('errors' in answer) await ackWithErrors(ack, answer.errors);
    else await ackWithView(ack, answer.view);
  };
}

async function answerTo(deps: ListenerDeps, caller: Caller, asked: AskedOfTags): Promise<Answer> {
  const said = texts(caller.language);
  if (asked.kind === 'rename') return rename(deps, caller, asked);
  if (!asked.chosen) return { errors: { [TAG]: said.teamwork.chooseTag } };
  if ('name' in asked.chosen) {
    const created = await deps.createTag(caller, asked.chosen.name);
    if (created.kind === 'refused') return { errors: { [TAG]: refusalWords(created.refusal, said) } };
    return listSaying(deps, caller, said.teamwork.tagCreated({ name: oneLine(created.tag.name) }));
  }
  const tag = await deps.readTag(caller, asked.chosen.id);
  if (!tag) return { errors: { [TAG]: refusalWords({ code: 'tag_gone' }, said) } };
  return { view: editTagDialog(tag, said) };
}

async function rename(
  deps: ListenerDeps,
  caller: Caller,
  asked: Extract<AskedOfTags, { kind: 'rename' }>,
): Promise<Answer> {
  const said = texts(caller.language);
  const renamed = await deps.renameTag(caller, asked.id, asked.name);
  if (renamed.kind === 'renamed') {
    return listSaying(deps, caller, said.teamwork.tagRenamed({ name: oneLine(renamed.tag.name) }));
  }
  const words = refusalWords(renamed.refusal, said);
  return renamed.refusal.code === 'tag_gone' ? listSaying(deps, caller, words) : { errors: { [NAME]: words } };
}

async function listSaying(deps: ListenerDeps, caller: Caller, said: string): Promise<Answer> {
  return { view: manageTagsDialog({ ...(await deps.listTags(caller)), said }, texts(caller.language)) };
}
