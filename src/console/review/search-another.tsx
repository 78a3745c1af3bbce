import { useState } from 'preact/hooks';
import { RegistrantList } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';

/** The registry in place: for when the right person is not among the candidates. */
export const SearchAnother = ({ onAccept }: { onAccept: (registrant: string) => void }) => {
  const [q, setQ] = useState('');
  const asked = useAnswer(q, () => client.get(`/registrants?q=${encodeURIComponent(q)}`, RegistrantList));
  return (
    <section class="inset">
      <label class="field">
        <span>Find a registrant by number, name, e-mail, firm or place</span>
        <input
          type="search"
          value={q}
          ref={(input) => input?.focus()}
          onInput={(typed) => setQ(typed.currentTarget.value)}
        />
      </label>
      {!asked.value && <Waiting asked={asked} />}
      {q !== '' && asked.value?.registrants.length === 0 && <p class="empty">Nobody in the registry fits.</p>}
      <ul class="found">
        {asked.value?.registrants.slice(0, 8).map((registrant) => (
          <li key={registrant.id}>
            <span>
              <strong>{registrant.name}</strong> {registrant.registrantNumber}{' '}
              <span class="quiet">
                {[registrant.email, registrant.firm, registrant.place].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Button onPress={() => onAccept(registrant.id)}>Accept</Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
