/** What registrants hold, and where the office's records say they stand. All days are relative to `today`. */
import { Temporal } from 'temporal-polyfill';
import { addDays, addYears, type CalendarDay } from '#domain/calendar.ts';
import type { Designation, DesignationKind } from '#domain/designation.ts';
import { currentCode, shippedDesignationCodes } from '#domain/designation-code.ts';
import { iicrcSevenHours } from '#domain/policy.ts';
import type { Opening } from '#domain/registrant.ts';
import { type Random, weightedPicker } from './random.ts';

/** The office's records are imported as they stood so many days before today. */
const openingAgeDays = 120;

/** The office's table, what many hold first. */
const popularity: Record<string, number> = {
  WRT: 40,
  CCT: 16,
  ASD: 14,
  FSRT: 12,
  AMRT: 12,
  UFT: 9,
  OCT: 8,
  HST: 5,
  SRT: 6,
};
const pickCode = Object.fromEntries(
  (['technician', 'master', 'inspection'] as const).map((kind) => [
    kind,
    weightedPicker(
      shippedDesignationCodes
        .filter((row) => row.kind === kind)
        .map(({ code }) => [code, popularity[code] ?? 2] as const),
    ),
  ]),
);

interface Holder {
  designations: Designation[];
  opening: Opening | null;
}

type Career = 'usual' | 'newcomer' | 'master-mid-cycle' | 'all-ended' | 'none';
const pickCareer = weightedPicker<Career>([
  ['usual', 85],
  ['newcomer', 6],
  ['master-mid-cycle', 2],
  ['all-ended', 5],
  ['none', 2],
]);

/** Until when our fictional people earned designations under codes that were renamed since. */
const lastDayOfOldCodes = '2014-12-31';

const earnedOn = (random: Random, kind: DesignationKind, earned: CalendarDay): Designation => {
  const code = pickCode[kind]?.(random) ?? '';
  const isOld = earned <= lastDayOfOldCodes;
  return {
    code: isOld ? code : currentCode(shippedDesignationCodes, code, earned),
    kind,
    earned,
    endedOn: null,
  };
};

const onceEach = (designations: Designation[]): Designation[] =>
  designations
    .filter(({ code }, index) => designations.findIndex((other) => other.code === code) === index)
    .sort((a, b) => (a.earned < b.earned ? -1 : 1));

const dayBetween = (random: Random, from: CalendarDay, to: CalendarDay): CalendarDay => {
  const days = Temporal.PlainDate.from(from).until(to).total('days');
  return days <= 0 ? to : addDays(from, random.between(0, days));
};

const history = (random: Random, first: CalendarDay, until: CalendarDay): Designation[] => {
  const later = (kind: DesignationKind) => earnedOn(random, kind, dayBetween(random, first, until));
  const technician = Array.from({ length: random.pick([0, 0, 1, 1, 2, 3, 4]) }, () => later('technician'));
  const master = random.chance(0.1) ? [later('master')] : [];
  const inspection = random.chance(0.06) ? [later('inspection')] : [];
  return onceEach([earnedOn(random, 'technician', first), ...technician, ...master, ...inspection]);
};

const shortestCycleYears = (designations: Designation[]): number =>
  Math.min(...designations.map(({ kind }) => iicrcSevenHours.cycleYears[kind]));

/** A requirement date on an anniversary of the first designation; one in twelve let theirs pass. */
const openingOf = (random: Random, designations: Designation[], asOf: CalendarDay): Opening | null => {
  const first = designations[0]?.earned;
  if (!first) return null;
  const years = shortestCycleYears(designations);
  let requirementDate = addYears(first, years);
  for (let cycles = 2; requirementDate <= asOf; cycles += 1)
    requirementDate = addYears(first, years * cycles);
  const overdue = random.chance(0.08) ? addYears(requirementDate, -years) : null;
  return {
    asOf,
    requirementDate: overdue !== null && overdue > first ? overdue : requirementDate,
    cec: random.pick([0, 0, 0, 50, 50, 100, 100, 150]),
  };
};

/** What one registrant holds. */
export const pickHolder = (random: Random, today: CalendarDay): Holder => {
  const asOf = addDays(today, -openingAgeDays);
  const longAgo = addDays(asOf, -random.between(400, 8000));
  const career = pickCareer(random);
  switch (career) {
    case 'none':
      return { designations: [], opening: null };
    case 'newcomer':
      // Earned after the import: no opening, the requirement starts with it.
      return {
        designations: [
          earnedOn(random, 'technician', addDays(today, -random.between(5, openingAgeDays - 10))),
        ],
        opening: null,
      };
    case 'all-ended': {
      const endedOn = addDays(asOf, -random.between(30, 390));
      return {
        designations: history(random, longAgo, addDays(endedOn, -10)).map((held) => ({ ...held, endedOn })),
        opening: null,
      };
    }
    case 'master-mid-cycle': {
      const before = onceEach(history(random, longAgo, asOf).filter(({ kind }) => kind === 'technician'));
      const master = earnedOn(random, 'master', addDays(today, -random.between(5, openingAgeDays - 10)));
      return { designations: [...before, master], opening: openingOf(random, before, asOf) };
    }
    case 'usual': {
      const designations = history(random, longAgo, asOf);
      return { designations, opening: openingOf(random, designations, asOf) };
    }
  }
};
