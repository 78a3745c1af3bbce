import { describe, expect, test } from 'vitest';
import { type Door, type DoorEvent, firstDoor, isOpen, nextDoor } from '../../../src/roster/door/door.ts';

const played = (...events: DoorEvent[]): Door => events.reduce(nextDoor, firstDoor);
const enrolled = (isSet: boolean, lockedUntil: number | null = null): DoorEvent => ({
  type: 'enrolled',
  isSet,
  lockedUntil,
});
const typed = (pin: string): DoorEvent => ({ type: 'typed', pin });
const opened = (isTeacherKnown: boolean): DoorEvent => ({ type: 'opened', isTeacherKnown });
const inside = [enrolled(true), typed('284917'), opened(true)];

describe('the way to the roster', () => {
  test.each<{ name: string; events: DoorEvent[]; at: Door }>([
    { name: 'no class yet', events: [{ type: 'not-enrolled' }], at: { at: 'not-enrolled' } },
    { name: 'no PIN yet', events: [enrolled(false)], at: { at: 'choose-pin', typed: '', problem: null } },
    {
      name: 'an easy one is refused',
      events: [enrolled(false), typed('123456')],
      at: { at: 'choose-pin', typed: '', problem: 'too-easy' },
    },
    {
      name: 'two that differ',
      events: [enrolled(false), typed('284917'), typed('284918')],
      at: { at: 'choose-pin', typed: '', problem: 'not-same' },
    },
    {
      name: 'two alike are kept',
      events: [enrolled(false), typed('284917'), typed('284917')],
      at: { at: 'checking', pin: '284917', isNew: true },
    },
    { name: 'still locked', events: [enrolled(true, 90)], at: { at: 'waiting', until: 90 } },
    {
      name: 'waited',
      events: [enrolled(true, 90), { type: 'waited' }],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
    {
      name: 'digits only, as they come',
      events: [enrolled(true), typed('2a8 4')],
      at: { at: 'enter-pin', typed: '284', problem: null },
    },
    {
      name: 'a wrong one',
      events: [enrolled(true), typed('284917'), { type: 'wrong', lockedUntil: null }],
      at: { at: 'enter-pin', typed: '', problem: 'wrong' },
    },
    {
      name: 'too many wrong ones',
      events: [enrolled(true), typed('284917'), { type: 'wrong', lockedUntil: 90 }],
      at: { at: 'waiting', until: 90 },
    },
    { name: 'the right one', events: inside, at: { at: 'inside' } },
    {
      name: 'on a new day it asks who teaches',
      events: [enrolled(true), typed('284917'), opened(false)],
      at: { at: 'who-teaches' },
    },
    {
      name: 'and goes on',
      events: [enrolled(true), typed('284917'), opened(false), { type: 'teacher-said' }],
      at: { at: 'inside' },
    },
    { name: 'passed round', events: [...inside, { type: 'passed' }], at: { at: 'passing' } },
    {
      name: 'from the round only the PIN leads back',
      events: [...inside, { type: 'passed' }, { type: 'locked' }],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
    {
      name: 'nobody in the round comes to who teaches',
      events: [...inside, { type: 'passed' }, { type: 'teacher-asked' }],
      at: { at: 'passing' },
    },
    {
      name: 'nor to the PIN or the other classes',
      events: [
        ...inside,
        { type: 'passed' },
        { type: 'pin-change-asked' },
        { type: 'classes-asked' },
        { type: 'tried-alike', pin: '284917' },
      ],
      at: { at: 'passing' },
    },
    { name: 'several classes', events: [...inside, { type: 'classes-asked' }], at: { at: 'classes' } },
    {
      name: 'another of them, with the PIN that is known',
      events: [...inside, { type: 'classes-asked' }, { type: 'tried-alike', pin: '284917' }, opened(true)],
      at: { at: 'inside' },
    },
    {
      name: 'which is another one there',
      events: [...inside, { type: 'classes-asked' }, { type: 'tried-alike', pin: '284917' }, enrolled(true)],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
    {
      name: 'a PIN that is changed leads back to the roster',
      events: [...inside, { type: 'pin-change-asked' }, typed('28'), { type: 'pin-change-ended' }],
      at: { at: 'inside' },
    },
    {
      name: 'and is locked away like the roster',
      events: [...inside, { type: 'pin-change-asked' }, { type: 'locked' }],
      at: { at: 'enter-pin', typed: '', problem: null },
    },
  ])('$name', ({ events, at }) => expect(played(...events)).toEqual(at));

  test('nothing but a PIN that was checked opens it', () => {
    const all: DoorEvent[] = [
      opened(true),
      { type: 'teacher-said' },
      { type: 'teacher-asked' },
      { type: 'passed' },
      { type: 'pin-change-asked' },
      { type: 'pin-change-ended' },
      { type: 'tried-alike', pin: '284917' },
      { type: 'classes-asked' },
      { type: 'waited' },
      typed('28491'),
    ];
    for (const before of [[], [enrolled(true)], [enrolled(false)], [enrolled(true, 90)]])
      for (const event of all) expect(isOpen(played(...before, event))).toBe(false);
  });

  test('a roster that is being opened is not locked away from under it', () =>
    expect(played(enrolled(true), typed('284917'), { type: 'locked' }).at).toBe('checking'));
});
