/** What crosses between a visitor's own phone and the server. */
import * as z from 'zod/mini';
import { Claim } from './claim-schema.ts';
import { PrivacyNotice } from './privacy-notice.ts';

/** No form that a person fills is larger. */
export const maxOwnPhoneBytes = 8 * 1024;

/** As `StationCode` has it: the event that the code on the station's screen was for. */
const CodeEvent = z.optional(z.string().check(z.minLength(1), z.maxLength(100)));

export const StationQuestion = z.object({ event: CodeEvent });
/** GET /v1/stations/:device?event= — where the visitor is, and what they are told before they sign in. */
export const StationWelcome = z.object({
  event: z.object({ name: z.string() }),
  privacyNotice: PrivacyNotice,
});
export type StationWelcome = z.infer<typeof StationWelcome>;

/** POST /v1/own-phone — a sign-in on a visitor's own phone. Sent again as it is, it is the same check-in. */
export const OwnPhoneSignIn = z.object({
  /** Made by the phone for these answers. */
  id: z.uuidv7(),
  device: z.string().check(z.minLength(1), z.maxLength(100)),
  slot: z.number().check(z.int(), z.gte(0), z.lte(999_999_999_999)),
  event: CodeEvent,
  signature: z.string().check(z.regex(/^[\w-]{86}$/, 'this code is not complete')),
  /** As the form makes it. */
  claim: z.pick(Claim, { full_name: true, registrant_number: true, email: true, phone: true }),
  locale: z.string().check(z.minLength(1), z.maxLength(35)),
  privacyNotice: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type OwnPhoneSignIn = z.infer<typeof OwnPhoneSignIn>;

export const OwnPhoneAnswer = z.object({
  id: z.uuidv7(),
  event: z.object({ name: z.string() }),
  /** Both mean durable. `to-be-checked`: a person looks at it before it counts. */
  status: z.enum(['signed-in', 'to-be-checked']),
});
export type OwnPhoneAnswer = z.infer<typeof OwnPhoneAnswer>;
