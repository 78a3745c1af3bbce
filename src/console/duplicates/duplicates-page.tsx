import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import * as z from 'zod/mini';
import {
  DuplicateList,
  DuplicateSearch,
  type PossibleDuplicate,
  TwoPeopleSaid,
} from '#domain/duplicates-api.ts';
import { duplicatesWords } from '../../messages/duplicates.ts';
import { addWords, say } from '../../messages/index.ts';
import { type Answer, client } from '../client.ts';
import { Page } from '../page.tsx';
import { RecentDecisions } from '../recent-decisions.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { DuplicatePair } from './duplicate-pair.tsx';
import { SearchPanel } from './search-panel.tsx';

await addWords(duplicatesWords);

const address = '/console/duplicates';
const lookAgainMs = 1_000;

interface Said {
  decision: string;
  sentence: string;
  undone: boolean;
  canUndo: boolean;
}

const nameOf = ({ one, other }: PossibleDuplicate) => ({ one: one.name, other: other.name });

/** Which pairs stand on this page, and the way to the others. */
const Pages = ({ from, shown, total }: { from: number; shown: number; total: number }) => {
  if (shown === total || shown === 0) return null;
  const next = from + shown;
  return (
    <nav class="more" aria-label={say('duplicates.pages')}>
      <span class="quiet">{say('duplicates.shown', { first: from + 1, last: next, count: total })}</span>
      {from > 0 && <a href={address}>{say('duplicates.first-page')}</a>}
      {next < total && <a href={`${address}?from=${next}`}>{say('duplicates.next-page')}</a>}
    </nav>
  );
};

/** What was said of pairs on this page, and taking it back. */
const useTwoPeople = (again: () => Promise<void>) => {
  const [made, setMade] = useState<Said[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const hear = async <Value,>(answer: Answer<Value>): Promise<Value | null> => {
    setTrouble(answer.ok ? null : answer.problem.message);
    await again();
    return answer.ok ? answer.value : null;
  };
  return {
    made,
    trouble,
    hear,
    sayTwo: async (pair: PossibleDuplicate): Promise<void> => {
      const order = { one: pair.one.id, other: pair.other.id };
      const said = await hear(await client.post('/duplicates/two-people', order, TwoPeopleSaid));
      const sentence = say('duplicates.said', nameOf(pair));
      if (said)
        setMade((before) => [{ ...said, sentence, undone: false, canUndo: true }, ...before].slice(0, 20));
    },
    takeBack: async (said: Said): Promise<void> => {
      const answer = await client.post(`/duplicates/two-people/${said.decision}/undo`, {}, z.null());
      if (answer.ok)
        setMade((before) => before.map((one) => (one === said ? { ...one, undone: true } : one)));
      await hear(answer);
    },
  };
};

/** Registrants who may stand in the registry twice: the search for them, and each pair side by side. */
export const DuplicatesPage = () => {
  const { query } = useLocation();
  const from = Number(query.from) || 0;
  const [isSearching, setSearching] = useState(false);
  const question = from > 0 ? `?from=${from}` : '';
  const asked = useAnswer(
    question,
    () => client.get(`/duplicates${question}`, DuplicateList),
    isSearching ? lookAgainMs : null,
  );
  const { made, trouble, hear, sayTwo, takeBack } = useTwoPeople(asked.again);
  const pairs = useRef<HTMLDivElement>(null);
  const list = asked.value;
  const searching = list !== null && list.search.progress !== null;
  useEffect(() => setSearching(searching), [searching]);

  const act = async (what: string): Promise<void> => {
    await hear(await client.post(`/duplicates/${what}`, {}, DuplicateSearch));
  };
  /** The pair is gone: the focus goes to the one in its place, so that the next key press has one. */
  const decide = async (pair: PossibleDuplicate, nth: number): Promise<void> => {
    await sayTwo(pair);
    const headings = pairs.current?.querySelectorAll<HTMLElement>('h2') ?? [];
    (headings[nth] ?? headings[headings.length - 1] ?? document.querySelector('h1'))?.focus();
  };

  return (
    <Page
      title={say('duplicates.title')}
      above={<a href="/console/registrants">{say('duplicates.back')}</a>}
      aside={
        list &&
        list.total > 0 && (
          <span class="aside">
            <span class="quiet">{say('duplicates.pairs', { count: list.total })}</span>{' '}
            <a href="/api/duplicates/csv" download>
              {say('duplicates.csv')}
            </a>
          </span>
        )
      }
    >
      <p class="lead">{say('duplicates.lead')}</p>
      <Stale asked={asked} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {!list && <Waiting asked={asked} />}
      {list && (
        <SearchPanel
          search={list.search}
          onStart={() => void act('search')}
          onCancel={() => void act('search/cancel')}
        />
      )}
      {made.length > 0 && <RecentDecisions decisions={made} onUndo={(said) => void takeBack(said)} />}
      {list?.search.done && list.total === 0 && <p class="empty">{say('duplicates.none')}</p>}
      <div ref={pairs}>
        {list?.pairs.map((pair, nth) => (
          <DuplicatePair
            key={`${pair.one.id} ${pair.other.id}`}
            pair={pair}
            onTwoPeople={() => void decide(pair, nth)}
          />
        ))}
      </div>
      {list && <Pages from={from} shown={list.pairs.length} total={list.total} />}
    </Page>
  );
};
