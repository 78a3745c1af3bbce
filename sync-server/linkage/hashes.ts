/** Hashes of 32 bits (FNV-1a), and how often each stands in a column: a fraction of what a Map of strings takes. */

export const hashStart = 0x811c9dc5;

export const hashNumber = (hash: number, value: number): number => {
  let next = Math.imul(hash ^ (value & 0xffff), 0x01000193);
  next = Math.imul(next ^ (value >>> 16), 0x01000193);
  return (next ^ (next >>> 15)) >>> 0;
};

export const hashText = (hash: number, text: string): number => {
  let next = hash;
  for (let at = 0; at < text.length; at++) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return (next ^ (next >>> 15)) >>> 0;
};

/** The first place in ascending `numbers` that is not below `least`. */
export const firstFrom = (numbers: Float64Array | Uint32Array, least: number): number => {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
};
