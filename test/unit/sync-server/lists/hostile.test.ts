/** Files that are no lists, damaged, or made to do harm: one sentence each. */
import { describe, expect, test } from 'vitest';
import { mostListBytes } from '../../../../src/domain/attendance-list.ts';
import { readList } from '../../../../sync-server/lists/index.ts';
import { refusalOf } from './read.ts';
import { smallOds, smallXlsx, smallZip } from './small-zip.ts';

const compound = (inside: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(2000),
  ]);

const list = smallXlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>');

describe('what is no list is refused in words', () => {
  test.each<[name: string, bytes: Uint8Array, words: string]>([
    ['an empty file', Buffer.from(''), 'is empty'],
    ['blank lines', Buffer.from('\r\n ,,\r\n'), 'nothing in the file'],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'a PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'an image'],
    ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), 'an image'],
    ['bytes of nothing', Buffer.from('ab\0\x01\x02cd\0\0ef', 'latin1'), 'neither a table nor text'],
    [
      'prose',
      Buffer.from('We had a very good time.\nThe coffee could have been hotter.\n'),
      'no list of people',
    ],
    ['an encrypted workbook', compound('EncryptedPackage'), 'protected by a password'],
    ['a compound file of something else', compound('WordDocument'), 'damaged'],
    ['half a workbook', list.subarray(0, list.length / 2), 'damaged'],
    ['a zip that is cut in its directory', list.subarray(0, list.length - 30), 'damaged'],
    ['a Word document', smallZip([{ name: 'word/document.xml', content: '<a/>' }]), 'a Word document'],
    ['a zip of a list', smallZip([{ name: 'list.csv', content: 'Name' }]), 'without a workbook'],
    [
      'a zip with a password',
      smallZip([{ name: 'xl/workbook.xml', content: '<a/>', isEncrypted: true }]),
      'protected by a password',
    ],
    [
      'an ODS file with a password',
      smallZip([
        { name: 'content.xml', content: 'x' },
        { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' },
      ]),
      'protected by a password',
    ],
    [
      'a zip bomb that says so',
      smallZip([{ name: 'xl/workbook.xml', content: '<a/>', declaredBytes: 0xf0000000 }]),
      'far too large',
    ],
    [
      'a zip bomb that does not',
      smallZip([
        { name: 'xl/workbook.xml', content: '<a/>' },
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(140 * 1024 * 1024), declaredBytes: 100 },
      ]),
      'far too large',
    ],
    [
      'a million columns',
      Buffer.from(`Name${','.repeat(1_000_000)}\nJohn Smith\n`),
      'more than 1000 columns',
    ],
    ['one endless line', Buffer.from('a'.repeat(2_000_000)), 'more than a million characters'],
    [
      'a column far out in a workbook',
      smallXlsx('<row r="1"><c r="XFD1" t="inlineStr"><is><t>Name</t></is></c></row>'),
      'more than 1000 columns',
    ],
    [
      'a row far down in a workbook',
      smallXlsx('<row r="200001"><c r="A200001" t="inlineStr"><is><t>Name</t></is></c></row>'),
      'more than 200000 rows',
    ],
  ])('%s', (_, bytes, words) => {
    expect(refusalOf(bytes)).toContain(words);
  });
});

test('a file of 200 MB is refused unread', async () => {
  const read = await readList(Buffer.alloc(mostListBytes + 1));
  expect(read).toEqual({ ok: false, problem: 'too-large' });
});

test('a cell that repeats without end takes its thread along and nothing else', async () => {
  const cell = '<table:table-cell office:value-type="string"><text:p>John Smith</text:p></table:table-cell>';
  const bomb = smallOds(`<table:table-row table:number-rows-repeated="2000000000">${cell}</table:table-row>`);
  const read = await readList(bomb);
  expect(read).toEqual({ ok: false, problem: 'takes-too-much' });
}, 90_000);
