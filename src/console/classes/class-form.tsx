import { useId, useState } from 'preact/hooks';
import type { ClassOrder } from '#domain/classes-api.ts';
import { Button } from '../../ui/button.tsx';
import { type DayFields, nextDay, orderOf, type PlanFields } from './plan-fields.ts';

type TextName =
  | 'name'
  | 'category'
  | 'school'
  | 'instructor'
  | 'place'
  | 'timeZone'
  | 'language'
  | 'approvedValue';

interface TextProps {
  label: string;
  name: TextName;
  fields: PlanFields;
  onChange: (changed: Partial<PlanFields>) => void;
  list?: string;
  placeholder?: string;
}

const Text = ({ label, name, fields, onChange, list, placeholder }: TextProps) => (
  <label class={`field field-${name}`}>
    <span>{label}</span>
    <input
      type="text"
      value={fields[name]}
      list={list}
      placeholder={placeholder}
      onInput={(typed) => onChange({ [name]: typed.currentTarget.value })}
    />
  </label>
);

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: Record<Value, string>;
  onChange: (value: Value) => void;
}

const Choice = <Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) => (
  <label class="field">
    <span>{label}</span>
    <select
      class="choice"
      value={value}
      onChange={(changed) => onChange(changed.currentTarget.value as Value)}
    >
      {Object.entries<string>(options).map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

interface DayProps {
  day: DayFields;
  nth: number;
  onChange: (day: DayFields) => void;
  /** Null for the only day. */
  onRemove: (() => void) | null;
}

const Day = ({ day, nth, onChange, onRemove }: DayProps) => {
  const field = (label: string, name: keyof DayFields) => ({
    'aria-label': `Day ${nth}: ${label}`,
    value: day[name],
    onInput: (typed: { currentTarget: HTMLInputElement }) =>
      onChange({ ...day, [name]: typed.currentTarget.value }),
  });
  return (
    <tr>
      <th scope="row">{nth}</th>
      <td>
        <input type="date" {...field('date', 'date')} />
      </td>
      <td>
        <input type="time" {...field('start', 'from')} />
      </td>
      <td>
        <input type="time" {...field('end', 'until')} />
      </td>
      <td>
        <input type="text" {...field('breaks', 'breaks')} />
      </td>
      <td>
        {onRemove && (
          <Button kind="quiet" onPress={onRemove}>
            Remove day {nth}
          </Button>
        )}
      </td>
    </tr>
  );
};

const Days = ({ days, onChange }: { days: DayFields[]; onChange: (days: DayFields[]) => void }) => (
  <div class="class-days">
    <table class="table">
      <caption class="quiet">The days of the class, by the clock where it is held</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Date</th>
          <th scope="col">Start</th>
          <th scope="col">End</th>
          <th scope="col">Breaks, such as 12:00-13:00, 15:00-15:15</th>
          <th scope="col">
            <span class="unseen">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map((day, index) => (
          <Day
            // Days have no name of their own: their order is what they are.
            key={index}
            day={day}
            nth={index + 1}
            onChange={(changed) => onChange(days.with(index, changed))}
            onRemove={days.length > 1 ? () => onChange(days.toSpliced(index, 1)) : null}
          />
        ))}
      </tbody>
    </table>
    <Button onPress={() => onChange([...days, nextDay(days)])}>Add a day</Button>
  </div>
);

interface ClassFormProps {
  start: PlanFields;
  /** The button's words. */
  act: string;
  /** Resolves to what is wrong, in words, or to null when it is done. */
  onOrder: (order: ClassOrder) => Promise<string | null>;
}

/** Everything that is said of a class beforehand. */
export const ClassForm = ({ start, act, onOrder }: ClassFormProps) => {
  const zones = useId();
  const [fields, setFields] = useState(start);
  const [troubles, setTroubles] = useState<string[]>([]);
  const change = (changed: Partial<PlanFields>): void => setFields((before) => ({ ...before, ...changed }));
  const send = async (): Promise<void> => {
    const order = orderOf(fields);
    if (!order.ok) return setTroubles(order.problem);
    const trouble = await onOrder(order.value);
    setTroubles(trouble === null ? [] : [trouble]);
  };
  const shared = { fields, onChange: change };
  return (
    <form
      class="class-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      {troubles.length > 0 && (
        <div class="trouble" role="alert">
          {troubles.map((trouble) => (
            <p key={trouble}>{trouble}</p>
          ))}
        </div>
      )}
      <div class="class-fields">
        <Text label="Name of the class" name="name" {...shared} />
        <Text label="Category, such as WRT" name="category" {...shared} />
        <Text label="School" name="school" {...shared} />
        <Text label="Instructor" name="instructor" {...shared} />
        <Text label="Place" name="place" {...shared} placeholder="Columbus, OH, USA" />
        <Text label="Time zone" name="timeZone" {...shared} list={zones} />
        <Text label="Language" name="language" {...shared} />
        <Text
          label="Approved value in CEC; empty: by the minutes attended"
          name="approvedValue"
          {...shared}
        />
        <Choice
          label="Held"
          value={fields.delivery}
          options={{ 'in-person': 'In person', 'live-stream': 'By live stream, at most 20 people' }}
          onChange={(delivery) => change({ delivery })}
        />
        <Choice
          label="Signatures"
          value={fields.signatures}
          options={{ daily: 'Each day', once: 'Once for the whole class' }}
          onChange={(signatures) => change({ signatures })}
        />
      </div>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Days days={fields.days} onChange={(days) => change({ days })} />
      <p class="buttons">
        <Button kind="main" type="submit">
          {act}
        </Button>
      </p>
    </form>
  );
};
