/** Bytes of a file of any kind -> its sheets. */
import { mostListBytes } from '#domain/attendance-list.ts';
import type { FileRefusal } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { decodeText } from './decode-text.ts';
import { readDelimited } from './delimited.ts';
import { fileKind } from './file-kind.ts';
import type { Sheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';
import { checkZip } from './zip-bounds.ts';

/** The sheets of a file, by its content and not by its name. */
export const readFile = (bytes: Uint8Array): Result<Sheet[], FileRefusal> => {
  if (bytes.length > mostListBytes) return fail('too-large');
  const kind = fileKind(bytes);
  if (!kind.ok) return kind;
  switch (kind.value) {
    case 'zip': {
      const checked = checkZip(bytes);
      return checked.ok ? readWorkbook(bytes) : checked;
    }
    case 'old-excel':
      return readWorkbook(bytes);
    case 'markup':
      return readWorkbook(decodeText(bytes));
    case 'text': {
      const sheet = readDelimited(decodeText(bytes));
      return sheet.ok ? succeed([sheet.value]) : sheet;
    }
  }
};
