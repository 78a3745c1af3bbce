import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';

const usualReasons = [
  'Not certified',
  'Exhibitor or staff of the show',
  'Test or mistake',
  'Cannot be told from what was given',
];

/** A reason is compulsory: somebody will ask later. */
export const RejectForm = ({ onReject }: { onReject: (reason: string) => void }) => {
  const [usual, setUsual] = useState('');
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const reason = [usual, text.trim()].filter(Boolean).join(': ');
  return (
    <form
      class="inset"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (reason === '') setMissing(true);
        else onReject(reason);
      }}
    >
      <fieldset>
        <legend>Why is this not a registrant?</legend>
        {missing && (
          <p class="trouble" role="alert">
            Choose a reason or write one.
          </p>
        )}
        {usualReasons.map((one) => (
          <label key={one}>
            <input type="radio" name="reason" checked={usual === one} onChange={() => setUsual(one)} /> {one}
          </label>
        ))}
        <label class="field">
          <span>In your words</span>
          <input
            type="text"
            value={text}
            maxLength={400}
            onInput={(typed) => setText(typed.currentTarget.value)}
          />
        </label>
      </fieldset>
      <Button kind="main" type="submit">
        Mark as not a registrant
      </Button>
    </form>
  );
};
