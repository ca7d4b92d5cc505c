import { expect } from 'vitest';
import { acrossOrganizations, inOrganization } from '../../src/store/scope.ts';
import { saveService } from '../../src/store/services.ts';
import type { Dialogs } from './dialogs.ts';
import { eventually } from './eventually.ts';
import { type JobThread, startThread } from './job-thread.ts';
import type { TestJobline } from './jobline.ts';

/** What a merchant could not misunderstand. */
export const OFFER = {
  service: 'store-setup',
  work: 'We set up your shop and move your products.',
  price: '1.500,50',
  currency: 'EUR',
  estimated_days: '20',
};

/** The organization offers what the jobs of tests ask for. */
export async function offerServices({ app }: TestJobline): Promise<void> {
  const { organization_id: id } = await acrossOrganizations(app.db, (tx) =>
    tx.selectFrom('installations').select('organization_id').executeTakeFirstOrThrow(),
  );
  await inOrganization(app.db, id, async (tx) => {
    await saveService(tx, { handle: 'store-setup', name: 'Store setup' });
    await saveService(tx, { handle: 'seo', name: 'Search', price: { amount: '90', currency: 'EUR' } });
  });
}

/** Opens the dialog for a new proposal, from the card. */
export async function openProposal(dialogs: Dialogs, thread: Pick<JobThread, 'click'>): Promise<void> {
  await dialogs.open(thread, 'job_more', 'more');
  await dialogs.press('job_proposal');
  await dialogs.says('Proposed work');
}

/** Sends a proposal from the thread and waits until it stands everywhere. */
export async function propose(
  jobline: TestJobline,
  dialogs: Dialogs,
  thread: JobThread,
  more: Partial<typeof OFFER> = {},
): Promise<SentOffer> {
  await openProposal(dialogs, thread);
  await dialogs.submit({ ...OFFER, ...more });
  await jobline.settled();
  return eventually(() => lastOffer(thread));
}

/** The merchant's side answers; what else the event says, `more`. */
export async function answerOffer(
  jobline: TestJobline,
  verb: 'accepted' | 'declined',
  proposal: SentOffer,
  more: object = {},
): Promise<void> {
  const { status } = await jobline.sandbox.marketplace.send(`proposal.${verb}`, { proposal, ...more });
  expect(status).toBe(202);
  await jobline.settled();
}

export interface SentOffer {
  id: string;
  version: number;
}

/** The newest version that the marketplace has. */
export function lastOffer(thread: JobThread): SentOffer {
  const offer = thread.last('proposal.sent')?.proposal;
  const { id, version } = Object(offer) as Partial<SentOffer>;
  if (id === undefined || version === undefined) throw new Error('no proposal came');
  return { id, version };
}

/** A conversation that has no job, with its thread. */
export async function startTalk(jobline: TestJobline): Promise<JobThread> {
  const { slack, marketplace } = jobline.sandbox;
  const like = await startThread(jobline);
  const conversationId = `talk-${like.conversationId}`;
  const words = `Talk ${conversationId}`;
  const message = { id: `first-${conversationId}`, body: words, sent_at: new Date().toISOString() };
  const merchant = { id: `m-${conversationId}`, name: `Ines ${conversationId}` };
  await marketplace.send('conversation.created', { conversation: { id: conversationId }, merchant, message });
  await jobline.settled();
  const rootTs = await eventually(() => {
    const root = slack.messages('C0JOBS').find(({ text, thread_ts }) => !thread_ts && text.includes(merchant.name));
    if (!root) throw new Error('no card yet');
    return root.ts;
  });
  const ofTalk = () => marketplace.received.filter(({ data }) => data.conversation?.id === conversationId);
  return {
    ...like,
    conversationId,
    rootTs,
    card: () => slack.thread('C0JOBS', rootTs)[0]?.text ?? '',
    texts: () => slack.thread('C0JOBS', rootTs).map(({ text }) => text),
    click: async (actionId, user = 'U0ALICE') => {
      expect(await slack.click({ user, channel: 'C0JOBS', ts: rootTs, actionId })).toMatchObject({ ok: true });
    },
    last: (type) => ofTalk().findLast((event) => event.type === type)?.data,
    taken: () => ofTalk().map(({ type }) => type),
  };
}
