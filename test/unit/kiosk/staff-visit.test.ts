import { describe, expect, test } from 'vitest';
import {
  firstStaffVisit,
  nextStaffVisit,
  type StaffEvent,
  type StaffVisit,
} from '../../../src/kiosk/staff/staff-visit.ts';

const played = (...events: StaffEvent[]): StaffVisit => events.reduce(nextStaffVisit, firstStaffVisit);
const read = (isSet: boolean, lockedUntil: number | null = null): StaffEvent => ({
  type: 'read',
  isSet,
  lockedUntil,
});
const typed = (pin: string): StaffEvent => ({ type: 'typed', pin });
const page = { type: 'page-asked', page: 'export' } satisfies StaffEvent;
const right = { type: 'answered', answer: { is: 'right' } } satisfies StaffEvent;
const chosen = { type: 'chosen' } satisfies StaffEvent;

describe('the way into the staff view', () => {
  test.each([
    { name: 'first of all it looks whether there is a PIN', events: [], at: { at: 'opening' } },
    {
      name: 'none yet: choose one',
      events: [read(false)],
      at: { at: 'choose-pin', typed: '', problem: null },
    },
    {
      name: 'there is one: enter it',
      events: [read(true)],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
    { name: 'still locked', events: [read(true, 90)], at: { at: 'locked', until: 90 } },
    {
      name: 'digits only, as they come',
      events: [read(true), typed('2a8 4')],
      at: { at: 'enter-pin', typed: '284', problem: null },
    },
    {
      name: 'the sixth digit sends it',
      events: [read(true), typed('284917')],
      at: { at: 'checking', pin: '284917', isNew: false },
    },
    {
      name: 'a wrong one',
      events: [read(true), typed('284917'), { type: 'answered', answer: { is: 'wrong', lockedUntil: null } }],
      at: { at: 'enter-pin', typed: '', problem: 'wrong' },
    },
    {
      name: 'one wrong one too many',
      events: [read(true), typed('284917'), { type: 'answered', answer: { is: 'wrong', lockedUntil: 7 } }],
      at: { at: 'locked', until: 7 },
    },
    {
      name: 'the wait is over',
      events: [read(true, 90), { type: 'waited' }],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
    {
      name: 'the right one',
      events: [read(true), typed('284917'), right],
      at: { at: 'inside', page: 'safety' },
    },
    {
      name: 'a new one that is too easy',
      events: [read(false), typed('123456')],
      at: { at: 'choose-pin', typed: '', problem: 'too-easy' },
    },
    {
      name: 'a new one is asked twice',
      events: [read(false), typed('284917'), typed('284917')],
      at: { at: 'checking', pin: '284917', isNew: true },
    },
    {
      name: 'and must be the same',
      events: [read(false), typed('284917'), typed('284918')],
      at: { at: 'choose-pin', typed: '', problem: 'not-same' },
    },
    {
      name: 'a new one kept',
      events: [read(false), typed('284917'), typed('284917'), chosen],
      at: { at: 'inside', page: 'safety' },
    },
    {
      name: 'pages, once inside',
      events: [read(true), typed('284917'), right, page],
      at: { at: 'inside', page: 'export' },
    },
    {
      name: 'storage that does not answer',
      events: [read(true), typed('284917'), { type: 'storage-broke' }],
      at: { at: 'storage-broken' },
    },
  ] satisfies { name: string; events: StaffEvent[]; at: StaffVisit }[])('$name', ({ events, at }) =>
    expect(played(...events)).toEqual(at),
  );

  test.each([
    { name: 'a page asked for from outside', events: [read(true), page] },
    { name: 'an answer nobody waits for', events: [read(true), right] },
    { name: 'an answer while it is locked', events: [read(true, 90), right] },
    { name: '"chosen" where a PIN is entered', events: [read(true), typed('284917'), chosen] },
    { name: 'an answer where one is chosen', events: [read(false), typed('284917'), typed('284917'), right] },
    { name: 'typing while it is locked', events: [read(true, 90), typed('284917'), right] },
    { name: 'broken storage', events: [read(true), { type: 'storage-broke' }, right, chosen, page] },
  ] satisfies { name: string; events: StaffEvent[] }[])('never inside by $name', ({ events }) =>
    expect(played(...events).at).not.toBe('inside'),
  );
});
