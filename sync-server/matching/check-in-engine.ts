/** Who is this? The engine of `linkage` for one claim at a time, with candidates and frequencies from the database. */
import type SqliteDatabase from 'better-sqlite3';
import type { Claim } from '#domain/claim.ts';
import {
  type Bounds,
  boundsForCheckIns,
  boundsForLists,
  codesOf,
  createDecider,
  createEvidence,
  type LinkDecision,
  usualWeights,
  type Weights,
} from '../linkage/index.ts';
import type { Store } from '../store/index.ts';
import type { MatchAnswer, MatchingEngine } from './engine.ts';
import { createAsking } from './registry-index/ask.ts';
import { createKeys, model, newTables, rowOfClaim } from './registry-index/rows.ts';

/** "Nobody" must not sound like "could not look". */
export const whyNobody = (claim: Claim, keys: readonly number[]): string => {
  if (Object.keys(claim).length === 0)
    return 'the badge could not be read: nothing is known about the person';
  if (keys.length > 0) return 'nobody in the registry resembles this';
  return claim.badge_id === undefined
    ? 'there is no name, number, e-mail or phone to look for'
    : "only the badge's ID is known, and it is not in any badge list yet";
};

/** A decision of the engine with the ids of those it found. */
export const answerOf = (
  { decision, candidates, whyNot }: LinkDecision,
  ids: readonly string[],
  nobody: string,
  askedUnder: readonly number[],
): MatchAnswer => {
  const ranked = candidates.map(({ registrant, probability, reasons }) => ({
    registrant: ids[registrant] ?? '',
    probability,
    reasons,
  }));
  const [best] = ranked;
  if (!best)
    return { decision: 'none', registrant: null, probability: 0, candidates: [], why: [nobody], askedUnder };
  return {
    decision,
    registrant: decision === 'auto' ? best.registrant : null,
    probability: best.probability,
    candidates: ranked,
    why: whyNot === null ? best.reasons : [whyNot],
    askedUnder,
  };
};

const nobodyLess: ReadonlySet<string> = new Set();

/** `weightsNow`: what was learnt last; null before anything was. */
export const createCheckInEngine = (
  store: Store,
  weightsNow: () => Promise<Weights | null>,
): MatchingEngine => {
  let asking: ReturnType<typeof createAsking> | null = null;

  const matchWith = (
    connection: SqliteDatabase.Database,
    { claim, without }: { claim: Claim; without: ReadonlySet<string> },
    weights: Weights | null,
    bounds: Bounds,
  ): MatchAnswer => {
    asking ??= createAsking(connection);
    const tables = newTables();
    const [claims, registrants] = [tables.emptyTable(), tables.emptyTable()];
    tables.add(claims, rowOfClaim(claim));
    const keys = createKeys(tables).asked(claims, 0);
    asking.addCandidates(keys, tables, registrants);

    const evidence = createEvidence(model, tables, registrants);
    const codes = codesOf(claims, 0);
    const levels = new Int8Array(registrants.ids.length * evidence.width);
    const rows: number[] = [];
    // Whoever is left out still counts among those who share a value.
    for (const [row, id] of registrants.ids.entries())
      if (!without.has(id) && evidence.compare(codes, row, levels, rows.length * evidence.width))
        rows.push(row);
    const decide = createDecider(
      evidence,
      asking.frequenciesOf(tables, registrants),
      weights ?? usualWeights(evidence),
      registrants.ids,
      bounds,
    );
    return answerOf(decide(codes, rows, levels), registrants.ids, whyNobody(claim, keys), keys);
  };

  return {
    match: async (claim, seen, without = nobodyLess) => {
      const weights = await weightsNow();
      const bounds = seen === 'in-list' ? boundsForLists : boundsForCheckIns;
      return store.raw((connection) => matchWith(connection, { claim, without }, weights, bounds));
    },
  };
};
