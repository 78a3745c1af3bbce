/**
 * How much evidence is worth (Fellegi and Sunter, "A Theory for Record Linkage", 1969): `m`, how often a person's own
 * records agree so, learnt by EM from the lists themselves; `u`, how often two people's do: from pairs drawn by chance,
 * and for what is the same from how many registrants share the very values.
 */
import { comparators, inAddress, oneLetterOff, onlyInitial, soundsAlike } from './comparators.ts';
import { type Evidence, silent } from './evidence.ts';
import { type Frequencies, hostOf } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import { shuffledRows, type Table } from './table.ts';

export interface Weights {
  /** By column and at last the order of the names; then by level, for each circumstance of the column (`after`). */
  m: number[][];
  /** As `m`, but without circumstances: two people's places differ, whatever else does. */
  u: number[][];
  /** The share of attendees who are registrants. */
  registered: number;
  /** The share who are none, but of the family and firm of one. */
  related: number;
}

/** Candidate rows of some attendees, with their levels side by side. */
export interface Compared {
  /** Their rows. */
  people: number[];
  /** Where the candidates of each attendee begin, and at last where they end. */
  starts: number[];
  rows: number[];
  levels: Int8Array;
}

const drawnPairs = 60_000;
const rounds = 10;
/** Who is as good as impossible after so many rounds is not scored again: nine of ten candidates. */
const roundOfHope = 1;
const leastHope = 1e-9;
const nobody: Ratios = { same: 0, relative: 0 };
/** So many records' worth of what is usual stands beside what is seen: small lists must not teach nonsense. */
const priorRecords = 30;
/** Families are everywhere, whether or not these lists show one. */
const leastRelated = 0.005;
const usualDifference = 0.97;
const priorPairs = 200;
/** A shorter registry is a sample: that half of ten registrants share a town does not make the town half of the world. */
export const leastPeople = 2_000;
/** Levels of the order of names: as usual, swapped. */
const orders = 2;

/** Steps that never fall into a rhythm (Weyl sequences): pairs spread evenly over both lists, the same each time. */
const goldenStep = (Math.sqrt(5) - 1) / 2;
const otherStep = Math.SQRT2 - 1;
const nth = (index: number, step: number, bound: number): number => Math.floor(((index * step) % 1) * bound);

const levelCounts = ({ columns }: Evidence): number[] => [
  ...columns.map(({ comparator }) => comparator.levels.length),
  orders,
];

/** What is known of the column that another one comes after: nothing, that it agrees, that it differs. */
const circumstances = 3;
const agreesBefore = 1;
const differsBefore = 2;

/** How many shares `m` and `u` hold for each column of a model and the order of its names. */
export const shapeOfWeights = ({ columns }: MatchModel): Record<'m' | 'u', number[]> => {
  const levels = columns.map(({ compare }) => comparators[compare].levels.length);
  return {
    m: [...levels.map((count, at) => count * (columns[at]?.after === undefined ? 1 : circumstances)), orders],
    u: [...levels, orders],
  };
};

/** Where the levels of each column's circumstance begin in `m`: who moved to another city moved to its region, too. */
const createCircumstance = ({ columns }: Evidence) => {
  const places = columns.map(({ after, comparator }) => ({
    after,
    levels: comparator.levels.length,
    last: (columns[after]?.comparator.levels.length ?? 0) - 1,
  }));
  return (column: number, levels: Int8Array, at: number): number => {
    const place = places[column];
    if (!place || place.after < 0) return 0;
    const before = levels[at + place.after] ?? silent;
    if (before === silent) return 0;
    return place.levels * (before === place.last ? differsBefore : agreesBefore);
  };
};

const shares = (counts: readonly number[]): number[] => {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / sum);
};

/** Of so many at a time. */
const sharesBy = (counts: readonly number[], size: number): number[] =>
  Array.from({ length: counts.length / size }, (_, at) =>
    shares(counts.slice(at * size, (at + 1) * size)),
  ).flat();

export const codesOf = ({ codes }: Table, row: number): number[] => codes.map((own) => own[row] ?? 0);

/** Strangers nearly always differ. */
const usualU = (levels: number): number[] =>
  Array.from({ length: levels }, (_, level) =>
    level === levels - 1 ? usualDifference : (1 - usualDifference) / (levels - 1),
  );

