/** What the organiser's page asks of the server; every answer becomes a word of the visit. */
import type { FileRefusal } from '#domain/list-problem.ts';
import {
  FileRefused,
  OrganiserAnswer,
  type OrganiserColumnsOrder,
  OrganiserPage,
} from '#domain/organiser-api.ts';
import { Refusal } from '#domain/wire.ts';
import type { ChoiceTrouble, LinkProblem, Trouble, VisitEvent } from './visit.ts';

const linkProblems: Record<string, LinkProblem> = {
  'unknown-link': 'unknown',
  'expired-link': 'expired',
  'taken-back-link': 'taken-back',
};

/** Null where there is no answer, or one that is none of this server's. */
const ask = async (
  token: string,
  path: string,
  request: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
): Promise<unknown> => {
  try {
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
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

const fileRefusedIn = (heard: unknown): FileRefusal | null => {
  const refused = FileRefused.safeParse(heard);
  return refused.success ? refused.data.error.file : null;
};

const sendTroubles: Record<string, Trouble> = {
  'too-large': { is: 'too-large' },
  'no-uploads-left': { is: 'none-left' },
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
  const refused = fileRefusedIn(heard);
  if (refused) return { type: 'not-sent', name, trouble: { is: 'refused', file: refused } };
  const known = sendTroubles[refusal?.code ?? ''];
  if (known) return { type: 'not-sent', name, trouble: known };
  return { type: 'not-sent', name, trouble: { is: heard === null ? 'away' : 'busy' } };
};

const choiceTroubles: Record<string, ChoiceTrouble> = {
  'no-names': { is: 'no-names' },
  'no-people': { is: 'no-people' },
  closed: { is: 'closed' },
  'posted-once': { is: 'closed' },
  'read-often': { is: 'read-often' },
};

/** What an answer that is none says of a list. */
const notDone = (list: string, heard: unknown): VisitEvent => {
  const refusal = refusalIn(heard);
  const problem = linkProblems[refusal?.code ?? ''];
  if (problem) return { type: 'refused', problem };
  if (!refusal) return { type: 'not-done', list, trouble: { is: heard === null ? 'away' : 'busy' } };
  const file = fileRefusedIn(heard);
  const trouble = file
    ? ({ is: 'refused', file } as const)
    : (choiceTroubles[refusal.code] ?? { is: 'busy' });
  return { type: 'not-done', list, trouble };
};

const sayOfList = (token: string, path: string, order: unknown): Promise<unknown> =>
  ask(token, `/lists/${path}`, {
    method: 'POST',
    body: JSON.stringify(order),
    headers: { 'content-type': 'application/json' },
  });

/** Has a list read again by what its sender says of the columns. */
export const readAgain = async (
  token: string,
  { list, ...order }: OrganiserColumnsOrder & { list: string },
): Promise<VisitEvent> => {
  const heard = await sayOfList(token, `${encodeURIComponent(list)}/columns`, order);
  const answer = OrganiserAnswer.safeParse(heard);
  return answer.success ? { type: 'read-again', answer: answer.data } : notDone(list, heard);
};

/** Says that a list is read as it should be. */
export const countPeople = async (token: string, list: string): Promise<VisitEvent> => {
  const heard = await sayOfList(token, `${encodeURIComponent(list)}/count`, {});
  const page = OrganiserPage.safeParse(heard);
  return page.success ? { type: 'counted', list, page: page.data } : notDone(list, heard);
};
