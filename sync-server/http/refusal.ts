import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { describeRoute, resolver, validator } from 'hono-openapi';
import type * as z from 'zod/mini';
import { Refusal } from '#domain/wire.ts';

/** The body of an answer that is not 2xx: a word for the program and a sentence for the person. */
export const refusal = (code: string, message: string): Refusal => ({ error: { code, message } });

export const refuse = (context: Context, status: ContentfulStatusCode, code: string, message: string) =>
  context.json(refusal(code, message), status);

/** A JSON that is nested so deeply that reading it overflows the stack: nobody's, and no trouble of ours. */
export const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && /call stack/.test(error.message);

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The first thing that is wrong in a request, in words. */
export const wrongIn = ([issue]: readonly Issue[]): Refusal => {
  const where =
    issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.') ?? '';
  return refusal('invalid-request', `${where ? `${where}: ` : ''}${issue?.message ?? 'this cannot be read'}`);
};

type Target = 'json' | 'query' | 'param';

/** Parses one part of the request, or refuses. */
export const parse = <Schema extends z.ZodMiniType, T extends Target>(target: T, schema: Schema) =>
  validator(target, schema, (result, context) => {
    if (result.success) return;
    return context.json(wrongIn(result.error), 400);
  });

const refused = {
  description: 'Refused',
  content: { 'application/json': { schema: resolver(Refusal) } },
};

/** Says in the OpenAPI document what a route does and answers. */
export const documented = (summary: string, schema: z.ZodMiniType | null, tags: string[]) =>
  describeRoute({
    summary,
    tags,
    responses: {
      ...(schema
        ? { 200: { description: 'Done', content: { 'application/json': { schema: resolver(schema) } } } }
        : { 204: { description: 'Done' } }),
      default: refused,
    },
  });

/** The same for a route that answers with a file. */
export const documentedFile = (summary: string, type: string, tags: string[]) =>
  describeRoute({
    summary,
    tags,
    responses: {
      200: { description: 'Done', content: { [type]: { schema: { type: 'string' } } } },
      default: refused,
    },
  });
