import { useState } from 'preact/hooks';
import type { ClassDay } from '#domain/roster/class-plan.ts';
import { minutesOfMark, type RosterDay, type RosterPerson, standingOf } from '#domain/roster/roster.ts';
import { type DayMark, thingOf } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { longDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { Dialog } from '../dialog.tsx';
import { nameOf } from '../names.ts';
import { markWords } from '../words.ts';
import { MarkIcon } from './mark-icon.tsx';

interface MarkDialogProps {
  desk: Desk;
  row: RosterPerson;
  day: RosterDay;
  onClose: () => void;
}

const simpleMarks = ['present', 'absent', 'open'] as const;

/** Who said which of two marks that disagree. */
const Disagreement = ({ desk, row, day }: Omit<MarkDialogProps, 'onClose'>) => {
  const thing = thingOf({ person: row.person, says: { what: 'day', date: day.date, mark: { is: 'open' } } });
  const sayers = standingOf(desk.changes.value.values()).get(thing) ?? [];
  return (
    <div class="disagreement" role="note">
      <p>{say('roster.mark.disagree')}</p>
      <ul>
        {sayers.map(({ id, by, says }) => (
          <li key={id}>
            {say('roster.mark.said', {
              name: by.name,
              role: say(`roster.role.${by.role}`),
              mark: says.what === 'day' ? markWords(says.mark) : '',
            })}
          </li>
        ))}
      </ul>
    </div>
  );
};

interface TimesProps {
  plan: ClassDay;
  mark: DayMark | undefined;
  onSave: (mark: DayMark) => void;
}

/** From when to when somebody was there; the minutes follow. */
const Times = ({ plan, mark, onSave }: TimesProps) => {
  const isPartly = mark?.is === 'partly';
  const [from, setFrom] = useState(isPartly ? mark.from : plan.from);
  const [until, setUntil] = useState(isPartly ? mark.until : plan.until);
  const isInOrder = from !== '' && until !== '' && from < until;
  const minutes = isInOrder ? minutesOfMark(plan, { is: 'partly', from, until }) : 0;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isInOrder) onSave({ is: 'partly', from, until });
  };
  return (
    <form class="times" onSubmit={submit}>
      <h3>{say('roster.mark.times')}</h3>
      <div class="times-fields">
        <label>
          {say('roster.mark.from')}
          <input
            type="time"
            required
            value={from}
            onInput={({ currentTarget }) => setFrom(currentTarget.value)}
          />
        </label>
        <label>
          {say('roster.mark.until')}
          <input
            type="time"
            required
            value={until}
            onInput={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </label>
      </div>
      <p class={isInOrder ? 'roster-quiet' : 'roster-problem'} role="status">
        {isInOrder
          ? say('roster.mark.counts', { minutes: say('roster.minutes', { count: minutes }) })
          : say('roster.mark.wrong-times')}
      </p>
      <Button type="submit" disabled={!isInOrder}>
        {say('roster.mark.save-times')}
      </Button>
    </form>
  );
};

/** All that can be said of one day of one person. */
export const MarkDialog = ({ desk, row, day, onClose }: MarkDialogProps) => {
  const plan = desk.plan.value.days.find(({ date }) => date === day.date);
  const set = (mark: DayMark): void => {
    onClose();
    void desk.say([{ person: row.person, says: { what: 'day', date: day.date, mark } }]);
  };
  const isInConflict = day.marks.length > 1;
  const [current] = day.marks;
  return (
    <Dialog
      title={say('roster.mark.title', { name: nameOf(row.claim), day: longDay(day.date) })}
      onClose={onClose}
    >
      {isInConflict && <Disagreement desk={desk} row={row} day={day} />}
      <div class="mark-options">
        {simpleMarks.map((is) => (
          <button
            key={is}
            type="button"
            class="mark-option"
            aria-pressed={!isInConflict && current?.is === is}
            onClick={() => set({ is })}
          >
            <MarkIcon is={is} />
            {say(`roster.mark.as-${is}`)}
          </button>
        ))}
      </div>
      {plan && (
        <Times plan={plan} mark={day.marks.find(({ is }) => is === 'partly') ?? current} onSave={set} />
      )}
      <Button kind="quiet" onPress={onClose}>
        {say('roster.cancel')}
      </Button>
    </Dialog>
  );
};
