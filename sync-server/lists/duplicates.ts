/** Rows of one list that speak of the same person. Both stay: a person decides. */
import type { Claim } from '#domain/claim.ts';
import { plainText } from '#domain/plain-text.ts';
import { plainNumber } from '#domain/registrant-number.ts';
import type { ClaimOfRow } from './claims.ts';

const nameOf = ({ given_name, surname, full_name }: Claim): string =>
  plainText(
    given_name === undefined && surname === undefined
      ? (full_name ?? '')
      : `${given_name ?? ''} ${surname ?? ''}`,
  )
    .split(' ')
    .sort()
    .join(' ');

const identifiers = (claim: Claim): string[] => [
  plainNumber(claim.registrant_number ?? ''),
  (claim.email ?? '').toLowerCase(),
  (claim.phone ?? '').replaceAll(/\D/g, '').slice(-10),
];

/** The same name twice is one person unless number, e-mail or phone speak against it and none for it. */
export const isSamePerson = (a: Claim, b: Claim): boolean => {
  const pairs = identifiers(a).map((text, index) => [text, identifiers(b)[index] ?? ''] as const);
  const both = pairs.filter(([one, other]) => one !== '' && other !== '');
  return both.length === 0 || both.some(([one, other]) => one === other);
};

/** Whether two rows say the same name, and nothing by which they are two people. */
export const isOnePerson = (a: Claim, b: Claim): boolean => {
  if (nameOf(a) !== nameOf(b) || !isSamePerson(a, b)) return false;
  // Nameless: by a number, an e-mail or a phone that both give.
  return (
    nameOf(a) !== '' || identifiers(a).some((text, index) => text !== '' && text === identifiers(b)[index])
  );
};

/** The same name so often is looked at no further: it is compared with the latest of them. */
const mostOfAName = 20;

interface Duplicate<Row> {
  row: Row;
  is: 'same-person' | 'same-number';
  as: Row;
}

/** Each row that repeats an earlier one. */
export const findDuplicates = <Row extends ClaimOfRow>(rows: readonly Row[]): Duplicate<Row>[] => {
  const byNumber = new Map<string, Row>();
  const byName = new Map<string, Row[]>();
  return rows.flatMap((row): Duplicate<Row>[] => {
    const number = plainNumber(row.claim.registrant_number ?? '');
    const name = nameOf(row.claim);
    const sameNumber = number === '' ? undefined : byNumber.get(number);
    const named = name === '' ? [] : (byName.get(name) ?? []);
    const sameName = named.find(({ claim }) => isSamePerson(claim, row.claim));
    if (number !== '' && !sameNumber) byNumber.set(number, row);
    if (name !== '') byName.set(name, [...named, row].slice(-mostOfAName));
    if (sameName) return [{ row, is: 'same-person', as: sameName }];
    return sameNumber ? [{ row, is: 'same-number', as: sameNumber }] : [];
  });
};
