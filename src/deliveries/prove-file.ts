import { findDelivery, proveDelivery } from '../store/deliveries.ts';
import { findFileBySlackId } from '../store/files.ts';
import { readInOrganization } from '../store/reading.ts';
import { type Db, inOrganization } from '../store/scope.ts';
import { wakeWorkers } from '../store/wake.ts';
import { type PostFileResult, settleFile } from './kinds/post-file.ts';
import type { OwnPostEvent } from './prove-post.ts';

/** A message event as far as it can prove that a file of ours stands in its thread. */
export interface OwnFileEvent extends OwnPostEvent {
  user?: string | undefined;
  files?: readonly unknown[] | undefined;
}

/** Slack's ids of the files that we shared, as a message of ours shows them; Slack puts no metadata on such messages. */
export function filesProvenBy(event: OwnFileEvent, bot: { botId: string; botUserId: string }): string[] {
  if (event.bot_id !== bot.botId && event.user !== bot.botUserId) return [];
  if (event.thread_ts === undefined) return [];
  return (event.files ?? []).flatMap((file) => {
    const id = typeof file === 'object' && file !== null && 'id' in file ? file.id : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

/** A file that we shared came back as an event: it stands, whatever became of the answer to the call that shared it. */
export async function proveFile(db: Db, organizationId: number, slackFile: string, now: Date): Promise<void> {
  const delivery = await readInOrganization(db, organizationId, async (reader) => {
    const file = await findFileBySlackId(reader, slackFile);
    return file?.deliveryId === undefined ? undefined : findDelivery(reader, file.deliveryId);
  });
  if (!delivery || !['waiting', 'sending'].includes(delivery.state)) return;
  const result: PostFileResult = { slackFile };
  await inOrganization(db, organizationId, async (tx) => {
    await settleFile(tx, { delivery, outcome: { kind: 'done', result } }, now);
    await proveDelivery(tx, delivery.id, result);
  });
  wakeWorkers(db);
}
