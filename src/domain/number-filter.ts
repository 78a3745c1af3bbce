/**
 * All registrant numbers in about 12 bits each, for a tablet that must not hold the registrant database: it can tell
 * that a number is nobody's, and never says so of one that is somebody's. One wrong number in 1,536 passes unnoticed.
 *
 * The numbers' hashes, sorted, as the Rice-coded differences between them (a Golomb-coded set: Putze, Sanders, Singler,
 * "Cache-, Hash- and Space-Efficient Bloom Filters", 2009).
 */
import * as z from 'zod/mini';
import { plainNumber } from './registrant-number.ts';

/** Hash values for each number: the share of wrong numbers that pass is one in so many. */
const spread = 1_536;
/** Low bits of a difference, written as they are; the rest in unary. Near the best for a mean difference of 1,536. */
const lowBits = 10;

export const NumberFilter = z.object({
  /** Makes each server's hashes its own. */
  salt: z.string().check(z.maxLength(100)),
  count: z.number().check(z.int(), z.gte(0)),
  bits: z.base64().check(z.maxLength(16 * 1024 * 1024)),
});
export type NumberFilter = z.infer<typeof NumberFilter>;

/** FNV-1a (RFC 9923) with the last mixing of MurmurHash3, which it needs to be even in its high bits. 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const placeOf = (number: string, { salt, count }: Pick<NumberFilter, 'salt' | 'count'>): number =>
  Math.floor((hashOf(`${salt} ${plainNumber(number)}`) / 2 ** 32) * count * spread);

const riceCode = (differences: readonly number[]): Uint8Array => {
  const lengths = differences.map((difference) => (difference >>> lowBits) + 1 + lowBits);
  const bytes = new Uint8Array(Math.ceil(lengths.reduce((sum, length) => sum + length, 0) / 8));
  let at = 0;
  const put = (bit: number): void => {
    const byte = at >>> 3;
    bytes[byte] = (bytes[byte] ?? 0) | (bit << (7 - (at++ & 7)));
  };
  for (const difference of differences) {
    for (let ones = difference >>> lowBits; ones > 0; ones--) put(1);
    put(0);
    for (let bit = lowBits - 1; bit >= 0; bit--) put((difference >>> bit) & 1);
  }
  return bytes;
};

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

export const buildNumberFilter = (numbers: Iterable<string>, salt: string): NumberFilter => {
  const distinct = new Set([...numbers].map(plainNumber).filter((number) => number !== ''));
  const size = { salt, count: distinct.size };
  const places = [...distinct].map((number) => placeOf(number, size)).sort((one, other) => one - other);
  const differences = places.map((place, index) => place - (places[index - 1] ?? 0));
  return { ...size, bits: base64Of(riceCode(differences)) };
};

/**
 * A question that can be asked often: decoding 55,000 numbers takes some milliseconds, asking nothing. Before an office
 * has imported registrants no number is doubted.
 */
export const openNumberFilter = (filter: NumberFilter): ((number: string) => boolean) => {
  const bytes = Uint8Array.from(atob(filter.bits), (character) => character.charCodeAt(0));
  const places = new Set<number>();
  let at = 0;
  const take = (): number => ((bytes[at >>> 3] ?? 0) >>> (7 - (at++ & 7))) & 1;
  for (let place = 0, read = 0; read < filter.count && at < bytes.length * 8; read++) {
    let difference = 0;
    while (take() === 1) difference++;
    for (let bit = 0; bit < lowBits; bit++) difference = difference * 2 + take();
    place += difference;
    places.add(place);
  }
  return (number) => filter.count === 0 || places.has(placeOf(number, filter));
};
