/** A class and changes of its roster, as tests make them. */
import type { ClassPlan } from '#domain/roster/class-plan.ts';
import { RosterChange, type RosterStatement, type Signature } from '#domain/roster/roster-change.ts';

export const days = ['2026-09-14', '2026-09-15', '2026-09-16'] as const;

/** Nine to five with an hour at noon: 420 minutes. */
const hours = { from: '09:00', until: '17:00', breaks: [{ from: '12:00', until: '13:00' }] };

const uuid = (name: string): string =>
  `00000000-0000-4000-8000-${[...name]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 12)
    .padStart(12, '0')}`;

export const ann = uuid('ann');
export const bob = uuid('bob');
export const cleo = uuid('cleo');

export const plan: ClassPlan = {
  category: 'WRT',
  school: 'Dry School',
  instructor: 'Irene Teacher',
  language: 'English',
  delivery: 'in-person',
  signatures: 'daily',
  days: days.map((date) => ({ date, ...hours })),
  expected: [
    { person: ann, claim: { full_name: 'Ann Able' }, purpose: 'exam' },
    { person: bob, claim: { full_name: 'Bob Baker' }, purpose: null },
  ],
};

export const signature: Signature = {
  width: 300,
  height: 120,
  strokes: [
    [
      [1, 2, 0],
      [3, 4, 16],
    ],
  ],
};

export const idAt = (index: number): string =>
  `01990000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/** A change as a device makes it. `at` is its place in time. */
export const change = (
  at: number,
  person: string | null,
  says: RosterStatement,
  after: RosterChange[] = [],
  device = 'tablet-1',
): RosterChange =>
  RosterChange.parse({
    kind: 'roster-change',
    id: idAt(at),
    device,
    event: 'class-1',
    seq: at + 1,
    clocks: { wall: '2026-09-14T16:00:00.000Z', monotonicMs: 0, bootId: 'boot', serverOffsetMs: null },
    by: { role: 'instructor', name: 'Irene Teacher' },
    person,
    says,
    after: after.map(({ id }) => id),
    locale: 'en',
    privacyNotice: '1',
  });

export const present = { is: 'present' } as const;
export const absent = { is: 'absent' } as const;
export const day = (
  date: string,
  mark: Extract<RosterStatement, { what: 'day' }>['mark'],
): RosterStatement => ({
  what: 'day',
  date,
  mark,
});
