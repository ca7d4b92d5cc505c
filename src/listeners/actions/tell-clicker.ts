import type { BlockAction, Logger, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { DialogId } from '../../../blocks/action-ids.ts';
import { messageDialog } from '../../../blocks/dialog.ts';
import { refusalMessage } from '../../../blocks/refusal.ts';
import type { Language } from '../../domain/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { texts } from '../../i18n/texts.ts';
import { type DialogClient, openDialog } from '../dialogs.ts';
import { respondWithRefusal } from './answer.ts';

/** What of a click answers it. */
export interface Click {
  client: DialogClient;
  body: BlockAction;
  logger: Logger;
  respond: RespondFn;
}

/** Why nothing happened: beside the message they clicked in, else as a dialog, for Home and dialogs have no other place. */
export async function tellClicker(click: Click, id: DialogId, refusal: Refusal, language: Language): Promise<void> {
  if (click.body.view === undefined) return respondWithRefusal(click, refusal, language);
  await openDialog(click, refusalDialog(id, refusal, language));
}

/** A "no" in the place of a dialog. */
export function refusalDialog(id: DialogId, refusal: Refusal, language: Language): ModalView {
  const known = texts(language);
  return messageDialog(id, known.jobVerbs.notDone, refusalText(refusal, language), known);
}

/** mrkdwn. */
export function refusalText(refusal: Refusal, language: Language): string {
  return refusalMessage(refusal, texts(language), { doing: 'act' }).text;
}
