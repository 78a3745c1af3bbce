/** What a file is, by its first bytes. Its name and what a browser says of it count for nothing. */
import { fail, type Result, succeed } from '../result.ts';

export const evidenceKinds = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** `heic`: a photo as some phones keep it, which the office's browsers cannot show. */
export type NoEvidence = 'heic' | 'empty' | 'other';

/** As many bytes of a file as `evidenceKindOf` needs to know. */
export const kindBytes = 16;

const signatures: readonly { kind: EvidenceKind; at: number; bytes: readonly number[] }[] = [
  { kind: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  // "RIFF", a length, "WEBP".
  { kind: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  // "%PDF-". Readers look for it further down, too; whoever hides it there hides something else before it.
  { kind: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

const asciiAt = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const isWebp = (bytes: Uint8Array): boolean => asciiAt(bytes, 0, 4) === 'RIFF';

/** ISO 23008-12: the brand of the file type box. */
const isHeic = (bytes: Uint8Array): boolean =>
  asciiAt(bytes, 4, 8) === 'ftyp' && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(asciiAt(bytes, 8, 12));

export const evidenceKindOf = (start: Uint8Array): Result<EvidenceKind, NoEvidence> => {
  if (start.length === 0) return fail('empty');
  const found = signatures.find(({ at, bytes }) => bytes.every((byte, index) => start[at + index] === byte));
  if (found && (found.kind !== 'image/webp' || isWebp(start))) return succeed(found.kind);
  return fail(isHeic(start) ? 'heic' : 'other');
};
