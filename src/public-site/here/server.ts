/** What the page for own phones asks of the server; every answer becomes a word of the visit. */
import type { StationCode } from '#domain/own-phone.ts';
import { OwnPhoneAnswer, type OwnPhoneSignIn, StationWelcome } from '#domain/own-phone-wire.ts';
import { Refusal } from '#domain/wire.ts';
import type { CodeProblem, Trouble, VisitEvent } from './visit.ts';

const codeProblems: Record<string, CodeProblem> = {
  'unknown-station': 'unknown',
  'too-old': 'too-old',
  'too-early': 'too-early',
  'wrong-signature': 'wrong-signature',
};

interface Heard {
  status: number;
  body: unknown;
}

/** Null where there is no answer, or one that is none of this server's: a hotel's log-in page is no answer. */
const ask = async (url: string, request: RequestInit): Promise<Heard | null> => {
  try {
    const response = await fetch(url, { cache: 'no-store', ...request });
    return { status: response.status, body: await response.json() };
  } catch {
    return null;
  }
};

const refusalIn = ({ body }: Heard): CodeProblem | null => {
  const refusal = Refusal.safeParse(body);
  return refusal.success ? (codeProblems[refusal.data.error.code] ?? null) : null;
};

/** Asks where this is. */
export const welcomeAt = async ({ device, event }: StationCode): Promise<VisitEvent> => {
  const question = event === undefined ? '' : `?event=${encodeURIComponent(event)}`;
  const heard = await ask(`/v1/stations/${encodeURIComponent(device)}${question}`, {});
  const welcome = StationWelcome.safeParse(heard?.body);
  if (welcome.success) return { type: 'opened', welcome: welcome.data };
  const problem = heard && refusalIn(heard);
  return problem ? { type: 'refused', problem } : { type: 'not-opened' };
};

/** Hands the sign-in in. Whatever the trouble, the same may be handed in again. */
export const handIn = async (signIn: OwnPhoneSignIn): Promise<VisitEvent> => {
  const heard = await ask('/v1/own-phone', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn),
  });
  const answer = OwnPhoneAnswer.safeParse(heard?.body);
  if (answer.success) return { type: 'signed-in', answer: answer.data };
  const problem = heard && refusalIn(heard);
  const trouble: Trouble = heard ? 'busy' : 'away';
  return problem ? { type: 'refused', problem } : { type: 'troubled', trouble };
};
