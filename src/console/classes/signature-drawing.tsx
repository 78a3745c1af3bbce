import type { DrawnSignature } from '#domain/rosters-api.ts';

/** A signature as it was written. */
export const SignatureDrawing = ({ signature, of }: { signature: DrawnSignature; of: string }) =>
  signature.path === '' ? (
    <span class="quiet">on paper</span>
  ) : (
    <svg
      class="signature"
      role="img"
      aria-label={`Signature of ${of}`}
      viewBox={`0 0 ${signature.width} ${signature.height}`}
    >
      <path d={signature.path} />
    </svg>
  );
