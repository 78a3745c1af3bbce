import * as z from 'zod/mini';
import { CalendarDay } from '../calendar.ts';
import { BadgePayload, DeviceClocks } from '../check-in.ts';
import { Claim } from '../claim-schema.ts';
import { Purpose, TimeOfDay } from './class-plan.ts';

/** Far beyond any screen: a hand may leave the field that it writes in, and what prints cannot draw every number. */
const Pixels = z.number().check(z.gte(-20_000), z.lte(20_000));
/** A stroke of a signature: points of x, y (CSS pixels of the field it was written in) and milliseconds. */
const Stroke = z.array(z.tuple([Pixels, Pixels, z.number()])).check(z.maxLength(2000));

/** A signature as it was written. Its box must stay within what a record may hold: see `wire.ts`. */
export const Signature = z.object({
  width: z.number().check(z.gte(1), z.lte(4000)),
  height: z.number().check(z.gte(1), z.lte(4000)),
  strokes: z.array(Stroke).check(z.minLength(1), z.maxLength(200)),
});
export type Signature = z.infer<typeof Signature>;

/** What a person was on one day. `partly`: came late, left early, or both. */
export const DayMark = z.discriminatedUnion('is', [
  z.object({ is: z.literal('present') }),
  z.object({ is: z.literal('absent') }),
  z.object({ is: z.literal('partly'), from: TimeOfDay, until: TimeOfDay }),
  /** Not looked at yet, or taken back. */
  z.object({ is: z.literal('open') }),
]);
export type DayMark = z.infer<typeof DayMark>;

/** What the instructor says at the end, with their name as they wrote it and the sentence that they agreed to. */
export const Attestation = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  sentence: z.string().check(z.minLength(1), z.maxLength(1000)),
  signature: Signature,
});
export type Attestation = z.infer<typeof Attestation>;

/** What a change says. Each `what` of a person (and day) is a thing of its own, set anew by each change. */
export const RosterStatement = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('claim'),
    claim: Claim,
    badge: z.nullable(BadgePayload),
    understoodBy: z.nullable(z.string()),
  }),
  /** Whether the person is on the roster at all: false takes them off it. */
  z.object({ what: z.literal('listed'), listed: z.boolean() }),
  /** Null takes it back: then what was said before the class is what counts. */
  z.object({ what: z.literal('purpose'), purpose: z.nullable(Purpose) }),
  z.object({ what: z.literal('day'), date: CalendarDay, mark: DayMark }),
  /** `date` is null where the class is signed once. A null signature takes it back. */
  z.object({ what: z.literal('signature'), date: z.nullable(CalendarDay), signature: z.nullable(Signature) }),
  /** The instructor has seen a document with a photograph. */
  z.object({ what: z.literal('identity'), checked: z.boolean() }),
  z.object({ what: z.literal('note'), text: z.string().check(z.maxLength(2000)) }),
  /** Of the whole roster, of no person. Null opens it again. */
  z.object({ what: z.literal('closing'), attestation: z.nullable(Attestation) }),
]);
export type RosterStatement = z.infer<typeof RosterStatement>;

/** Who made a change, as they called themselves. */
export const RosterAuthor = z.object({
  role: z.enum(['instructor', 'substitute', 'attendee', 'office']),
  name: z.string().check(z.maxLength(200)),
});
export type RosterAuthor = z.infer<typeof RosterAuthor>;

/**
 * One immutable fact about a roster: who said what, when. A correction or an undo is another change. `after` names the
 * changes of the same thing that its author had before them, so that any order of arrival gives the same roster, and two
 * devices that said different things without knowing of each other are seen to disagree.
 */
export const RosterChange = z.object({
  /** Tells it from a check-in, which also travels in a record's box. */
  kind: z.literal('roster-change'),
  id: z.uuidv7(),
  device: z.string(),
  event: z.string(),
  seq: z.number().check(z.int(), z.gte(1)),
  clocks: DeviceClocks,
  by: RosterAuthor,
  /** Null where the change is of the whole roster. */
  person: z.nullable(z.uuid()),
  says: RosterStatement,
  after: z.array(z.uuidv7()).check(z.maxLength(50)),
  /** Asked for once the roster is closed. */
  reason: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  locale: z.string(),
  privacyNotice: z.string(),
});
export type RosterChange = z.infer<typeof RosterChange>;

/** The thing that a change sets: changes of one thing follow each other, changes of two never meet. */
export const thingOf = ({ person, says }: Pick<RosterChange, 'person' | 'says'>): string =>
  [person ?? 'roster', says.what, 'date' in says ? (says.date ?? 'once') : ''].join(' ');
