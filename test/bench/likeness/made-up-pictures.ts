/** Pictures as people send them, drawn from a seed: name tags on tables, halls, forms filled in by hand, certificates. */
import sharp from 'sharp';

export type Draw = () => number;

/** mulberry32: small, even enough, and the same on every machine. */
export const drawsFrom = (seed: number): Draw => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const between = (draw: Draw, from: number, until: number): number => from + draw() * (until - from);
const times = (count: number, make: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => make(nth)).join('');
const colour = (draw: Draw, from = 0, until = 255): string =>
  `rgb(${[0, 0, 0].map(() => Math.round(between(draw, from, until))).join()})`;

/** A line of print: words as bars, since not every machine has fonts. */
const print = (draw: Draw, { x, y, width, size }: { x: number; y: number; width: number; size: number }) => {
  let [at, drawn] = [x, ''];
  while (at < x + width) {
    const word = Math.min(between(draw, 1.5, 6) * size, x + width - at);
    drawn += `<rect x="${at}" y="${y}" width="${word}" height="${size * 0.62}" opacity="0.8"/>`;
    at += word + size * 0.6;
  }
  return drawn;
};

/** A line by hand: strokes that go up and down. */
const handwriting = (
  draw: Draw,
  { x, y, width, size }: { x: number; y: number; width: number; size: number },
): string => {
  const length = width * between(draw, 0.35, 0.95);
  const steps = Math.max(4, Math.round(length / (size * 0.3)));
  const path = Array.from({ length: steps }, (_, nth) => {
    const [across, up] = [x + (length * nth) / steps, y - between(draw, -0.25, 1) * size];
    return `${nth === 0 ? 'M' : 'L'}${across.toFixed(1)} ${up.toFixed(1)}`;
  }).join('');
  return `<path d="${path}" fill="none" stroke="#1a2b6b" stroke-width="${(size * 0.13).toFixed(1)}"/>`;
};

