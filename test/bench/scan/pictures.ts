/** Folders of pictures with what they say beside them: `DIR/<set>/<name>.png` and `DIR/<set>/<name>.txt`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';

export interface Picture {
  set: string;
  file: string;
  /** What it says; null in the set `none`, where nothing may be read. */
  expected: string | null;
}

const isPicture = (name: string): boolean => /\.(png|jpe?g|webp)$/i.test(name);

/** The set in which nothing may be read. */
const noneSet = 'none';

const picturesIn = (folder: string, set: string, complain: (words: string) => void): Picture[] => {
  const names = readdirSync(join(folder, set)).filter(isPicture).sort();
  if (names.length === 0) complain(`${set}: no pictures (.png, .jpg, .webp) in it; left out`);
  return names.flatMap((name): Picture[] => {
    const file = join(folder, set, name);
    if (set === noneSet) return [{ set, file, expected: null }];
    const text = join(folder, set, `${parse(name).name}.txt`);
    if (existsSync(text)) return [{ set, file, expected: readFileSync(text, 'utf8') }];
    complain(`${set}/${name}: no ${parse(name).name}.txt says what it holds; left out`);
    return [];
  });
};

/** All pictures, set by set. What cannot be measured is told in words and left out. */
export const findPictures = (folder: string, complain: (words: string) => void): Picture[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((set) => picturesIn(folder, set, complain));

const controlNames =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

const plain = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .trimEnd();

/** Control characters by their names, as an expected text may have them: `<GS>`. */
const spelledOut = (text: string): string =>
  plain(text).replaceAll(/[^\P{Cc}\n\t]/gu, (control) =>
    control === '\x7f' ? '<DEL>' : `<${controlNames[control.charCodeAt(0)] ?? control}>`,
  );

/** Whether both say the same but for line endings, blanks at the end, and how control characters are written. */
export const isSameText = (expected: string, read: string): boolean =>
  plain(expected) === plain(read) || spelledOut(expected) === spelledOut(read);
