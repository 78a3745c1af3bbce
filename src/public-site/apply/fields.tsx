import { say } from '../../messages/index.ts';

interface TextProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  onType: (value: string) => void;
  problem?: string | null;
}

/** Some lines of text. */
export const TextArea = ({ name, label, hint, value, onType, problem = null }: TextProps) => (
  <div class={`here-field ${problem ? 'here-field-wrong' : ''}`}>
    <label for={name}>{label}</label>
    <p id={`${name}-hint`}>{hint}</p>
    {problem && (
      <p id={`${name}-problem`} class="here-problem">
        {problem}
      </p>
    )}
    <textarea
      id={name}
      rows={3}
      maxLength={1_000}
      value={value}
      aria-invalid={problem !== null}
      aria-describedby={problem ? `${name}-problem ${name}-hint` : `${name}-hint`}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  </div>
);

/** A day, by the device's own calendar. */
export const DayField = ({ name, label, value, onType, problem = null }: Omit<TextProps, 'hint'>) => (
  <div class={`here-field ${problem ? 'here-field-wrong' : ''}`}>
    <label for={name}>{label}</label>
    {problem && (
      <p id={`${name}-problem`} class="here-problem">
        {problem}
      </p>
    )}
    <input
      id={name}
      type="date"
      value={value}
      aria-invalid={problem !== null}
      aria-describedby={problem ? `${name}-problem` : undefined}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  </div>
);

interface TicksProps {
  name: string;
  legend: string;
  problem: string | null;
  choices: readonly { value: string; text: string }[];
  ticked: readonly string[];
  onTick: (ticked: string[]) => void;
}

export const Ticks = ({ name, legend, problem, choices, ticked, onTick }: TicksProps) => (
  <fieldset class="apply-choices">
    <legend class="unseen">{legend}</legend>
    {problem && <p class="here-problem">{problem}</p>}
    {choices.map(({ value, text }, index) => (
      <label key={value} class="apply-choice">
        <input
          id={index === 0 ? name : undefined}
          type="checkbox"
          checked={ticked.includes(value)}
          onChange={({ currentTarget }) =>
            onTick(
              choices
                .map((one) => one.value)
                .filter((one) => (one === value ? currentTarget.checked : ticked.includes(one))),
            )
          }
        />
        <span>{text}</span>
      </label>
    ))}
  </fieldset>
);

/** The registrant number is not known. */
export const NumberUnknown = ({
  checked,
  onChange,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
}) => (
  <label class="here-tick">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    {say('apply.number-unknown')}
  </label>
);
