/** A chosen file as it is sent: photos smaller and without the place where they were taken, PDF files as they are. */
import { evidenceKindOf, kindBytes, type NoEvidence } from '#domain/application/evidence-kind.ts';
import { fail, type Result, succeed } from '#domain/result.ts';

const longestSide = 2_000;
const quality = 0.85;
/** A picture of a screen: as JPEG its letters would be smeared, and it would hardly be smaller. */
const smallPngBytes = 700_000;

export interface ReadyFile {
  name: string;
  type: string;
  bytes: ArrayBuffer;
}

const withEnding = (name: string, ending: string): string => `${name.replace(/\.\w{1,5}$/, '')}.${ending}`;

const drawn = async (picture: ImageBitmap): Promise<Blob | null> => {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // JPEG knows no transparency: what is see-through would come out black.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/** Null: this browser cannot read it as a picture. */
const pictureIn = (file: Blob): Promise<ImageBitmap | null> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);

export const readyFile = async (file: File): Promise<Result<ReadyFile, NoEvidence>> => {
  const start = new Uint8Array(await file.slice(0, kindBytes).arrayBuffer());
  const kind = evidenceKindOf(start);
  if (kind.ok && kind.value === 'application/pdf')
    return succeed({ name: file.name, type: kind.value, bytes: await file.arrayBuffer() });
  if (start.length === 0) return fail('empty');
  const picture = await pictureIn(file);
  if (!picture) return kind.ok ? fail('other') : kind;
  const isSmall = Math.max(picture.width, picture.height) <= longestSide && file.size <= smallPngBytes;
  if (kind.ok && kind.value === 'image/png' && isSmall)
    return succeed({ name: file.name, type: kind.value, bytes: await file.arrayBuffer() });
  const jpeg = await drawn(picture);
  picture.close();
  if (!jpeg) return fail('other');
  return succeed({
    name: withEnding(file.name, 'jpg'),
    type: 'image/jpeg',
    bytes: await jpeg.arrayBuffer(),
  });
};

/** In hexadecimal digits. */
export const sha256Of = async (bytes: ArrayBuffer): Promise<string> =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
