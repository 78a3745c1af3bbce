import { Button } from '../ui/button.tsx';
import type { Asked } from './use-answer.ts';

/** What stands in for an answer that is not there yet, or is not coming. */
export const Waiting = <Value,>({ asked }: { asked: Asked<Value> }) =>
  asked.problem ? (
    <div class="trouble" role="alert">
      <p>{asked.problem.message}</p>
      {asked.problem.kind !== 'refused' && <Button onPress={() => void asked.again()}>Try again</Button>}
    </div>
  ) : (
    <p class="quiet" role="status">
      Loading…
    </p>
  );

/** Shown above an answer that could not be brought up to date. */
export const Stale = <Value,>({ asked }: { asked: Asked<Value> }) =>
  asked.problem && (
    <p class="trouble" role="alert">
      {asked.problem.message} What you see is from before.
    </p>
  );
