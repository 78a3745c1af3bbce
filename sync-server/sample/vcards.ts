/** Visiting cards as badge vendors write them. Details are written as given; commas and semicolons are escaped. */
import type { Claim } from '#domain/claim.ts';

const escaped = (text: string | undefined): string => (text ?? '').replace(/[\\;,]/g, '\\$&');

const lines = (text: (string | null)[]): string => `${text.filter((line) => line !== null).join('\r\n')}\r\n`;

/** Long lines go on after a line break and a blank (RFC 2426, 2.6); here at 70 characters. */
const folded = (line: string): string => line.match(/.{1,70}/gu)?.join('\r\n ') ?? line;

const address = (claim: Claim): string =>
  ['', '', claim.street, claim.city, claim.region, claim.postal_code, claim.country].map(escaped).join(';');

/** Text of vCard 2.1: plain where it is ASCII, quoted-printable UTF-8 where it is not. */
const quotedPrintable = (name: string, value: string): string => {
  if (/^[\x20-\x7e]*$/.test(value)) return `${name}:${value}`;
  const bytes = [...new TextEncoder().encode(value)].map((byte) =>
    byte >= 0x21 && byte <= 0x7e && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${bytes.join('')}`;
};

const fullName = (claim: Claim): string =>
  claim.full_name ?? [claim.given_name, claim.surname].filter(Boolean).join(' ');

/** `line` for what is there, nothing for what is not. */
const given = (value: string | undefined, line: (value: string) => string): string | null =>
  value ? line(value) : null;

export const writeVcard21 = (claim: Claim): string =>
  lines([
    'BEGIN:VCARD',
    'VERSION:2.1',
    quotedPrintable('N', `${claim.surname ?? ''};${claim.given_name ?? ''}`),
    quotedPrintable('FN', fullName(claim)),
    given(claim.firm, (firm) => quotedPrintable('ORG', firm)),
    given(claim.title, (title) => quotedPrintable('TITLE', title)),
    given(claim.phone, (phone) => `TEL;WORK;VOICE:${phone}`),
    given(claim.email, (email) => `EMAIL;INTERNET:${email}`),
    quotedPrintable('ADR;WORK', address(claim).replaceAll('\\,', ',')),
    'END:VCARD',
  ]);

export const writeVcard30 = (claim: Claim): string =>
  lines([
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(claim.surname)};${escaped(claim.given_name)};;;`,
    `FN:${escaped(fullName(claim))}`,
    given(claim.firm, (firm) => folded(`ORG:${escaped(firm)}`)),
    given(claim.title, (title) => `TITLE:${escaped(title)}`),
    given(claim.phone, (phone) => `TEL;TYPE=WORK,VOICE:${phone}`),
    given(claim.email, (email) => folded(`EMAIL;TYPE=INTERNET:${email}`)),
    folded(`ADR;TYPE=WORK:${address(claim)}`),
    'END:VCARD',
  ]);

export const writeVcard40 = (claim: Claim): string =>
  lines([
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(fullName(claim))}`,
    given(claim.firm, (firm) => folded(`ORG:${escaped(firm)}`)),
    given(claim.title, (title) => `TITLE:${escaped(title)}`),
    given(claim.phone, (phone) => `TEL;TYPE=work:${phone}`),
    given(claim.email, (email) => folded(`EMAIL:${email}`)),
    'END:VCARD',
  ]);

/** NTT DoCoMo's short form: surname, comma, given name. */
export const writeMecard = (claim: Claim): string => {
  const plain = (text: string | undefined): string => (text ?? '').replace(/[\\;:,]/g, '\\$&');
  const phone = given(claim.phone, (text) => `TEL:${plain(text)};`) ?? '';
  const email = given(claim.email, (text) => `EMAIL:${plain(text)};`) ?? '';
  return `MECARD:N:${plain(claim.surname)},${plain(claim.given_name)};${phone}${email};`;
};