/** How often two people agree by chance, from pairs drawn all over both lists: `u`. */
export const estimateU = (evidence: Evidence, attendees: Table, registrants: Table): number[][] => {
  const counts = levelCounts(evidence).map((levels) => usualU(levels).map((share) => share * priorPairs));
  const levels = new Int8Array(evidence.width);
  const [ones, others] = [shuffledRows(attendees), shuffledRows(registrants)];
  // Of short lists every pair is drawn many times, and says no more for it.
  const weight = Math.min(1, (ones.length * others.length) / drawnPairs);
  for (let pair = 0; pair < drawnPairs; pair++) {
    const one = ones[nth(pair, goldenStep, ones.length)] ?? 0;
    const other = others[nth(pair, otherStep, others.length)] ?? 0;
    evidence.compareAll(codesOf(attendees, one), other, levels, 0);
    for (let unit = 0; unit < evidence.width; unit++) {
      const level = levels[unit] ?? silent;
      const own = counts[unit];
      if (level !== silent && own) own[level] = (own[level] ?? 0) + weight;
    }
  }
  // Strangers' names are as rare in one order as in the other.
  return [...counts.slice(0, -1).map(shares), Array.from({ length: orders }, () => 1)];
};

/** Nearly always the same, sometimes nearly, seldom different. */
const usualM = (levels: number): number[] =>
  shares(Array.from({ length: levels }, (_, level) => (level === 0 ? 12 : level === levels - 1 ? 1 : 0.8)));

/** Where the column before differs, so do most that come after it. */
const usuallyDiffersToo = 0.8;
const usualMAfter = (levels: number): number[] => [
  ...usualM(levels),
  ...usualM(levels),
  ...Array.from({ length: levels }, (_, level) =>
    level === levels - 1 ? usuallyDiffersToo : (1 - usuallyDiffersToo) / (levels - 1),
  ),
];
const usualMs = (evidence: Evidence): number[][] =>
  levelCounts(evidence).map((levels, unit) =>
    (evidence.columns[unit]?.after ?? -1) < 0 ? usualM(levels) : usualMAfter(levels),
  );

/** Levels next to "the same" in columns that travel together: they find the same firm or street, ill spelt. */
const isNearlySame = (kind: string, level: number): boolean =>
  level === 1 && (kind === 'firm' || kind === 'text' || kind === 'phone');

/**
 * How many ways there are to misspell a name, or to write it as it sounds: an error hits one of them, and hardly ever
 * another name that people have (Mary is not Gary).
 */
const misspellings = 200;
const soundalikes = 20;
/** How often somebody of the same name has the same address at a host that many use, made of the name alone. */
const namesakesAddress = 1 / 200;
const commonHost = 0.01;
/** For how many registrants a value stands that none has. */
const unheardOf = 0.05;
/** However seldom people share a place, it is not taken for rarer than this. */
const leastUnseen = 0.02;

/** What a rare first letter may say at most. */
const mostOfInitial = 30;

/** Nearly the same of a rare value says more than of a common one; by how much at most. */
const mostRarity = 6;

/** Likelihood ratios against a stranger who was picked by chance. */
export interface Ratios {
  /** The attendee is this registrant. */
  same: number;
  /** The attendee is somebody of this registrant's family and firm who is no registrant. */
  relative: number;
}