const svg = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`;

const toJpeg = (drawn: string): Promise<Buffer> =>
  sharp(Buffer.from(drawn)).flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer();

/** A name tag of a show, which lies on something. All of one show have one design. */
export const photoOfNameTag = (seed: number, show = drawsFrom(seed ^ 0x55aa)): Promise<Buffer> => {
  const draw = drawsFrom(seed);
  const [band, bandHeight] = [colour(show, 0, 160), between(show, 60, 200)];
  const [x, y, turn] = [between(draw, 150, 450), between(draw, 100, 330), between(draw, -25, 25)];
  const size = between(draw, 0.6, 1.25);
  const table = times(26, () => {
    const shape = `cx="${between(draw, 0, 1400)}" cy="${between(draw, 0, 1050)}" rx="${between(draw, 20, 420)}" ry="${between(draw, 5, 160)}"`;
    return `<ellipse ${shape} fill="${colour(draw, 20, 210)}" opacity="${between(draw, 0.08, 0.45)}"/>`;
  });
  return toJpeg(
    svg(
      1_400,
      1_050,
      `<linearGradient id="light" x2="${draw()}" y2="1"><stop stop-color="${colour(draw, 60, 220)}"/><stop offset="1" stop-color="${colour(draw, 10, 150)}"/></linearGradient>
      <rect width="1400" height="1050" fill="url(#light)"/>${table}
      <g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">
        <rect width="620" height="430" rx="14" fill="#fbfaf5"/><rect width="620" height="${bandHeight}" fill="${band}"/>
        <g fill="#111">${print(draw, { x: 40, y: 240, width: between(draw, 200, 520), size: 60 })}${print(draw, { x: 40, y: 330, width: between(draw, 200, 520), size: 60 })}</g>
      </g>`,
    ),
  );
};

/** A hall with people, as blobs of light and shade. */
export const photoOfHall = (seed: number): Promise<Buffer> => {
  const draw = drawsFrom(seed);
  const floor = between(draw, 450, 800);
  return toJpeg(
    svg(
      1_400,
      1_050,
      `<rect width="1400" height="1050" fill="${colour(draw, 80, 230)}"/><rect y="${floor}" width="1400" height="1050" fill="${colour(draw, 30, 160)}"/>
      ${times(9, () => `<rect x="${between(draw, -80, 1300)}" y="${between(draw, 60, 420)}" width="${between(draw, 60, 420)}" height="${between(draw, 40, 420)}" fill="${colour(draw)}" opacity="${between(draw, 0.4, 1)}"/>`)}
      ${times(14, () => {
        const [x, y, tall] = [between(draw, 0, 1400), between(draw, 350, 900), between(draw, 60, 260)];
        return `<g fill="${colour(draw, 0, 200)}"><circle cx="${x}" cy="${y}" r="${tall / 5}"/><rect x="${x - tall / 4}" y="${y + tall / 6}" width="${tall / 2}" height="${tall}" rx="${tall / 6}"/></g>`;
      })}`,
    ),
  );
};

/** How a sheet came to lie under the scanner or the camera. */
const scanned = (draw: Draw, inside: string): string => {
  const [turn, left, top] = [between(draw, -0.8, 0.8), between(draw, -12, 12), between(draw, -12, 12)];
  const shade = Math.round(between(draw, 238, 255));
  return svg(
    1_240,
    1_754,
    `<rect width="1240" height="1754" fill="rgb(${shade},${shade},${shade})"/><g transform="translate(${left} ${top}) rotate(${turn} 620 877)">${inside}</g>`,
  );
};

/** A printed form, and the sheet of one person who filled it in. `form` says which form, `seed` whose. */
export const scanOfForm = (form: number, seed: number): Promise<Buffer> => {
  const [layout, draw] = [drawsFrom(form), drawsFrom(seed)];
  const rows = Math.round(between(layout, 9, 18));
  const step = 1_280 / rows;
  const columns = layout() < 0.5 ? 1 : 2;
  const width = 1_040 / columns;
  const body = times(rows * columns, (nth) => {
    const [x, y] = [100 + (nth % columns) * width, 330 + Math.floor(nth / columns) * step];
    const label = print(layout, { x, y: y + 8, width: width * between(layout, 0.2, 0.45), size: 20 });
    const field =
      layout() < 0.25
        ? times(4, (box) => {
            const tick = `<rect x="${x + box * 90}" y="${y + 32}" width="26" height="26" fill="none" stroke="#333" stroke-width="2"/>`;
            return draw() < 0.4
              ? `${tick}<path d="M${x + box * 90} ${y + 32}l26 26m0 -26l-26 26" stroke="#1a2b6b" stroke-width="5"/>`
              : tick;
          })
        : `<path d="M${x} ${y + step * 0.86}h${width - 40}" stroke="#444" stroke-width="2"/>${draw() < 0.85 ? handwriting(draw, { x: x + 8, y: y + step * 0.8, width: width - 60, size: 36 }) : ''}`;
    return `<g fill="#222">${label}</g>${field}`;
  });
  return toJpeg(
    scanned(
      draw,
      `<g fill="#111">${print(layout, { x: 100, y: 110, width: between(layout, 400, 900), size: 52 })}${print(layout, { x: 100, y: 200, width: 1_000, size: 20 })}${print(layout, { x: 100, y: 240, width: between(layout, 300, 1_000), size: 20 })}</g>
      ${layout() < 0.5 ? `<rect x="960" y="80" width="180" height="90" fill="${colour(layout, 20, 160)}"/>` : ''}${body}`,
    ),
  );
};

/** A certificate as a file: all of one event are the same but for the name. */
export const certificateOf = (event: number, seed: number): Promise<Buffer> => {
  const [layout, draw] = [drawsFrom(event), drawsFrom(seed)];
  const frame = between(layout, 20, 70);
  return toJpeg(
    svg(
      1_754,
      1_240,
      `<rect width="1754" height="1240" fill="#fffdf6"/><rect x="${frame}" y="${frame}" width="${1754 - 2 * frame}" height="${1240 - 2 * frame}" fill="none" stroke="${colour(layout, 20, 140)}" stroke-width="${between(layout, 6, 30)}"/>
      <circle cx="${between(layout, 250, 1500)}" cy="${between(layout, 900, 1050)}" r="${between(layout, 60, 130)}" fill="${colour(layout, 40, 200)}"/>
      <g fill="#222">${print(layout, { x: 420, y: 190, width: 900, size: 70 })}${print(draw, { x: between(draw, 450, 600), y: 480, width: between(draw, 350, 720), size: 64 })}
      ${times(4, (nth) => print(layout, { x: 380, y: 640 + nth * 50, width: between(layout, 500, 950), size: 26 }))}</g>`,
    ),
  );
};
