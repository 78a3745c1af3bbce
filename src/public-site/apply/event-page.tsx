import { useEffect, useState } from 'preact/hooks';
import type { ApprovedEventList } from '#domain/applications-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../here/field.tsx';
import { daysText } from '../organiser/when.ts';
import type { FoundEvent } from './draft.ts';
import { findEvents } from './server.ts';

const pauseMs = 250;

const about = ({ organiser, place, days }: FoundEvent): string =>
  [daysText(days[0] ?? '', days.at(-1) ?? ''), place, organiser].filter(Boolean).join(' · ');

const told = (list: ApprovedEventList | 'away' | null): string => {
  if (list === null) return say('apply.opening');
  if (list === 'away') return say('apply.event-away');
  if (list.events.length === 0) return say('apply.event-not-found');
  return list.more ? say('apply.event-more') : say('apply.event-found', { count: list.events.length });
};

interface EventChoiceProps {
  chosen: FoundEvent | null;
  problem: string | null;
  onChoose: (event: FoundEvent) => void;
  onOther: () => void;
}

/** The approved list, searched as one types. What was chosen stays in sight. */
export const EventChoice = ({ chosen, problem, onChoose, onOther }: EventChoiceProps) => {
  const [q, setQ] = useState('');
  const [list, setList] = useState<ApprovedEventList | 'away' | null>(null);
  useEffect(() => {
    let isNow = true;
    const ask = (): void =>
      void findEvents(q).then((found) => {
        if (isNow) setList(found ?? 'away');
      });
    const timer = setTimeout(ask, q === '' ? 0 : pauseMs);
    addEventListener('online', ask);
    return () => {
      isNow = false;
      clearTimeout(timer);
      removeEventListener('online', ask);
    };
  }, [q]);
  const found = list === null || list === 'away' ? [] : list.events;
  const shown = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <>
      <Field
        name="event"
        label={say('apply.event-search')}
        hint=""
        problem={problem}
        value={q}
        onType={setQ}
        help={{ autocomplete: 'off' }}
      />
      <p role="status" class="apply-quiet">
        {told(list)}
      </p>
      {shown.length > 0 && (
        <fieldset class="apply-choices">
          <legend class="unseen">{say('apply.event')}</legend>
          {shown.map((event) => (
            <label key={event.id} class="apply-choice">
              <input
                type="radio"
                name="chosen-event"
                checked={event.id === chosen?.id}
                onChange={() => onChoose(event)}
              />
              <span>
                <strong>{event.name}</strong>
                <span class="apply-quiet">{about(event)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Button onPress={onOther}>{say('apply.event-other')}</Button>
    </>
  );
};
