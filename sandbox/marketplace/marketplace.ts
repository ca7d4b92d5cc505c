import type { IncomingMessage, ServerResponse } from 'node:http';
import { openJournal } from '../journal.ts';
import { foldConversations } from './conversations.ts';
import { createEventReceiver } from './events-in.ts';
import { createEventSender, type EventAnswer, type SendOptions } from './events-out.ts';
import { type ExampleJob, exampleJobs } from './example-jobs.ts';
import { createFaults, type MarketplaceFaults } from './faults.ts';
import { foldLeads } from './leads.ts';
import { createMerchantFiles, type MerchantFiles } from './merchant-files.ts';
import type { EventData, JobOrder, MarketplaceRecord, MerchantConversation, ReceivedEvent, SentLead } from './model.ts';
import { createIds, jobCreated, jobEnded, messageCreated, type OutgoingEvent } from './verbs.ts';

export interface MarketplaceOptions {
  /** Where Jobline listens; events go to `{appUrl}/marketplace/events`. */
  appUrl: string;
  /** `whsec_…`, signs what goes to Jobline. */
  secret: string;
  /** `whsec_…`, checks what comes from Jobline. */
  outboundSecret: string;
  /** Append-only JSON lines; absent = memory only. */
  stateFile?: string;
}

/** The local marketplace with all its merchants. */
export interface LocalMarketplace {
  /** Signs and sends any event once. `status` 0 means that no answer came. */
  send(type: string, data: EventData, options?: SendOptions): Promise<EventAnswer>;
  /** Sends an event that was sent before once more, with its webhook-id. */
  resend(webhookId: string): Promise<EventAnswer>;
  /** Sends what a merchant ordered as `job.created`; without a conversation it starts one. */
  sendJob(order: JobOrder, conversationId?: string): Promise<EventAnswer>;
  /** Sends the three example jobs, the freshest last. */
  sendExamples(): Promise<EventAnswer[]>;
  /** Everything that arrived from Jobline, also what was refused, delivered twice or bent by a fault. */
  readonly received: readonly ReceivedEvent[];
  /** The merchants' side, newest conversation first. */
  conversations(): MerchantConversation[];
  /** Who left contact details, newest first. */
  leads(): SentLead[];
  readonly faults: MarketplaceFaults;
  /** What merchants attach. */
  readonly files: MerchantFiles;
  /** What it signs with, and what it checks by: for somebody who wants to send events of their own. */
  readonly secrets: { secret: string; outboundSecret: string };
  /** Makes an id for a job, conversation, message or merchant. */
  readonly newId: ReturnType<typeof createIds>;
  /** `POST /marketplace/events`. */
  receive(request: IncomingMessage, response: ServerResponse): Promise<void>;
  onChange(listener: () => void): () => void;
  setAppUrl(url: string): void;
  /** Where it is reached, once that is known. */
  setBaseUrl(url: string): void;
  close(): void;
}

/** Builds the local marketplace; it listens to nothing by itself. */
export function createMarketplace(options: MarketplaceOptions): LocalMarketplace {
  const journal = openJournal<MarketplaceRecord>(options.stateFile);
  const newId = createIds();
  const listeners = new Set<() => void>();
  const faults = createFaults();
  const files = createMerchantFiles(options.stateFile && `${options.stateFile}.files`);
  const received = journal.records.flatMap((record) => (record.kind === 'received' ? [receivedOf(record)] : []));

  function changed(): void {
    for (const listener of listeners) listener();
  }

  const sender = createEventSender(options, journal, changed);
  const receive = createEventReceiver(options.outboundSecret, journal, faults, (event) => {
    received.push(event);
    changed();
  });

  function sendEvent(event: OutgoingEvent): Promise<EventAnswer> {
    return sender.send(event.type, event.data);
  }

  async function sendExample(example: ExampleJob): Promise<EventAnswer[]> {
    const created = jobCreated(newId, example.order, new Date());
    const answers = [await sendEvent(created)];
    const conversation = conversations().find((one) => one.id === created.data.conversation?.id);
    const jobId = created.data.job?.id;
    if (!conversation || !jobId) return answers;
    for (const body of example.moreWords ?? []) {
      answers.push(await sendEvent(messageCreated(newId, conversation, { body, jobId }, new Date())));
    }
    if (example.closedBecause) answers.push(await sendEvent(jobEnded('closed', jobId, example.closedBecause)));
    return answers;
  }

  function conversations(): MerchantConversation[] {
    return foldConversations(journal.records, sender.inFlight);
  }

  return {
    send: sender.send,
    async resend(webhookId) {
      const sent = journal.records.find((record) => record.kind === 'sent' && record.webhookId === webhookId);
      if (sent?.kind !== 'sent') throw new Error(`No event ${webhookId} was ever sent.`);
      return sender.send(sent.type, sent.data, { webhookId });
    },
    sendJob: (order, conversationId) => sendEvent(jobCreated(newId, order, new Date(), conversationId)),
    async sendExamples() {
      const answers: EventAnswer[] = [];
      for (const example of exampleJobs()) answers.push(...(await sendExample(example)));
      return answers;
    },
    received,
    conversations,
    leads: () => foldLeads(journal.records, sender.inFlight),
    faults,
    files,
    secrets: { secret: options.secret, outboundSecret: options.outboundSecret },
    newId,
    receive,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setAppUrl: sender.setAppUrl,
    setBaseUrl: files.setBaseUrl,
    close: sender.close,
  };
}

function receivedOf({ kind: _, ...event }: Extract<MarketplaceRecord, { kind: 'received' }>): ReceivedEvent {
  return event;
}
