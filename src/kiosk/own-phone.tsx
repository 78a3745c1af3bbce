import { generate } from 'lean-qr';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../messages/index.ts';
import type { Enrolment } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';
import './own-phone.css';
import { useOwnPhoneCode } from './use-own-phone-code.ts';

export interface OwnPhoneProps {
  tablet: Tablet;
  station: Enrolment;
  /** Out of sight it goes on, so that the next visitor sees a code at once. */
  shown: boolean;
}

/**
 * The way by the visitor's own phone: a code to scan, another one every half minute. It is changed within one frame, so
 * that nothing moves or blinks. Nothing is shown where this browser keeps no key to sign with.
 */
export const OwnPhone = ({ tablet, station, shown }: OwnPhoneProps) => {
  const link = useOwnPhoneCode(tablet, station);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current && link !== null)
      generate(link).toCanvas(canvas.current, { on: [0, 0, 0], off: [255, 255, 255] });
  }, [link]);
  if (link === null) return null;
  return (
    <aside class="own-phone" hidden={!shown} aria-label={say('own-phone.title')}>
      <canvas ref={canvas} role="img" aria-label={say('own-phone.label')} />
      <p class="own-phone-words">
        <strong>{say('own-phone.title')}</strong> {say('own-phone.lead')}
      </p>
    </aside>
  );
};
