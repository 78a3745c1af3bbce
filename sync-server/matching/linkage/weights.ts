/**
 * How much each level of evidence is worth (Fellegi and Sunter, "A Theory for Record Linkage", 1969): `m`, how often a
 * person's own records agree so, learnt by EM from the lists themselves; `u`, how often two people's do, from pairs
 * drawn by chance.
 */
import { type Evidence, silent } from './evidence.ts';
import type { Table } from './table.ts';

export interface Weights {
  /** By unit, then by level. */
  m: number[][];
  u: number[][];
  /** The share of attendees who are registrants. */
  registered: number;
}

/** Candidate rows of each attendee, with a level for each unit of evidence. */
export interface Compared {
  /** Where the candidates of each attendee begin, and at last where they end. */
  starts: Int32Array;
  rows: Int32Array;
  levels: Int8Array;
}

const drawnPairs = 60_000;
const rounds = 12;
/** So many records' worth of what is usual stands beside what is seen: small lists must not teach nonsense. */
const priorRecords = 30;

/** Steps that never fall into a rhythm (Weyl sequences): pairs spread evenly over both lists, the same each time. */
const goldenStep = (Math.sqrt(5) - 1) / 2;
const otherStep = Math.SQRT2 - 1;
const nth = (index: number, step: number, bound: number): number => Math.floor(((index * step) % 1) * bound);

const estimateU = (evidence: Evidence, attendees: Table, registrants: Table): number[][] => {
  const { units, compare } = evidence;
  const counts = units.map(({ levels }) => levels.map(() => 0.5));
  const levels = new Int8Array(units.length);
  for (let pair = 0; pair < drawnPairs; pair++) {
    const one = nth(pair, goldenStep, attendees.ids.length);
    const other = nth(pair, otherStep, registrants.ids.length);
    compare(attendees, one, other, levels, 0);
    for (let unit = 0; unit < units.length; unit++) {
      const level = levels[unit] ?? silent;
      const own = counts[unit];
      if (level !== silent && own) own[level] = (own[level] ?? 0) + 1;
    }
  }
  return counts.map((own, unit) => {
    if (units[unit]?.isManner) return own.map(() => 1);
    const sum = own.reduce((total, count) => total + count, 0);
    return own.map((count) => count / sum);
  });
};

/** Nearly always the same, sometimes nearly, seldom different. */
const usualM = (levels: number): number[] => {
  const weights = Array.from({ length: levels }, (_, level) =>
    level === 0 ? 12 : level === levels - 1 ? 1 : 0.8,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

/** Evidence for one candidate as a likelihood ratio; `valueShare`: how rare the value is that agrees. */
export const createScorer =
  (evidence: Evidence, registrants: Table) =>
  ({ m, u }: Weights, { rows, levels }: Compared, candidate: number): number => {
    const { units, counts } = evidence;
    const all = registrants.ids.length;
    const row = rows[candidate] ?? 0;
    let ratio = 1;
    for (let unit = 0; unit < units.length; unit++) {
      const level = levels[candidate * units.length + unit] ?? silent;
      if (level === silent) continue;
      const column = units[unit]?.column ?? null;
      const agreed = m[unit]?.[level] ?? 1;
      if (level === 0 && column !== null) {
        const count = counts[column]?.get(registrants.values[column]?.[row] ?? '') ?? 1;
        ratio *= (agreed * all) / count;
      } else {
        const most = 2 ** (units[unit]?.atMostBits?.[level] ?? Number.POSITIVE_INFINITY);
        ratio *= Math.min(most, agreed / (u[unit]?.[level] ?? 1));
      }
    }
    return ratio;
  };

/** The probability of each candidate of an attendee, all together with "not a registrant". */
export const posterior = (ratios: readonly number[], registered: number, all: number): number[] => {
  const parts = ratios.map((ratio) => (registered / all) * ratio);
  const sum = parts.reduce((total, part) => total + part, 1 - registered);
  return parts.map((part) => part / sum);
};

export const learn = (
  evidence: Evidence,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  compared: Compared,
): Weights => {
  const { units } = evidence;
  const usual = units.map(({ levels }) => usualM(levels.length));
  let weights: Weights = { m: usual, u: estimateU(evidence, attendees, registrants), registered: 0.7 };
  const score = createScorer(evidence, registrants);
  for (let round = 0; round < rounds; round++) {
    const seen = usual.map((own) => own.map((share) => share * priorRecords));
    let found = 0;
    for (let attendee = 0; attendee < attendees.ids.length; attendee++) {
      const start = compared.starts[attendee] ?? 0;
      const end = compared.starts[attendee + 1] ?? start;
      const ratios: number[] = [];
      for (let candidate = start; candidate < end; candidate++)
        ratios.push(score(weights, compared, candidate));
      for (const [index, probability] of posterior(
        ratios,
        weights.registered,
        registrants.ids.length,
      ).entries()) {
        if (probability < 1e-4) continue;
        found += probability;
        for (let unit = 0; unit < units.length; unit++) {
          const level = compared.levels[(start + index) * units.length + unit] ?? silent;
          const own = seen[unit];
          if (level !== silent && own) own[level] = (own[level] ?? 0) + probability;
        }
      }
    }
    weights = {
      m: seen.map((own) => {
        const sum = own.reduce((total, count) => total + count, 0);
        return own.map((count) => count / sum);
      }),
      u: weights.u,
      registered: Math.min(0.98, Math.max(0.02, found / Math.max(1, attendees.ids.length))),
    };
  }
  return weights;
};
