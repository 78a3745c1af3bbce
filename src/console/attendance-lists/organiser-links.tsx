import { useState } from 'preact/hooks';
import {
  OrganiserLinks as Links,
  mostUploadsPerLink,
  NewOrganiserLink,
  type OrganiserLink,
} from '#domain/organiser-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Stale } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count, timeText } from '../words.ts';

const everyMs = 10_000;
const terms = [7, 30, 90];

const stateOf = ({ state, expiresAt, takenBack }: OrganiserLink): string => {
  switch (state) {
    case 'open':
      return `Good until ${timeText(expiresAt)}`;
    case 'expired':
      return `Expired ${timeText(expiresAt)}`;
    case 'taken-back':
      return takenBack ? `Taken back by ${takenBack.by}, ${timeText(takenBack.at)}` : 'Taken back';
  }
};

const Row = ({ link, onTakeBack }: { link: OrganiserLink; onTakeBack: () => void }) => (
  <tr>
    <th scope="row">
      {timeText(link.madeAt)}, {link.madeBy}
    </th>
    <td>{stateOf(link)}</td>
    <td>{link.lastUsedAt === null ? 'Not yet' : timeText(link.lastUsedAt)}</td>
    <td>
      {count(link.lists, 'list', 'lists')} from {link.uploads} of {mostUploadsPerLink} files
    </td>
    <td>{link.state === 'open' && <Button onPress={onTakeBack}>Take back</Button>}</td>
  </tr>
);

const NewLink = ({ link }: { link: NewOrganiserLink }) => {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link.url);
    setCopied(true);
  };
  return (
    <div class="organiser-link">
      <p role="status">
        Send this to the organiser. It is shown only now, and is good until {timeText(link.expiresAt)}.
      </p>
      <p class="link-text">{link.url}</p>
      <p class="buttons">
        <Button onPress={() => void copy()}>{copied ? 'Copied' : 'Copy link'}</Button>
      </p>
    </div>
  );
};

/** Links by which the organiser of an event sends lists: making one, and which there are. */
export const OrganiserLinks = ({ event }: { event: string }) => {
  const question = `/organiser-links?event=${encodeURIComponent(event)}`;
  const asked = useAnswer(question, () => client.get(question, Links), everyMs);
  const [days, setDays] = useState(30);
  const [made, setMade] = useState<NewOrganiserLink | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const links = asked.value?.links ?? [];

  const make = async (): Promise<void> => {
    const answer = await client.post('/organiser-links', { event, days }, NewOrganiserLink);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) setMade(answer.value);
    await asked.again();
  };
  const takeBack = async ({ id }: OrganiserLink): Promise<void> => {
    const answer = await client.post(`/organiser-links/${encodeURIComponent(id)}/take-back`, {}, Links);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok && made?.id === id) setMade(null);
    await asked.again();
  };

  return (
    <div class="organiser-links">
      <h3>A link for the organiser</h3>
      <p class="note">
        Whoever has it can send up to {mostUploadsPerLink} files for this event without an account. They see
        how each was read and about how many people were found, and nothing of a registrant. Only you post.
      </p>
      <Stale asked={asked} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {made && <NewLink key={made.id} link={made} />}
      {links.length > 0 && (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Made</th>
              <th scope="col">State</th>
              <th scope="col">Last used</th>
              <th scope="col">Sent</th>
              <th scope="col">
                <span class="unseen">Act</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <Row key={link.id} link={link} onTakeBack={() => void takeBack(link)} />
            ))}
          </tbody>
        </table>
      )}
      <form
        class="organiser-link-form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void make();
        }}
      >
        <label class="field">
          <span>Good for</span>
          <select
            class="choice"
            value={days}
            onChange={(changed) => setDays(Number(changed.currentTarget.value))}
          >
            {terms.map((term) => (
              <option key={term} value={term}>
                {term} days
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">{links.length > 0 ? 'Make another link' : 'Make a link'}</Button>
      </form>
    </div>
  );
};
