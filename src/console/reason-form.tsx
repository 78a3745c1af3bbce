import { useId, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';

interface ReasonFormProps {
  question: string;
  usualReasons: readonly string[];
  /** The button's words: the act itself. */
  act: string;
  onGive: (reason: string) => void;
}

/** A reason is compulsory: somebody will ask later. From a short list, in own words, or both. */
export const ReasonForm = ({ question, usualReasons, act, onGive }: ReasonFormProps) => {
  const group = useId();
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
        else onGive(reason);
      }}
    >
      <fieldset>
        <legend>{question}</legend>
        {missing && reason === '' && (
          <p class="trouble" role="alert">
            Choose a reason or write one.
          </p>
        )}
        {usualReasons.map((one) => (
          <label key={one}>
            <input type="radio" name={group} checked={usual === one} onChange={() => setUsual(one)} /> {one}
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
        {act}
      </Button>
    </form>
  );
};
