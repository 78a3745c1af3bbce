import { useState } from 'preact/hooks';
import type { Signature } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../dialog.tsx';
import { SignatureField } from './signature-field.tsx';

interface SignDialogProps {
  /** Whose signature. */
  title: string;
  onSign: (signature: Signature) => void;
  onClose: () => void;
}

/** A sheet to sign on. */
export const SignDialog = ({ title, onSign, onClose }: SignDialogProps) => {
  const [written, setWritten] = useState<Signature | null>(null);
  return (
    <Dialog title={title} onClose={onClose}>
      <SignatureField label={title} isLabelHidden problem={null} onWrite={setWritten} />
      <p class="roster-buttons">
        <Button onPress={onClose}>{say('roster.cancel')}</Button>
        <Button kind="main" disabled={!written} onPress={() => written && onSign(written)}>
          {say('roster.save')}
        </Button>
      </p>
    </Dialog>
  );
};
