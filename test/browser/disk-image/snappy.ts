/** Opens what Snappy packed (https://github.com/google/snappy/blob/main/format_description.txt). Null where it is none. */
export const unpackSnappy = (packed: Buffer): Buffer | null => {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = packed[at++];
    if (byte === undefined || shift > 28) return null;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (length > 64 * 1024 * 1024) return null;
  const out = Buffer.alloc(length);
  let filled = 0;

  /** Copies from what is unpacked already; it may reach into itself. */
  const copy = (size: number, back: number): boolean => {
    if (back === 0 || back > filled || filled + size > length) return false;
    for (let index = 0; index < size; index++) out[filled + index] = out[filled - back + index] ?? 0;
    filled += size;
    return true;
  };

  const literal = (tag: number): boolean => {
    const extra = Math.max(0, (tag >> 2) - 59);
    if (at + extra > packed.length) return false;
    const size = (extra === 0 ? tag >> 2 : packed.readUIntLE(at, extra)) + 1;
    at += extra;
    if (at + size > packed.length || filled + size > length) return false;
    packed.copy(out, filled, at, at + size);
    at += size;
    filled += size;
    return true;
  };

  while (at < packed.length && filled < length) {
    const tag = packed[at++] ?? 0;
    const kind = tag & 3;
    if (kind === 0) {
      if (!literal(tag)) return null;
      continue;
    }
    const bytes = kind === 3 ? 4 : kind;
    if (at + bytes > packed.length) return null;
    const offset = packed.readUIntLE(at, bytes);
    at += bytes;
    const done =
      kind === 1 ? copy(((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | offset) : copy((tag >> 2) + 1, offset);
    if (!done) return null;
  }
  return filled === length ? out : null;
};
