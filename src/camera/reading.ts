/** What the decoder found in one picture. */
export interface Reading {
  /** The symbol's bytes, as they are in it. */
  bytes: Uint8Array;
  /** By the Barcode Detection API's names. */
  symbology: string;
  /** The text, where the symbol tells its character set and the bytes alone do not (ECI, Shift_JIS); otherwise null. */
  text: string | null;
}

/**
 * The symbologies that show badges use, by the decoder's names. More would only be more chances to read nonsense:
 * no rMQR, and QR by its models, since the decoder's "QRCode" means rMQR too.
 */
export const badgeFormats = [
  'QRCodeModel1',
  'QRCodeModel2',
  'MicroQRCode',
  'DataMatrix',
  'Aztec',
  'PDF417',
  'Code128',
  'Code39',
] as const;

const namesBySymbology: Readonly<Record<string, string>> = {
  QRCode: 'qr_code',
  DataMatrix: 'data_matrix',
  Aztec: 'aztec',
  PDF417: 'pdf417',
  Code128: 'code_128',
  Code39: 'code_39',
};

/** Our name for what was read; null for what no badge uses. A format is one kind of its symbology. */
export const symbologyName = (read: { format: string; symbology: string }): string | null =>
  read.format === 'MicroQRCode' ? 'micro_qr_code' : (namesBySymbology[read.symbology] ?? null);

/** A frame on its way to the decoder's thread, which closes it. */
export type Frame = ImageBitmap | VideoFrame;

/** What the decoder's thread is asked. */
export interface PictureToDecode {
  picture: Frame;
  /** A picture like the one before need not be read. */
  onlyIfMoved: boolean;
  /** The time until the next picture comes, for second looks. */
  spareMs: number;
}

/** What a first look at a picture told. */
export interface FirstLook {
  readings: Reading[];
  /** It shows something else than the one before. */
  hasMoved: boolean;
}

/**
 * What the decoder's thread says: what it found at the first look at a picture, what it found at a second look while
 * it had time, that no second look is left, or that it cannot work.
 */
export type DecoderAnswer = FirstLook | { late: Reading[] } | { exhausted: true } | { failed: string };
