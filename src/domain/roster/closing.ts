import type { CalendarDay } from '../calendar.ts';
import { type ClassPlan, mostAtLiveStream } from './class-plan.ts';
import type { Roster, RosterDay, RosterPerson } from './roster.ts';

/** What an instructor should look at before attesting. None forbids to close: some things cannot be mended any more. */
export type ClosingCheck =
  /** Devices said different things, and nobody has decided. */
  | { check: 'in-conflict'; person: string; dates: CalendarDay[] }
  /** Came, was added or has signed, and no day says so. */
  | { check: 'never-ticked'; person: string }
  /** There on some days, and others were never looked at. */
  | { check: 'days-open'; person: string; dates: CalendarDay[] }
  /** `dates` is empty where the class is signed once. */
  | { check: 'signature-missing'; person: string; dates: CalendarDay[] }
  | { check: 'purpose-missing'; person: string }
  | { check: 'too-many-at-live-stream'; people: number; most: number };

const isInConflict = ({ marks }: RosterDay): boolean => marks.length > 1;
const isOpen = ({ marks }: RosterDay): boolean => marks.every(({ is }) => is === 'open');
const isThere = ({ marks }: RosterDay): boolean =>
  marks.some(({ is }) => is === 'present' || is === 'partly');

const datesOf = (days: RosterDay[]): CalendarDay[] => days.map(({ date }) => date);

/** Whether a person was there on any day, as far as anybody said. */
export const attended = ({ days }: RosterPerson): boolean => days.some(isThere);

const hasSigned = ({ days, signature }: RosterPerson): boolean =>
  signature !== null || days.some((day) => day.signature !== null);

const missingSignatures = (plan: ClassPlan, row: RosterPerson): ClosingCheck[] => {
  const { person, days, signature } = row;
  if (plan.signatures === 'once')
    return attended(row) && signature === null ? [{ check: 'signature-missing', person, dates: [] }] : [];
  const unsigned = days.filter((day) => isThere(day) && day.signature === null);
  return unsigned.length > 0 ? [{ check: 'signature-missing', person, dates: datesOf(unsigned) }] : [];
};

const checksOf = (plan: ClassPlan, row: RosterPerson): ClosingCheck[] => {
  const { person, days, expected, identityChecked, purpose } = row;
  const inConflict = days.filter(isInConflict);
  const isUntouched = days.every(isOpen);
  const open = days.filter(isOpen);
  const seemsHere = !expected || identityChecked || hasSigned(row);
  return [
    ...(inConflict.length > 0 ? [{ check: 'in-conflict' as const, person, dates: datesOf(inConflict) }] : []),
    ...(isUntouched && seemsHere ? [{ check: 'never-ticked' as const, person }] : []),
    ...(attended(row) && open.length > 0
      ? [{ check: 'days-open' as const, person, dates: datesOf(open) }]
      : []),
    ...missingSignatures(plan, row),
    ...(attended(row) && purpose === null ? [{ check: 'purpose-missing' as const, person }] : []),
  ];
};

/** All that is to be looked at before the roster is closed: of the class first, then by person as they stand on it. */
export const checksBeforeClosing = (plan: ClassPlan, { people }: Roster): ClosingCheck[] => {
  const there = people.filter(attended).length;
  const isTooMany = plan.delivery === 'live-stream' && there > mostAtLiveStream;
  return [
    ...(isTooMany
      ? [{ check: 'too-many-at-live-stream' as const, people: there, most: mostAtLiveStream }]
      : []),
    ...people.flatMap((row) => checksOf(plan, row)),
  ];
};
