import type { ClassPlan } from './class-plan.ts';
import { standingOf } from './roster.ts';
import { type RosterChange, type RosterStatement, thingOf } from './roster-change.ts';

/** A statement that is to become a change: of whom, and what it follows. */
export interface NextStatement {
  person: string | null;
  says: RosterStatement;
  after: string[];
}

/** The ids of what stands of a thing: what the next change of it follows. */
export const standingIds = (changes: Iterable<RosterChange>, next: Pick<NextStatement, 'person' | 'says'>) =>
  (standingOf(changes).get(thingOf(next)) ?? []).map(({ id }) => id);

/** What the thing was before anybody said anything of it. */
const untouched = ({ person, says }: RosterChange, plan: ClassPlan): RosterStatement => {
  const expected = plan.expected.find((each) => each.person === person);
  switch (says.what) {
    case 'claim':
      return expected
        ? { what: 'claim', claim: expected.claim, badge: null, understoodBy: null }
        : { what: 'listed', listed: false };
    case 'listed':
      return { what: 'listed', listed: true };
    case 'purpose':
      return { what: 'purpose', purpose: expected?.purpose ?? null };
    case 'day':
      return { what: 'day', date: says.date, mark: { is: 'open' } };
    case 'signature':
      return { what: 'signature', date: says.date, signature: null };
    case 'identity':
      return { what: 'identity', checked: false };
    case 'note':
      return { what: 'note', text: '' };
    case 'closing':
      return { what: 'closing', attestation: null };
  }
};

/** Whether what a change says is what stands, by itself or because something restored it. */
const stillStands = (change: RosterChange, standing: RosterChange[]): boolean =>
  standing.length > 0 && standing.every(({ says }) => JSON.stringify(says) === JSON.stringify(change.says));

/**
 * The statements that put back what was before a change, or null where there is nothing to put back: something else was
 * said since. More than one where devices disagreed before it: settling is undone to disagreement.
 */
export const undoing = (
  plan: ClassPlan,
  changes: Iterable<RosterChange>,
  change: RosterChange,
): NextStatement[] | null => {
  const all = [...changes];
  const standing = standingOf(all).get(thingOf(change)) ?? [];
  if (!stillStands(change, standing)) return null;
  const before = all.filter(({ id }) => change.after.includes(id)).map(({ says }) => says);
  const restored = before.length > 0 ? before : [untouched(change, plan)];
  const different = [...new Map(restored.map((says) => [JSON.stringify(says), says])).values()];
  const isSame = different.every((says) => JSON.stringify(says) === JSON.stringify(change.says));
  if (isSame) return null;
  return different.map((says) => ({
    person: change.person,
    says,
    after: standingIds(all, { person: change.person, says }),
  }));
};
