import { findReply, updateReply } from '../../store/replies.ts';
import type { Tx } from '../../store/scope.ts';
import { repaintMark } from '../outbound.ts';

/** Our post of a reply from the dialog stands: it bears the reply's mark from now on. */
export async function placeReply(tx: Tx, messageId: string, place: { channel: string; ts: string }): Promise<void> {
  if (!(await findReply(tx, messageId))) return;
  await updateReply(tx, messageId, { place });
  repaintMark(tx, place);
}
