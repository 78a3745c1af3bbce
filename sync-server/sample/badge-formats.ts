/** How the vendors of our fictional shows write a badge: what each format prints, and the rule that reads it. */
import type { DecodeRule } from '#domain/badge/decode-rule.ts';
import type { Claim, ClaimField } from '#domain/claim.ts';
import { withoutAccents } from './plain-letters.ts';
import { writeMecard, writeVcard21, writeVcard30, writeVcard40 } from './vcards.ts';

export interface BadgeFormat {
  /** Null where a badge says by itself how it is to be read. */
  rule: DecodeRule | null;
  /** What of a person's details the format has room for, as it comes out: it may cut or fold. */
  printed(details: Claim): Claim;
  /** The payload that says what `printed` answered. */
  write(printed: Claim): string;
}

export const badgeFormatNames = [
  'vcard-2.1',
  'vcard-3.0',
  'vcard-4.0',
  'mecard',
  'delimited',
  'url',
  'json',
  'fixed-width',
  'prefixed-id',
  'opaque',
  'email',
] as const;
export type BadgeFormatName = (typeof badgeFormatNames)[number];

/** The details that a format has fields for; empty ones are left out. */
const only =
  (...fields: ClaimField[]) =>
  (details: Claim): Claim =>
    Object.fromEntries(fields.flatMap((field) => (details[field] ? [[field, details[field]]] : [])));

const delimitedColumns = [
  null,
  'badge_id',
  'given_name',
  'surname',
  'title',
  'firm',
  'city',
  'region',
  'postal_code',
  'country',
  'email',
  'phone',
  'registrant_number',
] as const;

const urlStart = 'https://badges.lanyard.example/a?';
const urlParameters = {
  badge_id: 'b',
  given_name: 'fn',
  surname: 'ln',
  email: 'em',
  firm: 'co',
  country: 'cc',
} as const;

const jsonStart = '{"v":1';
const jsonFields = {
  badge_id: 'id',
  given_name: 'attendee.first',
  surname: 'attendee.last',
  email: 'attendee.email',
  firm: 'org.name',
  city: 'org.city',
  region: 'org.state',
} as const;

const fixedWidthStart = 'FW';
const fixedWidthColumns = [
  { name: 'badge_id', start: 2, length: 8 },
  { name: 'surname', start: 10, length: 12 },
  { name: 'given_name', start: 22, length: 10 },
  { name: 'firm', start: 32, length: 20 },
  { name: 'postal_code', start: 52, length: 8 },
  { name: 'registrant_number', start: 60, length: 6 },
] as const;

const idStart = 'EX-';

/** Capitals without accents, cut to the column. */
const inFixedWidth = (details: Claim): Claim =>
  Object.fromEntries(
    fixedWidthColumns.flatMap(({ name, length }) => {
      const text = withoutAccents(details[name] ?? '')
        .toUpperCase()
        .slice(0, length)
        .trim();
      return text ? [[name, text]] : [];
    }),
  );

const vcardFields = only(
  'given_name',
  'surname',
  'firm',
  'title',
  'email',
  'phone',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
);

export const badgeFormats: Readonly<Record<BadgeFormatName, BadgeFormat>> = {
  'vcard-2.1': { rule: null, printed: vcardFields, write: writeVcard21 },
  'vcard-3.0': { rule: null, printed: vcardFields, write: writeVcard30 },
  // The name in one piece: version 4.0 no longer asks for its parts.
  'vcard-4.0': {
    rule: null,
    printed: only('full_name', 'firm', 'title', 'email', 'phone'),
    write: writeVcard40,
  },
  mecard: { rule: null, printed: only('given_name', 'surname', 'phone', 'email'), write: writeMecard },
  email: { rule: null, printed: only('email'), write: (claim) => claim.email ?? '' },
  opaque: { rule: null, printed: only('badge_id'), write: (claim) => claim.badge_id ?? '' },
  'prefixed-id': {
    rule: { id: 'lanyard-id', when: { pattern: '^EX-\\d{6}$' }, read: { as: 'id', strip: idStart } },
    printed: only('badge_id'),
    write: (claim) => `${idStart}${claim.badge_id ?? ''}`,
  },
  delimited: {
    rule: {
      id: 'lanyard-delimited',
      when: { prefix: 'RX1^' },
      read: { as: 'delimited', delimiter: '^', columns: [...delimitedColumns] },
    },
    printed: only(...delimitedColumns.filter((column) => column !== null)),
    write: (claim) => delimitedColumns.map((column) => (column ? (claim[column] ?? '') : 'RX1')).join('^'),
  },
  url: {
    rule: { id: 'lanyard-url', when: { prefix: urlStart }, read: { as: 'url', parameters: urlParameters } },
    printed: only('badge_id', 'given_name', 'surname', 'email', 'firm', 'country'),
    write: (claim) =>
      urlStart +
      new URLSearchParams(
        Object.entries(urlParameters).map(([field, parameter]): [string, string] => [
          parameter,
          claim[field as ClaimField] ?? '',
        ]),
      ).toString(),
  },
  json: {
    rule: { id: 'lanyard-json', when: { prefix: jsonStart }, read: { as: 'json', fields: jsonFields } },
    printed: only('badge_id', 'given_name', 'surname', 'email', 'firm', 'city', 'region'),
    write: (claim) =>
      JSON.stringify({
        v: 1,
        id: claim.badge_id,
        attendee: { first: claim.given_name, last: claim.surname, email: claim.email },
        org: { name: claim.firm, city: claim.city, state: claim.region },
      }),
  },
  'fixed-width': {
    rule: {
      id: 'lanyard-fixed-width',
      when: { prefix: fixedWidthStart },
      read: { as: 'fixed-width', columns: [...fixedWidthColumns] },
    },
    printed: inFixedWidth,
    write: (claim) =>
      fixedWidthColumns.reduce(
        (text, { name, length }) => text + (claim[name] ?? '').padEnd(length),
        fixedWidthStart,
      ),
  },
};

/** The decode rules of a show whose vendor prints `formats`, in the order they are tried. */
export const decodeRulesFor = (formats: readonly BadgeFormatName[]): DecodeRule[] =>
  formats.flatMap((format) => badgeFormats[format].rule ?? []);
