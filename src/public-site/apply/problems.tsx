import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import type { Wrong } from './draft.ts';

const wordsOf = ({ problem }: Wrong): string =>
  say(problem === 'number.missing' ? 'apply.number-missing' : problem);

export const problemAt = (wrong: readonly Wrong[], field: string): string | null => {
  const found = wrong.find((one) => one.field === field);
  return found ? wordsOf(found) : null;
};

/** All that is wrong, each with the way to its field. */
export const Problems = ({ wrong }: { wrong: Wrong[] }) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), [wrong]);
  if (wrong.length === 0) return null;
  return (
    <div ref={list} class="here-problems" role="alert" tabIndex={-1}>
      <h2>{say('here.problems')}</h2>
      <ul>
        {wrong.map((one) => (
          <li key={one.field}>
            <a
              href={`#${one.field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(one.field)?.focus();
              }}
            >
              {wordsOf(one)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
