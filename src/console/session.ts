import { signal } from '@preact/signals';
import * as z from 'zod/mini';
import { StaffSession } from '#domain/console-api.ts';
import { client } from './client.ts';

export type Session =
  | { at: 'asking' }
  | { at: 'signed-in'; staff: StaffSession['staff'] }
  | { at: 'signed-out'; why: string | null };

export const session = signal<Session>({ at: 'asking' });

export const signedOut = (why: string | null = null): void => {
  session.value = { at: 'signed-out', why };
};

/** The one-time code of a sign-in link. It leaves the address bar at once, so that it stays in no history. */
const takeCode = (): string | null => {
  const code = /^#sign-in=(.+)$/.exec(location.hash)?.[1] ?? null;
  if (code) history.replaceState(null, '', location.pathname + location.search);
  return code;
};

/** Signs in by the link's code if there is one, otherwise asks who is signed in. */
export const openSession = async (): Promise<void> => {
  const code = takeCode();
  const answer = code
    ? await client.post('/sign-in', { code }, StaffSession)
    : await client.get('/session', StaffSession);
  if (answer.ok) session.value = { at: 'signed-in', staff: answer.value.staff };
  else signedOut(answer.problem.kind === 'signed-out' ? null : answer.problem.message);
};

export const signOut = async (): Promise<void> => {
  await client.post('/sign-out', {}, z.null());
  signedOut('You are signed out.');
};
