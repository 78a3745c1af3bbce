import * as z from 'zod/mini';
import { Instant } from './calendar.ts';
import { Claim } from './claim-schema.ts';

export const CheckInMethod = z.enum(['camera', 'wedge', 'form', 'own-phone']);
export type CheckInMethod = z.infer<typeof CheckInMethod>;

/**
 * How the office came to know: by a check-in at a station, a row of an attendance list, the roster of a class, or an
 * accepted application.
 */
export const SeenBy = z.enum([...CheckInMethod.options, 'list', 'roster', 'application']);
export type SeenBy = z.infer<typeof SeenBy>;

/** A show badge as it was read: raw bytes (base64) and symbology, kept whatever we could make of them. */
export const BadgePayload = z.object({
  bytes: z.base64(),
  symbology: z.nullable(z.string().check(z.maxLength(40))),
  /** The text, where the symbol told its character set to the decoder and the bytes alone do not. */
  text: z.optional(z.string()),
});
export type BadgePayload = z.infer<typeof BadgePayload>;

/** What the device's clocks said at the moment of capture; the server never rejects for skew. */
export const DeviceClocks = z.object({
  wall: Instant,
  monotonicMs: z.number(),
  bootId: z.string(),
  /** Server clock minus device clock when last heard, null if never. */
  serverOffsetMs: z.nullable(z.number()),
});
export type DeviceClocks = z.infer<typeof DeviceClocks>;

/**
 * An earlier check-in of the same station that this one is about, and is no attendance of its own: `details` says
 * more, or better, who it was; `not-me` says that whoever stood there was not that person, and it does not count.
 */
export const Correction = z.object({ id: z.uuidv7(), what: z.enum(['details', 'not-me']) });
export type Correction = z.infer<typeof Correction>;

/** One immutable fact: this person was seen at this approved event, at this time, by this means. */
export const CheckIn = z.object({
  id: z.uuidv7(),
  device: z.string(),
  event: z.string(),
  seq: z.number().check(z.int(), z.gte(1)),
  clocks: DeviceClocks,
  method: CheckInMethod,
  badge: z.nullable(BadgePayload),
  /** Id of the decode rule, or `vcard`, `mecard`, `email`, `opaque`; null when typed by hand. */
  understoodBy: z.nullable(z.string()),
  claim: Claim,
  corrects: z.optional(Correction),
  locale: z.string(),
  privacyNotice: z.string(),
});
export type CheckIn = z.infer<typeof CheckIn>;
