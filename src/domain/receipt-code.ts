/** Crockford's base32: no letter that people take for a digit. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a receipt's code looks like: two groups of four. */
export const receiptCodePattern = new RegExp(`^[${alphabet}]{4}-[${alphabet}]{4}$`);

/**
 * A check-in's receipt code: the last 40 bits of its id, for people to read out. Nothing about the person is in it,
 * and whoever has the id finds it again.
 */
export const receiptCodeOf = (id: string): string => {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  let code = '';
  for (let place = 0; place < 8; place++) {
    code = `${alphabet[Number(bits & 31n)]}${code}`;
    bits >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** What people write for a digit, in Crockford's reading. */
const readAs: Record<string, string> = { O: '0', I: '1', L: '1' };

/**
 * The last ten hexadecimal digits of the id behind a receipt code, however it was typed: small letters, without the
 * hyphen, with O for 0. Null: that is no receipt code.
 */
export const idEndingOf = (typed: string): string | null => {
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => readAs[letter] ?? letter);
  if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(code)) return null;
  let bits = 0n;
  for (const digit of code) bits = (bits << 5n) | BigInt(alphabet.indexOf(digit));
  return bits.toString(16).padStart(10, '0');
};
