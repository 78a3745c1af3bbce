import { PaperCheck } from '#domain/roster/paper-check.ts';
import { Refusal } from '#domain/wire.ts';

/** What the page shows: before anything was asked, while it is asked, and what came of it. */
export type Asked =
  | { at: 'start' }
  | { at: 'incomplete' }
  | { at: 'asking' }
  | { at: 'away' }
  | { at: 'unknown' }
  | { at: 'known'; check: PaperCheck };

/** Asks the server what a printed roster with this code said. */
export const askAbout = async (code: string): Promise<Asked> => {
  try {
    const response = await fetch(`/v1/roster-check?code=${encodeURIComponent(code)}`, { cache: 'no-store' });
    const heard: unknown = await response.json();
    const check = PaperCheck.safeParse(heard);
    if (check.success) return { at: 'known', check: check.data };
    const refusal = Refusal.safeParse(heard);
    return refusal.success && refusal.data.error.code === 'unknown-code' ? { at: 'unknown' } : { at: 'away' };
  } catch {
    return { at: 'away' };
  }
};
