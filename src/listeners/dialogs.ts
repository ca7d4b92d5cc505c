import type { AckFn, Logger, SlackAction, SlackShortcut, SlashCommand, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';

/** What of a Bolt client opens and changes dialogs. */
export interface DialogClient {
  views: {
    open(args: { trigger_id: string; view: ModalView }): Promise<unknown>;
    push(args: { trigger_id: string; view: ModalView }): Promise<unknown>;
    update(args: { view_id: string; view: ModalView; hash?: string }): Promise<unknown>;
  };
}

interface Opening {
  client: DialogClient;
  body: SlackAction | SlackShortcut | SlashCommand;
  logger: Logger;
}

/**
 * Shows a dialog to whoever clicked: on top of the dialog they clicked in, where it was one. Slack takes it within three
 * seconds of the click; what comes later is lost, and nothing else with it: so that is logged, and the person clicks again.
 */
export async function openDialog({ client, body, logger }: Opening, view: ModalView): Promise<void> {
  if (!('trigger_id' in body) || typeof body.trigger_id !== 'string') return logger.warn('a dialog has no trigger');
  const trigger = { trigger_id: body.trigger_id, view };
  const below = 'view' in body && body.view?.type === 'modal' ? body.view : undefined;
  if (below && isThird(below)) return updateDialog({ client, logger }, below, view);
  try {
    await (below ? client.views.push(trigger) : client.views.open(trigger));
  } catch (error) {
    logger.warn('a dialog could not be opened', error);
  }
}

/** Three dialogs stand on each other at most: what is opened from the third takes its place. */
export function isThird(below: { previous_view_id?: string | null; root_view_id?: string | null }): boolean {
  return Boolean(below.previous_view_id) && below.previous_view_id !== below.root_view_id;
}

/** Changes the dialog that somebody has in front of them; `hash` keeps a slower answer from overwriting a newer one. */
export async function updateDialog(
  { client, logger }: Pick<Opening, 'client' | 'logger'>,
  shown: { id: string; hash?: string },
  view: ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: shown.id, view, ...(shown.hash !== undefined && { hash: shown.hash }) });
  } catch (error) {
    logger.warn('a dialog could not be changed', error);
  }
}

type AckView = AckFn<ViewResponseAction> | AckFn<void>;

/** Says under the fields what is wrong; what was typed stays. */
export async function ackWithErrors(ack: AckView, errors: Record<string, string>): Promise<void> {
  await (ack as AckFn<ViewResponseAction>)({ response_action: 'errors', errors });
}

/** Puts another dialog in the place of the one that was sent. */
export async function ackWithView(ack: AckView, view: ModalView): Promise<void> {
  await (ack as AckFn<ViewResponseAction>)({ response_action: 'update', view });
}

/** Closes all dialogs of the stack. */
export async function ackAndClose(ack: AckView): Promise<void> {
  await (ack as AckFn<ViewResponseAction>)({ response_action: 'clear' });
}
