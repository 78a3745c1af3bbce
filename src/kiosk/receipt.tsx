import { useEffect, useRef } from 'preact/hooks';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { say } from '../messages/index.ts';

// Behind the first screen, and there before the first visitor is.
const loading = import('lean-qr').catch(() => null);

/** In the fragment, which no server is told; nothing about the person is in it. */
const linkOf = (code: string): string => `${location.origin}/receipt#${code}`;

/** A receipt's code as a QR code for a phone: it opens the receipt's page. `quietZone`: white around it, in modules. */
export const ReceiptQr = ({ code, quietZone = 4 }: { code: string; quietZone?: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void loading.then((qr) => {
      if (canvas.current)
        qr?.generate(linkOf(code)).toCanvas(canvas.current, {
          on: [6, 20, 35],
          off: [255, 255, 255],
          padX: quietZone,
          padY: quietZone,
        });
    });
  }, [code]);
  return <canvas ref={canvas} class="receipt-qr" role="img" aria-label={say('receipt.qr')} />;
};

/** What a visitor may take along: a code to read out, and the same as a QR code for their phone. */
export const Receipt = ({ checkIn }: { checkIn: string }) => {
  const code = receiptCodeOf(checkIn);
  return (
    <div class="receipt">
      <ReceiptQr code={code} />
      <div class="receipt-words">
        <p>{say('receipt.code')}</p>
        <p class="receipt-code">{code}</p>
        <p class="receipt-take">{say('receipt.take')}</p>
      </div>
    </div>
  );
};
