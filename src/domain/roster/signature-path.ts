import type { Signature } from './roster-change.ts';

/** The strokes of a signature as the `d` of an SVG path, within a view box of its width and height. */
export const signaturePath = ({ strokes }: Signature): string =>
  strokes
    .map((stroke) => {
      const points = stroke.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`);
      const [first] = points;
      if (first === undefined) return '';
      // A dot is a line that does not move: with round ends it is seen.
      return `M${first}L${points.slice(1).join(' ') || first}`;
    })
    .join('');
