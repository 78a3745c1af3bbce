import { Button } from '../ui/button.tsx';

interface Decided {
  /** Names the decision among the recent ones. */
  decision: string;
  sentence: string;
  undone: boolean;
  /** False where nothing can take it back. */
  canUndo: boolean;
}

interface RecentDecisionsProps<Made extends Decided> {
  decisions: Made[];
  onUndo: (decision: Made) => void;
}

/** What was decided lately, each with its undo, which is never timed. */
export const RecentDecisions = <Made extends Decided>({ decisions, onUndo }: RecentDecisionsProps<Made>) => (
  <section class="panel recent" aria-live="polite">
    <h2>Recent decisions</h2>
    <ul>
      {decisions.map((decided) => (
        <li key={decided.decision} class={decided.undone ? 'gone' : undefined}>
          <span>{decided.sentence}</span>
          {decided.canUndo && !decided.undone && <Button onPress={() => onUndo(decided)}>Undo</Button>}
        </li>
      ))}
    </ul>
  </section>
);
