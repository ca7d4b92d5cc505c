import { webhookHeaders } from '../../marketplaces/standard-webhooks/headers.ts';
import { outboundEvent } from '../../marketplaces/standard-webhooks/outbound-schema.ts';
import { inboundEvent } from '../../marketplaces/standard-webhooks/schema.ts';
import { ANSWER_SCHEMAS, eventAnswers, MARKETPLACE_ANSWERS } from './answers.ts';
import { type EventDocsByType, type EventExample, examplesOf } from './event-docs.ts';
import { INBOUND_DOCS } from './inbound-docs.ts';
import { describe, describeEvents, type EventSchemas, merged } from './json-schemas.ts';
import { type ApiDocument, type JsonSchema, type Operation, type Parameter, schemaRef } from './model.ts';
import { OUTBOUND_DOCS } from './outbound-docs.ts';

const DESCRIPTION = `A marketplace posts signed events here, and gets signed events back.

Events follow Standard Webhooks (https://www.standardwebhooks.com) in both directions. What goes in is signed with the secret that the operator of Jobline gave you, what comes out with another one. Compare signatures over the body as it came, byte for byte, and refuse timestamps more than five minutes old.

Repeat whatever was not answered with the same \`webhook-id\`: nothing is done twice. Events may come late, twice or out of order: one about something unknown waits 24 hours for it. Fields that are not named here are passed over, and events that come out may get more fields.`;

const EVENTS_IN = 'Events in';
const EVENTS_OUT = 'Events out';

const ABOUT_EVENTS_IN = `One event a request. With one organization here every \`data.organization\` is accepted, and comes back with every event about it; with several it is required and must be known. The body may have 1 MiB.`;

const ABOUT_EVENTS_OUT = `The events of a conversation come in their order, one after another. An event that was not taken is sent again after 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, then every 2 h, for 24 hours, always with the same \`webhook-id\`.`;

/** OpenAPI 3.1 of everything between a marketplace and us, made of the schemas that the code validates with. */
export function writeDocument(publicUrl: string): ApiDocument {
  const inbound = inWords(describeEvents(inboundEvent, 'Inbound'), INBOUND_DOCS);
  const outbound = inWords(describeEvents(outboundEvent, 'Outbound'), OUTBOUND_DOCS);
  const parameters = writeParameters();
  const signed = Object.keys(parameters).map((name) => ({ $ref: `#/components/parameters/${name}` }));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Jobline for marketplaces',
      version: '1.0.0',
      summary: 'Events in and out.',
      description: DESCRIPTION,
    },
    servers: [{ url: publicUrl }],
    tags: [
      { name: EVENTS_IN, description: ABOUT_EVENTS_IN },
      { name: EVENTS_OUT, description: ABOUT_EVENTS_OUT },
    ],
    paths: {
      '/marketplace/events': { post: { ...takeEvents(inbound), parameters: signed } },
      '/marketplace/openapi.json': { get: GET_DOCUMENT },
    },
    webhooks: Object.fromEntries(
      [...outbound.byType].map(([type, name]) => [type, { post: { ...webhook(type, name), parameters: signed } }]),
    ),
    components: {
      schemas: merged(
        { InboundEvent: oneOf(inbound), OutboundEvent: oneOf(outbound) },
        inbound.schemas,
        outbound.schemas,
        ANSWER_SCHEMAS,
      ),
      parameters,
    },
  };
}

function inWords({ byType, schemas }: EventSchemas, docs: EventDocsByType): EventSchemas {
  const described = [...byType].map(([type, name]): [string, JsonSchema] => {
    const { summary, description } = docsOf(docs, type);
    return [name, { title: summary, ...(description !== undefined && { description }), ...schemas[name] }];
  });
  return { byType, schemas: { ...schemas, ...Object.fromEntries(described) } };
}

function takeEvents({ byType }: EventSchemas): Operation {
  const examples = [...byType.keys()].flatMap((type) =>
    Object.entries(examplesOf(type, docsOf(INBOUND_DOCS, type))).map(([name, example]): [string, EventExample] => [
      exampleName(type, name),
      example,
    ]),
  );
  return {
    operationId: 'sendEvent',
    tags: [EVENTS_IN],
    summary: 'Send an event',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef('InboundEvent'), examples: Object.fromEntries(examples) } },
    },
    responses: eventAnswers(),
  };
}

/** How an example is called where those of all types stand together. */
export function exampleName(type: string, name: string): string {
  return `${type}: ${name}`;
}

function webhook(type: string, schema: string): Operation {
  const docs = docsOf(OUTBOUND_DOCS, type);
  return {
    operationId: `on${schema.replace('Outbound', '')}`,
    tags: [EVENTS_OUT],
    summary: docs.summary,
    ...(docs.description !== undefined && { description: docs.description }),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaRef(schema), examples: examplesOf(type, docs) } },
    },
    responses: MARKETPLACE_ANSWERS,
  };
}

function docsOf(docs: EventDocsByType, type: string): EventDocsByType[string] {
  return docs[type] ?? { summary: type, examples: {} };
}

function oneOf({ byType }: EventSchemas): { oneOf: { $ref: string }[]; discriminator: object } {
  const refs = [...byType].map(([type, name]) => [type, `#/components/schemas/${name}`] as const);
  return {
    oneOf: refs.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) },
  };
}

function writeParameters(): { [name: string]: Parameter } {
  const { schema } = describe(webhookHeaders);
  const written = Object.entries(schema.properties ?? {}).map(([name, header]): [string, Parameter] => {
    const { description = '', ...rest } = typeof header === 'object' ? header : {};
    return [name, { name, in: 'header', required: true, description, schema: rest }];
  });
  return Object.fromEntries(written);
}

const GET_DOCUMENT: Operation = {
  operationId: 'getDocument',
  tags: [EVENTS_IN],
  summary: 'This document',
  responses: {
    200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
  },
};
