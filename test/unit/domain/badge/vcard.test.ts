import { describe, expect, test } from 'vitest';
import { readVcard } from '../../../../src/domain/badge/vcard.ts';
import type { Claim } from '../../../../src/domain/claim.ts';

const card = (version: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n');

const cases: [name: string, text: string, claim: Claim | null][] = [
  [
    '3.0 with everything that we take',
    card(
      '3.0',
      'N:Doe;John;Quentin;Dr.;Jr.',
      'FN:Dr. John Q. Doe\\, Jr.',
      'ORG:Clean & Dry\\, Inc.;Water Division',
      'TITLE:Lead\\; Restoration',
      'ADR;TYPE=WORK:PO 7;Suite 2;100 Main St;Reno;NV;89501;USA',
      'TEL;TYPE=WORK,VOICE:+1 (775) 555-0100',
      'EMAIL;TYPE=INTERNET:john@clean.example',
      'NOTE:Registrant 123456',
      'X-NUMBER:123456',
    ),
    {
      given_name: 'John',
      surname: 'Doe',
      full_name: 'Dr. John Q. Doe, Jr.',
      firm: 'Clean & Dry, Inc.',
      title: 'Lead; Restoration',
      street: '100 Main St',
      city: 'Reno',
      region: 'NV',
      postal_code: '89501',
      country: 'USA',
      phone: '+1 (775) 555-0100',
      email: 'john@clean.example',
    },
  ],
  [
    '3.0 folded: the blank goes',
    card('3.0', 'FN:Jonathan Do', ' e', '\t-Smith'),
    { full_name: 'Jonathan Doe-Smith' },
  ],
  ['2.1 folded: the blank stays', card('2.1', 'ORG:Clean', ' and Dry'), { firm: 'Clean and Dry' }],
  [
    '2.1 quoted-printable in UTF-8, with soft line breaks',
    card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=', 'ller;J=C3=', '=B6rg', 'TITLE:Boss'),
    { surname: 'Müller', given_name: 'Jörg', title: 'Boss' },
  ],
  [
    '2.1 quoted-printable, bare parameter, in another charset',
    card('2.1', 'FN;CHARSET=ISO-8859-2;QUOTED-PRINTABLE:=A3ukasz'),
    { full_name: 'Łukasz' },
  ],
  [
    '2.1 quoted-printable in Shift_JIS, whose second bytes look like ASCII',
    card('2.1', 'N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83=5C;=8ER'),
    { surname: 'ソ', given_name: '山' },
  ],
  [
    'quoted-printable without charset that is no UTF-8',
    card('2.1', 'FN;ENCODING=QUOTED-PRINTABLE:Ren=E9'),
    { full_name: 'René' },
  ],
  [
    'an encoded semicolon is text, a bare one is not',
    card('2.1', 'ORG;ENCODING=QUOTED-PRINTABLE:A=3BB;C'),
    { firm: 'A;B' },
  ],
  [
    '2.1 pictures are skipped, indented or not',
    card(
      '2.1',
      'PHOTO;JPEG;ENCODING=BASE64:',
      ' /9j/4AAQSkZJRg',
      '',
      'LOGO;BASE64:',
      'R0lGODdhAQ==',
      '',
      'FN:Ann Lee',
    ),
    { full_name: 'Ann Lee' },
  ],
  [
    '4.0 with groups, quoted parameters and tel: URIs',
    card(
      '4.0',
      'item1.N;SORT-AS="Doe;x:y,John":Doe;John;;;',
      'item1.ADR;LABEL="100 Main St: Suite 2; Reno":;;100 Main St;Reno;NV;89501;USA',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-555-5555',
    ),
    {
      given_name: 'John',
      surname: 'Doe',
      street: '100 Main St',
      city: 'Reno',
      region: 'NV',
      postal_code: '89501',
      country: 'USA',
      phone: '+1-555-555-5555',
    },
  ],
  ['a quote that never closes', card('4.0', 'FN;X="y:Ann Lee'), { full_name: 'Ann Lee' }],
  ['escapes in 4.0', card('4.0', 'TITLE:a\\\\b\\nc\\Nd\\,e\\;f\\x'), { title: 'a\\b\nc\nd,e;f\\x' }],
  [
    'several e-mail addresses: type=pref',
    card('3.0', 'EMAIL:first@a.example', 'item2.EMAIL;type=INTERNET;type=pref:second@a.example'),
    { email: 'second@a.example' },
  ],
  [
    'several e-mail addresses: 2.1 PREF',
    card('2.1', 'EMAIL;INTERNET:first@a.example', 'EMAIL;PREF;INTERNET:second@a.example'),
    { email: 'second@a.example' },
  ],
  [
    'several e-mail addresses: 4.0 lowest PREF',
    card('4.0', 'EMAIL;PREF=2:two@a.example', 'EMAIL;PREF=1:one@a.example', 'EMAIL:none@a.example'),
    { email: 'one@a.example' },
  ],
  [
    'several without preference: the first that is not empty',
    card('3.0', 'EMAIL:', 'EMAIL:a@a.example', 'EMAIL:b@a.example', 'ADR:;;;;;;', 'ADR:;;1 Elm;;;;'),
    { email: 'a@a.example', street: '1 Elm' },
  ],
  ['nobody answers a fax', card('3.0', 'TEL;TYPE=FAX,PREF:111', 'TEL;TYPE=CELL:222'), { phone: '222' }],
  ['only a fax is better than none', card('3.0', 'TEL;TYPE=FAX:111'), { phone: '111' }],
  ['mailto: in an address', card('4.0', 'EMAIL:mailto:a@a.example'), { email: 'a@a.example' }],
  ['only FN', card('4.0', 'FN:Ann Lee'), { full_name: 'Ann Lee' }],
  ['N as one word', card('3.0', 'N:Doe'), { surname: 'Doe' }],
  ['N without structure', card('3.0', 'N:John Doe'), { full_name: 'John Doe' }],
  ['ADR without structure', card('3.0', 'ADR:100 Main St\\, Reno'), { street: '100 Main St, Reno' }],
  [
    'neither version nor end, lower case, line feeds',
    'begin:vcard\nn:Kennedy;Steve\nadr;HOME:;;Flat 2, 43 Howitt Road;London;;NW34LU;UK\nEMAIL;IM:MSN:s@im.example',
    {
      surname: 'Kennedy',
      given_name: 'Steve',
      street: 'Flat 2, 43 Howitt Road',
      city: 'London',
      postal_code: 'NW34LU',
      country: 'UK',
      email: 'MSN:s@im.example',
    },
  ],
  [
    'empty lines between, as a wedge types CRLF',
    'BEGIN:VCARD\n\nVERSION:3.0\n\nFN:Ann\n\n  Lee\n\nEND:VCARD',
    { full_name: 'Ann Lee' },
  ],
  [
    'a card within the card is somebody else',
    card('2.1', 'AGENT:', 'BEGIN:VCARD', 'FN:The Agent', 'END:VCARD', 'FN:The Boss'),
    { full_name: 'The Boss' },
  ],
  ['two cards: the first', card('3.0', 'FN:One') + card('3.0', 'TITLE:Two'), { full_name: 'One' }],
  ['blanks before it', '\t\r\n BEGIN : VCARD\r\nFN:Ann Lee', { full_name: 'Ann Lee' }],
  ['nothing in it that we take', card('3.0', 'NOTE:x'), null],
  ['a text about vCards', 'see BEGIN:VCARD', null],
  ['nothing', '', null],
];

describe('vCard', () => {
  test.each(cases)('%s', (_name, text, claim) => {
    expect(readVcard(text)).toEqual(claim);
  });
});
