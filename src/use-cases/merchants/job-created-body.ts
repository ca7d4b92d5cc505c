import { createHash } from 'node:crypto';
import type { KeptRequest } from '../../domain/job-request-form.ts';

/** Our own words in a request, in the organization's language. */
export interface RequestLabels {
  requirements: string;
}

/** The ids that a confirmed request has outside. */
export function requestIds(requestId: string): { job: string; event: string } {
  return { job: `web-${requestId}`, event: `request:${requestId}` };
}

/** The same address is the same merchant, and the id, which is told outside, does not tell it. */
function merchantId(email: string): string {
  return `web-${createHash('sha256').update(`merchant:${email}`).digest('hex').slice(0, 32)}`;
}

/** A confirmed request as the event that begins a job: the same request gives the same event. */
export function jobCreatedBody(requestId: string, request: KeptRequest, at: Date, labels: RequestLabels): object {
  const { service, store, description, requirements, business, priorities, name, email, locale, files } = request;
  const time = at.toISOString();
  const sent = files.map(({ mimeType, ...file }) => ({ ...file, mime_type: mimeType }));
  return {
    type: 'job.created',
    timestamp: time,
    data: {
      job: {
        id: requestIds(requestId).job,
        kind: 'direct',
        created_at: time,
        service,
        details: description,
        priorities,
        ...(business !== undefined && { business }),
        ...(requirements !== undefined && {
          requirements: [{ question: labels.requirements, responses: [requirements] }],
        }),
      },
      merchant: { id: merchantId(email), name, email, ...(locale !== undefined && { locale }) },
      ...(store && { store }),
      ...(sent.length > 0 && { message: { id: `web-${requestId}-files`, body: '', sent_at: time, files: sent } }),
    },
  };
}
