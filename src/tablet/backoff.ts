const firstMs = 1_000;
const longestMs = 60_000;

/**
 * How long to wait after the nth failure in a row (from 1), in milliseconds: full jitter, at most a minute,
 * so that a hall full of tablets does not come back at the same moment.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const jitteredMs = (failures: number, random: () => number): number =>
  Math.round(random() * Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 16)));

/** The server's `Retry-After` is obeyed up to the same minute: a wrong header must not silence a tablet for a day. */
export const boundedMs = (retryAfterMs: number | null): number => Math.min(retryAfterMs ?? 0, longestMs);

/** Milliseconds of a `Retry-After` header: seconds, or an HTTP date seen from `nowMs`. Null if there is none to read. */
export const readRetryAfterMs = (header: string | null, nowMs: number): number | null => {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
};