/** Evidence for one candidate. */
export const createScorer = (evidence: Evidence, frequencies: Frequencies, { m, u }: Weights) => {
  const { columns, codeAt, given, surname, firm, width } = evidence;
  const people = Math.max(frequencies.people, leastPeople);
  const usualShare = columns.map(({ index }) =>
    Math.max(frequencies.chanceShared(index) * (frequencies.people / people) ** 2, 1 / people),
  );
  const countOf = (column: number, row: number): number =>
    Math.max(1, frequencies.countOf(column, codeAt(column, row)));

  /** Where everybody has an address, and nothing in it but a name: a namesake may have the very same in these lists. */
  const isMadeOfName = (column: number, code: number): boolean => {
    const address = columns[column]?.values[code] ?? '';
    const local = address.slice(0, address.indexOf('@'));
    return !/\d/.test(local) && frequencies.countAtHost(hostOf(address)) > people * commonHost;
  };

  /** Who writes an initial is no likelier for it to be this one; how many names begin so says what it is worth. */
  const initialRatio = (column: number, row: number): number => {
    const letter = columns[column]?.values[codeAt(column, row)]?.slice(0, 1) ?? '';
    return Math.min(mostOfInitial, people / Math.max(1, frequencies.countBeginning(column, letter)));
  };

  /** What it says that a name became this very value, which so many registrants bear anyway. */
  const byValue = (column: number, becoming: number, code: number): number =>
    becoming * (people / Math.max(unheardOf, frequencies.countOf(column, code)));

  /** By column, circumstance and level, what does not hang on the values. */
  const known = columns.map(({ comparator, kind }, column) =>
    (m[column] ?? []).map((agreed, place) => {
      const level = place % comparator.levels.length;
      const words = comparator.levels[level];
      return {
        agreed,
        chance: u[column]?.[level] ?? 1,
        isMisspelling: words === oneLetterOff && kind !== 'email',
        isSound: words === soundsAlike,
        isInitial: words === onlyInitial,
        isInAddress: words === inAddress,
        isLast: level === comparator.levels.length - 1,
        isOneFact: level === 0 || isNearlySame(kind, level),
        most: 2 ** (comparator.atMostBits?.[level] ?? Number.POSITIVE_INFINITY),
        isSame: level === 0,
      };
    }),
  );
  const circumstanceOf = createCircumstance(evidence);
  type KnownLevel = (typeof known)[number][number];
  const isEmail = columns.map(({ kind }) => kind === 'email');

  const aloneRatio = (column: number, level: KnownLevel, row: number, code: number): number => {
    const { agreed, chance } = level;
    if (level.isMisspelling) return byValue(column, agreed / misspellings, code);
    if (level.isLast) return agreed / chance;
    const share = countOf(column, row) / people;
    // A stranger would have to have this very name, and to write it otherwise, as the person does.
    if (level.isInAddress) return (m[column]?.[0] ?? 1) / share;
    if (level.isInitial) return initialRatio(column, row);
    if (level.isSame)
      return (
        agreed / (isEmail[column] && isMadeOfName(column, code) ? Math.max(share, namesakesAddress) : share)
      );
    const rarity = Math.min(mostRarity, Math.max(1 / mostRarity, (usualShare[column] ?? 1) / share));
    const ratio = Math.min(level.most, (agreed / chance) * Math.sqrt(rarity));
    return level.isSound ? Math.min(ratio, byValue(column, agreed / soundalikes, code)) : ratio;
  };

  /** What a relative shares: the surname, the office's mailbox; their own name and number are anybody's. */
  const relativeRatio = (column: number, level: number, row: number, ratio: number): number => {
    if (column === surname) return ratio;
    if (!isEmail[column]) return 1;
    if (level === 0) return countOf(column, row) > 1 ? ratio : ratio / 50;
    return level === 3 ? ratio : 1;
  };

  const agrees = (column: number, levels: Int8Array, at: number): boolean => {
    const level = column < 0 ? silent : (levels[at + column] ?? silent);
    return level !== silent && !known[column]?.[level]?.isLast;
  };

  /** Colleagues share all of it, and come to the same shows: one more than those we know. A place by itself has none. */
  const countSharing = (row: number, together: number): number => {
    const known = frequencies.sharedBy(row, together);
    if (firm >= 0) return known + 1;
    return known > 1 ? known : Math.max(leastUnseen, frequencies.unseenSharing(together));
  };

  return (codes: readonly number[], row: number, levels: Int8Array, at: number): Ratios => {
    let same = m[width - 1]?.[levels[at + width - 1] ?? 0] ?? 1;
    let relative = firm < 0 ? 0 : 1;
    let workplace = 1;
    let together = 0;
    for (let column = 0; column < width - 1; column++) {
      const level = levels[at + column] ?? silent;
      if (level === silent) continue;
      const meaning = known[column]?.[circumstanceOf(column, levels, at) + level];
      if (!meaning) continue;
      if (columns[column]?.group === null) {
        const ratio = aloneRatio(column, meaning, row, codes[column] ?? 0);
        same *= ratio;
        relative *= relativeRatio(column, level, row, ratio);
      } else if (meaning.isOneFact) {
        workplace *= meaning.agreed;
        together |= 1 << column;
      } else workplace *= Math.min(2, meaning.agreed / meaning.chance);
    }
    if (together !== 0) workplace *= people / countSharing(row, together);
    if (agrees(given, levels, at) && agrees(surname, levels, at))
      same /= frequencies.namesTogether(codeAt(surname, row));
    // Nobody is known for a relative by the name alone.
    return { same: same * workplace, relative: together === 0 ? 0 : relative * workplace };
  };
};

