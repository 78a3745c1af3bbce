import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { ClassPage } from '#domain/classes-api.ts';
import { minutesOfDay } from '#domain/roster/class-plan.ts';
import { RosterPage } from '#domain/rosters-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { cecText, cutDayText, daysText } from '../words.ts';
import { ClassForm } from './class-form.tsx';
import './classes.css';
import { ExpectedPeople } from './expected-people.tsx';
import { InstructorLink } from './instructor-link.tsx';
import { fieldsOf } from './plan-fields.ts';
import { RosterPanel } from './roster-panel.tsx';
import { Sheets } from './sheets.tsx';

const everyMs = 5_000;

type Plan = NonNullable<ClassPage['plan']>;

const Hours = ({ plan }: { plan: Plan }) => (
  <ul class="hours">
    {plan.days.map((day) => (
      <li key={day.date}>
        <strong>{cutDayText(day.date)}</strong> {day.from} to {day.until}
        {day.breaks.length > 0 &&
          `, breaks ${day.breaks.map(({ from, until }) => `${from}–${until}`).join(', ')}`}{' '}
        <span class="quiet">({minutesOfDay(day)} minutes)</span>
      </li>
    ))}
  </ul>
);

const Lead = ({ page }: { page: ClassPage }) => {
  const { event, plan } = page;
  return (
    <p class="lead">
      {[
        plan?.category,
        plan?.school ?? event.organiser,
        plan && `taught by ${plan.instructor}`,
        plan?.delivery === 'live-stream' ? 'live stream' : event.place,
        daysText(event.days[0]?.date ?? '', event.days.at(-1)?.date ?? ''),
        plan?.language,
        event.approvedValue === null ? 'credit by minutes' : `at most ${cecText(event.approvedValue)} CEC`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
};

interface PartProps {
  page: ClassPage;
  again: () => Promise<void>;
}

/** The plan as a form: at first, and when something is to be changed. */
const PlanPanel = ({ page, again }: PartProps) => {
  const { event, plan } = page;
  const [isOpen, setOpen] = useState(plan === null);
  return (
    <section class="panel">
      <h2>Plan</h2>
      {plan && <Hours plan={plan} />}
      {isOpen ? (
        <ClassForm
          start={fieldsOf(event, plan)}
          act={plan ? 'Change the class' : 'Set up this class'}
          onOrder={async (order) => {
            const path = `/classes/${encodeURIComponent(event.id)}`;
            const answer = await client.post(path, order, ClassPage);
            if (!answer.ok) return answer.problem.message;
            setOpen(false);
            await again();
            return null;
          }}
        />
      ) : (
        <p class="buttons">
          <Button onPress={() => setOpen(true)}>Change the plan</Button>
        </p>
      )}
    </section>
  );
};

const Roster = ({ page, plan }: { page: ClassPage; plan: Plan }) => {
  const path = `/classes/${encodeURIComponent(page.event.id)}/roster`;
  const asked = useAnswer(path, () => client.get(path, RosterPage), everyMs);
  return (
    <>
      <Stale asked={asked} />
      {asked.value ? (
        <RosterPanel event={page.event} plan={plan} page={asked.value} again={asked.again} />
      ) : (
        <Waiting asked={asked} />
      )}
      <section class="panel">
        <h2>Photographs of the paper sheet</h2>
        <Sheets event={page.event.id} />
      </section>
      <section class="panel">
        <h2>Who is expected</h2>
        <ExpectedPeople event={page.event.id} onChange={() => void asked.again()} />
      </section>
    </>
  );
};

/** One class: its plan, the link for its instructor, and its roster. */
export const ClassPageView = () => {
  const { params } = useRoute();
  const id = params.id ?? '';
  const asked = useAnswer(id, () => client.get(`/classes/${encodeURIComponent(id)}`, ClassPage));
  const page = asked.value;
  return (
    <Page
      title={page?.event.name ?? 'Class'}
      above={<a href="/console">Events</a>}
      aside={page && <a href={`/console/events/${encodeURIComponent(id)}`}>The event’s page</a>}
    >
      <Stale asked={asked} />
      {!page && <Waiting asked={asked} />}
      {page && <Lead page={page} />}
      {page?.plan && <Roster page={page} plan={page.plan} />}
      {page?.plan && (
        <section class="panel">
          <h2>The instructor’s link</h2>
          <InstructorLink event={id} instructor={page.plan.instructor} />
        </section>
      )}
      {page && <PlanPanel key={id} page={page} again={asked.again} />}
    </Page>
  );
};
