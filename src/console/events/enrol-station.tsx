import { useState } from 'preact/hooks';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { EnrolmentLink } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { QrCode } from '../qr-code.tsx';
import { timeText } from '../words.ts';
import { OtherEvents } from './other-events.tsx';

interface LinkProps {
  link: EnrolmentLink;
  others: readonly ApprovedEvent[];
  onAnother: () => void;
}

const Link = ({ link, others, onAnother }: LinkProps) => {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link.url);
    setCopied(true);
  };
  return (
    <div class="enrolment">
      <QrCode text={link.url} />
      <div>
        <p>
          Scan this with the camera of the tablet that becomes <strong>{link.station}</strong>, or open the
          link on it. It works once, until {timeText(link.expiresAt).split(', ')[1]}.
        </p>
        {others.length > 0 && <p>It also goes to {others.map(({ name }) => name).join(', ')}.</p>}
        <p class="link-text">{link.url}</p>
        <p class="buttons">
          <Button onPress={() => void copy()}>{copied ? 'Copied' : 'Copy link'}</Button>
          <Button onPress={() => print()}>Print</Button>
          <Button kind="quiet" onPress={onAnother}>
            Another station
          </Button>
        </p>
      </div>
    </div>
  );
};

/** Makes a one-time link that turns a tablet into a station of this event. */
export const EnrolStation = ({ event, onToday }: { event: string; onToday: boolean }) => {
  const [station, setStation] = useState('');
  const [others, setOthers] = useState<ApprovedEvent[]>([]);
  const [link, setLink] = useState<EnrolmentLink | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const order = async (): Promise<void> => {
    if (station.trim() === '') return setTrouble('Name the station, for example Booth 1.');
    const answer = await client.post(
      `/events/${encodeURIComponent(event)}/enrolments`,
      { station, otherEvents: others.map(({ id }) => id) },
      EnrolmentLink,
    );
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) setLink(answer.value);
  };
  if (link) {
    return (
      <Link
        link={link}
        others={others}
        onAnother={() => {
          setLink(null);
          setStation('');
        }}
      />
    );
  }
  return (
    <form
      class="enrol-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void order();
      }}
    >
      {!onToday && <p class="note">This event is not on today. A station enrolled now works all the same.</p>}
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <label class="field">
        <span>Name of the station</span>
        <input
          type="text"
          value={station}
          maxLength={60}
          placeholder="Booth 1"
          onInput={(typed) => setStation(typed.currentTarget.value)}
        />
      </label>
      <OtherEvents event={event} chosen={others} onChange={setOthers} />
      <Button kind="main" type="submit">
        Make an enrolment code
      </Button>
    </form>
  );
};
