/**
 * As much of a payload as is read, in bytes; what travels with the check-in is the whole of it.
 * Far above what any symbol holds (QR 2,953 bytes), far below what would keep a tablet busy.
 */
export const maxPayloadBytes = 64 * 1024;

const decodeStrictly = (bytes: Uint8Array, charset: string, isCut: boolean): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    // Not text in this charset, or no charset that the runtime knows.
    return null;
  }
};

/** Bytes as text in a charset, by its name in the WHATWG Encoding Standard; windows-1252 fits always. */
export const textInCharset = (bytes: Uint8Array, charset: string): string =>
  decodeStrictly(bytes, charset, false) ?? new TextDecoder('windows-1252').decode(bytes);

/** The name that a vCard 2.1 gives to the charset of its bytes (`N;CHARSET=ISO-8859-2:...`). */
const charsetNamedIn = (text: string): string => /;charset="?([\w.-]+)/i.exec(text)?.[1] ?? 'windows-1252';

const wideStart = 8;

/** UTF-16 without a byte order mark: every other byte of its first characters, which are Latin, is zero. */
const wideCharset = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const start = bytes.subarray(0, wideStart);
  if (start.length < wideStart) return null;
  const isZeroAt = (parity: number): boolean =>
    start.every((byte, at) =>
      at % 2 === parity ? byte === 0 : byte >= 0x20 || byte === 0x0a || byte === 0x0d,
    );
  if (isZeroAt(1)) return 'utf-16le';
  return isZeroAt(0) ? 'utf-16be' : null;
};

/**
 * The text of a payload: UTF-16 by its byte order mark or its zeros, else UTF-8, else the charset that the text
 * itself names, else windows-1252, which is what a printer that knows no UTF-8 sends. Control
 * characters stay: they may be a rule's delimiter (GS, RS, FS).
 */
export const payloadText = (payload: Uint8Array): string => {
  const bytes = payload.subarray(0, maxPayloadBytes);
  const isCut = payload.length > bytes.length;
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const wide = wideCharset(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const unicode = decodeStrictly(bytes, 'utf-8', isCut);
  if (unicode !== null) return unicode;
  const western = new TextDecoder('windows-1252').decode(bytes);
  return decodeStrictly(bytes, charsetNamedIn(western), isCut) ?? western;
};
