/** From how rows agree to a decision: who of the candidates it is, for certain or perhaps, and why not for certain. */
import { onlyInitial, soundsAlike } from './comparators.ts';
import { type Evidence, silent, whoKinds } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import { createScorer, leastPeople, posterior, type Weights } from './weights.ts';

interface Candidate {
  /** The row of the registrant. */
  registrant: number;
  probability: number;
  /** In words for a clerk. */
  reasons: string[];
}

export interface LinkDecision {
  decision: 'auto' | 'review' | 'none';
  /** Best first: one for `auto`, at most five for `review`. */
  candidates: Candidate[];
  /** Why a person must decide; null for `auto` and `none`. */
  whyNot: string | null;
}

/** How sure the engine must be before nobody looks; docs/matching.md says what was measured at which bounds. */
export interface Bounds {
  /** Nothing is automatic that is less likely than this. */
  automaticFrom: number;
  /** What agrees beside the name must not be shared by more than this part of the registrants: a town, a chain of firms. */
  mostSharing: number;
  /** Whether an initial, or a given name that only sounds alike, is enough beside what a family shares. */
  takesPartOfName: boolean;
  /** Whether one of the names may differ: never where people have their family or colleagues beside them. */
  takesOtherName: boolean;
}

/** A list teaches how often its people are registrants and how they write: its probabilities can be trusted. */
export const boundsForLists: Bounds = {
  automaticFrom: 0.98,
  mostSharing: 1,
  takesPartOfName: true,
  takesOtherName: false,
};
/** Who stands at the booth can give a number or an address; a namesake from the same town must not be credited. */
export const boundsForCheckIns: Bounds = {
  automaticFrom: 0.98,
  mostSharing: 1 / 1_000,
  takesPartOfName: false,
  takesOtherName: false,
};

const reviewFrom = 0.02;
const mostCandidates = 5;
const leastCandidate = 0.001;
/** A runner-up at least so likely, beside the best, is what keeps it from being certain. */
const isRival = 0.1;

const percent = (probability: number): string => `${Math.floor(probability * 100)} %`;

/** What a family or a firm seldom shares. */
const isPersonal: ReadonlySet<string> = new Set(['identifier', 'email', 'date']);

/** What must never be automatic, however likely it looks; null where nothing speaks against it. */
const createObjection = (
  { columns, given, surname }: Evidence,
  frequencies: Frequencies,
  { mostSharing, takesPartOfName, takesOtherName }: Bounds,
) => {
  const isName = (column: number): boolean => column === given || column === surname;
  const tellWho = columns.filter(({ kind }) => whoKinds.has(kind)).map(({ index }) => index);
  const beside = columns.filter(({ index, kind }) => !isName(index) && kind !== 'generation');
  const lastLevel = columns.map(({ comparator }) => comparator.levels.length - 1);
  const generation = columns.findIndex(({ kind }) => kind === 'generation');
  const few = Math.max(frequencies.people, leastPeople) * mostSharing;

  /** Whether something beside the name is the very same that hardly anybody else has. */
  const isToldApart = (row: number, levels: Int8Array, at: number): boolean => {
    let together = 0;
    for (const { index, kind, codes, group } of beside) {
      const level = levels[at + index];
      if (level !== 0 && !(kind === 'firm' && level === 1)) continue;
      if (group !== null) together |= 1 << index;
      else if (frequencies.countOf(index, codes[row] ?? 0) <= few) return true;
    }
    return together !== 0 && frequencies.sharedBy(row, together) <= few;
  };

  return (row: number, levels: Int8Array, at: number): string | null => {
    const differs = (column: number): boolean => column >= 0 && levels[at + column] === lastLevel[column];
    const agrees = (column: number): boolean =>
      (levels[at + column] ?? silent) !== silent && !differs(column);
    if (differs(generation)) return 'one is the father, the other the son: Jr. and Sr. differ';
    const same = tellWho.filter((column) => levels[at + column] === 0);
    if (same.length < 2 && tellWho.length > 0) {
      if (differs(given) && !(takesOtherName && agrees(surname))) return 'the given name differs';
      if (differs(surname) && !(takesOtherName && agrees(given))) return 'the surname differs';
      if (given >= 0 && !agrees(given) && !agrees(surname))
        return 'there is no name: a number or an address alone is not enough';
      const part = takesPartOfName
        ? undefined
        : columns[given]?.comparator.levels[levels[at + given] ?? silent];
      if (part === soundsAlike) return 'the given name is only alike';
      if (part === onlyInitial && !same.some((column) => isPersonal.has(columns[column]?.kind ?? '')))
        return 'of the given name there is only an initial';
    }
    if (given < 0 || isToldApart(row, levels, at)) return null;
    return beside.some(({ index }) => agrees(index))
      ? 'what agrees beside the name is shared by too many'
      : 'the name alone is not enough';
  };
};

