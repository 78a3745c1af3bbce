/** Lists as organisers send them as text, each with another mess, and what has to be made of them. */
import { describe, expect, test } from 'vitest';
import type { ReadList } from '../../../../sync-server/lists/read-list.ts';
import { readText } from './read.ts';

interface Case {
  name: string;
  lines: string[];
  columns?: ReadList['columns'];
  rows: ReadList['rows'];
  /** Rows that must be named in a problem, with words of it. */
  problems?: [row: number, words: string][];
}

const john = { given_name: 'John', surname: 'Smith', email: 'js@example.com' };
const maria = { given_name: 'María', surname: 'Muñoz', email: 'mm@example.com' };

const cases: Case[] = [
  {
    name: 'plain',
    lines: ['First Name,Last Name,Email', 'John,Smith,js@example.com', 'María,Muñoz,mm@example.com'],
    columns: { given_name: 'First Name', surname: 'Last Name', email: 'Email' },
    rows: [john, maria],
    problems: [],
  },
  {
    name: 'semicolons, and commas in the cells',
    lines: ['First;Last;Company', 'John;Smith;"Smith, Sons; Co"', 'María;Muñoz;Acme, Inc.'],
    rows: [
      { given_name: 'John', surname: 'Smith', firm: 'Smith, Sons; Co' },
      { given_name: 'María', surname: 'Muñoz', firm: 'Acme, Inc.' },
    ],
    problems: [],
  },
  {
    name: 'tabs with empty cells',
    lines: [
      'FIRST NAME\tMI\tLAST NAME\tE-MAIL',
      'John\t\tSmith\tjs@example.com',
      'María\tJ.\tMuñoz\tmm@example.com',
    ],
    rows: [john, { ...maria, given_name: 'María J.' }],
  },
  {
    name: 'pipes',
    lines: ['Nombre|Apellidos|Correo electrónico', 'John|Smith|js@example.com', 'María|Muñoz|mm@example.com'],
    columns: { given_name: 'Nombre', surname: 'Apellidos', email: 'Correo electrónico' },
    rows: [john, maria],
  },
  {
    name: "Excel's sep line, which no spreadsheet shows",
    lines: ['sep=;', 'Vorname;Name;E-Mail', 'John;Smith;js@example.com', 'Total;1;'],
    columns: { given_name: 'Vorname', surname: 'Name', email: 'E-Mail' },
    rows: [john],
    problems: [[3, 'Total']],
  },
  {
    name: 'French: Nom beside Prénom',
    lines: ['Nom,Prénom,Courriel,N° IICRC,Société', 'Muñoz,María,mm@example.com,123456,Acme'],
    columns: {
      surname: 'Nom',
      given_name: 'Prénom',
      email: 'Courriel',
      registrant_number: 'N° IICRC',
      firm: 'Société',
    },
    rows: [{ ...maria, registrant_number: '123456', firm: 'Acme' }],
  },
  {
    name: 'German with a running number and notes',
    lines: [
      'Teilnehmerliste;;;',
      '',
      'Nr.;Nachname, Vorname;Firma;Tel.-Nr.',
      '1;Müller, Jürgen;Müller GmbH;030 1234567',
      '2;Weiß, Änne;Weiß KG;030 7654321',
      'Gesamt: 2;;;',
      'Stand: 3.4.2026;;;',
    ],
    columns: { full_name: 'Nachname, Vorname', firm: 'Firma', phone: 'Tel.-Nr.' },
    rows: [
      { given_name: 'Jürgen', surname: 'Müller', firm: 'Müller GmbH', phone: '030 1234567' },
      { given_name: 'Änne', surname: 'Weiß', firm: 'Weiß KG', phone: '030 7654321' },
    ],
    problems: [
      [1, 'Teilnehmerliste'],
      [6, 'Gesamt'],
      [7, 'Stand'],
    ],
  },
  {
    name: 'titles, blank rows, totals and notes around the list',
    lines: [
      'ISSA Show North America 2026,,,',
      'Attendance list - Room 5,,,',
      '',
      ',,,',
      'Attendee,E-Mail Address,Cell,IICRC #',
      'Dr. John Smith Jr.,js@example.com,(702) 555-1234,00123456',
      ',,,',
      'MARÍA MUÑOZ,mm@example.com,702.555.9876,#123457',
      'Total attendees: 2,,,',
      ',,Total,2',
      'Printed on 3/4/2026 by the office,,,',
      'Please return this list to the office by Friday,,,',
    ],
    columns: { full_name: 'Attendee', email: 'E-Mail Address', phone: 'Cell', registrant_number: 'IICRC #' },
    rows: [
      {
        full_name: 'Dr. John Smith Jr.',
        email: 'js@example.com',
        phone: '(702) 555-1234',
        registrant_number: '00123456',
      },
      {
        full_name: 'MARÍA MUÑOZ',
        email: 'mm@example.com',
        phone: '702.555.9876',
        registrant_number: '#123457',
      },
    ],
    problems: [
      [1, 'ISSA'],
      [2, 'Room 5'],
      [9, 'Total'],
      [10, 'Total'],
      [11, 'Printed'],
      [12, 'Please'],
    ],
  },
  {
    name: '"Last, First" in quotes, with suffixes, titles and designations',
    lines: [
      'Name,Reg. No.',
      '"Smith, John",1001',
      '"Smith, John, Jr.",1002',
      '"García López, María",1003',
      '"John Smith, WRT, ASD",1004',
      '"John Smith, III",1005',
    ],
    columns: { full_name: 'Name', registrant_number: 'Reg. No.' },
    rows: [
      { given_name: 'John', surname: 'Smith', registrant_number: '1001' },
      { given_name: 'John', surname: 'Smith Jr.', registrant_number: '1002' },
      { given_name: 'María', surname: 'García López', registrant_number: '1003' },
      { full_name: 'John Smith, WRT, ASD', registrant_number: '1004' },
      { full_name: 'John Smith, III', registrant_number: '1005' },
    ],
  },
  {
    name: '"Last, First" without quotes among commas',
    lines: [
      'Name,Email,Phone',
      'Smith, John,js@example.com,702-555-1234',
      'Ann Lee,al@example.com,702-555-1235',
    ],
    rows: [
      { given_name: 'John', surname: 'Smith', email: 'js@example.com', phone: '702-555-1234' },
      { full_name: 'Ann Lee', email: 'al@example.com', phone: '702-555-1235' },
    ],
  },
  {
    name: 'one column of "Last, First" without quotes',
    lines: ['Name', 'Smith, John', 'Muñoz, María', 'Lee, Ann'],
    rows: [
      { given_name: 'John', surname: 'Smith' },
      { given_name: 'María', surname: 'Muñoz' },
      { given_name: 'Ann', surname: 'Lee' },
    ],
  },
  {
    name: 'one column of names below a title',
    lines: ['Attendees', 'Name', 'John Smith', 'María Muñoz', 'Total: 2'],
    rows: [{ full_name: 'John Smith' }, { full_name: 'María Muñoz' }],
    problems: [
      [1, 'Attendees'],
      [5, 'Total'],
    ],
  },
  {
    name: 'two header rows',
    lines: [
      ',Attendee,,Contact,,IICRC',
      '#,First,Last,Phone,E-mail,Number',
      '1,John,Smith,702-555-1234,js@example.com,123456',
      '2,María,Muñoz,702-555-1235,mm@example.com,123457',
    ],
    rows: [
      { ...john, phone: '702-555-1234', registrant_number: '123456' },
      { ...maria, phone: '702-555-1235', registrant_number: '123457' },
    ],
  },
  {
    name: 'a header in two languages below each other',
    lines: ['First name,Last name,Email', 'Nombre,Apellido,Correo', 'John,Smith,js@example.com'],
    rows: [john],
    problems: [[2, 'header']],
  },
  {
    name: 'a header in two languages in each cell',
    lines: ['Name / Nombre,Company / Empresa,E-mail / Correo', 'John Smith,Acme,js@example.com'],
    columns: { full_name: 'Name / Nombre', firm: 'Company / Empresa', email: 'E-mail / Correo' },
    rows: [{ full_name: 'John Smith', firm: 'Acme', email: 'js@example.com' }],
  },
  {
    name: 'no header: two name columns, surname first',
    lines: [
      'Smith,John,js@example.com,7025551234,123456',
      'Jones,Mary,mj@example.com,7025551235,123457',
      'Muñoz,Maria,mm@example.com,7025551236,223458',
    ],
    columns: { surname: '', given_name: '', email: '', phone: '', registrant_number: '' },
    rows: [
      { ...john, phone: '7025551234', registrant_number: '123456' },
      {
        given_name: 'Mary',
        surname: 'Jones',
        email: 'mj@example.com',
        phone: '7025551235',
        registrant_number: '123457',
      },
      {
        given_name: 'Maria',
        surname: 'Muñoz',
        email: 'mm@example.com',
        phone: '7025551236',
        registrant_number: '223458',
      },
    ],
    problems: [[1, 'no header']],
  },
  {
    name: 'no header: whole names, firm and place',
    lines: [
      'John Smith,ABC Restoration,Reno,NV,89501,js@example.com',
      'Mary Jones,XYZ Cleaning,Las Vegas,NV,89101,mj@example.com',
    ],
    rows: [
      {
        full_name: 'John Smith',
        firm: 'ABC Restoration',
        city: 'Reno',
        region: 'NV',
        postal_code: '89501',
        email: 'js@example.com',
      },
      {
        full_name: 'Mary Jones',
        firm: 'XYZ Cleaning',
        city: 'Las Vegas',
        region: 'NV',
        postal_code: '89101',
        email: 'mj@example.com',
      },
    ],
  },
  {
    name: 'the header again at every page',
    lines: [
      'Name,Email',
      'John Smith,js@example.com',
      'Page 1 of 2,',
      'Name,Email',
      'Ann Lee,al@example.com',
    ],
    rows: [
      { full_name: 'John Smith', email: 'js@example.com' },
      { full_name: 'Ann Lee', email: 'al@example.com' },
    ],
    problems: [
      [3, 'Page 1'],
      [4, 'header'],
    ],
  },
  {
    name: 'a second table with other columns below',
    lines: [
      'Day 1,,',
      'Name,Email,',
      'John Smith,js@example.com,',
      '',
      'Day 2,,',
      'Email,Company,Name',
      'al@example.com,Acme,Ann Lee',
    ],
    rows: [
      { full_name: 'John Smith', email: 'js@example.com' },
      { full_name: 'Ann Lee', email: 'al@example.com', firm: 'Acme' },
    ],
    problems: [
      [1, 'Day 1'],
      [5, 'Day 2'],
      [6, 'another table'],
    ],
  },
  {
    name: 'numbers that programs have spoilt',
    lines: [
      'Name,IICRC No,Phone,Zip',
      'John Smith,123456.0,7025551234.0,89501',
      'Ann Lee,="00123457",7.025551235E+09,="02139"',
      "Bo Ek,'00123458,7.03E+09,",
    ],
    rows: [
      { full_name: 'John Smith', registrant_number: '123456', phone: '7025551234', postal_code: '89501' },
      { full_name: 'Ann Lee', registrant_number: '00123457', phone: '7025551235', postal_code: '02139' },
      { full_name: 'Bo Ek', registrant_number: '00123458' },
    ],
    problems: [[4, 'digits were lost']],
  },
  {
    name: 'emoji, blanks of all kinds, words for nothing',
    lines: [
      'Name ,  Email , Company',
      '\u00a0John\u00a0 Smith \u200b, js@example.com ,N/A',
      '🦄 Ann Lee 🎉,-,none',
      'Null Nguyen,n/a,Acme',
    ],
    rows: [
      { full_name: 'John Smith', email: 'js@example.com' },
      { full_name: '🦄 Ann Lee 🎉' },
      { full_name: 'Null Nguyen', firm: 'Acme' },
    ],
  },
  {
    name: 'one person twice',
    lines: [
      'Name,Email,IICRC #',
      'John Smith,js@example.com,123456',
      'Ann Lee,al@example.com,',
      'SMITH JOHN,JS@example.com,',
      'John Smith,other@example.com,999999',
      'A. Lee,,123456',
    ],
    rows: [
      { full_name: 'John Smith', email: 'js@example.com', registrant_number: '123456' },
      { full_name: 'Ann Lee', email: 'al@example.com' },
      { full_name: 'SMITH JOHN', email: 'JS@example.com' },
      { full_name: 'John Smith', email: 'other@example.com', registrant_number: '999999' },
      { full_name: 'A. Lee', registrant_number: '123456' },
    ],
    problems: [
      [4, 'row 2'],
      [6, 'row 2'],
    ],
  },
  {
    name: 'a quote that nobody closed',
    lines: [
      'Name,Company,Email',
      'John Smith,"Acme,js@example.com',
      ...Array.from(
        { length: 30 },
        (_, i) => `Ann Lee${'abcdefghijklmnopqrstuvwxyzabcd'[i]},Co,a${i}@example.com`,
      ),
    ],
    rows: [
      { full_name: 'John Smith', firm: '"Acme', email: 'js@example.com' },
      ...Array.from({ length: 30 }, (_, i) => ({
        full_name: `Ann Lee${'abcdefghijklmnopqrstuvwxyzabcd'[i]}`,
        firm: 'Co',
        email: `a${i}@example.com`,
      })),
    ],
    problems: [[1, 'quotation mark']],
  },
  {
    name: 'a line break within quotes',
    lines: ['Name,Address,Email', 'John Smith,"1 Main St', 'Suite 2",js@example.com', 'total 1,,'],
    rows: [{ full_name: 'John Smith', street: '1 Main St Suite 2', email: 'js@example.com' }],
    problems: [[3, 'total']],
  },
  {
    name: 'several addresses and telephones',
    lines: [
      'Attendee Name,Home Phone,Mobile,Address 1,Address 2,City/State/Zip',
      'John Smith,,702-555-1234,1 Main St,Suite 2,"Reno, NV 89501"',
    ],
    rows: [
      {
        full_name: 'John Smith',
        phone: '702-555-1234',
        street: '1 Main St, Suite 2',
        city: 'Reno',
        region: 'NV',
        postal_code: '89501',
      },
    ],
  },
  {
    name: 'a ticket shop: the buyer is somebody else',
    lines: [
      'Order #,Buyer First Name,Buyer Last Name,Buyer Email,First Name,Last Name,Email,Ticket Type,Attendee Status',
      '5551,Pat,Boss,boss@example.com,John,Smith,js@example.com,VIP,Attending',
      '5551,Pat,Boss,boss@example.com,María,Muñoz,mm@example.com,VIP,Cancelled',
    ],
    columns: { given_name: 'First Name', surname: 'Last Name', email: 'Email' },
    rows: [john, maria],
    problems: [
      [1, 'Ticket Type'],
      [3, 'Cancelled'],
    ],
  },
  {
    name: 'who did not come is named',
    lines: [
      'First Name,Last Name,Email,Attended?',
      'John,Smith,js@example.com,Y',
      'María,Muñoz,mm@example.com,N',
    ],
    rows: [john, maria],
    problems: [[3, 'may not have come']],
  },
  {
    name: 'an ID that counts and an ID that does not',
    lines: ['No.,ID,Name', '1,770123,John Smith', '2,770456,Ann Lee', '3,881234,Bo Ek'],
    columns: { registrant_number: 'ID', full_name: 'Name' },
    rows: [
      { full_name: 'John Smith', registrant_number: '770123' },
      { full_name: 'Ann Lee', registrant_number: '770456' },
      { full_name: 'Bo Ek', registrant_number: '881234' },
    ],
  },
  {
    name: 'a column of certifications is no number',
    lines: ['Name,Certification,Cert #', 'John Smith,WRT,123456', 'Ann Lee,"WRT, ASD",123457'],
    columns: { full_name: 'Name', registrant_number: 'Cert #' },
    rows: [
      { full_name: 'John Smith', registrant_number: '123456' },
      { full_name: 'Ann Lee', registrant_number: '123457' },
    ],
    problems: [[1, 'Certification']],
  },
  {
    name: 'titles and suffixes in columns of their own',
    lines: [
      'Title,First Name,Middle,Last Name,Suffix,Job Title',
      'Dr.,John,Q.,Smith,III,Owner',
      'Ms,María,,Muñoz,,Technician',
    ],
    rows: [
      { given_name: 'John Q.', surname: 'Smith III', title: 'Owner' },
      { given_name: 'María', surname: 'Muñoz', title: 'Technician' },
    ],
  },
  {
    name: 'words of a header in the cells: jobs, firms and cities',
    lines: [
      'Name,Job,Company,City',
      'John Smith,Technician,Company Store,Kansas City',
      'Ann Lee,Technician,Title Firm,Salt Lake City',
      'Bo Ek,Student,,',
    ],
    rows: [
      { full_name: 'John Smith', title: 'Technician', firm: 'Company Store', city: 'Kansas City' },
      { full_name: 'Ann Lee', title: 'Technician', firm: 'Title Firm', city: 'Salt Lake City' },
      { full_name: 'Bo Ek', title: 'Student' },
    ],
    problems: [],
  },
  {
    name: 'key and value lines above the header',
    lines: [
      'Company:,Acme Training',
      'City:,Reno,State:,NV',
      'Instructor:,Pat Boss',
      '',
      'Student Name,Student Email,License #',
      'John Smith,js@example.com,123456',
    ],
    columns: { full_name: 'Student Name', email: 'Student Email', registrant_number: 'License #' },
    rows: [{ full_name: 'John Smith', email: 'js@example.com', registrant_number: '123456' }],
    problems: [
      [1, 'Acme'],
      [2, 'Reno'],
      [3, 'Pat Boss'],
    ],
  },
  {
    name: 'empty columns on both sides and between',
    lines: [',,Name,,Email,,', ',,John Smith,,js@example.com,,', ',,,,,,', ',,Ann Lee,,,,'],
    rows: [{ full_name: 'John Smith', email: 'js@example.com' }, { full_name: 'Ann Lee' }],
    problems: [],
  },
  {
    name: 'a row of the firm only, and headings between people',
    lines: [
      'Name,Company,Email',
      'Walk-ins,,',
      'John Smith,Acme,js@example.com',
      ',Acme,',
      'No shows:,,',
      'Ann Lee,,',
    ],
    rows: [{ full_name: 'John Smith', firm: 'Acme', email: 'js@example.com' }, { full_name: 'Ann Lee' }],
    problems: [
      [2, 'Walk-ins'],
      [4, 'Acme'],
      [5, 'No shows'],
    ],
  },
  {
    name: 'headers as programs write them',
    lines: [
      'attendee_first_name,attendeeLastName,EMAIL_ADDRESS,companyName,zipCode',
      'John,Smith,js@example.com,Acme,89501',
    ],
    rows: [{ ...john, firm: 'Acme', postal_code: '89501' }],
    problems: [],
  },
  {
    name: 'a roster with a column for each day',
    lines: ['Student,Sat 3/4,3/5/2026,Hours,Pass/Fail', 'John Smith,X,X,16,P', ',2,1,,'],
    columns: { full_name: 'Student' },
    rows: [{ full_name: 'John Smith' }],
    problems: [
      [1, '"Hours" (D), "Pass/Fail" (E)'],
      [3, '2 | 1'],
    ],
  },
  {
    name: 'a contact beside those who attended',
    lines: ['Company,Contact,Attendees', 'Acme,Pat Boss,John Smith', 'Acme,Pat Boss,Ann Lee'],
    columns: { firm: 'Company', full_name: 'Attendees' },
    rows: [
      { full_name: 'John Smith', firm: 'Acme' },
      { full_name: 'Ann Lee', firm: 'Acme' },
    ],
    problems: [[1, 'read only where an earlier one is empty: "Contact" (B)']],
  },
  {
    name: 'a formula in a text stays a text',
    lines: ['Name,Company', 'John Smith,"=HYPERLINK(""http://example.com"",""x"")"'],
    rows: [{ full_name: 'John Smith', firm: '=HYPERLINK("http://example.com","x")' }],
  },
];

describe('messy lists', () => {
  test.each(cases)('$name', ({ lines, columns, rows, problems }) => {
    const read = readText(lines.join('\r\n'));
    expect(read.rows).toEqual(rows);
    if (columns) expect(read.columns).toEqual(columns);
    for (const [row, words] of problems ?? []) {
      const found = read.problems.filter((problem) => problem.row === row).map(({ what }) => what);
      expect(found.join('\n'), `a problem of row ${row} in ${JSON.stringify(read.problems)}`).toContain(
        words,
      );
    }
    if (problems?.length === 0) expect(read.problems).toEqual([]);
  });
});
