import type { InboundJob, InboundMessage, JobCreated } from '../../domain/inbound-event.ts';
import { filesOf, wordsWith } from './files.ts';
import { ourId } from './ids.ts';
import type { NegotiationCreated } from './schema.ts';

type Lead = NegotiationCreated['data'];
type Requirement = InboundJob['requirements'][number];

/** Where Thumbtack names no category. */
const NO_CATEGORY = 'thumbtack';

/** A lead as a job to be answered within the 72 hours: Thumbtack names no deadline of its own. */
export function eventOfLead({ event, data }: NegotiationCreated): JobCreated {
  const createdAt = createdAtOf(event, data);
  const { request, customer, business } = data;
  const message = firstMessage(data, createdAt);
  return {
    type: 'job.created',
    timestamp: event.triggeredAt ?? createdAt,
    ...(business && { organization: business.businessID }),
    job: {
      id: ourId(data.negotiationID),
      kind: 'match',
      createdAt,
      service: { handle: request.category.categoryID ?? NO_CATEGORY, name: request.category.name },
      ...(request.title?.trim() && { title: request.title }),
      ...(request.description?.trim() && { details: request.description }),
      requirements: requirementsOf(data),
      priorities: {},
    },
    merchant: { id: customer.customerID, name: nameOf(customer) },
    conversation: { id: data.negotiationID },
    ...(message && { message }),
  };
}

function createdAtOf({ triggeredAt }: NegotiationCreated['event'], { createdAt }: Lead): Date {
  const at = createdAt ?? triggeredAt;
  if (!at) throw new Error('the schema let a lead through that says nowhere when it was created');
  return at;
}

function nameOf({ firstName, lastName, displayName, customerID }: Lead['customer']): string {
  const whole = [firstName, lastName].map((part) => part?.trim()).filter(Boolean);
  return (whole.join(' ') || displayName?.trim() || customerID).slice(0, 255).toWellFormed();
}

/** Only where files come with the lead; its words are the description, and come as a message of their own besides. */
function firstMessage({ negotiationID, request }: Lead, sentAt: Date): InboundMessage | undefined {
  const files = filesOf(request.attachments);
  if (files.length === 0) return undefined;
  return { id: ourId(`${negotiationID}:files`), body: wordsWith('', request.attachments), sentAt, files };
}

/** Thumbtack's own questions, then what it keeps in fields of its own, asked in the same language. */
function requirementsOf({ request, customer, estimate }: Lead): Requirement[] {
  const asked = new Map<string, string[]>();
  for (const { question, answer } of request.details ?? []) {
    asked.set(question, [...(asked.get(question) ?? []), ...(answer?.trim() ? [answer] : [])]);
  }
  const { address1, address2, city, state, zipCode } = request.location ?? {};
  const place = [address1, address2, city, [state, zipCode].filter(Boolean).join(' ')];
  return [
    ...[...asked].map(([question, responses]) => ({ question, responses })),
    ...answered('Location', [
      place
        .map((part) => part?.trim())
        .filter(Boolean)
        .join(', '),
    ]),
    ...answered('Proposed times', (request.proposedTimes ?? []).map(inWords)),
    ...answered('Booked time', request.booking ? [bookedTime(request.booking)] : []),
    ...answered('Phone', [customer.phone ?? '']),
    ...answered('Estimate shown', [estimate?.total ?? '']),
  ].slice(0, 100);
}

function answered(question: string, answers: string[]): Requirement[] {
  const responses = answers.filter((answer) => answer.trim() !== '');
  return responses.length === 0 ? [] : [{ question, responses }];
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** Thumbtack does not say in which zone the customer is. */
function inWords({ start, end }: { start: Date; end?: Date | null | undefined }): string {
  return `${end ? day.formatRange(start, end) : day.format(start)} UTC`;
}

function bookedTime({ start, duration }: NonNullable<Lead['request']['booking']>): string {
  return duration ? `${inWords({ start })}, ${duration} minutes` : inWords({ start });
}
