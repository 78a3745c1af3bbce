/** What the organiser's page asks of the server; every answer becomes a word of the visit. */
import { OrganiserAnswer, OrganiserPage } from '#domain/organiser-api.ts';
import { Refusal } from '#domain/wire.ts';
import type { LinkProblem, VisitEvent } from './visit.ts';

const linkProblems: Record<string, LinkProblem> = {
  'unknown-link': 'unknown',
  'expired-link': 'expired',
  'taken-back-link': 'taken-back',
};

/** Null where there is no answer, or one that is none of this server's. */
const ask = async (token: string, path: string, request: RequestInit): Promise<unknown> => {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`/v1/organiser${path}`, { cache: 'no-store', ...request, headers });
    return await response.json();
  } catch {
    return null;
  }
};

const refusalIn = (heard: unknown) => {
  const refusal = Refusal.safeParse(heard);
  return refusal.success ? refusal.data.error : null;
};

/** Asks what the link opens. */
export const openLink = async (token: string): Promise<VisitEvent> => {
  const heard = await ask(token, '', {});
  const page = OrganiserPage.safeParse(heard);
  if (page.success) return { type: 'opened', page: page.data };
  const problem = linkProblems[refusalIn(heard)?.code ?? ''];
  return problem ? { type: 'refused', problem } : { type: 'not-opened' };
};

/** Sends a file as it is. */
export const sendFile = async (
  token: string,
  { file, name }: { file: Blob; name: string },
): Promise<VisitEvent> => {
  const path = `/lists?name=${encodeURIComponent(name.slice(-200))}`;
  const heard = await ask(token, path, { method: 'POST', body: file });
  const answer = OrganiserAnswer.safeParse(heard);
  if (answer.success) return { type: 'sent', name, answer: answer.data };
  const refusal = refusalIn(heard);
  const problem = linkProblems[refusal?.code ?? ''];
  if (problem) return { type: 'refused', problem };
  if (refusal && refusal.code !== 'trouble')
    return { type: 'not-sent', name, trouble: { is: 'refused', sentence: refusal.message } };
  return { type: 'not-sent', name, trouble: { is: heard === null ? 'away' : 'busy' } };
};
