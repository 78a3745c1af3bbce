/** What anybody may ask of a printed roster: `GET /v1/roster-check?code=`, without a session. No name is told. */
import * as z from 'zod/mini';
import { CalendarDay, Instant } from '../calendar.ts';

/** Where the QR code of a printed roster leads; its code stands in the fragment. */
export const rosterCheckPath = '/roster-check';

/** Without letters that are taken for digits (Crockford's base 32). */
export const paperCodeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const paperCodeLength = 12;

/** As it is kept, however it was typed: `abcd-1234 efgh` is `ABCD1234EFGH`, an O a 0, an I or L a 1. */
export const plainPaperCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .slice(0, paperCodeLength);

export const isPaperCode = (code: string): boolean =>
  code.length === paperCodeLength && [...code].every((letter) => paperCodeAlphabet.includes(letter));

/** As it is printed: `ABCD-1234-EFGH`. */
export const printedPaperCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

const count = z.number();

/** What the paper says in figures. */
export const PaperFigures = z.object({
  people: count,
  minutes: count,
  /** In hundredths of CEC. */
  cec: count,
  signatures: count,
  isClosed: z.boolean(),
});
export type PaperFigures = z.infer<typeof PaperFigures>;

export const PaperCheck = z.object({
  class: z.object({ name: z.string(), school: z.string(), firstDay: CalendarDay, lastDay: CalendarDay }),
  printedAt: Instant,
  figures: PaperFigures,
  /** Whether the roster still says what the paper says. */
  isUnchanged: z.boolean(),
  /** When something was said about the roster last. */
  lastChangeAt: z.nullable(Instant),
});
export type PaperCheck = z.infer<typeof PaperCheck>;
