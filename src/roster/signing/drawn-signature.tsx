import type { Signature } from '#domain/roster/roster-change.ts';
import { signaturePath } from '#domain/roster/signature-path.ts';

const marginPx = 6;

/** The part of the field that was written in: the rest is paper. */
const writtenIn = ({ strokes }: Signature): string => {
  const points = strokes.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - marginPx, Math.min(...ys) - marginPx];
  return [left, top, Math.max(...xs) + marginPx - left, Math.max(...ys) + marginPx - top].join(' ');
};

/** A signature as it was written. */
export const DrawnSignature = ({ signature, label }: { signature: Signature; label: string }) => (
  <svg class="drawn" role="img" aria-label={label} viewBox={writtenIn(signature)}>
    <path d={signaturePath(signature)} vector-effect="non-scaling-stroke" />
  </svg>
);
