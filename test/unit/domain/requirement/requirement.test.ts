import { describe, expect, test } from 'vitest';
import type { Designation, DesignationKind } from '../../../../src/domain/designation.ts';
import type { LedgerLine } from '../../../../src/domain/ledger-entry.ts';
import { iicrcSevenHours } from '../../../../src/domain/policy.ts';
import type { Opening } from '../../../../src/domain/registrant.ts';
import { requirementState } from '../../../../src/domain/requirement/requirement.ts';
import type { RequirementStatus } from '../../../../src/domain/requirement/state.ts';

const held = (
  kind: DesignationKind,
  code: string,
  earned: string,
  endedOn: string | null = null,
): Designation => ({ code, kind, earned, endedOn });
const technician = held('technician', 'ASD', '2015-08-20');
const credit = (id: string, earnedOn: string, cec: number): LedgerLine => ({
  kind: 'credit',
  id,
  earnedOn,
  cec,
});
const adjustment = (id: string, earnedOn: string, cec: number): LedgerLine => ({
  kind: 'adjustment',
  id,
  earnedOn,
  cec,
});
const reversal = (id: string, reverses: string): LedgerLine => ({ kind: 'reversal', id, reverses });
const opening: Opening = { asOf: '2024-01-01', requirementDate: '2027-08-20', cec: 0 };

interface Case {
  name: string;
  designations?: Designation[];
  opening?: Opening | null;
  entries?: LedgerLine[];
  asOf?: string;
  /** Requirement date, hundredths earned, status. */
  state: [string | null, number, RequirementStatus];
  because?: string;
}

