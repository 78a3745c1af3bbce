import { describe, expect, test } from 'vitest';
import type { Purpose } from '../../../../src/domain/roster/class-plan.ts';
import type { RosterDay } from '../../../../src/domain/roster/roster.ts';
import type { DayMark } from '../../../../src/domain/roster/roster-change.ts';
import { classStanding } from '../../../../src/domain/roster/standing.ts';

const dates = ['2026-11-23', '2026-11-24', '2026-11-25'];
const minutesOf: Record<DayMark['is'], number> = { present: 420, partly: 90, absent: 0, open: 0 };
const mark = (is: DayMark['is']): DayMark =>
  is === 'partly' ? { is, from: '08:30', until: '10:00' } : { is };

const standing = (purpose: Purpose | null, ...days: DayMark['is'][][]) =>
  classStanding({
    purpose,
    days: days.map(
      (marks, nth): RosterDay => ({
        date: dates[nth] ?? '',
        marks: marks.map(mark),
        minutes: Math.min(...marks.map((is) => minutesOf[is])),
        signature: null,
      }),
    ),
  });

describe('the exam', () => {
  test.each<[string, ReturnType<typeof classStanding>['exam'], Purpose | null, DayMark['is'][][]]>([
    ['is open to who was there every day', 'eligible', 'exam', [['present'], ['present']]],
    ['is open to who came late: that is no day missed', 'eligible', 'exam', [['present'], ['partly']]],
    ['is closed to who missed a day', 'not-eligible', 'exam', [['present'], ['absent']]],
    ['is closed to who missed a day, whatever is open', 'not-eligible', 'exam', [['absent'], ['open']]],
    ['is not decided while a day is not marked', 'open', 'exam', [['present'], ['open']]],
    ['is not decided while devices disagree', 'open', 'exam', [['present'], ['present', 'absent']]],
    ['is not decided while nobody said what they came for', 'open', null, [['present']]],
    ['is not taken by who came for credit only', 'none', 'cec-only', [['absent'], ['present']]],
  ])('%s', (_, exam, purpose, days) => {
    expect(standing(purpose, ...days).exam).toBe(exam);
  });
});

test('days missed and days open are named, each once', () => {
  expect(standing('exam', ['absent'], ['present', 'absent'], ['open'])).toEqual({
    exam: 'not-eligible',
    missed: ['2026-11-23'],
    open: ['2026-11-24', '2026-11-25'],
  });
});
