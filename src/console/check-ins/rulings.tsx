import { useState } from 'preact/hooks';
import { type RuledOut, RulingOutcome } from '#domain/console-api.ts';
import { client } from '../client.ts';
import { RuledOutList } from '../ruled-out-list.tsx';

interface RulingsProps {
  ruledOut: RuledOut[];
  /** Something was taken back: the page is asked for anew. */
  onChange: () => void;
}

/** Who was ever ruled out for this check-in, and taking back what stands. */
export const Rulings = ({ ruledOut, onChange }: RulingsProps) => {
  const [trouble, setTrouble] = useState<string | null>(null);
  const takeBack = async (ruling: string): Promise<void> => {
    const answer = await client.post(`/review/ruled-out/${ruling}/undo`, {}, RulingOutcome);
    setTrouble(answer.ok ? null : answer.problem.message);
    onChange();
  };
  return (
    <>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <RuledOutList ruledOut={ruledOut} onTakeBack={(ruling) => void takeBack(ruling)} />
    </>
  );
};
