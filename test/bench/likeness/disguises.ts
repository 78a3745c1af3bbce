/** What people, phones and programs do to a picture before it is sent again. */
import sharp, { type Sharp } from 'sharp';

type Change = (picture: Buffer) => Promise<Buffer>;

const jpeg =
  (change: (drawn: Sharp) => Sharp, quality = 85): Change =>
  (picture) =>
    change(sharp(picture)).jpeg({ quality }).toBuffer();

/** A share of the width and the height cut off, more of it on one side. */
const cut =
  (share: number): Change =>
  async (picture) => {
    const { width, height } = await sharp(picture).metadata();
    return sharp(picture)
      .extract({
        left: Math.round(width * share * 0.7),
        top: Math.round(height * share * 0.3),
        width: Math.round(width * (1 - share)),
        height: Math.round(height * (1 - share)),
      })
      .jpeg()
      .toBuffer();
  };

const framed = (
  background: string,
  [top, right, bottom, left]: readonly [number, number, number, number],
): Change => jpeg((drawn) => drawn.extend({ top, right, bottom, left, background }));

export const disguises: Record<string, Change> = {
  'JPEG of quality 90': jpeg((drawn) => drawn, 90),
  'JPEG of quality 40': jpeg((drawn) => drawn, 40),
  'JPEG of quality 15': jpeg((drawn) => drawn, 15),
  'WebP of quality 60': (picture) => sharp(picture).webp({ quality: 60 }).toBuffer(),
  'half as wide': jpeg((drawn) => drawn.resize({ width: 700 })),
  '240 pixels wide': jpeg((drawn) => drawn.resize({ width: 240 }), 70),
  'brighter by a fifth': jpeg((drawn) => drawn.linear(1.2, 0)),
  'darker by a third': jpeg((drawn) => drawn.linear(0.7, 0)),
  'more contrast': jpeg((drawn) => drawn.linear(1.3, -40)),
  'in grey': jpeg((drawn) => drawn.greyscale()),
  'turned by a quarter': jpeg((drawn) => drawn.rotate(90)),
  'white border': framed('#ffffff', [60, 60, 60, 60]),
  'black border, uneven': framed('#000000', [120, 120, 200, 120]),
  'a picture of a screen': (picture) =>
    jpeg((drawn) => drawn.resize({ width: 900 }), 70)(picture).then(framed('#eeeeee', [190, 20, 320, 20])),
  '1 % cut off': cut(0.01),
  '2 % cut off': cut(0.02),
  '3 % cut off': cut(0.03),
  '4 % cut off': cut(0.04),
  '10 % cut off': cut(0.1),
  'askew by 1 degree': jpeg((drawn) => drawn.rotate(1, { background: '#888888' })),
  'askew by 2 degrees': jpeg((drawn) => drawn.rotate(2, { background: '#888888' })),
};
