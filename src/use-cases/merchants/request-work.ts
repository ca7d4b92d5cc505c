import { mailGate } from '../../domain/gate-keys.ts';
import type { InboundFile } from '../../domain/inbound-event.ts';
import type { KeptRequest, RequestForm } from '../../domain/job-request-form.ts';
import type { Language } from '../../domain/language.ts';
import { countUnconfirmed, isRequestKnown, keepJobRequest } from '../../store/job-requests.ts';
import { deliver } from '../../store/outbox.ts';
import type { Tx } from '../../store/scope.ts';
import { keepUpload, type NewUpload } from '../../store/uploads.ts';

/** Mails that one address can be sent in an hour by whoever knows it. */
const UNCONFIRMED_AT_MOST = 3;

export type Requested = 'kept' | 'too_many';

/** Keeps a request and mails its sender the link that confirms it. The same form again changes nothing. */
export async function requestWork(
  tx: Tx,
  {
    formKey,
    language,
    form,
    kept,
    files,
  }: {
    formKey: string;
    language: Language;
    form: RequestForm;
    kept: readonly InboundFile[];
    files: readonly NewUpload[];
  },
): Promise<Requested> {
  if (await isRequestKnown(tx, formKey)) return 'kept';
  if ((await countUnconfirmed(tx, form.email)) >= UNCONFIRMED_AT_MOST) return 'too_many';
  const request: KeptRequest = { ...form, files: [...kept] };
  for (const file of files) request.files.push(await keepUpload(tx, file));
  const id = await keepJobRequest(tx, { formKey, language, request });
  if (id === undefined) return 'kept';
  deliver(tx, {
    lane: `mail:request:${id}`,
    gate: mailGate(tx.organizationId),
    kind: 'confirm-request',
    subject: `request:${id}`,
    payload: { requestId: id },
  });
  return 'kept';
}
