import type { Claim } from '../claim.ts';
import type { RosterPerson } from './roster.ts';

/** A name's words without case, accents and order: "KOWALCZYK, María" and "Maria Kowalczyk" are one. */
const nameKey = ({ full_name, given_name, surname }: Claim): string =>
  (full_name ?? [given_name, surname].filter(Boolean).join(' '))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether both give the same kind of fact and it differs: then a name alone makes them nobody's row. */
const contradicts = (a: Claim, b: Claim): boolean =>
  (['registrant_number', 'email'] as const).some(
    (field) => a[field] !== undefined && b[field] !== undefined && !same(a[field], b[field]),
  );

/**
 * The one row of whoever says this of themselves; null where there is none, or more than one. By a number, address or
 * badge, or by a name that nothing speaks against.
 */
export const ownRow = (people: readonly RosterPerson[], claim: Claim): RosterPerson | null => {
  const bySomething = people.filter(
    (row) =>
      same(row.claim.registrant_number, claim.registrant_number) ||
      same(row.claim.email, claim.email) ||
      same(row.claim.badge_id, claim.badge_id),
  );
  const name = nameKey(claim);
  const byName =
    name === '' ? [] : people.filter((row) => nameKey(row.claim) === name && !contradicts(row.claim, claim));
  const found = bySomething.length > 0 ? bySomething : byName;
  return found.length === 1 ? (found[0] ?? null) : null;
};
