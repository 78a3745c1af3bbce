/** What a file is, by its content; its name says nothing. */
import { fail, type Result, succeed } from '#domain/result.ts';

type FileKind = 'zip' | 'old-excel' | 'markup' | 'text';

const refusedStarts: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['BM', 'an image (BMP)'],
  ['II*\0', 'an image (TIFF)'],
  ['MM\0*', 'an image (TIFF)'],
  ['{\\rtf', 'a text document (RTF)'],
  ['\x1f\x8b', 'a compressed file (gzip)'],
  ['7z\xbc\xaf', 'a compressed file (7-Zip)'],
  ['Rar!', 'a compressed file (RAR)'],
  ['SQLite format 3', 'a database (SQLite)'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
];

const wanted = 'save the list as CSV, XLSX or ODS and try again';
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** An encrypted workbook is a compound file with this stream's name in UTF-16 in its directory. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const isWide = (start: string): boolean =>
  /^(?:\xff\xfe|\xfe\xff)/.test(start) || /^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(start);

/** Which reader can read the file. The problem is a sentence. */
export const fileKind = (bytes: Uint8Array): Result<FileKind, string> => {
  if (bytes.length === 0) return fail('the file is empty');
  const start = latin1(bytes.subarray(0, 4096));
  if (start.startsWith('PK')) return succeed('zip');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    if (isEncrypted(bytes)) return fail('the workbook is protected by a password: save it without one');
    return succeed('old-excel');
  }
  const refused = refusedStarts.find(
    ([sign]) => start.startsWith(sign) && (sign !== 'BM' || start.includes('\0')),
  );
  if (refused) return fail(`the file is ${refused[1]}, not a list: ${wanted}`);
  if (isWide(start)) return succeed('text');
  if (start.includes('\0')) return fail(`the file is neither a table nor text: ${wanted}`);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|\?mso)/i.test(start)) return succeed('markup');
  return succeed('text');
};
