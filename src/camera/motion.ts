import type { Frame } from './reading.ts';

/** The picture in small, in which a hand or a badge is a few cells. */
const columns = 64;
const rows = 48;
/** Below it lies the sensor's noise. */
const leastChange = 12;
const leastCells = 3;

/**
 * Tells whether a picture shows something else than the one before: so cheap that it may be asked at every frame,
 * where reading each would heat a tablet all day for an empty hall.
 */
export const watchMotion = (): { hasMoved: (picture: Frame) => boolean } => {
  const context = new OffscreenCanvas(columns, rows).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  // The mean of each cell, where the default takes a few pixels of it and trembles.
  if (context) context.imageSmoothingQuality = 'medium';
  let last: Uint8ClampedArray | null = null;
  return {
    hasMoved: (picture) => {
      if (!context) return true;
      context.drawImage(picture, 0, 0, columns, rows);
      const { data } = context.getImageData(0, 0, columns, rows);
      const before = last;
      last = data;
      if (!before) return true;
      let changed = 0;
      // Green alone: it is most of what looks bright.
      for (let at = 1; at < data.length; at += 4) {
        if (Math.abs((data[at] ?? 0) - (before[at] ?? 0)) > leastChange) changed += 1;
      }
      return changed >= leastCells;
    },
  };
};
