import type { ModalView } from '@slack/types';
import type { BlockReason } from '../../domain/block-reason.ts';
import type { DeclineReason } from '../../domain/decline-reason.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { HistoryLine, NoteLine, ThreadShown } from '../../domain/job-verbs.ts';
import type { Done } from '../../use-cases/jobs/done.ts';
import type { Marked } from '../../use-cases/jobs/mark-read.ts';
import type { Caller } from '../deps.ts';

/** A thread by its id; by what stands in Slack where only that is known. */
export type ThreadNamed = number | { channel: string; ts: string };

/** What a dialog about a thread shows. */
export interface ThreadSeen {
  threadId: number;
  shown: ThreadShown;
  /** Where we blocked the merchant: who did, and when. */
  block?: { by?: string; at: Date };
  now: Date;
}

/** The notes of a thread, newest first; `label` is how people call it: `J-12`. */
export interface NotesSeen {
  threadId: number;
  label: string;
  notes: NoteLine[];
}

/** What is done to a job besides opening it. Each resolves after its commit; undefined is a thread that is not ours. */
export interface JobVerbDeps {
  /** Everything about a job or conversation as a dialog, in the caller's language: for `openDialog`. */
  jobDialog(caller: Caller, threadId: number): Promise<ModalView>;
  seeThread(caller: Caller, threadId: number): Promise<ThreadSeen | undefined>;
  /** Of a lead too. */
  seeNotes(caller: Caller, threadId: number): Promise<NotesSeen | undefined>;
  seeHistory(
    caller: Caller,
    threadId: number,
  ): Promise<(ThreadSeen & { lines: HistoryLine[]; invoices: Invoice[] }) | undefined>;
  declineJob(caller: Caller, decline: { threadId: number; reason: DeclineReason; comment?: string }): Promise<Done>;
  markInactive(caller: Caller, threadId: number): Promise<Done>;
  completeJob(caller: Caller, threadId: number): Promise<Done>;
  reopenJob(caller: Caller, threadId: number): Promise<Done>;
  markRead(caller: Caller, thread: ThreadNamed): Promise<Marked>;
  addNote(caller: Caller, note: { threadId: number; body: string }): Promise<Done>;
  blockMerchant(caller: Caller, block: { threadId: number; reason: BlockReason }): Promise<Done>;
}
