import type { MarketplaceRecord, SentEvent, SentLead } from './model.ts';
import { wasTaken } from './taken.ts';
import type { OutgoingEvent } from './verbs.ts';

/** `lead.created`: contact details, and nothing to answer here. */
export function leadCreated(
  lead: { id: string; source: 'profile' | 'form'; details?: string },
  merchant: { id: string; name: string; email: string },
): OutgoingEvent {
  return { type: 'lead.created', data: { lead, merchant: { ...merchant, kind: 'prospect' } } };
}

/** Who left contact details, newest first: a fold over all that was sent and received. */
export function foldLeads(records: readonly MarketplaceRecord[], inFlight: ReadonlySet<string>): SentLead[] {
  const leads = new Map<string, SentLead>();
  const events = new Map<string, SentEvent>();
  for (const record of records) {
    if (record.kind === 'sent') applySent(leads, events, record, inFlight.has(record.webhookId));
    else if (record.kind === 'answered') {
      const event = events.get(record.webhookId);
      if (event) event.state = stateOf(record.status);
    } else if (record.type === 'review.requested' && wasTaken(record)) {
      const lead = leads.get(idIn(record.data.lead));
      if (lead) lead.reviewWanted = true;
    }
  }
  return [...leads.values()].reverse();
}

function applySent(
  leads: Map<string, SentLead>,
  events: Map<string, SentEvent>,
  { webhookId, type, data }: Extract<MarketplaceRecord, { kind: 'sent' }>,
  isInFlight: boolean,
): void {
  const id = idIn(data.lead);
  if (id === '') return;
  const event: SentEvent = { webhookId, type, state: isInFlight ? 'sending' : 'no_answer' };
  events.set(webhookId, event);
  const known = leads.get(id);
  if (known) {
    known.events.push(event);
    if (type === 'review.created') known.reviewWanted = false;
    return;
  }
  const { source } = data.lead as { source?: string };
  const { name } = (data.merchant ?? {}) as { name?: string };
  leads.set(id, { id, name: name ?? 'Somebody', source: source ?? 'profile', reviewWanted: false, events: [event] });
}

function idIn(lead: unknown): string {
  return typeof lead === 'object' && lead !== null && 'id' in lead ? String(lead.id) : '';
}

function stateOf(status: number): SentEvent['state'] {
  if (status === 0) return 'no_answer';
  if (status >= 300) return 'refused';
  return status === 200 ? 'duplicate' : 'accepted';
}
