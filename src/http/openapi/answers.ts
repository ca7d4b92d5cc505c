import { taken } from '../marketplace-events.ts';
import { PROBLEMS, type ProblemKind, problem, writeProblem } from '../problem.ts';
import { describeNamed, merged, type Schemas } from './json-schemas.ts';
import type { Answer } from './model.ts';

const answer = describeNamed(taken);
const refusal = describeNamed(problem);

/** What the answers refer to. */
export const ANSWER_SCHEMAS: Schemas = merged(answer.schemas, refusal.schemas);

const REFUSALS: { readonly [kind in ProblemKind]?: string } = {
  'not-json': 'The body is not JSON in UTF-8.',
  'invalid-signature': 'The signature is missing, stale or wrong. Nothing was stored.',
  'too-large': 'The body has more than 1 MiB.',
  'unsupported-media-type': 'The body is not sent as `application/json`, or is compressed.',
  'invalid-event': 'A field is wrong; `errors` names each. Nothing was stored.',
  'unknown-event-type': 'The type is not known; `errors` names those that are.',
  'unknown-organization': 'Nobody here has this `organization`.',
  failed: 'Something went wrong here.',
  unavailable: 'It could not be stored now. Send it again with the same `webhook-id`.',
};

const POINTED_AT: { readonly [kind in ProblemKind]?: { pointer: string; detail: string } } = {
  'invalid-event': { pointer: '/data/job/id', detail: 'is required' },
  'unknown-event-type': { pointer: '/type', detail: 'must be one of: job.created, …' },
  'unknown-organization': { pointer: '/data/organization', detail: 'is not known here' },
};

/** What `POST /marketplace/events` answers. */
export function eventAnswers(): { [status: string]: Answer } {
  return {
    202: takenAnswer('accepted', 'It is stored durably, and takes effect in its turn.'),
    200: takenAnswer('duplicate', 'The same `webhook-id` came before; nothing is done twice.'),
    ...refusals(),
  };
}

function takenAnswer(status: 'accepted' | 'duplicate', description: string): Answer {
  const example = { id: 'evt_2f1c9f6e7d3b4a58', status };
  return { description, content: { 'application/json': { schema: answer.ref, example } } };
}

function refusals(): { [status: string]: Answer } {
  const answers: { [status: string]: Answer & { examples: Record<string, { summary: string; value: unknown }> } } = {};
  for (const [kind, why] of Object.entries(REFUSALS) as [ProblemKind, string][]) {
    const [status, title] = PROBLEMS[kind];
    const pointed = POINTED_AT[kind];
    const value = writeProblem(kind, { detail: why, ...(pointed && { errors: [pointed] }) });
    const known = answers[status];
    answers[status] = {
      description: known ? `${known.description} ${why}` : why,
      examples: { ...known?.examples, [kind]: { summary: title, value } },
    };
  }
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, examples }]): [string, Answer] => [
      status,
      {
        description,
        ...(status === '503' && { headers: { 'Retry-After': RETRY_AFTER } }),
        content: { 'application/problem+json': { schema: refusal.ref, examples } },
      },
    ]),
  );
}

const RETRY_AFTER = { description: 'Seconds to wait.', schema: { type: 'integer' as const } };

/** What a marketplace may answer to an event of ours. */
export const MARKETPLACE_ANSWERS: { [status: string]: Answer } = {
  '2XX': { description: 'Taken. Answer within 20 seconds.' },
  408: { description: 'Like 425, 429, 5xx and no answer: the same event comes again, for 24 hours.' },
  410: { description: 'You want no more events: they stop until somebody here turns them on again.' },
  429: {
    description: 'The same event comes again, and no other before that time.',
    headers: {
      'Retry-After': { description: 'Seconds, or a date.', schema: { type: 'string' } },
    },
  },
  '5XX': { description: 'The same event comes again, for 24 hours.' },
  default: { description: 'Final: the partner is told that it has not arrived. Redirects are not followed.' },
};
