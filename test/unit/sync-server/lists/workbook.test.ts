/** Workbooks written by another library than the one that reads them, and by hand. */
import { expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { readBytes } from './read.ts';
import { smallOds, smallXlsx } from './small-zip.ts';

const readSheet = async (data: SheetData): Promise<ReturnType<typeof readBytes>> =>
  readBytes(await writeXlsxFile(data, { sheet: 'List' }).toBuffer());

const john = { full_name: 'John Smith', email: 'js@example.com' };

const numbers = { type: Number, format: '00000000' } as const;
const phones = { type: Number, format: '(000) 000-0000' } as const;

test('numbers keep the zeros and hyphens that the sheet shows, and no sign of their power', async () => {
  const { rows } = await readSheet([
    ['Name', 'IICRC #', 'Cell', 'Zip', 'Badge'],
    [
      'John Smith',
      { ...numbers, value: 123456 },
      { ...phones, value: 7025551234 },
      { type: Number, format: '00000', value: 2139 },
      123456789012,
    ],
    ['Ann Lee', 70123456, 7025551235, 89501, { type: Number, format: '#,##0', value: 1234567 }],
  ]);
  expect(rows).toEqual([
    {
      full_name: 'John Smith',
      registrant_number: '00123456',
      phone: '(702) 555-1234',
      postal_code: '02139',
      badge_id: '123456789012',
    },
    {
      full_name: 'Ann Lee',
      registrant_number: '70123456',
      phone: '7025551235',
      postal_code: '89501',
      badge_id: '1234567',
    },
  ]);
});

test('dates are no claims, and a column of them is named', async () => {
  const { rows, problems } = await readSheet([
    ['Name', 'Date', 'Email'],
    [
      'John Smith',
      { type: Date, format: 'mm/dd/yyyy', value: new Date(Date.UTC(2026, 2, 4)) },
      'js@example.com',
    ],
  ]);
  expect(rows).toEqual([john]);
  expect(problems).toEqual([{ row: 1, what: 'columns not read: "Date" (B)' }]);
});

test('a title in merged cells, a header in two rows, a firm beside three people', async () => {
  const { rows, columns, problems } = await readSheet([
    [{ value: 'Attendance 2026', columnSpan: 4 }, null, null, null],
    [],
    [
      { value: 'Attendee', columnSpan: 2 },
      null,
      { value: 'Company', rowSpan: 2 },
      { value: 'E-mail', rowSpan: 2 },
    ],
    ['First', 'Last', null, null],
    ['John', 'Smith', { value: 'Acme', rowSpan: 2 }, 'js@example.com'],
    ['Ann', 'Lee', null, 'al@example.com'],
    [{ value: 'Total: 2', columnSpan: 4 }, null, null, null],
  ]);
  expect(rows).toEqual([
    { given_name: 'John', surname: 'Smith', firm: 'Acme', email: 'js@example.com' },
    { given_name: 'Ann', surname: 'Lee', firm: 'Acme', email: 'al@example.com' },
  ]);
  expect(columns).toEqual({
    given_name: 'Attendee First',
    surname: 'Attendee Last',
    firm: 'Company',
    email: 'E-mail',
  });
  expect(problems.map(({ row }) => row)).toEqual([1, 7]);
});

test('two lists are read, and what is none is named with its sheet', async () => {
  const bytes = await writeXlsxFile([
    {
      sheet: 'Summary',
      data: [
        ['Company', 'Count'],
        ['Acme', 2],
      ],
    },
    {
      sheet: 'Day 1',
      data: [
        ['Name', 'Email'],
        ['John Smith', 'js@example.com'],
      ],
    },
    {
      sheet: 'Day 2',
      data: [
        ['Email', 'Name', 'Phone'],
        ['al@example.com', 'Ann Lee', '702-555-1234'],
        ['js@example.com', 'John Smith', ''],
      ],
    },
    { sheet: 'Empty', data: [] },
  ]).toBuffer();
  const { rows, columns, problems } = readBytes(bytes);
  expect(columns).toEqual({ full_name: 'Name', email: 'Email', phone: 'Phone' });
  expect(rows).toEqual([
    john,
    { full_name: 'Ann Lee', email: 'al@example.com', phone: '702-555-1234' },
    john,
  ]);
  expect(problems).toEqual([
    {
      row: 1,
      what: 'sheet "Summary": is left out, since it does not look like a list of people (2 rows, the first "Company | Count")',
    },
    { row: 3, what: 'sheet "Day 2": looks like the same person as row 2 of sheet "Day 1"' },
  ]);
});

test('accents, emoji, capitals and blanks in a workbook', async () => {
  const { rows } = await readSheet([
    ['APELLIDOS', 'NOMBRE', 'TELÉFONO MÓVIL'],
    [' GARCÍA LÓPEZ\u00a0', 'María José', '+34 600 123 456'],
    ['Łukasiewicz 🦄', 'Änne', null],
  ]);
  expect(rows).toEqual([
    { surname: 'GARCÍA LÓPEZ', given_name: 'María José', phone: '+34 600 123 456' },
    { surname: 'Łukasiewicz 🦄', given_name: 'Änne' },
  ]);
});

test('empty rows and columns before the list: rows are those that the spreadsheet numbers', async () => {
  const { rows, problems } = await readSheet([
    [],
    [],
    [null, null, 'Name', null, 'Email'],
    [],
    [null, null, 'John Smith', null, 'js@example.com'],
    [null, null, 'Total', null, 1],
  ]);
  expect(rows).toEqual([john]);
  expect(problems).toEqual([{ row: 6, what: 'is not a person: "Total | 1"' }]);
});

test('no header in a workbook', async () => {
  const { rows, columns } = await readSheet([
    [1, 'John Smith', 'js@example.com', 7025551234],
    [2, 'Ann Lee', 'al@example.com', 7025551235],
  ]);
  expect(columns).toEqual({ full_name: '', email: '', phone: '' });
  expect(rows).toEqual([
    { ...john, phone: '7025551234' },
    { full_name: 'Ann Lee', email: 'al@example.com', phone: '7025551235' },
  ]);
});

test('"Last, First", titles and truth values', async () => {
  const { rows, problems } = await readSheet([
    ['Name (Last, First)', 'Email', 'Attended'],
    ['Smith, John', 'js@example.com', true],
    ['de la Cruz, Ana María', 'ac@example.com', false],
  ]);
  expect(rows).toEqual([
    { surname: 'Smith', given_name: 'John', email: 'js@example.com' },
    { surname: 'de la Cruz', given_name: 'Ana María', email: 'ac@example.com' },
  ]);
  expect(problems).toEqual([
    { row: 3, what: '"FALSE" stands under "Attended": the person may not have come' },
  ]);
});

test('a formula without its value is named, never evaluated', async () => {
  const { rows, problems } = await readSheet([
    ['Name', 'Email', 'Company'],
    ['John Smith', 'js@example.com', { type: 'Formula', value: '="AC"&"ME"' }],
  ]);
  expect(rows).toEqual([john]);
  expect(problems).toEqual([{ row: 2, what: 'column C holds a formula without a value' }]);
});

const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('formulas give the value that was saved, errors are named', () => {
  const { rows, problems } = readBytes(
    smallXlsx(
      `<row r="1">${inline('A1', 'Name')}${inline('B1', 'Reg. No.')}${inline('C1', 'Email')}</row>` +
        '<row r="2"><c r="A2" t="str"><f>B9&amp;C9</f><v>John Smith</v></c><c r="B2"><f>1+1</f><v>123456</v></c><c r="C2" t="e"><v>#REF!</v></c></row>',
    ),
  );
  expect(rows).toEqual([{ full_name: 'John Smith', registrant_number: '123456' }]);
  expect(problems).toEqual([{ row: 2, what: 'column C shows the error #REF!' }]);
});

const ods = (cells: string[]): string =>
  `<table:table-row>${cells.map((text) => (text === '' ? '<table:table-cell/>' : `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`)).join('')}</table:table-row>`;

test('an ODS file with repeated empty rows and numbers', () => {
  const { rows, problems } = readBytes(
    smallOds(
      `${ods(['Teilnehmerliste'])}<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>` +
        `${ods(['Vorname', 'Nachname', 'E-Mail'])}${ods(['Jürgen', 'Müller', 'jm@example.com'])}` +
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Änne</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Weiß</text:p></table:table-cell></table:table-row>' +
        `${ods(['Gesamt: 2'])}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`,
    ),
  );
  expect(rows).toEqual([
    { given_name: 'Jürgen', surname: 'Müller', email: 'jm@example.com' },
    { given_name: 'Änne', surname: 'Weiß' },
  ]);
  expect(problems.map(({ row }) => row)).toEqual([1, 8]);
});

test('a table of a web page that calls itself a workbook', () => {
  const page =
    '<html><body><table><tr><th>Name</th><th>Email</th></tr><tr><td>John Smith</td><td>js@example.com</td></tr></table></body></html>';
  expect(readBytes(Buffer.from(page)).rows).toEqual([john]);
});
