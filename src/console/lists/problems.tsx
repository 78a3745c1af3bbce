import type { ListReading } from '#domain/read-list-api.ts';
import { count } from '../words.ts';

const shownAtOnce = 8;

const ProblemList = ({ problems }: Pick<ListReading, 'problems'>) => (
  <ul class="row-problems">
    {problems.map(({ row, what }) => (
      <li key={`${row} ${what}`}>
        <span class="row-number">Row {row}</span> <span>{what}</span>
      </li>
    ))}
  </ul>
);

/** What in the file is no row of a person, or should be known of one. */
export const Problems = ({ reading: { problems, problemCount } }: { reading: ListReading }) => {
  if (problemCount === 0) return null;
  const rest = problems.slice(shownAtOnce);
  return (
    <section class="panel">
      <h2>{count(problemCount, 'thing', 'things')} to know about its rows</h2>
      <ProblemList problems={problems.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary>Show {rest.length} more</summary>
          <ProblemList problems={rest} />
          {problemCount > problems.length && (
            <p class="note">and {problemCount - problems.length} more, which are not shown</p>
          )}
        </details>
      )}
    </section>
  );
};
