import { overTheWire } from '../json.ts';
import type { JsonObject } from '../state.ts';
import type { Workspace } from '../workspace.ts';
import type { PersonView, StoredView } from './view-model.ts';

/** A view as Slack's answers and payloads show it. */
export function renderView({ team, app }: Workspace, { content, ...view }: StoredView): JsonObject {
  const words = (text: string | undefined): JsonObject | null =>
    text === undefined ? null : { type: 'plain_text', text, emoji: true };
  return overTheWire({
    id: view.id,
    team_id: team.id,
    type: content.type,
    blocks: content.blocks,
    private_metadata: content.privateMetadata,
    callback_id: content.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: words(content.title),
    clear_on_close: content.clearOnClose,
    notify_on_close: content.notifyOnClose,
    close: words(content.close),
    submit: words(content.submit),
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: content.externalId,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  });
}

/** A view as the person sees it. */
export function personView({ content, ...view }: StoredView): PersonView {
  return structuredClone({
    id: view.id,
    hash: view.hash,
    type: content.type,
    callback_id: content.callbackId,
    title: content.title,
    ...(content.submit !== undefined && { submit: content.submit }),
    ...(content.close !== undefined && { close: content.close }),
    blocks: content.blocks,
    private_metadata: content.privateMetadata,
    errors: view.errors,
    values: view.values,
  });
}
