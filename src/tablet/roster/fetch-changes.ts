import { RosterChangesAnswer } from '#domain/roster/roster-wire.ts';
import type { Fetch } from '../post-batch.ts';

const patienceMs = 30_000;

/** Asks for what others said of this roster since `after`. Null when there is no way to know now. */
export const fetchChanges = async (
  fetch: Fetch,
  { token, after }: { token: string; after: number },
): Promise<RosterChangesAnswer | null> => {
  try {
    const response = await fetch(`/v1/roster-changes?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = RosterChangesAnswer.safeParse(response.ok ? await response.json() : null);
    return answer.success ? answer.data : null;
  } catch {
    return null;
  }
};
