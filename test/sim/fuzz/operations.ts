/** What the server says of its own routes. */
import * as z from 'zod/mini';
import { JsonSchema } from './json-schema.ts';

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z._default(
          z.array(z.object({ in: z.string(), name: z.string(), schema: JsonSchema })),
          [],
        ),
        requestBody: z.optional(
          z.object({ content: z.record(z.string(), z.object({ schema: JsonSchema })) }),
        ),
      }),
    ),
  ),
});

export interface Operation {
  method: string;
  /** With `{name}` where a parameter stands. */
  path: string;
  query: { name: string; schema: JsonSchema }[];
  body: JsonSchema | null;
}

/** Every operation of an OpenAPI document, in an order of its own so that a seed means the same everywhere. */
export const operationsOf = (document: unknown): Operation[] =>
  Object.entries(Document.parse(document).paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        query: parameters.filter((one) => one.in === 'query'),
        body: requestBody?.content['application/json']?.schema ?? null,
      })),
    )
    .sort((one, other) => (`${one.path} ${one.method}` < `${other.path} ${other.method}` ? -1 : 1));
