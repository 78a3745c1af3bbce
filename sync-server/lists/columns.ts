/** Which column holds what: by its header, held against what is in it. */
import { plainText } from '#domain/plain-text.ts';
import { type SeenBadges, withBadgeColumn } from './badge-column.ts';
import {
  isCounting,
  isDate,
  isEmail,
  isFirmLike,
  isNameLike,
  isNumberLike,
  isPhone,
  isPostalCode,
  isRegion,
} from './cell-content.ts';
import { dayColumns } from './day-columns.ts';
import { givenNames } from './given-names.ts';
import { isOfStranger, meaningOfHeader, plainHeader } from './header-meaning.ts';
import type { Meaning } from './header-words.ts';
import { type RememberedColumns, rememberedFor } from './remembered.ts';
import type { SheetRow } from './sheet.ts';
import type { Header } from './table.ts';

export interface Column {
  index: number;
  /** As found; empty where there is none. */
  header: string;
  meaning: Meaning | null;
  /** What it holds was said of an earlier list with the same headers. */
  isRemembered: boolean;
}

/** Values of so many rows tell what a column holds. */
const judgedRows = 300;

interface Judged extends Column {
  values: string[];
}

const share = (values: readonly string[], test: (text: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

const mostly = (values: readonly string[], test: (text: string) => boolean): boolean =>
  share(values, test) >= 0.6;

const honorifics = new Set(
  'mr mrs ms miss mx dr prof herr frau hr fr sr sra srta m mme mlle don dona'.split(' '),
);
const isHonorific = (text: string): boolean => honorifics.has(plainText(text));

const isRegistrantNumber = (text: string): boolean => isNumberLike(text) && /\d{3}/.test(text);

/** Each another one, and hardly ever a word: "Badge type" and "Badge first name" are none. */
const isOfBadges = (values: readonly string[]): boolean =>
  values.length < 3 ||
  (new Set(values).size >= 0.8 * values.length && share(values, (text) => /\d/.test(text)) >= 0.5);

/** What a header says beside its "badge". */
const besideBadge = (header: string): Meaning | null => {
  const meaning = meaningOfHeader(header.replaceAll(/badge/gi, ' '))?.meaning ?? null;
  return meaning === 'badge_id' ? null : meaning;
};

/** A header's word against the values below it. */
const heldAgainstValues = ({ meaning, header, values }: Judged): Meaning | null => {
  if (values.length === 0) return meaning;
  switch (meaning) {
    case 'full_name':
    case 'street':
      if (mostly(values, isEmail)) return 'email';
      if (mostly(values, isPhone)) return 'phone';
      return meaning === 'full_name' && mostly(values, isRegistrantNumber) ? 'registrant_number' : meaning;
    case 'email':
      return values.length > 2 && !values.some((text) => text.includes('@')) ? null : meaning;
    case 'phone':
      return mostly(values, isEmail) ? 'email' : meaning;
    case 'registrant_number':
      if (values.length > 1 && isCounting(values)) return 'number';
      return share(values, (text) => /\d{2}/.test(text)) < 0.3 ? null : meaning;
    case 'title':
      return mostly(values, isHonorific) ? 'honorific' : meaning;
    case 'badge_id':
      return isOfBadges(values) ? meaning : besideBadge(header);
    case 'postal_code':
      return share(values, (text) => /\d/.test(text)) < 0.3 ? null : meaning;
    case null:
      if (header !== '' && isOfStranger(header)) return null;
      if (mostly(values, isEmail)) return 'email';
      return mostly(values, isPhone) ? 'phone' : null;
    default:
      return meaning;
  }
};

/** "Name" beside "Vorname" is the surname, "Nombre" beside "Apellidos" the given name. */
const nameBesideOther = (columns: readonly Judged[]): Judged[] => {
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning);
  const [isGiven, isSurname] = [has('given_name'), has('surname')];
  if (isGiven === isSurname) return [...columns];
  const bare = new Set(['name', 'nom', 'nombre', 'nome', 'naam', 'namn', 'names', 'nombres']);
  return columns.map((column) =>
    column.meaning === 'full_name' && bare.has(plainHeader(column.header)) && !column.values.some(isWholeName)
      ? { ...column, meaning: isGiven ? 'surname' : 'given_name' }
      : column,
  );
};

const isWholeName = (text: string): boolean => text.includes(',');

/** A bare "ID" or "No." that counts nothing is the registrant number, where no column says that it is. */
const numberWithoutName = (columns: readonly Judged[]): Judged[] => {
  if (columns.some(({ meaning }) => meaning === 'registrant_number')) return [...columns];
  const isIt = ({ meaning, values }: Judged): boolean =>
    meaning === 'number' && !isCounting(values) && mostly(values, isRegistrantNumber);
  const index = columns.findIndex(isIt);
  return columns.map((column, at) => (at === index ? { ...column, meaning: 'registrant_number' } : column));
};

const wordsOf = (text: string): number => text.split(/\s+/).length;
const knownGiven = (values: readonly string[]): number =>
  share(values, (text) => givenNames.has(plainText(text).split(' ')[0] ?? ''));

/** Names by what is in the columns: one of several words, or two of one beside each other. */
const nameByValues = (columns: readonly Judged[]): Judged[] => {
  const named = new Set<Meaning | null>(['full_name', 'given_name', 'surname']);
  if (columns.some(({ meaning }) => named.has(meaning))) return [...columns];
  const isName = ({ meaning, header, values }: Judged): boolean =>
    meaning === null &&
    !(header !== '' && isOfStranger(header)) &&
    new Set(values).size > 0.5 * values.length &&
    share(values, isNameLike) >= 0.7 &&
    share(values, isFirmLike) < 0.2 &&
    !mostly(values, isRegion) &&
    !mostly(values, isHonorific);
  const likely = columns.filter(isName);
  const [first, second] = likely;
  if (!first) return [...columns];
  const isWhole = share(first.values, (text) => wordsOf(text) > 1) > 0.5;
  const set = (meanings: ReadonlyMap<number, Meaning>): Judged[] =>
    columns.map((column) => ({ ...column, meaning: meanings.get(column.index) ?? column.meaning }));
  const isPair = !isWhole && second !== undefined && second.index <= first.index + 2;
  if (!isPair) {
    const whole = likely.find(({ values }) => share(values, (text) => wordsOf(text) > 1) > 0.5) ?? first;
    return set(new Map([[whole.index, 'full_name']]));
  }
  const isSwapped = knownGiven(second.values) > knownGiven(first.values);
  return set(
    new Map<number, Meaning>([
      [first.index, isSwapped ? 'surname' : 'given_name'],
      [second.index, isSwapped ? 'given_name' : 'surname'],
    ]),
  );
};

const isPlainPostalCode = (column: Judged, before: Judged | undefined): boolean =>
  mostly(column.values, isPostalCode) &&
  (before?.meaning === 'region' || mostly(column.values, (text) => /[A-Z-]/i.test(text)));

/** Everything by what is in the columns: there is no header. */
const allByValues = (columns: readonly Judged[]): Judged[] => {
  const told: Judged[] = [];
  const free = (meaning: Meaning): boolean => !told.some((column) => column.meaning === meaning);
  for (const column of columns) {
    const { values } = column;
    const guess = (): Meaning | null => {
      if (values.length === 0 || column.meaning !== null) return column.meaning;
      if (free('region') && mostly(values, isRegion)) return 'region';
      if (free('postal_code') && isPlainPostalCode(column, told.at(-1))) return 'postal_code';
      if (mostly(values, isDate) || isCounting(values)) return null;
      if (free('registrant_number') && mostly(values, isRegistrantNumber)) return 'registrant_number';
      return free('firm') && share(values, isFirmLike) >= 0.3 ? 'firm' : null;
    };
    told.push({ ...column, meaning: guess() });
  }
  return told;
};

/** The city is the column of names before the region. */
const cityBeforeRegion = (columns: readonly Judged[]): Judged[] =>
  columns.map((column, index) =>
    column.meaning === null && columns[index + 1]?.meaning === 'region' && mostly(column.values, isNameLike)
      ? { ...column, meaning: 'city' }
      : column,
  );

/** Whoever is the contact, or named on a badge, is not who attended where another column says that. */
const isOfContact = ({ header, meaning }: Column): boolean =>
  meaning === 'full_name' && /contact|badge|display|print/i.test(header);

const withDays = (columns: readonly Judged[]): Judged[] => {
  const days = dayColumns(columns);
  return columns.map((column) => (days.has(column.index) ? { ...column, meaning: 'day_tick' } : column));
};

/** What a person said that columns hold, by their numbers from 0; null: it is not read. */
export type ChosenMeanings = ReadonlyMap<number, Meaning | null>;

/** What is known of a list beside what is in it. */
export interface ReadingHints {
  chosen?: ChosenMeanings;
  /** What was said of earlier lists; it holds for a table with the very same headers and for no other. */
  remembered?: readonly RememberedColumns[];
  /** Of a badge list, which badges were seen at its event; null for a list of another kind. */
  badges?: SeenBadges | null;
}

/** Columns of a table, empty ones left out; of two with one meaning the likelier first. */
export const judgeColumns = (
  header: Header | null,
  body: readonly SheetRow[],
  { chosen = new Map(), remembered = [], badges = null }: ReadingHints,
): Column[] => {
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), header?.cells.length ?? 0);
  const all = Array.from({ length: width }, (_, index): Judged => {
    const { text = '', meaning = null } = header?.cells[index] ?? {};
    const values = body.slice(0, judgedRows).flatMap(({ cells }) => cells[index] || []);
    return { index, header: text, meaning: meaning?.meaning ?? null, isRemembered: false, values };
  });
  const held = all
    .filter(({ header: text, values }) => text !== '' || values.length > 0)
    .map((column) => ({ ...column, meaning: heldAgainstValues(column) }));
  // In a badge list a bare number is the badge's.
  const numbered = (named: readonly Judged[]) => (badges === null ? numberWithoutName(named) : [...named]);
  const judged = header
    ? withDays(nameByValues(numbered(nameBesideOther(held))))
    : nameByValues(cityBeforeRegion(allByValues(held)));
  const guessed = judged.map(({ values: _values, ...column }): Column => column);
  const isToldBadge = [...chosen.values()].includes('badge_id');
  const columns = badges === null ? guessed : withBadgeColumn(guessed, isToldBadge ? [] : body, badges);
  const said = rememberedFor(judged, remembered);
  return columns
    .map((column): Column => {
      const { index } = column;
      const known = chosen.has(index) ? chosen : said;
      return {
        ...column,
        meaning: known.has(index) ? (known.get(index) ?? null) : column.meaning,
        isRemembered: !chosen.has(index) && said.has(index),
      };
    })
    .sort((a, b) => Number(isOfContact(a)) - Number(isOfContact(b)));
};
