import { useEffect, useRef, useState } from 'preact/hooks';
import SignaturePad from 'signature_pad';
import type { Signature } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { signatureOf } from './strokes.ts';

interface SignatureFieldProps {
  label: string;
  /** The label is heard and not seen: a heading shows it already. */
  isLabelHidden?: boolean;
  problem: string | null;
  onWrite: (signature: Signature | null) => void;
}

/** As many dots as the screen has, or it looks like a bad copy. */
const fitCanvas = (canvas: HTMLCanvasElement): void => {
  const ratio = Math.max(1, devicePixelRatio);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
};

/** A place to sign with a finger, a pen or a mouse. What was written is told with each stroke. */
export const SignatureField = ({ label, isLabelHidden, problem, onWrite }: SignatureFieldProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [isEmpty, setIsEmpty] = useState(true);
  useEffect(() => {
    const field = canvas.current;
    if (!field) return;
    fitCanvas(field);
    const signing = new SignaturePad(field, { penColor: '#0b0c0c', minWidth: 1, maxWidth: 2.6 });
    pad.current = signing;
    const written = (): void => {
      const size = { width: field.offsetWidth, height: field.offsetHeight };
      setIsEmpty(signing.isEmpty());
      onWrite(
        signatureOf(
          signing.toData().map(({ points }) => points),
          size,
        ),
      );
    };
    signing.addEventListener('endStroke', written);
    // Turned to landscape: the strokes stay where they were written, and nothing is lost.
    const resized = new ResizeObserver(() => {
      if (field.width === Math.round(field.offsetWidth * Math.max(1, devicePixelRatio))) return;
      const strokes = signing.toData();
      fitCanvas(field);
      signing.fromData(strokes);
    });
    resized.observe(field);
    return () => {
      resized.disconnect();
      signing.off();
    };
  }, []);
  const clear = (): void => {
    pad.current?.clear();
    setIsEmpty(true);
    onWrite(null);
  };
  return (
    <div class="signature">
      {!isLabelHidden && <p class="signature-label">{label}</p>}
      {problem && (
        <p class="roster-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="signature-paper">
        <canvas ref={canvas} role="img" aria-label={label} />
        {isEmpty && <span class="signature-line">{say('roster.sign.here')}</span>}
      </div>
      <Button kind="quiet" disabled={isEmpty} onPress={clear}>
        {say('roster.sign.clear')}
      </Button>
    </div>
  );
};
