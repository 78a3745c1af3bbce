import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { ApplicationPage } from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { wayText } from './words.ts';

const ways = ['mail', 'fax', 'e-mail'] as const;

const orderFrom = (form: HTMLFormElement): object => {
  const typed = new FormData(form);
  const text = (name: string): string => String(typed.get(name) ?? '').trim();
  const said = (name: string) => (text(name) === '' ? {} : { [name]: text(name) });
  return {
    way: text('way'),
    claim: {
      full_name: text('full_name'),
      ...said('registrant_number'),
      ...said('email'),
      ...said('phone'),
    },
    about: {
      is: 'other',
      ...{ name: text('name'), organiser: text('organiser'), place: text('place') },
      ...{ firstDay: text('first'), lastDay: text('last') },
      hours: Number(text('hours')),
      programme: '',
    },
    note: text('note'),
  };
};

/** A form that came by mail, fax or e-mail; its scan and the approved event are chosen on the next page. */
export const EnterApplicationPage = () => {
  const { route } = useLocation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const enter = async (form: HTMLFormElement): Promise<void> => {
    const answer = await client.post('/applications', orderFrom(form), ApplicationPage);
    if (answer.ok) route(`/console/applications/${answer.value.id}`);
    else setTrouble(answer.problem.message);
  };
  return (
    <Page title="Enter a form that came on paper" above={<a href="/console/applications">Applications</a>}>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <form
        class="panel application-form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void enter(submitted.currentTarget);
        }}
      >
        <label class="field">
          <span>How it came</span>
          <select name="way" class="choice">
            {ways.map((way) => (
              <option key={way} value={way}>
                {wayText(way)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Name</span>
          <input name="full_name" required maxLength={200} />
        </label>
        <label class="field">
          <span>Registrant number</span>
          <input name="registrant_number" maxLength={40} />
        </label>
        <label class="field">
          <span>E-mail</span>
          <input name="email" type="email" maxLength={200} />
        </label>
        <label class="field">
          <span>Phone</span>
          <input name="phone" maxLength={40} />
        </label>
        <label class="field">
          <span>Event, as it is on the form</span>
          <input name="name" required maxLength={200} />
        </label>
        <label class="field">
          <span>Organiser</span>
          <input name="organiser" maxLength={200} />
        </label>
        <label class="field">
          <span>Place</span>
          <input name="place" maxLength={200} />
        </label>
        <label class="field">
          <span>First day</span>
          <input name="first" type="date" required />
        </label>
        <label class="field">
          <span>Last day</span>
          <input name="last" type="date" required />
        </label>
        <label class="field">
          <span>Hours in all</span>
          <input name="hours" type="number" required min="0.25" max="200" step="0.25" />
        </label>
        <label class="field">
          <span>Note</span>
          <input name="note" maxLength={1000} />
        </label>
        <p class="buttons">
          <Button kind="main" type="submit">
            Enter it, then add the scan
          </Button>
        </p>
      </form>
    </Page>
  );
};