/** The probability of each candidate of an attendee, together with their relatives and with anybody else. */
export const posterior = (
  ratios: readonly Ratios[],
  { registered, related }: Pick<Weights, 'registered' | 'related'>,
  all: number,
): { same: number[]; relative: number } => {
  let relatives = 0;
  let sum = 1 - registered - related;
  for (const { same, relative } of ratios) {
    relatives += (related / all) * relative;
    sum += (registered / all) * same;
  }
  sum += relatives;
  return { same: ratios.map(({ same }) => ((registered / all) * same) / sum), relative: relatives / sum };
};

const between = (least: number, share: number, most: number): number =>
  Math.min(most, Math.max(least, share));

/** Weights before anything was learnt. */
export const usualWeights = (evidence: Evidence): Weights => ({
  m: usualMs(evidence),
  u: [...levelCounts(evidence).slice(0, -1).map(usualU), Array.from({ length: orders }, () => 1)],
  registered: 0.7,
  related: evidence.firm < 0 ? 0 : 0.05,
});

/** Who somebody is, by row of the attendees, where a person has said so: the row of the registrant. */
export type Known = ReadonlyMap<number, number>;

/**
 * Learns from the candidates of some attendees, without anybody telling which are right; where a person has told of
 * some (`known`), of those it is certain. `u`: where another thread has estimated it.
 */
export const learn = (
  evidence: Evidence,
  frequencies: Frequencies,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  compared: Compared,
  known: Known = new Map(),
  u: number[][] = estimateU(evidence, attendees, registrants),
): Weights => {
  const { width } = evidence;
  const usual = usualMs(evidence);
  const counts = levelCounts(evidence);
  const circumstanceOf = createCircumstance(evidence);
  let weights: Weights = { ...usualWeights(evidence), u };
  const people = compared.people.length;
  const isHopeless = new Uint8Array(compared.rows.length);
  for (let round = 0; round < rounds; round++) {
    const score = createScorer(evidence, frequencies, weights);
    const seen = usual.map((own) => own.map((share) => share * priorRecords));
    let found = 0;
    let relatives = 0;
    for (let attendee = 0; attendee < people; attendee++) {
      const start = compared.starts[attendee] ?? 0;
      const end = compared.starts[attendee + 1] ?? start;
      const ratios: Ratios[] = [];
      const person = compared.people[attendee] ?? 0;
      const codes = codesOf(attendees, person);
      for (let candidate = start; candidate < end; candidate++)
        ratios.push(
          isHopeless[candidate] === 1
            ? nobody
            : score(codes, compared.rows[candidate] ?? 0, compared.levels, candidate * width),
        );
      const guess = posterior(ratios, weights, frequencies.people);
      if (round === roundOfHope)
        for (const [index, { relative }] of ratios.entries())
          if (
            (guess.same[index] ?? 0) < leastHope &&
            (relative * weights.related) / frequencies.people < leastHope
          )
            isHopeless[start + index] = 1;
      const told = known.get(person);
      const right = told === undefined ? -1 : compared.rows.indexOf(told, start);
      const isTold = right >= start && right < end;
      const same = isTold ? guess.same.map((_, index) => Number(start + index === right)) : guess.same;
      relatives += isTold ? 0 : guess.relative;
      for (const [index, probability] of same.entries()) {
        if (probability < 1e-4) continue;
        found += probability;
        for (let unit = 0; unit < width; unit++) {
          const level = compared.levels[(start + index) * width + unit] ?? silent;
          const own = seen[unit];
          if (level === silent || !own) continue;
          const place = circumstanceOf(unit, compared.levels, (start + index) * width) + level;
          own[place] = (own[place] ?? 0) + probability;
        }
      }
    }
    const registered = between(0.02, found / Math.max(1, people), 0.99);
    const related =
      evidence.firm < 0 ? 0 : between(leastRelated, relatives / Math.max(1, people), 1 - registered - 0.005);
    weights = {
      m: seen.map((own, unit) => sharesBy(own, counts[unit] ?? own.length)),
      u: weights.u,
      registered,
      related,
    };
  }
  return weights;
};
