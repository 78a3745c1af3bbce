import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../src/domain/calendar.ts';
import type { Designation } from '../../../../src/domain/designation.ts';
import { type CountableEntry, standingEntries } from '../../../../src/domain/ledger-entry.ts';
import { iicrcSevenHours } from '../../../../src/domain/policy.ts';
import { changesInOrder } from '../../../../src/domain/requirement/changes.ts';
import type { RequirementTerms } from '../../../../src/domain/requirement/fold.ts';
import { requirementState } from '../../../../src/domain/requirement/requirement.ts';
import { foldChange, startOfFold } from '../../../../src/domain/requirement/step.ts';

const asOf = '2026-11-24';
/** Few enough days that changes often fall together, over some twelve years. */
const anyDay = fc.integer({ min: 0, max: 120 }).map((step) => addDays('2015-02-28', step * 37));

const anyDesignation: fc.Arbitrary<Designation> = fc.record({
  code: fc.constantFrom('WRT', 'CCT', 'MWR', 'RFI'),
  kind: fc.constantFrom('technician', 'technician', 'master', 'inspection'),
  earned: anyDay,
  endedOn: fc.option(anyDay),
});
const anyTerms: fc.Arbitrary<RequirementTerms> = fc.record({
  designations: fc.array(anyDesignation, { maxLength: 4 }),
  opening: fc.option(
    fc.record({ asOf: anyDay, requirementDate: anyDay, cec: fc.constantFrom(0, 50, 150, 200) }),
  ),
  policy: fc.constant(iicrcSevenHours),
});
const anyEntries: fc.Arbitrary<CountableEntry[]> = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('credit', 'adjustment'),
    id: fc.nat({ max: 999 }).map(String),
    cec: fc.integer({ min: -3, max: 4 }).map((halves) => halves * 50),
    earnedOn: anyDay,
  }),
  { maxLength: 10, selector: ({ id }) => id },
);

describe('the requirement, for any designations and any ledger', () => {
  test('the order in which entries were posted and designations listed never matters', () => {
    const anyShuffle = anyEntries.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
    );
    fc.assert(
      fc.property(anyTerms, anyShuffle, (terms, [entries, shuffled]) => {
        const { reasons: _told, ...inOrder } = requirementState({ ...terms, entries, asOf });
        const designations = terms.designations.toReversed();
        const again = requirementState({ ...terms, designations, entries: shuffled, asOf });
        expect(again).toMatchObject(inOrder);
      }),
    );
  });

  test('replay equals increment: folding up to a day and going on comes to the same', () => {
    fc.assert(
      fc.property(anyTerms, anyEntries, anyDay, (terms, entries, pause) => {
        const changes = changesInOrder(terms.designations, terms.opening, entries);
        const atOnce = changes.reduce((so, change) => foldChange(terms, so, change), startOfFold(terms));

        // What is known at the pause: nothing of later entries or designations, nor of ends to come.
        const knownThen = terms.designations
          .filter(({ earned }) => earned <= pause || (terms.opening !== null && earned <= terms.opening.asOf))
          .map((each) => ({
            ...each,
            endedOn:
              each.endedOn !== null && each.endedOn > pause && each.endedOn > (terms.opening?.asOf ?? '')
                ? null
                : each.endedOn,
          }));
        const termsThen = { ...terms, designations: knownThen };
        const entriesThen = entries.filter(({ earnedOn }) => earnedOn <= pause);
        const until = changesInOrder(knownThen, terms.opening, entriesThen).filter(({ day }) => day <= pause);
        const stored = until.reduce(
          (so, change) => foldChange(termsThen, so, change),
          startOfFold(termsThen),
        );
        const rest = changes.filter(({ day }) => day > pause);
        const goneOn = rest.reduce((so, change) => foldChange(terms, so, change), structuredClone(stored));

        expect(goneOn).toEqual(atOnce);
      }),
      { numRuns: 500 },
    );
  });

  test('reversing an entry restores the state before it, whatever came between', () => {
    fc.assert(
      fc.property(anyTerms, anyEntries, anyDay, (terms, entries, earnedOn) => {
        const before = requirementState({ ...terms, entries, asOf });
        const posted = { kind: 'credit' as const, id: 'posted', cec: 200, earnedOn };
        const reversed = { kind: 'reversal' as const, id: 'reversal', reverses: 'posted' };
        const [first, ...others] = entries;
        const ledger = first ? [first, posted, ...others, reversed] : [posted, reversed];
        expect(requirementState({ ...terms, entries: ledger, asOf })).toEqual(before);
        expect(standingEntries(ledger)).toEqual(entries);
      }),
    );
  });

  test('the future changes nothing but what is said about it', () => {
    fc.assert(
      fc.property(anyTerms, anyEntries, anyDay, (terms, entries, day) => {
        const past = entries.filter(({ earnedOn }) => earnedOn <= day);
        const { reasons: _told, ...known } = requirementState({ ...terms, entries: past, asOf: day });
        expect(requirementState({ ...terms, entries, asOf: day })).toMatchObject(known);
      }),
    );
  });

  test('earned stays from 0 to below what is needed; nothing required means no date and nothing earned', () => {
    fc.assert(
      fc.property(anyTerms, anyEntries, (terms, entries) => {
        const state = requirementState({ ...terms, entries, asOf });
        expect(state.earned).toBeGreaterThanOrEqual(0);
        expect(state.earned).toBeLessThan(200);
        expect(state.requirementDate === null).toBe(state.status === 'not-required');
        if (state.status === 'not-required') expect(state).toMatchObject({ earned: 0, needed: 0 });
      }),
    );
  });
});
