/** Bytes of a text file -> text, in the encoding that they are most likely in. */

const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const sampleBytes = 4096;

/** UTF-16 without a byte order mark: nearly every second byte of Latin text is zero. */
const wideEncoding = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.4 && even < most * 0.1) return 'utf-16le';
  if (even > most * 0.4 && odd < most * 0.1) return 'utf-16be';
  return null;
};

/** How likely a character stands where it stands in a list of names: the wrong encoding gives itself away. */
const likelihood = (before: string, letter: string, after: string): number => {
  const isInWord = /\p{L}/u.test(before) || /\p{L}/u.test(after);
  if (!/\p{L}/u.test(letter)) {
    if (/[\u0080-\u009f]/.test(letter)) return -4;
    if (/[’‘]/.test(letter)) return /\p{L}/u.test(before) && /[\p{Lu}s]/u.test(after) ? 1 : -1;
    if (/[“”–—…•\u00a0®™©°€£]/.test(letter)) return isInWord ? -2 : 0;
    return isInWord ? -3 : -1;
  }
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter)) return -3;
  if (/[ªº]/.test(letter)) return /\d/.test(before) ? 0 : -2;
  return 1;
};

const likelihoodOf = (text: string): number => {
  let sum = 0;
  for (const match of text.matchAll(/[^\0-\x7f]/g))
    sum += likelihood(text[match.index - 1] ?? ' ', match[0], text[match.index + 1] ?? ' ');
  return sum;
};

/** In order of likelihood where the text itself does not tell; windows-1252 holds ISO-8859-1. */
const singleByteEncodings = ['windows-1252', 'windows-1250', 'macintosh'] as const;
const judgedBytes = 256 * 1024;

const singleByteText = (bytes: Uint8Array): string => {
  const other = bytes.filter((byte) => byte >= 0x80).length;
  if (other === 0) return decode(bytes, 'windows-1252');
  const sample = bytes.subarray(0, judgedBytes);
  const judged = singleByteEncodings.map((encoding) => ({
    encoding,
    likelihood: likelihoodOf(decode(sample, encoding)),
  }));
  const best = judged.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
  return decode(bytes, best.encoding);
};

/** The text of a file: by its byte order mark, else UTF-16 by its zeros, else UTF-8, else one byte a letter. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const wide = wideEncoding(bytes);
  if (wide) return decode(bytes, wide);
  return decodeStrictly(bytes, 'utf-8') ?? singleByteText(bytes);
};
