import { generate } from 'lean-qr';
import { useEffect, useRef } from 'preact/hooks';

/** The QR code of an enrolment link, for the camera of the device that is to be enrolled. */
export const QrCode = ({ text }: { text: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) generate(text).toCanvas(canvas.current, { on: [0, 0, 0], off: [255, 255, 255] });
  }, [text]);
  return <canvas ref={canvas} class="qr" role="img" aria-label="QR code of the enrolment link" />;
};
