import { describe, expect, test } from 'vitest';
import { readEmail } from '../../../../src/domain/badge/email.ts';
import { readMecard } from '../../../../src/domain/badge/mecard.ts';
import type { Claim } from '../../../../src/domain/claim.ts';

describe('MeCard', () => {
  test.each<[string, string, Claim | null]>([
    [
      'surname and given name',
      'MECARD:N:Doe,John;TEL:7755550100;EMAIL:john@clean.example;ORG:Clean;TITLE:Lead;;',
      {
        surname: 'Doe',
        given_name: 'John',
        phone: '7755550100',
        email: 'john@clean.example',
        firm: 'Clean',
        title: 'Lead',
      },
    ],
    ['a name in one piece', 'MECARD:N:Sean Owen;;', { full_name: 'Sean Owen' }],
    [
      'nothing after the comma',
      'MECARD:N:Google 411,;TEL:18665881077;;',
      { surname: 'Google 411', phone: '18665881077' },
    ],
    ['escapes', 'MECARD:N:O\\,Neil\\;x,A\\:b\\\\c;;', { surname: 'O,Neil;x', given_name: 'A:b\\c' }],
    [
      'an address of seven parts',
      'MECARD:ADR:,,1 Elm St,Reno,NV,89501,USA;;',
      {
        street: '1 Elm St',
        city: 'Reno',
        region: 'NV',
        postal_code: '89501',
        country: 'USA',
      },
    ],
    ['any other address', 'MECARD:ADR:1 Elm St, Reno;;', { street: '1 Elm St, Reno' }],
    ['the first of several', 'MECARD:TEL:;TEL:111;TEL:222;;', { phone: '111' }],
    [
      'lower case, blanks, no ending',
      ' mecard:n:Doe,John; tel:111',
      { surname: 'Doe', given_name: 'John', phone: '111' },
    ],
    ['nothing in it', 'MECARD:;;', null],
    ['its cousins', 'MATMSG:TO:a@b.example;SUB:x;;', null],
  ])('%s', (_name, text, claim) => {
    expect(readMecard(text)).toEqual(claim);
  });
});

describe('e-mail address', () => {
  test.each<[string, string, string | null]>([
    ['bare', ' John.Doe+x@Clean.example\r\n', 'John.Doe+x@Clean.example'],
    ['mailto:', 'MAILTO:john%2Bx@clean.example?subject=Hi', 'john+x@clean.example'],
    ['a domain with umlauts', 'jörg@bücher.example', 'jörg@bücher.example'],
    ['two of them', 'mailto:a@b.example,c@d.example', null],
    ['with a name', 'John <john@clean.example>', null],
    ['no domain', 'john@', null],
    ['no dot', 'john@localhost', null],
    ['an empty label', 'john@clean..example', null],
    ['two at signs', 'a@b@c.example', null],
    ['a URL with credentials', 'https://a@b.example', null],
    ['too long', `${'a'.repeat(65)}@b.example`, null],
    ['text around it', 'call a@b.example', null],
  ])('%s', (_name, text, email) => {
    expect(readEmail(text)).toEqual(email === null ? null : { email });
  });
});
