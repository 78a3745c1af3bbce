import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-requirement-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'R.json');

const requirement = (...args: string[]) =>
  spawnSync(process.execPath, ['sync-server/commands/requirement.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
const requirementOf = (cases: unknown) => {
  const file = join(folder, 'C.json');
  writeFileSync(file, JSON.stringify(cases));
  return requirement('--cases', file, '--out', out);
};

const technician = { code: 'CCT', kind: 'technician', earned: '2024-05-05' };
const course = {
  id: 'course',
  kind: 'class',
  basis: 'by-day',
  timeZone: 'Europe/Berlin',
  days: [
    { date: '2026-02-11', minutes: 210 },
    { date: '2026-02-10', minutes: 420 },
  ],
};
const show = { ...course, id: 'a-show', kind: 'distance learning', basis: 'whole-event', approvedValue: 50 };

const inFull = {
  id: 'ours',
  effectiveFrom: '2026-01-01',
  minutesPerCec: 100,
  step: 10,
  maxPerEvent: 600,
  needed: 500,
  cycleYears: { technician: 3, master: 1, inspection: 1 },
  carryOver: false,
};

describe('npm run requirement', () => {
  test('answers in order of cases and of their events, whatever a case leaves out', () => {
    const cases = [
      {
        name: 'two events',
        asOf: '2026-03-01',
        registrant: { designations: [technician] },
        events: [course, show],
        attendance: [
          { event: 'a-show', source: 'list' },
          { event: 'course', source: 'roster', days: [{ date: '2026-02-11' }, { date: '2026-02-12' }] },
          { event: 'course', source: 'booth', at: '2026-02-09T23:30:00+01:00', days: null },
          { event: 'course', source: 'application', at: null, days: [{ date: '2026-02-10', minutes: null }] },
        ],
        adjustments: [{ id: 'x', earnedOn: '2026-02-20', cec: -50 }],
      },
      { name: 'nothing', asOf: '2026-03-01', registrant: { designations: [] } },
    ];
    const { status, stdout, stderr } = requirementOf({ policy: 'iicrc-7h', cases });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({ cases: 2 });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual([
      {
        name: 'two events',
        credits: [
          { event: 'course', cec: 150, minutes: 630, earnedOn: '2026-02-11' },
          { event: 'a-show', cec: 50, minutes: 630, earnedOn: '2026-02-11' },
        ],
        review: [
          { event: 'course', why: 'outside-dates' },
          { event: 'course', why: 'outside-dates' },
        ],
        requirementDate: '2032-05-05',
        earned: 0,
        needed: 200,
        status: 'on-track',
      },
      {
        name: 'nothing',
        credits: [],
        review: [],
        requirementDate: null,
        earned: 0,
        needed: 0,
        status: 'not-required',
      },
    ]);
  });

  test('a case may have a policy of its own, by name or in full', () => {
    const base = {
      asOf: '2026-03-01',
      registrant: { designations: [technician], opening: null },
      events: [course],
      attendance: [{ event: 'course', source: 'list' }],
    };
    const cases = [
      { name: 'an hour a CEC', policy: 'iicrc-1h', ...base },
      { name: 'in full', policy: inFull, ...base },
    ];
    expect(requirementOf({ cases }).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject([
      { credits: [{ cec: 1050 }], requirementDate: '2028-05-05', earned: 1050, needed: 1400 },
      { credits: [{ cec: 600 }], requirementDate: '2030-05-05', earned: 0, needed: 500 },
    ]);
  });

  const withCase = (change: object) => ({
    cases: [{ name: 'one', asOf: '2026-03-01', registrant: { designations: [technician] }, ...change }],
  });
  test.each([
    ['a day that is none', withCase({ asOf: '2026-02-30' }), 'cases[0].asOf: there is no such day'],
    ['a day without a calendar', withCase({ asOf: '9999-12-31' }), 'cases[0].asOf: write a day between 1900'],
    [
      'a time finer than any clock',
      withCase({
        events: [course],
        attendance: [{ event: 'course', source: 'booth', at: '2026-02-10T18:00:00.1234567890Z' }],
      }),
      'cases[0].attendance[0].at: write at most nine digits',
    ],
    ['a policy with a field that is wrong', { policy: { ...inFull, step: 'x' }, cases: [] }, 'policy.step: '],
    ['a policy that is not there', { policy: 'mine', cases: [] }, 'policy: name one of iicrc-7h, iicrc-1h'],
    [
      'attendance at an unknown event',
      withCase({ attendance: [{ event: 'zoo', source: 'list' }] }),
      'cases[0]: attendance names an event that is not in events',
    ],
    [
      'one id for two events',
      withCase({ events: [course, course] }),
      'cases[0]: two events have the same id',
    ],
    [
      'a zone that is none',
      withCase({ events: [{ ...course, timeZone: 'Mars/Base' }] }),
      'cases[0].events[0].timeZone: no such IANA time zone',
    ],
    ['no cases', {}, 'cases: '],
  ])('says in words what is wrong: %s', (_, cases, words) => {
    const { status, stdout, stderr } = requirementOf(cases);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });

  test.each([
    ['no --out', ['--cases', 'C.json'], 'needs --cases … --out …'],
    ['a name it does not know', ['--case', 'C.json', '--out', out], "'--case'"],
    [
      'a file that is not there',
      ['--cases', 'no-such-file.json', '--out', out],
      'cannot read no-such-file.json',
    ],
    ['a file that is not JSON', ['--cases', 'README.md', '--out', out], 'cannot read README.md'],
  ])('asks again for %s', (_, args, words) => {
    const { status, stderr } = requirement(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  });
});
