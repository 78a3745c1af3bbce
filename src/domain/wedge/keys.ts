/** What the names of keys mean in a scanner's burst: characters, line ends, control characters. */

/** Scanners send the separators of GS1 and PDF417 payloads as function keys (Honeywell's default) or by name. */
const separatorKeys: Readonly<Record<string, string>> = {
  F7: '\x1c',
  F8: '\x1d',
  F9: '\x1e',
  F10: '\x1f',
  FileSeparator: '\x1c',
  GroupSeparator: '\x1d',
  RecordSeparator: '\x1e',
  UnitSeparator: '\x1f',
  EndOfTransmission: '\x04',
};
const endings: Readonly<Record<string, string>> = {
  Enter: '\n',
  '\r': '\n',
  '\n': '\n',
  '\r\n': '\n',
  Tab: '\t',
  '\t': '\t',
};

/** Names of keys begin with a capital letter and are longer than one (W3C UI Events, key values). */
const isNamed = (key: string): boolean => /^[A-Z][A-Za-z0-9]+$/.test(key);

/** The text of a key by its name; empty for keys without text. */
export const textOf = (key: string): string =>
  separatorKeys[key] ?? endings[key] ?? (isNamed(key) ? '' : key);

export const isEnding = (text: string): boolean => text === '\n' || text === '\t';

/** What Control and a key make on a terminal: Control and `]` is GS (0x1d), Control and M is a line end. */
export const withControl = (text: string): string => {
  const code = text.toUpperCase().charCodeAt(0);
  if (text.length !== 1 || code < 0x40 || code > 0x5f) return text;
  const character = String.fromCharCode(code - 0x40);
  return endings[character] ?? character;
};

const characterOf = (code: number): string => {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  return endings[character] ?? character;
};

/** EOT, tab, line ends, and the separators of GS1 and PDF417: the control characters that badges hold. */
const badgeControls: ReadonlySet<number> = new Set([0x04, 0x09, 0x0a, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f]);

interface AltDigits {
  digits: string;
  /** Other characters of the run came this way, or it is the first. */
  isAmongOthers: boolean;
  /** Another digit follows without an Alt: it may belong to a number that only seems to be a code. */
  digitFollows: boolean;
}

/**
 * What Windows makes of Alt and digits, character by character, by windows-1252. A scanner writes three or four
 * digits, `065` or `0029`; from 100 on without a zero only among others of the kind. Where it presses Alt for control
 * characters only, the next digit is text. Null where the digits are just digits.
 */
export const altCharacters = ({ digits, isAmongOthers, digitFollows }: AltDigits): string[] | null => {
  const code = Number(digits);
  const isCode = /^0\d{2,3}$/.test(digits) || (isAmongOthers && /^[12]\d\d$/.test(digits));
  if (isCode && code <= 255 && (!digitFollows || badgeControls.has(code))) return [characterOf(code)];
  const control = Number(digits.slice(0, 3));
  return /^0\d{3}$/.test(digits) && badgeControls.has(control)
    ? [characterOf(control), digits.slice(3)]
    : null;
};
