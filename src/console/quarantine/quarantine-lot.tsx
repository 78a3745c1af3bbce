import { useState } from 'preact/hooks';
import type { QuarantineLot } from '#domain/quarantine-api.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonForm } from '../reason-form.tsx';
import { count, timeText } from '../words.ts';

export type Verdict = 'release' | 'reject';

const forms: Record<Verdict, { question: string; usualReasons: string[] }> = {
  release: {
    question: 'Why may these be trusted?',
    usualReasons: ['The tablet was found again', 'It was in our hands all the time', 'Revoked by mistake'],
  },
  reject: {
    question: 'Why are these rejected?',
    usualReasons: ['The tablet was stolen', 'Nobody can say where the tablet was', 'Test or mistake'],
  },
};

interface LotProps {
  lot: QuarantineLot;
  /** Only supervisors and administrators may. */
  mayDecide: boolean;
  /** Where its records are listed, null where they are listed below. */
  recordsAt: string | null;
  /** Resolves to what is wrong, in words, or to null when it is done. */
  onDecide: (verdict: Verdict, reason: string) => Promise<string | null>;
}

/** All that a revoked tablet still sent, decided on together. */
export const QuarantineLotView = ({ lot, mayDecide, recordsAt, onDecide }: LotProps) => {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const records = count(lot.records, 'record', 'records');
  const choose = (one: Verdict): void => setVerdict(verdict === one ? null : one);
  return (
    <article class="panel lot" aria-label={`${lot.station}, after revocation`}>
      <h2>
        {lot.station}: {records} after revocation
      </h2>
      <p class="quiet">
        {lot.event.name}
        {lot.revokedAt && ` · revoked ${timeText(lot.revokedAt)}`}
      </p>
      <p>
        The tablet sent {lot.records === 1 ? 'this' : 'these'} after it was revoked.{' '}
        {recordsAt && <a href={recordsAt}>Look at them one by one</a>}
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {mayDecide ? (
        <p class="buttons">
          <Button onPress={() => choose('release')}>Release all</Button>
          <Button onPress={() => choose('reject')}>Reject all</Button>
        </p>
      ) : (
        <p class="note">
          A supervisor or administrator decides on these: a revoked tablet may have been in anybody’s hands.
        </p>
      )}
      {verdict && (
        <ReasonForm
          key={verdict}
          {...forms[verdict]}
          act={verdict === 'release' ? `Let ${records} in` : `Reject ${records}`}
          onGive={(reason) => void onDecide(verdict, reason).then(setTrouble)}
        />
      )}
    </article>
  );
};
