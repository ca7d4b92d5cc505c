import type { ModalView } from '@slack/types';
import { messageDialog } from '../../blocks/dialog.ts';
import { jobDialog } from '../../blocks/job-dialog.ts';
import { NOTES_SHOWN } from '../../blocks/note-dialog.ts';
import { refusalMessage } from '../../blocks/refusal.ts';
import { threadUrl } from '../../blocks/thread-link.ts';
import { texts } from '../i18n/texts.ts';
import type { JobVerbDeps, ThreadSeen } from '../listeners/deps/job-verbs.ts';
import type { Caller } from '../listeners/deps.ts';
import { listInvoices } from '../store/invoices.ts';
import { listHistory } from '../store/job-history.ts';
import { listNotes } from '../store/notes.ts';
import { type Reader, readInOrganization } from '../store/reading.ts';
import { inOrganization, type Tx } from '../store/scope.ts';
import { findThread } from '../store/threads.ts';
import { findBlock, findThreadDetails, findThreadLabel, findThreadShown } from '../store/threads-seen.ts';
import { addNote } from '../use-cases/jobs/add-note.ts';
import { blockMerchant } from '../use-cases/jobs/block-merchant.ts';
import { completeJob } from '../use-cases/jobs/complete-job.ts';
import { declineJob } from '../use-cases/jobs/decline-job.ts';
import { markInactive } from '../use-cases/jobs/mark-inactive.ts';
import { markRead } from '../use-cases/jobs/mark-read.ts';
import { reopenJob } from '../use-cases/jobs/reopen-job.ts';
import type { WiringDeps } from './wiring-deps.ts';

export function jobVerbs({ db, now }: WiringDeps): JobVerbDeps {
  const write = <T>({ organizationId }: Caller, act: (tx: Tx) => Promise<T>) => inOrganization(db, organizationId, act);
  const read = <T>({ organizationId }: Caller, ask: (reader: Reader) => Promise<T>) =>
    readInOrganization(db, organizationId, ask);
  const by = ({ slackUser, name }: Caller) => ({ slackUser, name, at: now() });

  async function see(reader: Reader, threadId: number): Promise<ThreadSeen | undefined> {
    const at = now();
    const [shown, block] = await Promise.all([findThreadShown(reader, threadId, at), findBlock(reader, threadId)]);
    return shown && { threadId, shown, now: at, ...(block && { block }) };
  }

  async function everything(caller: Caller, threadId: number): Promise<ModalView> {
    const known = texts(caller.language);
    const details = await read(caller, (reader) => findThreadDetails(reader, threadId, now()));
    if (!details) {
      const { text } = refusalMessage({ code: 'unknown_thread' }, known, { doing: 'act' });
      return messageDialog('job', known.jobVerbs.notDone, text, known);
    }
    const link = threadUrl(details.place);
    return jobDialog({ threadId, details: { ...details, ...(link !== undefined && { link }) } }, known);
  }

  return {
    jobDialog: everything,
    seeThread: (caller, threadId) => read(caller, (reader) => see(reader, threadId)),
    seeNotes: (caller, threadId) =>
      read(caller, async (reader) => {
        const [label, notes] = await Promise.all([
          findThreadLabel(reader, threadId),
          listNotes(reader, threadId, NOTES_SHOWN),
        ]);
        return label === undefined ? undefined : { threadId, label, notes };
      }),
    seeHistory: (caller, threadId) =>
      read(caller, async (reader) => {
        const [seen, thread] = await Promise.all([see(reader, threadId), findThread(reader, threadId)]);
        if (!seen || !thread) return undefined;
        const [lines, invoices] = await Promise.all([
          listHistory(reader, thread),
          thread.jobId === undefined ? [] : listInvoices(reader, thread.jobId),
        ]);
        return { ...seen, lines, invoices };
      }),
    declineJob: (caller, decline) => write(caller, (tx) => declineJob(tx, { ...by(caller), ...decline })),
    markInactive: (caller, threadId) => write(caller, (tx) => markInactive(tx, { ...by(caller), threadId })),
    completeJob: (caller, threadId) => write(caller, (tx) => completeJob(tx, { ...by(caller), threadId })),
    reopenJob: (caller, threadId) => write(caller, (tx) => reopenJob(tx, { ...by(caller), threadId })),
    markRead: (caller, thread) => write(caller, (tx) => markRead(tx, { ...by(caller), thread })),
    addNote: (caller, note) => write(caller, (tx) => addNote(tx, { ...by(caller), ...note })),
    blockMerchant: (caller, block) => write(caller, (tx) => blockMerchant(tx, { ...by(caller), ...block })),
  };
}
