import type { InputHTMLAttributes } from 'preact';

interface FieldProps {
  /** Also the input's id: a list of problems leads to it. */
  name: string;
  label: string;
  hint: string;
  /** What is wrong, in words. */
  problem: string | null;
  value: string;
  onType: (value: string) => void;
  /** How the phone helps: its keyboard, and what it knows of its owner. */
  help: Pick<InputHTMLAttributes<HTMLInputElement>, 'autocomplete' | 'inputMode' | 'autocapitalize'>;
  disabled?: boolean;
}

/** One labelled line of text on a person's own phone, which may fill it in for them. */
export const Field = ({ name, label, hint, problem, value, onType, help, disabled = false }: FieldProps) => (
  <div class={`here-field ${problem ? 'here-field-wrong' : ''}`}>
    <label for={name}>{label}</label>
    <p id={`${name}-hint`}>{hint}</p>
    {problem && (
      <p id={`${name}-problem`} class="here-problem">
        {problem}
      </p>
    )}
    <input
      id={name}
      name={name}
      type="text"
      {...help}
      spellcheck={false}
      maxLength={500}
      value={value}
      disabled={disabled}
      aria-invalid={problem !== null}
      aria-describedby={problem ? `${name}-problem ${name}-hint` : `${name}-hint`}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  </div>
);
