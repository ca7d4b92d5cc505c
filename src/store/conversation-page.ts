import type { ConversationPage, PageJob, PageProposal, TalkMessage } from '../domain/conversation-page.ts';
import type { Proposal } from '../domain/proposal.ts';
import { type ReviewSubject, reviewSubjectKey } from '../domain/review.ts';
import { listPageMessages } from './page-messages.ts';
import { listProposals } from './proposals.ts';
import type { Reader } from './reading.ts';

/** The page of a conversation; undefined for one that does not live on the web. `limit`: messages. */
export async function readConversationPage(
  reader: Reader,
  id: number,
  limit: number,
): Promise<ConversationPage | undefined> {
  const head = await readHead(reader, id);
  if (!head) return undefined;
  const [jobs, proposals, stores, theirs, mine, marks] = await Promise.all([
    readJobs(reader, id),
    listProposals(reader, id),
    reader
      .selectFrom('stores')
      .select(['name', 'url'])
      .where('merchant_id', '=', head.merchant_id)
      .orderBy('id')
      .execute(),
    listPageMessages(reader, id, limit + 1),
    readMerchantWords(reader, id, limit + 1),
    readReviewMarks(reader, id),
  ]);
  const said: TalkMessage[] = theirs.map((one) => ({ by: 'organization', ...one }));
  const talk = [...said, ...mine].sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  return {
    organization: {
      publicId: head.public_id,
      name: head.profile_name?.trim() || head.name,
      language: head.language,
      timeZone: head.organization_zone,
    },
    conversationId: head.outside_id,
    blocked: head.status === 'blocked',
    merchant: {
      id: head.merchant_outside_id,
      name: head.merchant_name,
      ...(head.locale !== null && { locale: head.locale }),
      ...(head.time_zone !== null && { timeZone: head.time_zone }),
    },
    jobs: jobs.flatMap((job) => toJob(job, marks)),
    proposals: proposals.flatMap((proposal) => toProposal(proposal, marks)),
    stores,
    // Of both together: nothing is missing between what is shown.
    talk: talk.slice(-limit),
    hasEarlier: talk.length > limit,
  };
}

function readHead(reader: Reader, id: number) {
  return reader
    .selectFrom('conversations as c')
    .innerJoin('organizations as o', 'o.id', 'c.organization_id')
    .innerJoin('merchants as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.merchant_id'),
    )
    .select(['c.outside_id', 'c.status', 'c.merchant_id', 'm.outside_id as merchant_outside_id'])
    .select(['m.name as merchant_name', 'm.locale', 'm.time_zone', 'o.public_id', 'o.name', 'o.profile_name'])
    .select(['o.language', 'o.time_zone as organization_zone'])
    .where('c.id', '=', id)
    .where('c.home', '=', 'web')
    .executeTakeFirst();
}

type JobRow = Awaited<ReturnType<typeof readJobs>>[number];

function readJobs(reader: Reader, conversationId: number) {
  return reader
    .selectFrom('jobs as j')
    .leftJoin('store_access as a', (join) =>
      join.onRef('a.organization_id', '=', 'j.organization_id').onRef('a.job_id', '=', 'j.id'),
    )
    .select(['j.id', 'j.outside_id', 'j.service_name', 'j.status', 'j.details', 'j.business', 'j.requirements'])
    .select(['j.created_at', 'j.expires_at', 'j.ended_by', 'j.confirmed_at', 'a.state as access'])
    .where('j.conversation_id', '=', conversationId)
    .orderBy('j.id')
    .execute();
}

/** What was reviewed and whose review was asked for, by the subject's key. */
interface ReviewMarks {
  reviews: ReadonlyMap<string, { rating: number; body: string }>;
  requested: ReadonlySet<string>;
}

async function readReviewMarks(reader: Reader, conversationId: number): Promise<ReviewMarks> {
  const threads = reader.selectFrom('threads').select('id').where('conversation_id', '=', conversationId);
  const [reviews, requests] = await Promise.all([
    reader
      .selectFrom('reviews')
      .select(['subject', 'rating', 'body'])
      .where('thread_id', 'in', threads)
      .orderBy('id')
      .execute(),
    reader.selectFrom('review_requests').select('subject').where('thread_id', 'in', threads).execute(),
  ]);
  return {
    reviews: new Map(reviews.map(({ subject, rating, body }) => [subject, { rating, body }])),
    requested: new Set(requests.map(({ subject }) => subject)),
  };
}

/** What is known of it; a job without an id for the outside cannot be spoken of there. */
function toJob(row: JobRow, marks: ReviewMarks): PageJob[] {
  if (row.outside_id === null) return [];
  return [
    {
      id: row.outside_id,
      serviceName: row.service_name,
      status: row.status,
      requirements: row.requirements,
      createdAt: row.created_at,
      confirmed: row.confirmed_at !== null,
      ...reviewOf({ of: 'job', id: row.id }, marks),
      ...(row.details !== null && { details: row.details }),
      ...(row.business !== null && { business: row.business }),
      ...(row.expires_at && { expiresAt: row.expires_at }),
      ...(row.ended_by && { endedBy: row.ended_by }),
      ...(row.access && { storeAccess: row.access }),
    },
  ];
}

function reviewOf(subject: ReviewSubject, { reviews, requested }: ReviewMarks) {
  const key = reviewSubjectKey(subject);
  const review = reviews.get(key);
  return { reviewRequested: requested.has(key), ...(review && { review }) };
}

function toProposal(proposal: Proposal, marks: ReviewMarks): PageProposal[] {
  const { id, state, acceptedFor } = proposal;
  const versions = proposal.versions
    // What a copy of an older version delivered bears no mark.
    .filter(({ onPage, delivery }) => onPage || delivery === 'delivered')
    .map(({ slackUser: _, delivery: __, onPage: ___, answeredAt: ____, ...shown }) => shown);
  if (versions.length === 0) return [];
  // A newer version on its way is not there yet: what the merchant has seen cannot be answered any more.
  const isNewestHere = versions.at(-1)?.version === proposal.version;
  return [
    {
      id,
      state: state === 'sent' && !isNewestHere ? 'closed' : state,
      versions,
      ...reviewOf({ of: 'proposal', id }, marks),
      ...(acceptedFor && { acceptedFor }),
    },
  ];
}

/** What the merchant wrote, oldest first: the newest `limit`. */
async function readMerchantWords(reader: Reader, conversationId: number, limit: number): Promise<TalkMessage[]> {
  const rows = await reader
    .selectFrom('messages as m')
    .select(['m.id', 'm.author_name', 'm.body', 'm.sent_at', 'm.edited_at', 'm.state'])
    .where('m.conversation_id', '=', conversationId)
    .where('m.direction', '=', 'in')
    .orderBy('m.sent_at', 'desc')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const files = await reader
    .selectFrom('files')
    .select(['message_id', 'name', 'size'])
    .where(
      'message_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('place')
    .execute();
  return rows.reverse().map((row) => ({
    by: 'merchant',
    authorName: row.author_name,
    sentAt: row.sent_at,
    body: row.body,
    files: files
      .filter((file) => file.message_id === row.id)
      .map(({ name, size }) => ({ name, ...(size !== null && { size }) })),
    edited: row.edited_at !== null,
    withdrawn: row.state === 'withdrawn',
  }));
}
