import type { Response } from 'express';

const TITLES = {
  'not-json': [400, 'The body is not JSON'],
  'invalid-signature': [401, 'The signature cannot be accepted'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address takes another method'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The content type is not supported'],
  'invalid-event': [422, 'The event is not valid'],
  'unknown-event-type': [422, 'The type of the event is not known'],
  'unknown-organization': [422, 'The organization is not known'],
  failed: [500, 'Something went wrong here'],
  unavailable: [503, 'The event could not be stored, please send it again'],
} as const satisfies { [kind: string]: readonly [status: number, title: string] };

export type ProblemKind = keyof typeof TITLES;

interface ProblemDetails {
  detail: string;
  /** JSON pointers into the body that was sent. */
  errors?: readonly { pointer: string; detail: string }[];
}

/** Answers with RFC 9457 problem details. Nothing of ours goes in: no stack, no secret, no other tenant's data. */
export function sendProblem(res: Response, kind: ProblemKind, { detail, errors }: ProblemDetails): void {
  const [status, title] = TITLES[kind];
  const problem = {
    type: `urn:jobline:problem:${kind}`,
    title,
    status,
    detail,
    ...(errors !== undefined && { errors }),
  };
  res.status(status).type('application/problem+json').send(JSON.stringify(problem));
}
