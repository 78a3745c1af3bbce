import { useState } from 'preact/hooks';
import { FoundCheckIn, type Withdrawal, type WithdrawalVerdict } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { ReasonForm } from '../reason-form.tsx';
import { timeText } from '../words.ts';

const usualReasons = ['Pressed by mistake', 'Pressed by somebody else', 'The person came back and said so'];

/** The latest word on a withdrawal, where there was one. */
const said = ({ verdict }: Withdrawal): string | null => {
  if (!verdict) return null;
  const { holds, by, at, reason } = verdict;
  return holds
    ? `${by} had counted it all the same, and took that back, ${timeText(at)}.`
    : `Counted all the same: ${by}, ${timeText(at)}. Reason: ${reason}`;
};

interface WithdrawalProps {
  checkIn: string;
  withdrawal: Withdrawal;
  /** Something was said: the page is asked for anew. */
  onChange: () => void;
}

/** "This is not me", said at the station: what the office made of it, and the way to say otherwise. */
export const WithdrawalView = ({ checkIn, withdrawal, onChange }: WithdrawalProps) => {
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const stands = withdrawal.verdict?.holds ?? true;
  const word = said(withdrawal);
  const judge = async (verdict: WithdrawalVerdict): Promise<void> => {
    const answer = await client.post(`/check-ins/${checkIn}/withdrawal`, verdict, FoundCheckIn);
    setTrouble(answer.ok ? null : answer.problem.message);
    setAsking(false);
    onChange();
  };
  return (
    <div class="withdrawal">
      <p>
        “This is not me”, said at the station {timeText(withdrawal.at)}. {word}
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <p class="buttons">
        {stands ? (
          <Button onPress={() => setAsking(!asking)}>Count it all the same</Button>
        ) : (
          <Button onPress={() => void judge({ holds: true })}>Take that back</Button>
        )}
      </p>
      {stands && asking && (
        <ReasonForm
          question="Why does this sign-in count?"
          usualReasons={usualReasons}
          act="Count this sign-in"
          onGive={(reason) => void judge({ holds: false, reason })}
        />
      )}
    </div>
  );
};