const tables: Record<string, Case[]> = {
  'point 1: the start': [
    {
      name: 'an opening is taken as it is',
      opening: { ...opening, cec: 50 },
      state: ['2027-08-20', 50, 'on-track'],
      because: "the office's record of 2024-01-01: 0.5 of 2, requirement date 2027-08-20",
    },
    {
      name: 'with an opening, an entry from before its day counts too',
      entries: [credit('e', '2022-03-03', 100)],
      state: ['2027-08-20', 100, 'on-track'],
    },
    {
      name: 'with an opening, an older entry than any designation known still counts and completes',
      designations: [held('inspection', 'RFI', '2023-06-01')],
      entries: [credit('e', '2022-03-03', 200)],
      state: ['2029-08-20', 0, 'on-track'],
    },
    {
      name: 'a designation gained up to the day of the opening is already in it',
      designations: [technician, held('master', 'MWR', '2024-01-01')],
      state: ['2027-08-20', 0, 'on-track'],
    },
    {
      name: 'a designation gained the day after the opening is not',
      designations: [technician, held('master', 'MWR', '2024-01-02')],
      state: ['2026-01-02', 0, 'due-soon'],
    },
    {
      name: 'an opening that has all it needs completes on its own day',
      opening: { ...opening, cec: 250 },
      entries: [credit('a', '2024-01-01', 100), credit('b', '2024-01-02', 50)],
      state: ['2031-08-20', 50, 'on-track'],
      because:
        '2.5 of 2 on 2024-01-01; requirement date moved from 2027-08-20 to 2031-08-20; the surplus of 0.5 is not carried over',
    },
    {
      name: 'without an opening the first designation starts it',
      opening: null,
      designations: [held('technician', 'CCT', '2024-05-05')],
      state: ['2028-05-05', 0, 'on-track'],
      because: 'CCT earned on 2024-05-05: 2 CEC needed by 2028-05-05',
    },
    {
      name: 'a first designation on 29 February ends on the 28th of a common year',
      opening: null,
      designations: [held('inspection', 'RFI', '2024-02-29')],
      state: ['2026-02-28', 0, 'due-soon'],
    },
    {
      name: 'several first designations on one day: the shortest cycle',
      opening: null,
      designations: [held('technician', 'CCT', '2024-05-05'), held('inspection', 'RFI', '2024-05-05')],
      state: ['2026-05-05', 0, 'due-soon'],
    },
    {
      name: 'earned before the first designation counts for nothing',
      opening: null,
      designations: [held('technician', 'CCT', '2024-05-05')],
      entries: [credit('e', '2024-05-04', 150)],
      state: ['2028-05-05', 0, 'on-track'],
      because: 'credit of 1.5 on 2024-05-04 does not count: nothing was required then',
    },
    {
      name: 'earned on the day of the first designation counts: designations come first',
      opening: null,
      designations: [held('technician', 'CCT', '2024-05-05')],
      entries: [credit('0', '2024-05-05', 150)],
      state: ['2028-05-05', 150, 'on-track'],
    },
  ],
  'point 2: what is held': [
    {
      name: 'nobody who never held a designation has a requirement',
      opening: null,
      designations: [],
      entries: [credit('e', '2024-05-04', 150)],
      state: [null, 0, 'not-required'],
    },
    {
      name: 'the last designation ended: what was earned goes with it',
      designations: [held('technician', 'ASD', '2015-08-20', '2025-01-15')],
      entries: [credit('e', '2024-05-04', 150)],
      state: [null, 0, 'not-required'],
      because: 'ASD ended on 2025-01-15: no designation is left, nothing is required',
    },
    {
      name: 'held until the day before it ends',
      designations: [held('technician', 'ASD', '2015-08-20', '2025-06-02')],
      entries: [credit('e', '2024-05-04', 150)],
      state: ['2027-08-20', 150, 'on-track'],
    },
    {
      name: 'a later designation starts anew, from nothing',
      designations: [
        held('technician', 'ASD', '2015-08-20', '2024-06-01'),
        held('technician', 'OCT', '2024-09-01'),
      ],
      entries: [
        credit('a', '2024-05-04', 150),
        credit('b', '2024-07-01', 200),
        credit('c', '2024-09-01', 50),
      ],
      state: ['2028-09-01', 50, 'on-track'],
    },
    {
      name: 'the same code again starts anew as well',
      opening: null,
      designations: [
        held('technician', 'ASD', '2018-01-01', '2019-01-01'),
        held('technician', 'ASD', '2023-03-03'),
      ],
      state: ['2027-03-03', 0, 'on-track'],
    },
    {
      name: 'one ends on the day another is earned: no gap, nothing lost',
      designations: [
        held('technician', 'ASD', '2015-08-20', '2024-06-01'),
        held('technician', 'OCT', '2024-06-01'),
      ],
      entries: [credit('a', '2024-05-04', 150)],
      state: ['2027-08-20', 150, 'on-track'],
    },
    {
      name: 'a designation that ends on the day it was earned was never held',
      designations: [technician, held('master', 'MWR', '2024-06-01', '2024-06-01')],
      state: ['2027-08-20', 0, 'on-track'],
    },
    {
      name: 'all designations ended before the opening: nothing is required, whatever it says',
      designations: [held('technician', 'ASD', '2015-08-20', '2023-06-01')],
      opening: { ...opening, cec: 100 },
      entries: [credit('e', '2024-03-03', 100)],
      state: [null, 0, 'not-required'],
    },
    {
      name: 'and a designation after such an opening starts anew',
      designations: [
        held('technician', 'ASD', '2015-08-20', '2023-06-01'),
        held('technician', 'OCT', '2024-09-01'),
      ],
      opening: { ...opening, cec: 100 },
      entries: [credit('e', '2022-03-03', 100)],
      state: ['2028-09-01', 0, 'on-track'],
    },
    {
      name: 'a cycle is as long as on the day it is completed',
      designations: [technician, held('inspection', 'RFI', '2019-01-01', '2024-06-01')],
      entries: [credit('e', '2024-05-31', 200)],
      state: ['2029-08-20', 0, 'on-track'],
    },
    {
      name: 'from the day it ends a designation no longer shortens the cycle',
      designations: [technician, held('inspection', 'RFI', '2019-01-01', '2024-06-01')],
      entries: [credit('e', '2024-06-01', 200)],
      state: ['2031-08-20', 0, 'on-track'],
    },
  ],
  'point 3: gaining and losing': [
    {
      name: 'another technician designation changes nothing',
      designations: [technician, held('technician', 'OCT', '2024-02-01')],
      opening: { ...opening, cec: 50 },
      state: ['2027-08-20', 50, 'on-track'],
    },
    {
      name: 'another technician designation does not pull the date nearer, however far it is',
      designations: [technician, held('technician', 'OCT', '2024-02-01')],
      opening: { ...opening, requirementDate: '2031-08-20' },
      state: ['2031-08-20', 0, 'on-track'],
    },
    {
      name: 'a master designation pulls the date nearer and leaves the credits',
      designations: [technician, held('master', 'MTC', '2025-03-03')],
      opening: { ...opening, cec: 50 },
      state: ['2027-03-03', 50, 'on-track'],
      because: 'MTC (master) earned on 2025-03-03: requirement date moved from 2027-08-20 to 2027-03-03',
    },
    {
      name: 'a nearer date stays',
      designations: [technician, held('master', 'MTC', '2025-03-03')],
      opening: { ...opening, requirementDate: '2025-12-31' },
      state: ['2025-12-31', 0, 'due-soon'],
    },
    {
      name: 'a date that has passed is not pushed out',
      designations: [technician, held('inspection', 'RFI', '2025-03-03')],
      opening: { ...opening, requirementDate: '2024-12-31' },
      state: ['2024-12-31', 0, 'overdue'],
    },
    {
      name: 'gained on the completing day: first the nearer date, then two years from it',
      designations: [technician, held('master', 'MTC', '2025-03-03')],
      entries: [credit('e', '2025-03-03', 200)],
      state: ['2029-03-03', 0, 'on-track'],
    },
    {
      name: 'gained the day after completing: from the date just reached',
      designations: [technician, held('master', 'MTC', '2025-03-04')],
      entries: [credit('e', '2025-03-03', 200)],
      state: ['2027-03-04', 0, 'on-track'],
    },
    {
      name: 'gained and lost again: the nearer date stays, the next cycle is long',
      designations: [technician, held('master', 'MTC', '2024-03-03', '2024-10-10')],
      entries: [credit('e', '2025-03-03', 200)],
      state: ['2030-03-03', 0, 'on-track'],
    },
  ],
  'point 4: adding up': [
    {
      name: 'halves add up, and the sentence shows how',
      entries: [credit('a', '2024-02-02', 50), credit('b', '2025-02-02', 150)],
      state: ['2031-08-20', 0, 'on-track'],
      because: '0.5 + 1.5 = 2 of 2 on 2025-02-02; requirement date moved from 2027-08-20 to 2031-08-20',
    },
    {
      name: 'entries count in order of day, not in order of posting',
      entries: [credit('a', '2025-02-02', 150), credit('b', '2024-02-02', 150)],
      state: ['2031-08-20', 0, 'on-track'],
      because:
        '1.5 + 1.5 = 3 of 2 on 2025-02-02; requirement date moved from 2027-08-20 to 2031-08-20; the surplus of 1 is not carried over',
    },
    {
      name: 'on one day they count in order of id, and what comes after completing is surplus',
      entries: [
        credit('c', '2025-02-02', 100),
        credit('b', '2025-02-02', 100),
        credit('a', '2025-02-02', 100),
      ],
      state: ['2031-08-20', 0, 'on-track'],
      because: 'credit of 1 on 2025-02-02 does not count: the cycle was completed on 2025-02-02',
    },
    {
      name: 'ids sort as text: e10 comes before e9',
      entries: [
        credit('e9', '2025-02-02', 150),
        adjustment('e10', '2025-02-02', -100),
        credit('e1', '2025-01-01', 100),
      ],
      state: ['2027-08-20', 150, 'on-track'],
    },
    {
      name: 'the day after completing counts for the next cycle',
      entries: [credit('a', '2025-02-02', 200), credit('b', '2025-02-03', 50)],
      state: ['2031-08-20', 50, 'on-track'],
    },
    {
      name: 'a second cycle can be completed early',
      entries: [
        credit('a', '2024-02-02', 200),
        credit('b', '2024-03-03', 100),
        credit('c', '2024-04-04', 100),
      ],
      state: ['2035-08-20', 0, 'on-track'],
    },
    {
      name: 'years overdue: from the old date, again and again, until after the completing day',
      opening: { ...opening, requirementDate: '2013-08-20' },
      entries: [credit('e', '2025-02-02', 200)],
      state: ['2025-08-20', 0, 'due-soon'],
    },
    {
      name: 'a date that falls on the completing day is not after it',
      opening: { ...opening, requirementDate: '2021-02-02' },
      entries: [credit('e', '2025-02-02', 200)],
      state: ['2029-02-02', 0, 'on-track'],
    },
    {
      name: 'a 29 February that became 28 stays 28',
      designations: [held('inspection', 'RFI', '2012-02-29')],
      opening: { ...opening, requirementDate: '2020-02-29' },
      entries: [credit('e', '2025-02-02', 200)],
      state: ['2026-02-28', 0, 'due-soon'],
    },
    {
      name: 'the office takes away, and the sum shows it',
      entries: [
        credit('a', '2024-02-02', 150),
        adjustment('b', '2024-03-03', -100),
        credit('c', '2025-02-02', 150),
      ],
      state: ['2031-08-20', 0, 'on-track'],
      because: '1.5 - 1 + 1.5 = 2 of 2 on 2025-02-02; requirement date moved from 2027-08-20 to 2031-08-20',
    },
    {
      name: 'taken away more than there is leaves 0, not a debt',
      entries: [
        credit('a', '2024-02-02', 50),
        adjustment('b', '2024-03-03', -200),
        credit('c', '2025-02-02', 50),
      ],
      state: ['2027-08-20', 50, 'on-track'],
    },
    {
      name: 'taking away after completing does not undo it',
      entries: [credit('a', '2025-02-02', 200), adjustment('b', '2025-02-03', -50)],
      state: ['2031-08-20', 0, 'on-track'],
    },
    {
      name: 'an adjustment can complete',
      entries: [credit('a', '2024-02-02', 150), adjustment('b', '2024-03-03', 50)],
      state: ['2031-08-20', 0, 'on-track'],
    },
    {
      name: 'a reversed credit drops out, and the completion with it',
      entries: [credit('a', '2024-02-02', 200), credit('b', '2025-02-02', 100), reversal('r', 'a')],
      state: ['2027-08-20', 100, 'on-track'],
    },
    {
      name: 'a reversed adjustment drops out too',
      entries: [credit('a', '2024-02-02', 150), adjustment('b', '2024-03-03', -100), reversal('r', 'b')],
      state: ['2027-08-20', 150, 'on-track'],
    },
  ],
  'point 5: the day asked about': [
    {
      name: 'what is earned on the day counts',
      entries: [credit('a', '2025-06-01', 100)],
      state: ['2027-08-20', 100, 'on-track'],
    },
    {
      name: 'what is earned later does not count yet',
      entries: [credit('a', '2025-06-02', 100)],
      state: ['2027-08-20', 0, 'on-track'],
      because: 'credit of 1 on 2025-06-02 does not count yet on 2025-06-01',
    },
    {
      name: 'a designation earned later is not there yet',
      opening: null,
      designations: [held('technician', 'OCT', '2025-06-02')],
      state: [null, 0, 'not-required'],
    },
    {
      name: 'a designation that ends later is still there',
      designations: [held('technician', 'ASD', '2015-08-20', '2025-06-02')],
      state: ['2027-08-20', 0, 'on-track'],
    },
    {
      name: 'a later completion has not moved the date yet',
      opening: { ...opening, requirementDate: '2025-05-31' },
      entries: [credit('a', '2025-06-02', 200)],
      state: ['2025-05-31', 0, 'overdue'],
    },
    {
      name: 'the day after the date is overdue',
      asOf: '2027-08-21',
      state: ['2027-08-20', 0, 'overdue'],
    },
    { name: 'the date itself is not', asOf: '2027-08-20', state: ['2027-08-20', 0, 'due-soon'] },
    {
      name: 'a year before, to the day, is due soon',
      asOf: '2026-08-20',
      state: ['2027-08-20', 0, 'due-soon'],
    },
    { name: 'a day earlier is on track', asOf: '2026-08-19', state: ['2027-08-20', 0, 'on-track'] },
    {
      name: 'a year from 29 February is 28 February',
      opening: { ...opening, requirementDate: '2029-03-01' },
      asOf: '2028-02-29',
      state: ['2029-03-01', 0, 'on-track'],
    },
  ],
};

describe.each(Object.entries(tables))('%s', (_, cases) => {
  test.each(cases)('$name', (given) => {
    const answer = requirementState({
      designations: given.designations ?? [technician],
      opening: given.opening === undefined ? opening : given.opening,
      entries: given.entries ?? [],
      policy: iicrcSevenHours,
      asOf: given.asOf ?? '2025-06-01',
    });
    expect([answer.requirementDate, answer.earned, answer.status]).toEqual(given.state);
    expect(answer.needed).toBe(answer.status === 'not-required' ? 0 : 200);
    if (given.because !== undefined) expect(answer.reasons).toContain(given.because);
  });
});
