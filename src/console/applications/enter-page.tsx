import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { ApplicationPage, FilledForm } from '#domain/applications-console-api.ts';
import { CalendarDay } from '#domain/calendar.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
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

type Answers = FilledForm['answers'];

const dayIn = (text: string | undefined): string | undefined => {
  const day = CalendarDay.safeParse(text);
  return day.success ? day.data : undefined;
};

/** Days and hours that no field takes are not lost: they stand in the note. */
const noteOf = ({ first_day, last_day, hours, programme, note }: Answers): string =>
  [
    note,
    programme,
    first_day && !dayIn(first_day) ? `First day: ${first_day}` : '',
    last_day && !dayIn(last_day) ? `Last day: ${last_day}` : '',
    hours && Number.isNaN(Number(hours)) ? `Hours: ${hours}` : '',
  ]
    .filter(Boolean)
    .join('\n')
    .slice(0, 1_000);

/** The form of the site, filled in on a screen, needs no typing. */
const ReadPdf = ({
  onRead,
  onTrouble,
}: {
  onRead: (file: File, answers: Answers) => void;
  onTrouble: (trouble: string | null) => void;
}) => {
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const answer = await client.postFile('/application-forms', file, FilledForm);
    onTrouble(answer.ok ? null : `${file.name}: ${answer.problem.message}`);
    if (answer.ok) onRead(file, answer.value.answers);
  };
  return (
    <FileDrop
      words="Was it filled in as a PDF? Drop it here, or choose it, and it is read"
      accept="application/pdf"
      onFiles={([file]) => void read(file)}
    />
  );
};

/** A form that came by mail, fax or e-mail; its scan and the approved event are chosen on the next page. */
export const EnterApplicationPage = () => {
  const { route } = useLocation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [filled, setFilled] = useState<{ file: File; answers: Answers } | null>(null);
  const enter = async (form: HTMLFormElement): Promise<void> => {
    const answer = await client.post('/applications', orderFrom(form), ApplicationPage);
    if (!answer.ok) return setTrouble(answer.problem.message);
    const { id } = answer.value;
    const name = encodeURIComponent(filled?.file.name.slice(-200) ?? '');
    // What it says is on the page already: a form that cannot be kept can be added there.
    if (filled)
      await client.postFile(`/applications/${id}/evidence?name=${name}`, filled.file, ApplicationPage);
    route(`/console/applications/${id}`);
  };
  const said = filled?.answers ?? {};
  return (
    <Page
      title="Enter a form that came on paper"
      above={<a href="/console/applications">Applications</a>}
      aside={<a href="/v1/application-form.pdf">The blank form</a>}
    >
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <ReadPdf onRead={(file, answers) => setFilled({ file, answers })} onTrouble={setTrouble} />
      <p class="outcome" role="status">
        {filled && `${filled.file.name} is read. Look at it beside the form, then enter it.`}
      </p>
      <form
        key={filled?.file.name}
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
              <option key={way} value={way} selected={filled !== null && way === 'e-mail'}>
                {wayText(way)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Name</span>
          <input name="full_name" required maxLength={200} defaultValue={said.full_name} />
        </label>
        <label class="field">
          <span>Registrant number</span>
          <input name="registrant_number" maxLength={40} defaultValue={said.registrant_number} />
        </label>
        <label class="field">
          <span>E-mail</span>
          <input name="email" maxLength={200} defaultValue={said.email} />
        </label>
        <label class="field">
          <span>Phone</span>
          <input name="phone" maxLength={40} defaultValue={said.phone} />
        </label>
        <label class="field">
          <span>Event, as it is on the form</span>
          <input name="name" required maxLength={200} defaultValue={said.event} />
        </label>
        <label class="field">
          <span>Organiser</span>
          <input name="organiser" maxLength={200} defaultValue={said.organiser} />
        </label>
        <label class="field">
          <span>Place</span>
          <input name="place" maxLength={200} defaultValue={said.place} />
        </label>
        <label class="field">
          <span>First day</span>
          <input name="first" type="date" required defaultValue={dayIn(said.first_day)} />
        </label>
        <label class="field">
          <span>Last day</span>
          <input name="last" type="date" required defaultValue={dayIn(said.last_day)} />
        </label>
        <label class="field">
          <span>Hours in all</span>
          <input
            name="hours"
            type="number"
            required
            min="0.25"
            max="200"
            step="0.25"
            defaultValue={said.hours}
          />
        </label>
        <label class="field">
          <span>Note</span>
          <textarea name="note" rows={2} maxLength={1_000} defaultValue={noteOf(said)} />
        </label>
        <p class="buttons">
          <Button kind="main" type="submit">
            {filled ? 'Enter it' : 'Enter it, then add the scan'}
          </Button>
        </p>
      </form>
    </Page>
  );
};
