/** Pictures that take as much as they can: just within the bound of pixels, in the forms that are hardest to read. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { mostPixels } from '../../../sync-server/pictures/bounds.ts';
import { photoOfHall } from './made-up-pictures.ts';

const side = Math.floor(Math.sqrt(mostPixels));

export const greediest = async (): Promise<{ name: string; bytes: Buffer }[]> => {
  const photo = await photoOfHall(1);
  const large = () => sharp(photo).resize(side, side, { fit: 'fill' });
  const rich = () => large().ensureAlpha().toColourspace('rgb16');
  const noise = sharp(randomBytes(2_500 * 2_500 * 3), { raw: { width: 2_500, height: 2_500, channels: 3 } });
  return [
    {
      name: 'a photo of 2,000 pixels, as the public site sends it',
      bytes: await sharp(photo).resize(2_000).jpeg().toBuffer(),
    },
    { name: 'noise as PNG, 20 MB', bytes: await noise.png().toBuffer() },
    { name: 'JPEG', bytes: await large().jpeg().toBuffer() },
    {
      name: 'progressive JPEG, colours not thinned',
      bytes: await large().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    },
    { name: 'PNG', bytes: await large().png({ compressionLevel: 2 }).toBuffer() },
    {
      name: 'PNG of 64 bits a pixel, interlaced',
      bytes: await rich().png({ progressive: true, compressionLevel: 2 }).toBuffer(),
    },
    {
      name: 'WebP',
      bytes: await large()
        .resize(16_383, Math.floor(mostPixels / 16_383), { fit: 'fill' })
        .webp({ quality: 40, effort: 0 })
        .toBuffer(),
    },
  ];
};
