import { useEffect, useId, useRef } from 'preact/hooks';
import './text-field.css';

interface TextFieldProps {
  label: string;
  hint?: string;
  /** What is wrong, in words. */
  problem: string | null;
  value: string;
  onType: (value: string) => void;
  /** Which on-screen keyboard comes up; `none` where the page has its own keys. */
  inputMode?: 'text' | 'email' | 'none';
  autoCapitalize?: 'words' | 'none';
  /** Whether it takes the focus when it appears, and when what is wrong with it does. Not where it is one of several. */
  takesFocus?: boolean;
}

/**
 * One labelled line of text. `autocomplete` is off: the tablet is shared, and must not offer the visitor before
 * (a recorded exception to WCAG 1.3.5).
 */
export const TextField = (props: TextFieldProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { problem, takesFocus = true } = props;
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [problem, takesFocus]);
  return (
    <div class={`text-field ${problem ? 'text-field-wrong' : ''}`}>
      <label for={id}>{props.label}</label>
      {props.hint && <p id={`${id}-hint`}>{props.hint}</p>}
      {problem && (
        <p id={`${id}-problem`} class="text-field-problem" role="alert">
          {problem}
        </p>
      )}
      <input
        ref={input}
        id={id}
        type="text"
        value={props.value}
        inputMode={props.inputMode ?? 'text'}
        autocapitalize={props.autoCapitalize ?? 'none'}
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="next"
        maxLength={500}
        aria-invalid={problem !== null}
        aria-describedby={
          `${props.hint ? `${id}-hint` : ''} ${problem ? `${id}-problem` : ''}`.trim() || undefined
        }
        onInput={(event) => props.onType(event.currentTarget.value)}
      />
    </div>
  );
};
