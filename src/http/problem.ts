import type { Response } from 'express';
import { z } from 'zod';

/** Every problem that is answered, with its status and title. */
export const PROBLEMS = {
  'not-json': [400, 'The body is not JSON'],
  'invalid-signature': [401, 'The signature cannot be accepted'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address takes another method'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The content type is not supported'],
  'invalid-event': [422, 'The event is not valid'],
  'unknown-event-type': [422, 'The type of the event is not known'],
  'unknown-organization': [422, 'The organization is not known'],
  'invalid-mail': [422, 'The mail is not valid'],
  'unknown-address': [422, 'The mail is for nobody here'],
  failed: [500, 'Something went wrong here'],
  unavailable: [503, 'The event could not be stored, please send it again'],
} as const satisfies { [kind: string]: readonly [status: number, title: string] };

export type ProblemKind = keyof typeof PROBLEMS;

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .readonly()
      .exactOptional()
      .meta({ description: 'What is wrong with the body: JSON pointers (RFC 6901) into it.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457.' });

type Problem = z.infer<typeof problem>;

interface ProblemDetails {
  detail: string;
  /** JSON pointers into the body that was sent. */
  errors?: readonly { pointer: string; detail: string }[] | undefined;
}

/** Answers with RFC 9457 problem details. Nothing of ours goes in: no stack, no secret, no other tenant's data. */
export function sendProblem(res: Response, kind: ProblemKind, { detail, errors }: ProblemDetails): void {
  const written = writeProblem(kind, { detail, errors });
  res.status(written.status).type('application/problem+json').send(JSON.stringify(written));
}

export function writeProblem(kind: ProblemKind, { detail, errors }: ProblemDetails): Problem {
  const [status, title] = PROBLEMS[kind];
  return { type: `urn:jobline:problem:${kind}`, title, status, detail, ...(errors !== undefined && { errors }) };
}
