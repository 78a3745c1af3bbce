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
