import { textInCharset } from './payload-text.ts';

const hexByte = /^[0-9a-f]{2}$/i;

/**
 * Text in which bytes are written as a mark and two hex digits: `=C3=BC` in quoted-printable
 * (RFC 2045, 6.7), `%C3%BC` in a URL. A mark without two hex digits stands for itself.
 */
export const decodeEscapedBytes = (text: string, mark: '=' | '%', charset: string): string => {
  if (!text.includes(mark)) return text;
  let decoded = '';
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) decoded += textInCharset(Uint8Array.from(bytes), charset);
    bytes = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const digits = text.slice(at + 1, at + 3);
    const unit = text.charCodeAt(at);
    if (text[at] === mark && hexByte.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      at += 2;
    } else if (unit < 0x80) {
      // In Shift_JIS and its like the second byte of a character may look like ASCII.
      bytes.push(unit);
    } else {
      flush();
      decoded += text[at];
    }
  }
  flush();
  return decoded;
};
