import { receiptCodeOf } from '#domain/receipt-code.ts';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import './print-receipt.css';
import { ReceiptQr } from './receipt.tsx';

export interface PrintReceiptProps {
  checkIn: string;
  /** The event's name. */
  event: string;
  /** Somebody asked for it: printing takes its time. */
  onPrint: () => void;
}

/** The receipt on a label to take along: a button, and what only paper shows. The person's name is not on it. */
export const PrintReceipt = ({ checkIn, event, onPrint }: PrintReceiptProps) => {
  const code = receiptCodeOf(checkIn);
  return (
    <div class="saved-acts">
      <Button
        kind="quiet"
        onPress={() => {
          onPrint();
          print();
        }}
      >
        {say('receipt.print')}
      </Button>
      <div class="label">
        <ReceiptQr code={code} quietZone={2} />
        <div>
          <p class="label-event">{event}</p>
          <p>{say('receipt.code')}</p>
          <p class="label-code">{code}</p>
        </div>
      </div>
    </div>
  );
};
