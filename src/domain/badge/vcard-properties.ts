/** The lines of a vCard as properties, for 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) alike. */

export interface VcardProperty {
  /** Upper case, without its group (`item1.`). */
  name: string;
  /** Upper case: of TYPE=, and 2.1's bare words, such as WORK or PREF. */
  types: string[];
  /** 1 is liked best (4.0's PREF=1 or the type PREF), 101 is nothing said. */
  preference: number;
  encoding: 'none' | 'quoted-printable' | 'base64';
  charset: string;
  value: string;
}

/** Splits at every separator outside double quotes, which 3.0 and 4.0 allow around parameters. */
const splitUnquoted = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
};

/** Where the value begins: after the first colon outside quotes, or just the first if they never close. */
const colonIn = (line: string): number => {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ':' && !quoted) return at;
  }
  return line.indexOf(':');
};

const encodingOf = (words: string[]): VcardProperty['encoding'] => {
  if (words.includes('QUOTED-PRINTABLE')) return 'quoted-printable';
  return words.includes('BASE64') || words.includes('B') ? 'base64' : 'none';
};

const propertyOf = (line: string): VcardProperty | null => {
  const colon = colonIn(line);
  if (colon < 0) return null;
  const [fullName = '', ...parameters] = splitUnquoted(line.slice(0, colon), ';');
  const types: string[] = [];
  const encodings: string[] = [];
  let charset = 'utf-8';
  let preference = 101;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const key = parameter.slice(0, Math.max(equals, 0)).trim().toUpperCase();
    const words = parameter
      .slice(equals + 1)
      .replaceAll('"', '')
      .toUpperCase()
      .split(',');
    if (key === '') {
      types.push(...words);
      encodings.push(...words);
    } else if (key === 'TYPE') types.push(...words);
    else if (key === 'ENCODING') encodings.push(...words);
    else if (key === 'CHARSET') charset = words.join('').trim();
    else if (key === 'PREF') preference = Number.parseInt(words.join(''), 10) || preference;
  }
  if (types.includes('PREF')) preference = 1;
  return {
    name: fullName
      .slice(fullName.lastIndexOf('.') + 1)
      .trim()
      .toUpperCase(),
    types,
    preference,
    encoding: encodingOf(encodings),
    charset,
    value: line.slice(colon + 1),
  };
};

const isQuotedPrintable = (line: string): boolean =>
  /quoted-printable/i.test(line.slice(0, Math.max(line.indexOf(':'), 0)));

/**
 * Joins what was broken for width. 3.0 and 4.0 put a blank at the start of the next line, which
 * goes; 2.1 breaks before a blank of the text, which stays. A quoted-printable line that ends in
 * `=` goes on in the next.
 */
const unfold = (lines: string[], keepsBlank: boolean): string[] => {
  const unfolded: string[] = [];
  let current = '';
  let isSoft = false;
  for (const line of lines) {
    if (isSoft && current.endsWith('=')) current = current.slice(0, -1) + line;
    else if (current !== '' && /^[ \t]/.test(line)) current += keepsBlank ? line : line.slice(1);
    else {
      unfolded.push(current);
      current = line;
      isSoft = isQuotedPrintable(line);
    }
  }
  return [...unfolded, current];
};

/** The properties of the first vCard in a text that begins with one; null if it does not. */
export const vcardProperties = (text: string): VcardProperty[] | null => {
  // Empty lines mean nothing; a keyboard wedge types CRLF as two of them.
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  if (!/^\s*begin\s*:\s*vcard\s*$/i.test(lines[0] ?? '')) return null;
  const isOld = lines.some((line) => /^version *: *2\.1/i.test(line));
  const properties: VcardProperty[] = [];
  // A card may hold another one (2.1's AGENT), which is somebody else.
  let depth = 0;
  for (const line of unfold(lines, isOld)) {
    const property = propertyOf(line);
    const marks = property?.value.trim().toUpperCase() === 'VCARD' ? property.name : '';
    if (marks === 'BEGIN') depth += 1;
    else if (marks === 'END') depth -= 1;
    else if (property && depth === 1) properties.push(property);
    if (marks === 'END' && depth === 0) break;
  }
  return properties;
};
