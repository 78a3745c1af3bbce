import type { BadgeListPage } from '#domain/badge-lists-api.ts';
import { Button } from '../../ui/button.tsx';
import { count } from '../words.ts';

export type Act = 'apply' | 'withdraw';

interface BadgeActsProps {
  list: BadgeListPage;
  busy: boolean;
  onAct: (act: Act) => void;
}

const badgesText = (number: number): string => count(number, 'badge', 'badges');

/** What can be done next, and what is being done behind it. */
export const BadgeActs = ({ list, busy, onAct }: BadgeActsProps) => {
  const { state, report, matching, settling } = list;
  const isApplied = state === 'applied';
  const words = {
    read: 'Nothing is applied yet. Check-ins with these badges gain what the list says, those that arrive later, too. What people typed themselves counts before it.',
    applied:
      'Check-ins with these badges are matched by what the list says, those that arrive later, too. If the list was wrong, withdraw it as a whole: what staff decided stays.',
    withdrawn: 'This list was withdrawn: nothing rests on it. Applying it again brings everything back.',
  };
  return (
    <>
      <p>{words[state]}</p>
      <p class="buttons">
        {isApplied ? (
          <Button disabled={busy} onPress={() => onAct('withdraw')}>
            Withdraw this list
          </Button>
        ) : (
          <Button kind="main" disabled={busy || report.badges === 0} onPress={() => onAct('apply')}>
            Apply {badgesText(report.badges)}
            {state === 'withdrawn' ? ' again' : ''}
          </Button>
        )}
      </p>
      {report.badges === 0 && (
        <p class="note">No row names one person for one badge. Say below which column holds the badge ID.</p>
      )}
      {matching > 0 && (
        <p class="quiet" role="status">
          Check-ins are being matched: {matching} to go.
        </p>
      )}
      {settling > 0 && (
        <p class="quiet" role="status">
          The ledger is being settled: {settling} to go.
        </p>
      )}
    </>
  );
};
