import type { OrganiserList, Told } from '#domain/organiser-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceTroubleText } from './choice-trouble.tsx';
import type { ChoiceTrouble } from './visit.ts';
import { dayText, timeText } from './when.ts';

const reportText = (report: Told): string => {
  switch (report.is) {
    case 'not-counted':
      return say('organiser.not-counted');
    case 'counting':
      return say('organiser.counting');
    case 'too-short':
      return say('organiser.short');
    case 'about':
      return say('organiser.report', { people: report.people });
  }
};

const outcomeText = (outcome: Told, from: string): string => {
  switch (outcome.is) {
    case 'not-counted':
    case 'counting':
      return say('organiser.outcome-later', { when: timeText(from) });
    case 'too-short':
      return say('organiser.outcome-short');
    case 'about':
      return say('organiser.outcome', { people: outcome.people });
  }
};

/** Where the list stands, and what is told of its people. */
const standingTexts = ({ standing }: OrganiserList): string[] => {
  switch (standing.is) {
    case 'received':
      return [reportText(standing.report), say('organiser.waiting')];
    case 'posted':
      return [
        say('organiser.posted', { when: dayText(standing.at) }),
        outcomeText(standing.outcome, standing.outcomeFrom),
      ];
    case 'taken-back':
      return [say('organiser.taken-back', { when: dayText(standing.at) })];
  }
};

const leftOutTexts = ({ leftOut: { absent, repeated, dayUnclear } }: OrganiserList): string[] => [
  ...(repeated > 0 ? [say('organiser.repeated', { count: repeated })] : []),
  ...(absent > 0 ? [say('organiser.absent', { count: absent })] : []),
  ...(dayUnclear > 0 ? [say('organiser.unclear', { count: dayUnclear })] : []),
];

interface SentListProps {
  list: OrganiserList;
  /** Where its sender still has its columns in view and counts it there. */
  isShownAbove: boolean;
  trouble: ChoiceTrouble | null;
  onCount: () => void;
}

/** A list that was sent, in counts. */
export const SentList = ({ list, isShownAbove, trouble, onCount }: SentListProps) => (
  <li class={`organiser-list organiser-list-${list.standing.is}`}>
    <h3>{list.name}</h3>
    <p class="organiser-quiet">
      {say('organiser.received', { when: timeText(list.receivedAt) })} ·{' '}
      {say('organiser.rows', { count: list.rows })}
    </p>
    {leftOutTexts(list).map((text) => (
      <p key={text} class="organiser-quiet">
        {text}
      </p>
    ))}
    <p class="organiser-standing" role="status">
      {standingTexts(list).join(' ')}
    </p>
    {trouble && <ChoiceTroubleText trouble={trouble} />}
    {list.standing.is === 'received' && list.standing.report.is === 'not-counted' && !isShownAbove && (
      <Button onPress={onCount}>{say('organiser.count-people')}</Button>
    )}
  </li>
);
