import { manageTagsDialog } from '../../../blocks/manage-tags-dialog.ts';
import { tagDialog } from '../../../blocks/tag-dialog.ts';
import { inert } from '../../../blocks/text.ts';
import { unescapeSlack } from '../../domain/slash-command.ts';
import { type Texts, texts } from '../../i18n/texts.ts';
import type { Caller, ListenerDeps } from '../deps.ts';
import { type Answer, dialogAnswer, refusedAnswer, said } from './answer.ts';
import type { OfJob, Verb } from './verb.ts';

/** `/jobline tag J-12 wholesale`; without a name the dialog in which tags are chosen. */
export const tag: Verb = async (deps, asked) => {
  const { caller, threadId, name, words, texts } = asked;
  if (words === '') return openTags(deps, asked);
  const tagged = await deps.tag(caller, threadId, { add: [{ name: unescapeSlack(words) }], remove: [] });
  if (tagged.kind === 'refused') return refusedAnswer(tagged.refusal, texts);
  const { command } = texts.finding;
  if (tagged.added.length === 0) return said(command.taggedAlready({ name }));
  return said(command.tagged({ name, tags: named(tagged.added, texts) }));
};

export const untag: Verb = async (deps, asked) => {
  const { caller, threadId, name, words, texts } = asked;
  if (words === '') return openTags(deps, asked);
  const tagged = await deps.tag(caller, threadId, { add: [], remove: [{ name: unescapeSlack(words) }] });
  if (tagged.kind === 'refused') return refusedAnswer(tagged.refusal, texts);
  const { command } = texts.finding;
  if (tagged.removed.length === 0) return said(command.untaggedAlready({ name }));
  return said(command.untagged({ name, tags: named(tagged.removed, texts) }));
};

/** `/jobline tags`: all of them, to be renamed and deleted. */
export async function showTags(deps: ListenerDeps, caller: Caller): Promise<Answer> {
  return dialogAnswer(manageTagsDialog(await deps.listTags(caller), texts(caller.language)));
}

async function openTags(deps: ListenerDeps, { caller, threadId, texts: known }: OfJob): Promise<Answer> {
  const read = await deps.readThreadTeam(caller, threadId);
  if (read.kind === 'refused') return refusedAnswer(read.refusal, known);
  return dialogAnswer(tagDialog(read.team, known));
}

function named(tags: readonly string[], { thread }: Texts): string {
  return tags.map((name) => thread.quoted({ words: inert(name) })).join(', ');
}
