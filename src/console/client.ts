import type * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';
import { Refusal } from '#domain/wire.ts';

/** Why an answer is missing: `signed-out` leads to the sign-in page, the rest is shown in words. */
export interface ClientProblem {
  kind: 'signed-out' | 'refused' | 'unreachable' | 'unreadable';
  /** The server's word for it, for what the program must tell apart. */
  code: string;
  message: string;
}

export type Answer<Value> = Result<Value, ClientProblem>;

const problem = (kind: ClientProblem['kind'], code: string, message: string) =>
  fail<ClientProblem>({ kind, code, message });

const unreachable = () =>
  problem(
    'unreachable',
    'unreachable',
    'The server cannot be reached. Nothing you typed is lost: try again in a moment.',
  );
const unreadable = () =>
  problem(
    'unreadable',
    'unreadable',
    'The server answered in a way this page does not understand. Load the page again.',
  );

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};

const refused = async (response: Response) => {
  const refusal = Refusal.safeParse(await readJson(response));
  if (!refusal.success) return unreadable();
  const { code, message } = refusal.data.error;
  return problem(code === 'signed-out' ? 'signed-out' : 'refused', code, message);
};

/** How answers come: `fetch`, or a stand-in of the same shape. */
type Transport = (path: string, request: RequestInit) => Promise<Response>;

/** Asks `/api` and reads the answer by its schema. Never throws: every problem is a value with words. */
const createClient = (transport: Transport) => {
  const ask = async <Schema extends z.ZodMiniType>(
    path: string,
    { schema, request }: { schema: Schema; request: RequestInit },
  ): Promise<Answer<z.infer<Schema>>> => {
    let response: Response;
    try {
      response = await transport(`/api${path}`, { credentials: 'same-origin', ...request });
    } catch {
      return unreachable();
    }
    if (!response.ok) return refused(response);
    const parsed = schema.safeParse(response.status === 204 ? null : await readJson(response));
    return parsed.success ? succeed(parsed.data) : unreadable();
  };

  return {
    get: <Schema extends z.ZodMiniType>(path: string, schema: Schema) =>
      ask(path, { schema, request: { method: 'GET' } }),
    post: <Schema extends z.ZodMiniType>(path: string, body: unknown, schema: Schema) =>
      ask(path, {
        schema,
        request: {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      }),
    /** Sends a file as it is. */
    postFile: <Schema extends z.ZodMiniType>(path: string, file: Blob, schema: Schema) =>
      ask(path, {
        schema,
        request: { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file },
      }),
  };
};

export const client = createClient((path, request) => fetch(path, request));
