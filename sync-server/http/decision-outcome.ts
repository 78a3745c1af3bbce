/** What a decision changed, in words for the person who made it. */
import type { DecisionOutcome, RulingOutcome } from '#domain/console-api.ts';
import { writeCec } from '#domain/credit/amount.ts';
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import { displayName } from '#domain/registrant.ts';
import type { Decided, Ruled } from '../matching/index.ts';
import type { Rooms } from '../rooms.ts';

/** Null where nothing was posted for this registrant. */
const postedFor = (name: string, posted: readonly LedgerEntry[]): string | null => {
  const credit = posted.find((entry) => entry.kind === 'credit');
  const isReversed = posted.some((entry) => entry.kind === 'reversal');
  if (credit && isReversed) return `The credit of ${name} was posted anew: ${writeCec(credit.cec)} CEC.`;
  if (credit) return `${writeCec(credit.cec)} CEC posted for ${name}.`;
  return isReversed ? `The credit of ${name} was reversed.` : null;
};

const nothingFor = (name: string): string =>
  `Nothing changed for ${name}: the event was credited already, or earns nothing.`;

export const outcomeOf = async (
  rooms: Pick<Rooms, 'registry' | 'ledger'>,
  { decision, checkIn, affected }: Decided,
): Promise<DecisionOutcome> => {
  const people = new Map(
    (await rooms.registry.several(affected.map(({ registrant }) => registrant))).map((one) => [one.id, one]),
  );
  const first = people.get(affected[0]?.registrant ?? '') ?? null;
  const sentences = affected.flatMap(({ registrant, posted }) => {
    const person = people.get(registrant);
    return person ? (postedFor(displayName(person), posted) ?? []) : [];
  });
  const otherwise = first ? nothingFor(displayName(first)) : 'Nobody is credited.';
  return {
    decision,
    checkIn,
    posted: affected.flatMap(({ posted }) => posted),
    requirement: first && (await rooms.ledger.requirementOf(first)),
    sentence: sentences.join(' ') || otherwise,
  };
};

/** Of "not this person", and of taking it back. */
export const rulingOutcomeOf = async (
  { registry }: Pick<Rooms, 'registry'>,
  { ruling, checkIn, registrant, holdsForOthers, affected }: Ruled,
  said: 'ruled-out' | 'taken-back',
): Promise<RulingOutcome> => {
  const person = await registry.get(registrant);
  const name = person ? displayName(person) : registrant;
  const whom = holdsForOthers
    ? 'this sign-in and all that say the very same'
    : 'this sign-in alone: what it says could be several people';
  const first =
    said === 'ruled-out' ? `Not ${name}, for ${whom}.` : `${name} may be meant again, for ${whom}.`;
  const posted = affected.find((one) => one.registrant === registrant)?.posted ?? [];
  return { ruling, checkIn, sentence: [first, postedFor(name, posted) ?? []].flat().join(' ') };
};
