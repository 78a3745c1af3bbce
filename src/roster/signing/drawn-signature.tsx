import type { Signature } from '#domain/roster/roster-change.ts';

/** A stroke of one point is a dot. */
const pathOf = (stroke: Signature['strokes'][number]): string =>
  stroke.length === 1
    ? `M${stroke[0]?.[0]} ${stroke[0]?.[1]}h.1`
    : stroke.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** A signature as it was written. */
export const DrawnSignature = ({ signature, label }: { signature: Signature; label: string }) => (
  <svg class="drawn" role="img" aria-label={label} viewBox={`0 0 ${signature.width} ${signature.height}`}>
    {signature.strokes.map((stroke, index) => (
      <path key={index} d={pathOf(stroke)} />
    ))}
  </svg>
);
