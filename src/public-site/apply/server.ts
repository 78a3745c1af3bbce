/** What the pages ask of the server. Never throws: every problem is a value. */
import type { ApplicationFields } from '#domain/application/application.ts';
import { passOf } from '#domain/application/application-key.ts';
import { ApplicationView, ApprovedEventList, evidencePieceBytes } from '#domain/applications-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { Refusal } from '#domain/wire.ts';
import type { SentApplication } from './kept.ts';

/** `away` and `busy` may be over in a moment; `refused` is the server's word for it, with its sentence. */
export type ServerProblem = { is: 'away' | 'busy' } | { is: 'refused'; code: string; sentence: string };

const send = async (path: string, request: RequestInit): Promise<Result<unknown, ServerProblem>> => {
  let response: Response;
  let heard: unknown;
  try {
    response = await fetch(`/v1${path}`, { cache: 'no-store', ...request });
    heard = await response.json();
  } catch {
    return fail({ is: 'away' });
  }
  if (response.ok) return succeed(heard);
  const refusal = Refusal.safeParse(heard);
  // Without our refusal's body it is a proxy that answers.
  if (!refusal.success) return fail({ is: 'away' });
  const { code, message } = refusal.data.error;
  // Asked to wait: the same again in a moment. 503 with a word about drafts is for a person to read.
  if (response.status >= 500 && code !== 'too-much-unsent') return fail({ is: 'busy' });
  return fail({ is: 'refused', code, sentence: message });
};

const viewIn = (answer: Result<unknown, ServerProblem>): Result<ApplicationView, ServerProblem> => {
  if (!answer.ok) return answer;
  const view = ApplicationView.safeParse(answer.value);
  return view.success ? succeed(view.data) : fail({ is: 'busy' });
};

export const findEvents = async (q: string): Promise<ApprovedEventList | null> => {
  const answer = await send(`/approved-events?q=${encodeURIComponent(q.slice(0, 100))}`, {});
  const list = ApprovedEventList.safeParse(answer.ok ? answer.value : null);
  return list.success ? list.data : null;
};

const json = { 'content-type': 'application/json' };

export const begin = async (draft: {
  id: string;
  key: string;
  locale: string;
}): Promise<Result<ApplicationView, ServerProblem>> =>
  viewIn(await send('/applications', { method: 'POST', headers: json, body: JSON.stringify(draft) }));

/** Everything below acts on the application that reference and key open. */
export const applicationAt = ({ reference, key }: SentApplication) => {
  const authorization = `Bearer ${passOf(reference, key)}`;
  const ask = async (method: string, path: string, body?: unknown) =>
    viewIn(
      await send(`/application${path}`, {
        method,
        headers: { authorization, ...json },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  return {
    look: () => ask('GET', ''),
    save: (fields: ApplicationFields) => ask('PUT', '', fields),
    announce: (file: { id: string; name: string; size: number; sha256: string }) =>
      ask('POST', '/evidence', file),
    takeOut: (evidence: string) => ask('POST', `/evidence/${evidence}/remove`),
    submit: () => ask('POST', '/submit'),
    answer: (text: string) => ask('POST', '/answer', { text }),

    /** The next piece of a file, with what it hashes to. */
    sendPiece: async (
      { id, bytes }: { id: string; bytes: ArrayBuffer },
      offset: number,
    ): Promise<Result<ApplicationView, ServerProblem>> => {
      const piece = new Uint8Array(bytes.slice(offset, offset + evidencePieceBytes));
      const digest = await crypto.subtle.digest('SHA-256', piece);
      const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
      return viewIn(
        await send(`/application/evidence/${id}?offset=${offset}`, {
          method: 'PUT',
          headers: { authorization, 'content-digest': `sha-256=:${hash}:` },
          body: piece,
        }),
      );
    },
  };
};
export type ApplicationAt = ReturnType<typeof applicationAt>;
