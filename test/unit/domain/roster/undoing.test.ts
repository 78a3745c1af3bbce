import { describe, expect, test } from 'vitest';
import { rosterOf } from '#domain/roster/roster.ts';
import type { RosterChange, RosterStatement } from '#domain/roster/roster-change.ts';
import { undoing } from '#domain/roster/undoing.ts';
import { absent, ann, bob, change, cleo, day, days, plan, present, signature } from './changes.ts';

const [first] = days;

/** All changes with those that undo `undone` behind them. */
const undone = (changes: RosterChange[], which: RosterChange): RosterChange[] => {
  const next = undoing(plan, changes, which);
  if (!next) throw new Error('there is nothing to undo');
  return [
    ...changes,
    ...next.map(({ person, says, after }, index) => ({
      ...change(100 + changes.length + index, person, says),
      after,
    })),
  ];
};

describe('undoing', () => {
  const claim: RosterStatement = {
    what: 'claim',
    claim: { full_name: 'C' },
    badge: null,
    understoodBy: null,
  };
  test.each<[string, string | null, RosterStatement]>([
    ['a tick', ann, day(first, present)],
    ['a signature', ann, { what: 'signature', date: first, signature }],
    ['a check of identity', ann, { what: 'identity', checked: true }],
    ['a note', ann, { what: 'note', text: 'n' }],
    ['taking somebody off', bob, { what: 'listed', listed: false }],
    ['adding somebody', cleo, claim],
    ['another name for somebody expected', ann, claim],
    ['another purpose than expected', ann, { what: 'purpose', purpose: 'cec-only' }],
    ['the purpose of somebody who had said none', bob, { what: 'purpose', purpose: 'exam' }],
    [
      'closing',
      null,
      { what: 'closing', attestation: { name: 'Irene Teacher', sentence: 'So it was.', signature } },
    ],
  ])('%s leaves the roster as it was before', (_, person, says) => {
    const made = change(1, person, says);
    expect(rosterOf(plan, [made])).not.toEqual(rosterOf(plan, []));
    expect(rosterOf(plan, undone([made], made))).toEqual(rosterOf(plan, []));
  });

  test('goes back step by step', () => {
    const tick = change(1, ann, day(first, present));
    const late = change(2, ann, day(first, { is: 'partly', from: '10:00', until: '17:00' }), [tick]);
    const once = undone([tick, late], late);
    expect(rosterOf(plan, once)).toEqual(rosterOf(plan, [tick]));
    // What the undo restored is undone by undoing what had said it first.
    expect(rosterOf(plan, undone(once, tick))).toEqual(rosterOf(plan, []));
  });

  test('of a settled disagreement shows both again', () => {
    const both = [change(1, ann, day(first, present)), change(2, ann, day(first, absent), [], 'tablet-2')];
    const settled = change(3, ann, day(first, present), both);
    expect(rosterOf(plan, undone([...both, settled], settled))).toEqual(rosterOf(plan, both));
  });

  test('is not offered where something else was said since, or where nothing can be put back', () => {
    const tick = change(1, ann, day(first, present));
    const later = change(2, ann, day(first, absent), [tick]);
    expect(undoing(plan, [tick, later], tick)).toBeNull();
    const untouched = change(3, bob, { what: 'purpose', purpose: null });
    expect(undoing(plan, [untouched], untouched)).toBeNull();
  });
});
