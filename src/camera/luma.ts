/** A picture in shades of grey, and what makes a code in it easier to read. All functions are pure. */
export interface Luma {
  /** Row by row, 0 is black. */
  shades: Uint8ClampedArray;
  width: number;
  height: number;
}

const luma = (width: number, height: number): Luma => ({
  shades: new Uint8ClampedArray(width * height),
  width,
  height,
});

/** Weights of ITU-R BT.601. The picture must be opaque. */
export const lumaOf = ({ data, width, height }: ImageData): Luma => {
  const grey = luma(width, height);
  for (let at = 0; at < grey.shades.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[4 * at], data[4 * at + 1], data[4 * at + 2]];
    grey.shades[at] = (299 * red + 587 * green + 114 * blue) / 1000;
  }
  return grey;
};

export const pictureOf = ({ shades, width, height }: Luma): ImageData => {
  const picture = new ImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  // Grey is the same in every byte order; the opaque alpha is the last byte of four.
  shades.forEach((shade, at) => {
    pixels[at] = 0xff000000 | (shade * 0x010101);
  });
  return picture;
};

/** Between four pixels; at the border, the border's. */
const shadeBetween = ({ shades, width, height }: Luma, atX: number, atY: number): number => {
  const x = Math.min(width - 1, Math.max(0, atX));
  const y = Math.min(height - 1, Math.max(0, atY));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const [across, down] = [x - left, y - top];
  const upper =
    (shades[top * width + left] ?? 0) * (1 - across) + (shades[top * width + right] ?? 0) * across;
  const lower =
    (shades[bottom * width + left] ?? 0) * (1 - across) + (shades[bottom * width + right] ?? 0) * across;
  return upper * (1 - down) + lower * down;
};

/** A picture of this size, white where `from` leads out of the old one. */
const drawn = (
  grey: Luma,
  size: { width: number; height: number },
  from: (x: number, y: number) => [x: number, y: number],
): Luma => {
  const out = luma(size.width, size.height);
  for (let y = 0; y < out.height; y += 1) {
    for (let x = 0; x < out.width; x += 1) {
      const [fromX, fromY] = from(x, y);
      const isInside = fromX > -0.5 && fromY > -0.5 && fromX < grey.width - 0.5 && fromY < grey.height - 0.5;
      out.shades[y * out.width + x] = isInside ? shadeBetween(grey, fromX, fromY) : 255;
    }
  }
  return out;
};

/** Enlarged, by the shade between the pixels. */
export const enlarged = (grey: Luma, factor: number): Luma => {
  const width = Math.round(grey.width * factor);
  const height = Math.round(grey.height * factor);
  return drawn(grey, { width, height }, (x, y) => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]);
};

/** Turned about its middle: a code's rows then meet other pixels. */
export const turned = (grey: Luma, degrees: number): Luma => {
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  // A quarter turn must not come out a pixel wider for the sake of its sine.
  const ceil = (size: number): number => Math.ceil(size - 1e-6);
  const width = ceil(Math.abs(grey.width * cosine) + Math.abs(grey.height * sine));
  const height = ceil(Math.abs(grey.height * cosine) + Math.abs(grey.width * sine));
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  return drawn(grey, { width, height }, (x, y) => [
    cosine * (x - middleX) + sine * (y - middleY) + (grey.width - 1) / 2,
    cosine * (y - middleY) - sine * (x - middleX) + (grey.height - 1) / 2,
  ]);
};

/**
 * Leaning back by a share of its size, along one axis or both: what hangs or bends is seen from another side, and the
 * grid of a code comes to lie straighter, or at least otherwise.
 */
export const leaning = (grey: Luma, { across = 0, down = 0 }: { across?: number; down?: number }): Luma => {
  const [halfWidth, halfHeight] = [grey.width / 2, grey.height / 2];
  return drawn(grey, grey, (x, y) => {
    const [right, below] = [x / halfWidth - 1, y / halfHeight - 1];
    return [(right * (1 + across * below) + 1) * halfWidth, (below * (1 + down * right) + 1) * halfHeight];
  });
};

/** The average of each pixel and its neighbours up to `radius` away, in its row or in its column. */
const averagedAlong = (grey: Luma, radius: number, along: 'rows' | 'columns'): Luma => {
  const { width, height, shades } = grey;
  const out = luma(width, height);
  const [lines, length] = along === 'rows' ? [height, width] : [width, height];
  const [line, step] = along === 'rows' ? [width, 1] : [1, width];
  for (let index = 0; index < lines; index += 1) {
    const start = index * line;
    let sum = 0;
    let count = 0;
    for (let at = -radius; at < length; at += 1) {
      const enters = at + radius;
      if (enters < length) {
        sum += shades[start + enters * step] ?? 0;
        count += 1;
      }
      const leaves = at - radius - 1;
      if (leaves >= 0) {
        sum -= shades[start + leaves * step] ?? 0;
        count -= 1;
      }
      if (at >= 0) out.shades[start + at * step] = sum / count;
    }
  }
  return out;
};

/** Average of the square around each pixel: takes noise and the dots of print away. */
export const softened = (grey: Luma, radius: number): Luma =>
  averagedAlong(averagedAlong(grey, radius, 'rows'), radius, 'columns');

/** Unsharp mask: edges that motion or focus has washed out come back. */
export const sharpened = (grey: Luma, radius: number, amount: number): Luma => {
  const soft = softened(grey, radius);
  const out = luma(grey.width, grey.height);
  grey.shades.forEach((shade, at) => {
    out.shades[at] = shade + amount * (shade - (soft.shades[at] ?? shade));
  });
  return out;
};

/** Each pixel as dark as its darkest neighbour: thin and broken strokes grow together, as light washes them out. */
export const thickened = (grey: Luma): Luma => {
  const { width, height, shades } = grey;
  const rows = luma(width, height);
  for (let at = 0; at < shades.length; at += 1) {
    const x = at % width;
    const own = shades[at] ?? 0;
    const left = x > 0 ? (shades[at - 1] ?? own) : own;
    const right = x < width - 1 ? (shades[at + 1] ?? own) : own;
    rows.shades[at] = Math.min(own, left, right);
  }
  const out = luma(width, height);
  for (let at = 0; at < shades.length; at += 1) {
    const own = rows.shades[at] ?? 0;
    out.shades[at] = Math.min(own, rows.shades[at - width] ?? own, rows.shades[at + width] ?? own);
  }
  return out;
};
