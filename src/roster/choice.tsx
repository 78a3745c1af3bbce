import { useId } from 'preact/hooks';

interface ChoiceProps<Value extends string> {
  label: string;
  options: readonly { value: Value; words: string }[];
  /** Null: nothing is chosen yet. */
  chosen: Value | null;
  onChoose: (value: Value) => void;
  problem?: string | null;
  /** The label is heard and not seen: a heading shows it already. */
  isLabelHidden?: boolean;
}

/** One of a few, all in sight. */
export const Choice = <Value extends string>(props: ChoiceProps<Value>) => {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={props.isLabelHidden ? 'unseen' : ''}>{props.label}</legend>
      {props.problem && (
        <p class="roster-problem" role="alert">
          {props.problem}
        </p>
      )}
      <div class="choice-options">
        {props.options.map(({ value, words }) => (
          <label key={value} class="choice-option">
            <input
              type="radio"
              name={name}
              checked={props.chosen === value}
              onChange={() => props.onChoose(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
