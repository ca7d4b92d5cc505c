import type { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface Parameter {
  name: string;
  in: 'header';
  required: true;
  description: string;
  schema: JsonSchema;
}

interface MediaType {
  schema: JsonSchema;
  example?: unknown;
  examples?: { [name: string]: { summary: string; value: unknown } };
}

export interface Answer {
  description: string;
  headers?: { [name: string]: { description: string; schema: JsonSchema } };
  content?: { [type: string]: MediaType };
}

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: { $ref: string }[];
  requestBody?: { required: true; content: { 'application/json': MediaType } };
  responses: { [status: string]: Answer };
}

/** As much of OpenAPI 3.1 as we write. https://spec.openapis.org/oas/v3.1.1.html */
export interface ApiDocument {
  openapi: '3.1.1';
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: { [path: string]: { post?: Operation; get?: Operation } };
  webhooks: { [type: string]: { post: Operation } };
  components: { schemas: { [name: string]: JsonSchema }; parameters: { [name: string]: Parameter } };
}

const SCHEMAS = '#/components/schemas/';

export function schemaRef(name: string): JsonSchema {
  return { $ref: `${SCHEMAS}${name}` };
}

/** The name of the schema that is referred to; undefined where none is. */
export function referredTo({ $ref }: JsonSchema): string | undefined {
  return $ref?.startsWith(SCHEMAS) ? $ref.slice(SCHEMAS.length) : undefined;
}
