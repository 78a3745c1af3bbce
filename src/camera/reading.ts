/** What the decoder found in one frame: the symbol's bytes, and its symbology by the Barcode Detection API's names. */
export interface Reading {
  bytes: Uint8Array;
  symbology: string;
}

/** The symbologies that show badges use, by the decoder's names. More would only be more chances to read nonsense. */
export const symbologyNames = {
  QRCode: 'qr_code',
  DataMatrix: 'data_matrix',
  Aztec: 'aztec',
  PDF417: 'pdf417',
  Code128: 'code_128',
  Code39: 'code_39',
} as const;
export type Symbology = keyof typeof symbologyNames;
export const badgeFormats: Symbology[] = ['QRCode', 'DataMatrix', 'Aztec', 'PDF417', 'Code128', 'Code39'];

/** What the worker answers to one frame. */
export type DecoderAnswer = { readings: Reading[] } | { failed: string };
