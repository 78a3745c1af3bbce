/** When a mail is tried again. Greylisting wants minutes, a mail server that is down may want a weekend. */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const waitsMs = [1 * minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 6 * hourMs, 12 * hourMs] as const;

export const giveUpAfterMs = 3 * 24 * hourMs;

/** After so many attempts; the longest wait comes again and again. */
export const waitAfter = (attempts: number): number => waitsMs[attempts - 1] ?? 12 * hourMs;
