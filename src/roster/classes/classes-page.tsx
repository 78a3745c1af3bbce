import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import type { Classroom } from '../classroom.ts';
import { stretchOfDays } from '../days.ts';
import type { ListedClass } from './class-list.ts';

const Card = ({ listed, onChoose }: { listed: ListedClass; onChoose: () => void }) => {
  const { enrolment, first, last, unsent, isClosed, when } = listed;
  const { name, place } = enrolment.pack.event;
  return (
    <button type="button" class="class-card" onClick={onChoose}>
      {when && <span class="class-card-when">{say(`roster.classes.${when}`)}</span>}
      <strong>{name}</strong>
      <span>
        {stretchOfDays(first, last)}
        {place && ` · ${place}`}
      </span>
      <span class="class-card-state">
        <span>{say(isClosed ? 'roster.classes.closed' : 'roster.classes.open')}</span>
        <span class={unsent > 0 ? 'class-card-unsent' : ''}>
          {unsent > 0 ? say('roster.not-sent', { count: unsent }) : say('roster.safe')}
        </span>
      </span>
    </button>
  );
};

/** Which of this device's classes? Nothing of any of them but its name and days can be seen here. */
export const ClassesPage = ({ classroom }: { classroom: Classroom }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="roster-notice classes">
      <h1 ref={heading} tabIndex={-1}>
        {say('roster.classes.title')}
      </h1>
      <ul>
        {classroom.classes.value.map((listed) => (
          <li key={listed.device}>
            <Card listed={listed} onChoose={() => void classroom.chooseClass(listed.device)} />
          </li>
        ))}
      </ul>
      <p class="roster-quiet">{say('roster.classes.lead')}</p>
    </section>
  );
};
