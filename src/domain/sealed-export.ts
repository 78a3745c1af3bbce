import * as z from 'zod/mini';
import { Instant } from './calendar.ts';

/** What a tablet hands over when it will never be online again: its records as they are, still sealed. */
export const SealedExport = z.object({
  rollcall: z.literal('sealed-export'),
  version: z.literal(1),
  device: z.string().check(z.minLength(1)),
  station: z.string(),
  event: z.string(),
  exportedAt: Instant,
  records: z.array(z.unknown()).check(z.minLength(1, 'this export holds no records'), z.maxLength(100_000)),
  signature: z.nullable(z.string()),
});
export type SealedExport = z.infer<typeof SealedExport>;

/** More than these as a series of QR codes would try anybody's patience. */
export const mostRecordsAsFrames = 50;
/** Characters of the export in one frame: with its head an 89 by 89 code, which a laptop's camera reads. */
const charactersPerFrame = 640;
const mostFrames = 9_999;

/** ISO 3309 (the one of gzip and PNG), as eight capital hex digits. Of ASCII text. */
const checksum = (text: string): string => {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).toUpperCase().padStart(8, '0');
};

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Base45 (RFC 9285) of ASCII text: a QR code holds its letters at 5.5 bits each, and any scanner types them. */
const toBase45 = (text: string): string => {
  let letters = '';
  for (let at = 0; at < text.length; at += 2) {
    const isPair = at + 1 < text.length;
    let value = isPair ? text.charCodeAt(at) * 256 + text.charCodeAt(at + 1) : text.charCodeAt(at);
    for (let letter = 0; letter < (isPair ? 3 : 2); letter++) {
      letters += alphabet.charAt(value % 45);
      value = Math.floor(value / 45);
    }
  }
  return letters;
};

/** The text of base45, null where it is none. */
const fromBase45 = (letters: string): string | null => {
  let text = '';
  for (let at = 0; at < letters.length; at += 3) {
    const digits = [...letters.slice(at, at + 3)].map((letter) => alphabet.indexOf(letter));
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (digits.length === 1 || digits.includes(-1) || value > (digits.length === 3 ? 0xffff : 0xff))
      return null;
    text += digits.length === 3 ? String.fromCharCode(value >> 8, value & 0xff) : String.fromCharCode(value);
  }
  return text;
};

/** JSON in ASCII alone, whatever a station is called. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One QR code of a series. */
interface Frame {
  /** Names the series: the checksum of its whole text. */
  set: string;
  /** From 1. */
  index: number;
  count: number;
  payload: string;
}

/** An export as texts for QR codes: `RC1/<set>/<index>/<count>/<payload>/<checksum>`, in capitals throughout. */
export const framesOf = (sealed: SealedExport): string[] => {
  const text = asciiJson(sealed);
  const set = checksum(text);
  const count = Math.ceil(text.length / charactersPerFrame);
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * charactersPerFrame, (index + 1) * charactersPerFrame);
    const body = `RC1/${set}/${index + 1}/${count}/${toBase45(part)}`;
    return `${body}/${checksum(body)}`;
  });
};

const framePattern = /^(RC1\/([0-9A-F]{8})\/(\d{1,4})\/(\d{1,4})\/([0-9A-Z $%*+\-./:]+))\/([0-9A-F]{8})$/;

const readFrame = (text: string): Frame | null => {
  const [, body = '', set = '', index = '', count = '', letters = '', sum] = framePattern.exec(text) ?? [];
  const payload = checksum(body) === sum ? fromBase45(letters) : null;
  const frame = { set, index: Number(index), count: Number(count), payload: payload ?? '' };
  const isPlaced = frame.index >= 1 && frame.index <= frame.count && frame.count <= mostFrames;
  return payload !== null && isPlaced ? frame : null;
};

/** What was read so far of one series. */
export interface FrameSet {
  set: string;
  count: number;
  /** Payloads by index, from 1. */
  payloads: ReadonlyMap<number, string>;
}

/**
 * Adds what a camera read to the series read so far, by name: in any order, as often as it comes. The same
 * object when it is nothing new, or no frame of ours.
 */
export const addFrame = (
  sets: ReadonlyMap<string, FrameSet>,
  text: string,
): ReadonlyMap<string, FrameSet> => {
  const frame = readFrame(text.trim());
  if (!frame) return sets;
  const { set, count } = sets.get(frame.set) ?? { set: frame.set, count: frame.count };
  const payloads = sets.get(frame.set)?.payloads ?? new Map<number, string>();
  if (count !== frame.count || payloads.has(frame.index)) return sets;
  const read = { set, count, payloads: new Map([...payloads, [frame.index, frame.payload]]) };
  return new Map([...sets, [set, read]]);
};

/** The export of a series: null as long as a frame is missing, or when the whole is not what was shown. */
export const joinFrames = ({ set, count, payloads }: FrameSet): SealedExport | null => {
  const parts = Array.from({ length: count }, (_, index) => payloads.get(index + 1));
  const text = parts.join('');
  if (parts.includes(undefined) || checksum(text) !== set) return null;
  try {
    const sealed = SealedExport.safeParse(JSON.parse(text));
    return sealed.success ? sealed.data : null;
  } catch {
    return null;
  }
};
