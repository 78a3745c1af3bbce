import { useState } from 'preact/hooks';
import { EnrolmentLink } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { QrCode } from '../qr-code.tsx';
import { timeText } from '../words.ts';

const Link = ({ link }: { link: EnrolmentLink }) => {
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
          Send this to <strong>{link.station}</strong>, or let them scan it. It enrols one tablet or phone for
          this class and nothing else, once, until {timeText(link.expiresAt)}.
        </p>
        <p class="link-text">{link.url}</p>
        <p class="buttons">
          <Button onPress={() => void copy()}>{copied ? 'Copied' : 'Copy link'}</Button>
          <Button onPress={() => print()}>Print</Button>
        </p>
      </div>
    </div>
  );
};

/** A link that makes a device of the instructor's the roster of this class; a substitute gets one of their own. */
export const InstructorLink = ({ event, instructor }: { event: string; instructor: string }) => {
  const [name, setName] = useState(instructor);
  const [link, setLink] = useState<EnrolmentLink | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const path = `/classes/${encodeURIComponent(event)}/enrolments`;
    const answer = await client.post(path, { name }, EnrolmentLink);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) setLink(answer.value);
  };
  return (
    <>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {link && <Link key={link.url} link={link} />}
      <form
        class="organiser-link-form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void make();
        }}
      >
        <label class="field">
          <span>Whose tablet or phone it is</span>
          <input
            type="text"
            value={name}
            maxLength={60}
            onInput={(typed) => setName(typed.currentTarget.value)}
          />
        </label>
        <Button type="submit">{link ? 'Make another link' : 'Make a link'}</Button>
      </form>
    </>
  );
};
