import { useState } from 'preact/hooks';
import { ApplicationPage } from '#domain/applications-console-api.ts';
import { EventKind } from '#domain/approved-event.ts';
import { EventList } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { cecText, daysText, kindText } from '../words.ts';

const kinds: Record<EventKind, string> = {
  class: 'Class',
  workshop: 'Workshop',
  convention: 'Convention',
  'distance-learning': 'Distance learning',
};

interface PartProps {
  page: ApplicationPage;
  onPage: (page: ApplicationPage) => void;
  onTrouble: (trouble: string | null) => void;
}

const Found = ({ q, onChoose }: { q: string; onChoose: (event: string) => void }) => {
  const path = `/events?q=${encodeURIComponent(q)}`;
  const asked = useAnswer(path, () => client.get(path, EventList));
  if (!asked.value) return <Waiting asked={asked} />;
  if (asked.value.events.length === 0) return <p class="empty">No approved event fits.</p>;
  return (
    <ul class="found">
      {asked.value.events.slice(0, 8).map(({ event, firstDay, lastDay }) => (
        <li key={event.id}>
          <span>
            <strong>{event.name}</strong>{' '}
            <span class="quiet">
              {[daysText(firstDay, lastDay), event.place, event.organiser].filter(Boolean).join(' · ')}
            </span>
          </span>
          <Button onPress={() => onChoose(event.id)}>Choose</Button>
        </li>
      ))}
    </ul>
  );
};

/** Whoever approves it sees what the applicant said, and says how it is counted. */
const ApproveForm = ({ page, onApprove }: { page: ApplicationPage; onApprove: (order: object) => void }) => {
  const { about } = page;
  const said = about.is === 'other' ? about : null;
  return (
    <form
      class="inset application-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        const typed = new FormData(submitted.currentTarget);
        const text = (name: string): string => String(typed.get(name) ?? '');
        const value = text('value');
        onApprove({
          ...{ kind: text('kind'), name: text('name'), organiser: text('organiser'), place: text('place') },
          ...{ timeZone: text('zone'), firstDay: text('first'), lastDay: text('last') },
          hours: Number(text('hours')),
          approvedValue: value === '' ? null : Math.round(Number(value) * 100),
        });
      }}
    >
      <label class="field">
        <span>Name</span>
        <input name="name" required maxLength={200} defaultValue={said?.name} />
      </label>
      <label class="field">
        <span>Organiser</span>
        <input name="organiser" maxLength={200} defaultValue={said?.organiser} />
      </label>
      <label class="field">
        <span>Place</span>
        <input name="place" maxLength={200} defaultValue={said?.place} />
      </label>
      <label class="field">
        <span>Kind</span>
        <select name="kind" class="choice">
          {EventKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>First day</span>
        <input name="first" type="date" required defaultValue={said?.firstDay} />
      </label>
      <label class="field">
        <span>Last day</span>
        <input name="last" type="date" required defaultValue={said?.lastDay} />
      </label>
      <label class="field">
        <span>Hours in all, without breaks</span>
        <input
          name="hours"
          type="number"
          required
          min="0.25"
          max="200"
          step="0.25"
          defaultValue={said ? String(said.hours) : ''}
        />
      </label>
      <label class="field">
        <span>CEC, where its value is fixed</span>
        <input name="value" type="number" min="0" max="10" step="0.5" />
      </label>
      <label class="field">
        <span>Time zone</span>
        <input name="zone" required list="time-zones" defaultValue="America/Los_Angeles" />
        <datalist id="time-zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </label>
      <p class="buttons">
        <Button kind="main" type="submit">
          Approve this event
        </Button>
      </p>
    </form>
  );
};

/** Which approved event it is about: chosen, or approved now. */
export const EventPart = ({ page, onPage, onTrouble }: PartProps) => {
  const [mode, setMode] = useState<'shown' | 'choose' | 'approve'>('shown');
  const [q, setQ] = useState(page.about.is === 'other' ? page.about.name : '');
  const isOpen = page.state === 'waiting' || page.state === 'asked';
  const send = async (path: string, order: object): Promise<void> => {
    const answer = await client.post(`/applications/${page.id}/${path}`, order, ApplicationPage);
    onTrouble(answer.ok ? null : answer.problem.message);
    if (!answer.ok) return;
    setMode('shown');
    onPage(answer.value);
  };
  const { event } = page;
  return (
    <section class="panel">
      <h2>Approved event</h2>
      {event ? (
        <p>
          <a href={`/console/events/${encodeURIComponent(event.id)}`}>{event.name}</a> · {kindText(event)} ·{' '}
          {daysText(event.days[0]?.date ?? '', event.days.at(-1)?.date ?? '')} ·{' '}
          {event.approvedValue === null ? 'credit by minutes' : `${cecText(event.approvedValue)} CEC`}
        </p>
      ) : (
        <p class="why">It is not on the approved list. Choose the event, or approve it, before you accept.</p>
      )}
      {mode === 'choose' && (
        <div class="inset">
          <label class="field">
            <span>Find an approved event by name, place or organiser</span>
            <input type="search" value={q} onInput={(typed) => setQ(typed.currentTarget.value)} />
          </label>
          <Found q={q} onChoose={(chosen) => void send('event', { event: chosen })} />
        </div>
      )}
      {mode === 'approve' && <ApproveForm page={page} onApprove={(order) => void send('new-event', order)} />}
      {isOpen && (
        <p class="buttons">
          <Button onPress={() => setMode(mode === 'choose' ? 'shown' : 'choose')}>
            {event ? 'Choose another event' : 'Choose the event'}
          </Button>
          {page.about.is === 'other' && (
            <Button onPress={() => setMode(mode === 'approve' ? 'shown' : 'approve')}>
              Approve a new event
            </Button>
          )}
        </p>
      )}
    </section>
  );
};
