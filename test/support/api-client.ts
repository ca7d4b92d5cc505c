import { createHmac } from 'node:crypto';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createSampler, type Schema } from './json-sample.ts';

interface Event {
  type: string;
  timestamp: string;
  data: object;
}

interface MediaTypes {
  [type: string]: { schema: Schema; examples?: Record<string, { value: Event }> };
}

interface Operation {
  requestBody?: { content: MediaTypes };
  responses: Record<string, { content?: MediaTypes }>;
}

interface Document {
  paths: Record<string, { post?: Operation }>;
  webhooks: Record<string, { post: Operation }>;
  components: { schemas: Record<string, Schema> };
}

/** A marketplace's program as somebody would write it who has the OpenAPI document, a secret, and nothing else. */
export interface ApiClient {
  inboundTypes: string[];
  outboundTypes: string[];
  /** The examples of the document, as if they happened now. */
  examples(): Event[];
  /** An event made of the schema of its type: only with what is required, or with everything. */
  sample(type: string, how: 'short' | 'full'): Event;
  /** What is wrong with a body for the schema of the events in, or of this type of events out. */
  problems(body: unknown, outboundType?: string): string[];
  /** Signs and posts; throws where the answer is not what the document says. */
  send(body: string, headers?: Record<string, string>): Promise<{ status: number; answer: unknown }>;
  /** Whether an event that came is signed with this secret, as the document says. */
  isSigned(headers: Record<string, string | undefined>, body: string, secret: string): boolean;
}

const EVENTS = '/marketplace/events';

export async function createApiClient(base: string, secret: string): Promise<ApiClient> {
  const document = (await (await fetch(`${base}/marketplace/openapi.json`)).json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'https://document.example/' });
  const post = document.paths[EVENTS]?.post;
  const request = post?.requestBody?.content['application/json'];
  if (!post || !request) throw new Error('the document does not say how events are sent');
  const sample = createSampler(document.components.schemas);
  const inbound = eventsOf(document, request.schema);
  const compiled = new Map<string, ValidateFunction>();
  let sent = 0;

  function problemsOf(schema: Schema, value: unknown): string[] {
    const text = relocated(schema);
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
    compiled.set(text, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(inWords);
  }

  function signature(key: string, id: string, timestamp: string, body: string): string {
    const bytes = Buffer.from(key.replace('whsec_', ''), 'base64');
    return `v1,${createHmac('sha256', bytes).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  }

  return {
    inboundTypes: [...inbound.keys()],
    outboundTypes: Object.keys(document.webhooks),
    examples: () => Object.values(request.examples ?? {}).map(({ value }) => now(value)),
    sample(type, how) {
      const schema = inbound.get(type);
      if (!schema) throw new Error(`the document has no event ${type}`);
      return sample(schema, how) as Event;
    },
    problems(body, outboundType) {
      if (outboundType === undefined) return problemsOf(request.schema, body);
      const webhook = document.webhooks[outboundType]?.post.requestBody?.content['application/json'];
      return webhook ? problemsOf(webhook.schema, body) : [`the document has no webhook ${outboundType}`];
    },
    async send(body, headers = {}) {
      const id = `client-${++sent}`;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const response = await fetch(`${base}${EVENTS}`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature(secret, id, timestamp, body),
          ...headers,
        },
      });
      const answer: unknown = await response.json();
      const type = response.headers.get('content-type')?.split(';')[0] ?? '';
      const documented = post.responses[response.status]?.content?.[type];
      if (!documented) throw new Error(`the document does not know ${response.status} as ${type}`);
      const wrong = problemsOf(documented.schema, answer);
      if (wrong.length > 0) throw new Error(`the answer is not what the document says: ${wrong.join('; ')}`);
      return { status: response.status, answer };
    },
    isSigned(headers, body, key) {
      const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
      return given.split(' ').includes(signature(key, id, timestamp, body));
    },
  };
}

function inWords({ instancePath, message = '' }: ErrorObject): string {
  return `${instancePath} ${message}`;
}

/** The schemas of the events in, by type. */
function eventsOf({ components }: Document, union: Schema): Map<string, Schema> {
  const named = components.schemas[union.$ref?.split('/').at(-1) ?? ''];
  const options = (named?.oneOf ?? []).map(({ $ref = '' }) => components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  return new Map(options.map((option) => [String(option.properties?.type?.const), option]));
}

function relocated(schema: Schema): string {
  return JSON.stringify(schema).replaceAll('"#/components', '"https://document.example/#/components');
}

function now<T>(example: T): T {
  return JSON.parse(JSON.stringify(example).replaceAll('2026-01-31T09:30:00.000Z', new Date().toISOString()));
}