const grouped = new Intl.NumberFormat('en-US');

/** In words, how the registrant in `row` agrees. */
export const createReasons = ({ columns, width }: Evidence, { people, countOf }: Frequencies) => {
  const named = columns.map(({ name }) => name.replaceAll('_', ' '));
  return (row: number, levels: Int8Array, at: number): string[] => {
    const reasons = columns.flatMap(({ index, comparator, codes }) => {
      const level = levels[at + index] ?? silent;
      if (level === silent) return [];
      const shared =
        level === 0
          ? ` (${grouped.format(Math.max(1, countOf(index, codes[row] ?? 0)))} of ${grouped.format(people)})`
          : '';
      return [`${named[index]} ${comparator.levels[level]}${shared}`];
    });
    return levels[at + width - 1] === 1 ? [...reasons, 'names swapped'] : reasons;
  };
};

/** Who is it among the candidates whose levels were compared? `ids` settle the order of those alike in everything. */
export const createDecider = (
  evidence: Evidence,
  frequencies: Frequencies,
  weights: Weights,
  ids: readonly string[],
  bounds: Bounds,
) => {
  const { width } = evidence;
  const score = createScorer(evidence, frequencies, weights);
  const objectionTo = createObjection(evidence, frequencies, bounds);
  const reasonsFor = createReasons(evidence, frequencies);

  const byId = (one: number, other: number): number => {
    const [first = '', second = ''] = [ids[one], ids[other]];
    return first < second ? -1 : Number(first > second);
  };

  /** Why the best is not taken without a person. */
  const whyNotSure = (best: number, rivals: number, relative: number): string => {
    if (rivals > 0) return `${rivals + 1} registrants fit about equally well`;
    if (relative > isRival) return 'may be of the family or firm of this registrant, and no registrant';
    return `${percent(best)} sure, and ${percent(bounds.automaticFrom)} is needed`;
  };

  /** `codes`: of the attendee, by column. `levels`: of the candidates in `rows`, one after another. */
  return (codes: readonly number[], rows: readonly number[], levels: Int8Array): LinkDecision => {
    const ratios = rows.map((row, index) => score(codes, row, levels, index * width));
    const { same, relative } = posterior(ratios, weights, frequencies.people);
    const ranked = same
      .map((probability, index) => ({ index, row: rows[index] ?? 0, probability }))
      .filter(({ probability }) => probability >= leastCandidate)
      .toSorted((one, other) => other.probability - one.probability || byId(one.row, other.row))
      .slice(0, mostCandidates);
    const [best, ...others] = ranked;
    if (!best || best.probability < reviewFrom) return { decision: 'none', candidates: [], whyNot: null };
    const rivals = others.filter(({ probability }) => probability > best.probability * isRival).length;
    const isSure = best.probability >= bounds.automaticFrom;
    const whyNot =
      objectionTo(best.row, levels, best.index * width) ??
      (isSure ? null : whyNotSure(best.probability, rivals, relative));
    return {
      decision: whyNot === null ? 'auto' : 'review',
      candidates: ranked.map(({ index, row, probability }) => ({
        registrant: row,
        probability,
        reasons: reasonsFor(row, levels, index * width),
      })),
      whyNot,
    };
  };
};
