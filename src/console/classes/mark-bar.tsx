import { useState } from 'preact/hooks';
import type { ClassDay } from '#domain/roster/class-plan.ts';
import type { DayMark } from '#domain/roster/roster-change.ts';
import { Button } from '../../ui/button.tsx';
import { cutDayText } from '../words.ts';

interface MarkBarProps {
  name: string;
  day: ClassDay;
  onMark: (mark: DayMark) => void;
}

/** What may be said of the cell that is chosen: with the mouse, and the times of who came late or left early. */
export const MarkBar = ({ name, day, onMark }: MarkBarProps) => {
  const [from, setFrom] = useState(day.from);
  const [until, setUntil] = useState(day.until);
  return (
    <div class="mark-bar">
      <strong>
        {name}, {cutDayText(day.date)}
      </strong>
      <Button onPress={() => onMark({ is: 'present' })}>Present</Button>
      <Button onPress={() => onMark({ is: 'absent' })}>Absent</Button>
      <Button onPress={() => onMark({ is: 'open' })}>Take back</Button>
      <span class="mark-times">
        <label>
          from <input type="time" value={from} onInput={(typed) => setFrom(typed.currentTarget.value)} />
        </label>
        <label>
          until <input type="time" value={until} onInput={(typed) => setUntil(typed.currentTarget.value)} />
        </label>
        <Button disabled={!(from < until)} onPress={() => onMark({ is: 'partly', from, until })}>
          Present for these hours
        </Button>
      </span>
    </div>
  );
};
