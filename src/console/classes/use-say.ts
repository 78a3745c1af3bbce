import { useRef, useState } from 'preact/hooks';
import type { DayMark } from '#domain/roster/roster-change.ts';
import { type OfficeChanges, RosterPage } from '#domain/rosters-api.ts';
import { client } from '../client.ts';

type OfficeChange = OfficeChanges['changes'][number];

/** Where a mark stands in the grid. */
export const cellKey = (person: string, date: string): string => `${person} ${date}`;

export interface Saying {
  /** Says it for the office, after what was said before. Resolves to whether the server took it. */
  say: (changes: OfficeChange[], reason: string | null) => Promise<boolean>;
  /** Marks that were made here and that the server has not answered yet, by cell. */
  underWay: ReadonlyMap<string, DayMark>;
  trouble: string | null;
}

const marksIn = (changes: readonly OfficeChange[]): [string, DayMark][] =>
  changes.flatMap(({ person, says }) =>
    person !== null && says.what === 'day' ? [[cellKey(person, says.date), says.mark]] : [],
  );

/**
 * What the office says of a roster goes to the server one after another: keys may be pressed faster than it answers, and
 * each change is to know of the one before.
 */
export const useSay = (event: string, again: () => Promise<void>): Saying => {
  const [underWay, setUnderWay] = useState<ReadonlyMap<string, DayMark>>(new Map());
  const [trouble, setTrouble] = useState<string | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const send = async (changes: OfficeChange[], reason: string | null): Promise<boolean> => {
    const path = `/classes/${encodeURIComponent(event)}/changes`;
    const answer = await client.post(path, { changes, reason }, RosterPage);
    waiting.current -= 1;
    setTrouble(answer.ok ? null : answer.problem.message);
    if (waiting.current === 0 || !answer.ok) {
      await again();
      if (waiting.current === 0) setUnderWay(new Map());
    }
    return answer.ok;
  };

  const say = (changes: OfficeChange[], reason: string | null): Promise<boolean> => {
    waiting.current += 1;
    setUnderWay((before) => new Map([...before, ...marksIn(changes)]));
    const sent = last.current.then(() => send(changes, reason));
    last.current = sent;
    return sent;
  };
  return { say, underWay, trouble };
};
