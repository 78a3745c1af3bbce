import { generate } from 'lean-qr';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { framesOf } from '#domain/sealed-export.ts';
import { say } from '../../messages/index.ts';
import type { OwnExport } from '../../tablet/export.ts';
import { Button } from '../../ui/button.tsx';

/** Slow enough for a laptop's camera, and far from three flashes a second (WCAG 2.3.1). */
const frameMs = 400;
/** Then somebody has gone for lunch. */
const longestPlayMs = 10 * 60_000;

interface QrSeriesProps {
  exports: readonly OwnExport[];
  onDone: () => void;
  onCancel: () => void;
}

/** Shows an export code after code, again and again: the other side may miss some and take them the next time round. */
export const QrSeries = ({ exports, onDone, onCancel }: QrSeriesProps) => {
  const frames = useMemo(() => exports.flatMap(framesOf), [exports]);
  const [index, setIndex] = useState(0);
  const [plays, setPlays] = useState(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  const canvas = useRef<HTMLCanvasElement>(null);
  const step = (by: number): void => setIndex((now) => (now + by + frames.length) % frames.length);
  useEffect(() => {
    if (canvas.current)
      generate(frames[index] ?? '').toCanvas(canvas.current, { on: [0, 0, 0], off: [255, 255, 255] });
  }, [frames, index]);
  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(() => step(1), frameMs);
    const end = setTimeout(() => setPlays(false), longestPlayMs);
    return () => {
      clearInterval(timer);
      clearTimeout(end);
    };
  }, [plays, frames]);
  const by = (amount: number) => () => {
    setPlays(false);
    step(amount);
  };
  const place = say('staff.codes.place', { index: index + 1, count: frames.length });
  return (
    <section class="staff-codes">
      <canvas ref={canvas} role="img" aria-label={place} />
      <div class="staff-codes-side">
        <h1>{say('staff.codes.title')}</h1>
        <p>{say('staff.codes.lead')}</p>
        <p class="staff-codes-place">{place}</p>
        <progress max={frames.length} value={index + 1} aria-hidden="true" />
        <div class="staff-codes-steps">
          <Button onPress={by(-1)}>{say('staff.codes.previous')}</Button>
          <Button onPress={() => setPlays(!plays)}>
            {say(plays ? 'staff.codes.pause' : 'staff.codes.play')}
          </Button>
          <Button onPress={by(1)}>{say('staff.codes.next')}</Button>
        </div>
        <div class="staff-acts">
          <Button onPress={onCancel}>{say('staff.codes.cancel')}</Button>
          <Button kind="main" onPress={onDone}>
            {say('staff.codes.done')}
          </Button>
        </div>
      </div>
    </section>
  );
};
