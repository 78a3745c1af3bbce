/** The code that a station shows for visitors' own phones: a link that is good for the time slot it was made in. */

/** The code changes this often. */
export const slotMs = 30_000;

/** A code that is used later than this waits for a person. */
const freshMs = 10 * 60_000;

/** Beyond this nobody can say any more that the person was there. */
const longestMs = 24 * 60 * 60_000;

/** More different people than this with one code: somebody may have passed it on. */
export const mostPeoplePerCode = 5;

/** What the link of one slot says. */
export interface StationCode {
  device: string;
  slot: number;
  /** Which of its events the station was at; left out where it has only one, as a short code is read from further away. */
  event?: string | undefined;
  /** ECDSA P-256 by the station's key over `ownPhoneText`: raw r||s as base64url. */
  signature: string;
}

/** The slot that a moment (epoch milliseconds on the server's clock) falls into. */
export const slotAt = (ms: number): number => Math.floor(ms / slotMs);

/** How long the next slot is away. */
export const msToNextSlot = (ms: number): number => slotMs - (ms - slotAt(ms) * slotMs);

/** What the station signs. Its first line separates this use of the key from that for batches. */
export const ownPhoneText = ({ device, slot, event }: Omit<StationCode, 'signature'>): string =>
  event === undefined
    ? `rollcall-own-phone-1\n${device}\n${slot}`
    : `rollcall-own-phone-2\n${device}\n${slot}\n${event}`;

/** The path of the page that the link leads to. */
export const ownPhonePath = '/here';

/** The link without its origin. The code is in the fragment, which no server log and no proxy sees. */
export const ownPhoneLink = ({ device, slot, event, signature }: StationCode): string =>
  `${ownPhonePath}#d=${device}&s=${slot}${event === undefined ? '' : `&e=${encodeURIComponent(event)}`}&g=${signature}`;

/** Undefined where an event id that came with a code is not whole. */
const readEvent = (written: string): string | undefined => {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
};

/** What a link's fragment says, null where it is not a whole code. */
export const readOwnPhoneFragment = (fragment: string): StationCode | null => {
  const part = (name: string, form: string): string | undefined =>
    new RegExp(`(?:^#?|&)${name}=(${form})(?=&|$)`).exec(fragment)?.[1];
  const device = part('d', '[\\w-]{1,100}');
  const slot = part('s', '\\d{1,12}');
  const signature = part('g', '[\\w-]{86}');
  const written = part('e', '[^&]{1,900}');
  const event = written === undefined ? undefined : readEvent(written);
  if (!device || !slot || !signature || (written !== undefined && event === undefined)) return null;
  return { device, slot: Number(slot), ...(event !== undefined && { event }), signature };
};

export type CodeAge =
  | { is: 'fresh' }
  /** Kept, but a person looks at it. `minutes` is whole. */
  | { is: 'doubtful'; minutes: number; ahead: boolean }
  | { is: 'too-old' | 'too-early' };

/**
 * How old a code is at the moment it is used. A slot's age counts from its end: until then it was on the screen. The
 * station's clock may be wrong by as much in the other direction.
 */
export const ageOfCode = (slot: number, nowMs: number): CodeAge => {
  const sinceMs = nowMs - (slot + 1) * slotMs;
  const aheadMs = slot * slotMs - nowMs;
  if (sinceMs > longestMs) return { is: 'too-old' };
  if (aheadMs > longestMs) return { is: 'too-early' };
  if (sinceMs > freshMs) return { is: 'doubtful', minutes: Math.floor(sinceMs / 60_000), ahead: false };
  if (aheadMs > freshMs) return { is: 'doubtful', minutes: Math.floor(aheadMs / 60_000), ahead: true };
  return { is: 'fresh' };
};
