/** Backslash escapes as vCard (RFC 6350, 3.4) and MeCard share them. */

/** Splits at every separator that no backslash protects; the parts keep their backslashes. */
export const splitUnescaped = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
};

/** `\n` is a line break; punctuation stands for itself; before anything else the backslash stays. */
export const unescapeBackslashes = (text: string): string =>
  text.replace(/\\([nN\\;,:"])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
