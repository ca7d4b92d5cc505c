import type { Logger } from '../log.ts';
import type { SlackReceiver } from './receiver.ts';
import { isObject, type SlackBody } from './request-body.ts';

/**
 * Runs the listeners on what a socket brought and says what Slack is told, which is nothing before they have committed.
 * Undefined: nothing at all. Slack then repeats an event, and shows a person that the click or command failed.
 */
export async function answerEnvelope(
  message: SlackBody,
  accept: SlackReceiver['accept'],
  log: Logger,
): Promise<object | undefined> {
  const { type, envelope_id: id } = message;
  // Not everything comes in an envelope.
  const body = isObject(message.payload) ? message.payload : message;
  if (typeof id !== 'string' && body.type !== 'app_rate_limited') {
    log.debug({ type }, 'slack said something over its socket that needs no answer');
    return undefined;
  }
  const answer = await accept(body, retryOf(message));
  if (typeof id !== 'string' || !isFinal(answer.status, type)) return undefined;
  const payload = message.accepts_response_payload === true ? payloadOf(answer.body) : undefined;
  return { envelope_id: id, ...(payload !== undefined && { payload }) };
}

/**
 * An event that nobody listens to (404), or of a workspace that is not connected (401), stays so when it is repeated, and
 * nobody waits for its answer. A person does wait for the answer to a click, and is to learn that nothing came of it.
 */
function isFinal(status: number, type: unknown): boolean {
  return status === 200 || (type === 'events_api' && status < 500);
}

function retryOf({ retry_attempt: attempt, retry_reason: reason }: SlackBody): { num?: number; reason?: string } {
  if (typeof attempt !== 'number' || attempt === 0) return {};
  return { num: attempt, ...(typeof reason === 'string' && { reason }) };
}

/** An answer of plain text travels as an object. */
function payloadOf(body: unknown): unknown {
  if (body === undefined || body === null || body === '') return undefined;
  return typeof body === 'string' ? { text: body } : body;
}
