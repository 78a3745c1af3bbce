import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { daysText } from '../organiser/when.ts';
import { type Draft, type PageName, pagesOf } from './draft.ts';
import { type Files, isAdded } from './files.ts';

interface Line {
  page: PageName;
  what: string;
  said: string;
}

const daysOf = ({ event, isOther, days, other }: Draft): string => {
  const [first, last] = isOther ? [other.firstDay, other.lastDay] : [event?.days[0], event?.days.at(-1)];
  if (isOther || days.length === event?.days.length) return daysText(first ?? '', last ?? '');
  return days.map((day) => daysText(day, day)).join(' · ');
};

const linesOf = (draft: Draft, files: Files): Line[] => {
  const { event, isOther, other, answers, note } = draft;
  const own = pagesOf(draft);
  const added = files.shown.filter(isAdded).map(({ name }) => name);
  const lines: Line[] = [
    { page: 'event', what: say('apply.check-event'), said: isOther ? other.name : (event?.name ?? '') },
    { page: isOther ? 'other-days' : 'days', what: say('apply.check-days'), said: daysOf(draft) },
    ...(isOther ? [{ page: 'other-days', what: say('apply.check-hours'), said: other.hours } as const] : []),
    { page: 'name', what: say('check.name'), said: answers.name },
    { page: 'number', what: say('check.number'), said: answers.number ?? say('check.number-unknown') },
    { page: 'contact', what: say('check.contact'), said: answers.contact },
    { page: 'evidence', what: say('apply.check-files'), said: added.join(', ') },
    ...(note.trim() === '' ? [] : [{ page: 'evidence', what: say('apply.check-note'), said: note } as const]),
  ];
  // The only day of an event is nothing to choose: whoever changes it changes the event.
  return lines.map((line) => (own.includes(line.page) ? line : { ...line, page: 'event' }));
};

/** All that is going to be sent, each with the way to change it. */
export const Answered = ({
  draft,
  files,
  onChange,
}: {
  draft: Draft;
  files: Files;
  onChange: (page: PageName) => void;
}) => (
  <>
    <dl class="here-answers apply-answers">
      {linesOf(draft, files).map(({ page, what, said }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{said}</dd>
          <dd class="apply-change">
            <Button kind="quiet" onPress={() => onChange(page === 'event' && draft.isOther ? 'other' : page)}>
              <span aria-hidden="true">{say('apply.change')}</span>
              <span class="unseen">{say('apply.change-what', { what })}</span>
            </Button>
          </dd>
        </div>
      ))}
    </dl>
    <p class="here-notice">{say('apply.privacy')}</p>
    <p>{say('apply.true')}</p>
  </>
);
