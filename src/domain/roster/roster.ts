import type { CalendarDay } from '../calendar.ts';
import type { BadgePayload } from '../check-in.ts';
import type { Claim } from '../claim.ts';
import { type ClassDay, type ClassPlan, minutesOfDay, minutesOfStretch, type Purpose } from './class-plan.ts';
import {
  type Attestation,
  type DayMark,
  type RosterChange,
  type RosterStatement,
  type Signature,
  thingOf,
} from './roster-change.ts';

/** A day of a person. More than one mark: devices that did not know of each other disagree, and a person must decide. */
export interface RosterDay {
  date: CalendarDay;
  marks: DayMark[];
  /** What counts: the least that any of the marks gives. */
  minutes: number;
  signature: Signature | null;
}

export interface RosterPerson {
  person: string;
  claim: Claim;
  badge: BadgePayload | null;
  /** False: came without having been expected. */
  expected: boolean;
  purpose: Purpose | null;
  days: RosterDay[];
  /** Where the class is signed once. */
  signature: Signature | null;
  identityChecked: boolean;
  note: string;
}

export interface Roster {
  /** In the order in which they were expected, then added. */
  people: RosterPerson[];
  /** What the instructor attested; null while it is open. */
  closing: Attestation | null;
}

type Standing = Map<string, RosterChange[]>;

const byId = (a: RosterChange, b: RosterChange): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The changes that nobody has set anew, by thing and oldest first: more than one where devices did not know of each
 * other. The order of `changes` and how often one is among them makes no difference.
 */
export const standingOf = (changes: Iterable<RosterChange>): Standing => {
  const once = new Map<string, RosterChange>();
  for (const change of changes) once.set(change.id, change);
  // Of the same thing only: whatever a device says of one thing, it takes back no word about another.
  const followed = new Set(
    [...once.values()].flatMap((change) => change.after.map((id) => `${thingOf(change)} ${id}`)),
  );
  const standing: Standing = new Map();
  for (const change of [...once.values()].sort(byId)) {
    const thing = thingOf(change);
    if (!followed.has(`${thing} ${change.id}`)) standing.set(thing, [...(standing.get(thing) ?? []), change]);
  }
  return standing;
};

/** What stands of one thing, oldest first; the last of it is what counts where one must. */
const said = <What extends RosterStatement['what']>(
  standing: Standing,
  person: string | null,
  what: What,
  date?: CalendarDay | null,
): Extract<RosterStatement, { what: What }>[] =>
  (standing.get([person ?? 'roster', what, date === undefined ? '' : (date ?? 'once')].join(' ')) ?? []).map(
    ({ says }) => says as Extract<RosterStatement, { what: What }>,
  );

/** Minutes of class that a mark stands for. */
export const minutesOfMark = (day: ClassDay, mark: DayMark): number => {
  if (mark.is === 'present') return minutesOfDay(day);
  return mark.is === 'partly' ? Math.max(0, minutesOfStretch(day, mark)) : 0;
};

const differentMarks = (marks: DayMark[]): DayMark[] => [
  ...new Map(
    marks.map((mark) => [`${mark.is} ${'from' in mark ? `${mark.from} ${mark.until}` : ''}`, mark]),
  ).values(),
];

const dayOf = (standing: Standing, person: string, day: ClassDay): RosterDay => {
  const marks = differentMarks(said(standing, person, 'day', day.date).map(({ mark }) => mark));
  return {
    date: day.date,
    marks: marks.length === 0 ? [{ is: 'open' }] : marks,
    minutes: marks.length === 0 ? 0 : Math.min(...marks.map((mark) => minutesOfMark(day, mark))),
    signature: said(standing, person, 'signature', day.date).at(-1)?.signature ?? null,
  };
};

/** The roster that all changes together give, in any order: the plan's people first, then those who were added. */
export const rosterOf = (plan: ClassPlan, changes: Iterable<RosterChange>): Roster => {
  const all = [...changes];
  const standing = standingOf(all);
  const expected = new Map(plan.expected.map((person) => [person.person, person]));
  const added = all.filter(({ person, says }) => person !== null && says.what === 'claim').sort(byId);
  const people = new Set([...expected.keys(), ...added.flatMap(({ person }) => person ?? [])]);
  const isListed = (person: string): boolean => said(standing, person, 'listed').at(-1)?.listed !== false;
  return {
    people: [...people].filter(isListed).map((person) => {
      const stated = said(standing, person, 'claim').at(-1);
      return {
        person,
        claim: stated?.claim ?? expected.get(person)?.claim ?? {},
        badge: stated?.badge ?? null,
        expected: expected.has(person),
        purpose: said(standing, person, 'purpose').at(-1)?.purpose ?? expected.get(person)?.purpose ?? null,
        days: plan.days.map((day) => dayOf(standing, person, day)),
        signature: said(standing, person, 'signature', null).at(-1)?.signature ?? null,
        identityChecked: said(standing, person, 'identity').at(-1)?.checked ?? false,
        note: said(standing, person, 'note').at(-1)?.text ?? '',
      };
    }),
    closing: said(standing, null, 'closing').at(-1)?.attestation ?? null,
  };
};
