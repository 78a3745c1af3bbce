/** What a file is, by its content; its name says nothing. */
import type { FileRefusal } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';

type FileKind = 'zip' | 'old-excel' | 'markup' | 'text';

const refusedStarts: readonly (readonly [start: string, refusal: FileRefusal])[] = [
  ['%PDF', 'is-pdf'],
  ['\x89PNG', 'is-png'],
  ['\xff\xd8\xff', 'is-jpeg'],
  ['GIF8', 'is-gif'],
  ['BM', 'is-bmp'],
  ['II*\0', 'is-tiff'],
  ['MM\0*', 'is-tiff'],
  ['{\\rtf', 'is-rtf'],
  ['\x1f\x8b', 'is-gzip'],
  ['7z\xbc\xaf', 'is-7-zip'],
  ['Rar!', 'is-rar'],
  ['SQLite format 3', 'is-database'],
  ['\x7fELF', 'is-program'],
  ['MZ\x90', 'is-program'],
];

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** An encrypted workbook is a compound file with this stream's name in UTF-16 in its directory. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));

const isWide = (start: string): boolean =>
  /^(?:\xff\xfe|\xfe\xff)/.test(start) || /^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(start);

/** Which reader can read the file. */
export const fileKind = (bytes: Uint8Array): Result<FileKind, FileRefusal> => {
  if (bytes.length === 0) return fail('empty');
  const start = latin1(bytes.subarray(0, 4096));
  if (start.startsWith('PK')) return succeed('zip');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    if (isEncrypted(bytes)) return fail('password');
    return succeed('old-excel');
  }
  const refused = refusedStarts.find(
    ([sign]) => start.startsWith(sign) && (sign !== 'BM' || start.includes('\0')),
  );
  if (refused) return fail(refused[1]);
  if (isWide(start)) return succeed('text');
  if (start.includes('\0')) return fail('neither-table-nor-text');
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|\?mso)/i.test(start)) return succeed('markup');
  return succeed('text');
};
