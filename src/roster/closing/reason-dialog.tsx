import { useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Dialog } from '../dialog.tsx';

/** Why something is changed after the roster was closed. */
export const ReasonDialog = ({ onAnswer }: { onAnswer: (reason: string | null) => void }) => {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = reason.trim().slice(0, 500);
    if (text === '') setProblem(say('roster.reason.problem'));
    else onAnswer(text);
  };
  return (
    <Dialog title={say('roster.reason.title')} onClose={() => onAnswer(null)}>
      <form onSubmit={submit}>
        <TextField label={say('roster.reason.label')} problem={problem} value={reason} onType={setReason} />
        <p class="roster-buttons">
          <Button onPress={() => onAnswer(null)}>{say('roster.cancel')}</Button>
          <Button kind="main" type="submit">
            {say('roster.reason.act')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
};
