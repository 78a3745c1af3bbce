import { expect, test } from 'vitest';
import {
  firstPinChange,
  nextPinChange,
  type PinChange,
  type PinChangeEvent,
} from '../../../src/roster/door/pin-change.ts';

const current = '284917';
const next = '640318';
const typed = (pin: string): PinChangeEvent => ({ type: 'typed', pin });
const known = [typed(current), { type: 'right' }] satisfies PinChangeEvent[];
const fresh = (problem: Extract<PinChange, { at: 'new' }>['problem']): PinChange => ({
  at: 'new',
  current,
  typed: '',
  problem,
});

test.each<{ name: string; events: PinChangeEvent[]; change: PinChange }>([
  { name: 'digit by digit', events: [typed('28')], change: { at: 'current', typed: '28', problem: null } },
  { name: 'a complete one is looked at', events: [typed(current)], change: { at: 'checking', current } },
  {
    name: 'a wrong one',
    events: [typed('111222'), { type: 'wrong' }],
    change: { at: 'current', typed: '', problem: 'wrong' },
  },
  { name: 'the right one leads to a new one', events: known, change: fresh(null) },
  { name: 'nothing else does', events: [{ type: 'right' }, { type: 'kept' }], change: firstPinChange },
  { name: 'an easy one', events: [...known, typed('123456')], change: fresh('too-easy') },
  { name: 'the same again', events: [...known, typed(current)], change: fresh('as-before') },
  {
    name: 'once',
    events: [...known, typed(next)],
    change: { at: 'repeat', current, first: next, typed: '' },
  },
  {
    name: 'two that differ',
    events: [...known, typed(next), typed('640319')],
    change: fresh('not-same'),
  },
  {
    name: 'two alike are kept',
    events: [...known, typed(next), typed(next)],
    change: { at: 'keeping', current, next },
  },
  {
    name: 'that could not be written',
    events: [...known, typed(next), typed(next), { type: 'not-kept' }],
    change: fresh('not-kept'),
  },
  {
    name: 'done, whatever is typed then',
    events: [...known, typed(next), typed(next), { type: 'kept' }, typed('1')],
    change: { at: 'done' },
  },
])('$name', ({ events, change }) => expect(events.reduce(nextPinChange, firstPinChange)).toEqual(change));
