import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { QuarantineList } from '#domain/quarantine-api.ts';
import type { Result } from '#domain/result.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { RecentDecisions } from '../recent-decisions.tsx';
import { session } from '../session.ts';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count } from '../words.ts';
import { QuarantineLotView } from './quarantine-lot.tsx';
import { QuarantineRecordView } from './quarantine-record.tsx';
import { decideLot, type Made, reject, release, undo } from './verdicts.ts';

/** The question in the address, without what is not asked. */
const questionOf = (asked: Record<string, string | undefined>): string => {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length > 0 ? `?${new URLSearchParams(Object.fromEntries(given))}` : '';
};

/** How much of all stands on this page, where that is not everything. */
const Shown = ({ list, older, newest }: { list: QuarantineList; older: string; newest: string | null }) => {
  const isAll = list.records.length === list.total;
  if (isAll || list.records.length === 0) return null;
  return (
    <nav class="more" aria-label="More records">
      <span class="quiet">
        Showing {list.records.length} of {list.total}
      </span>
      {newest !== null && <a href={`/console/quarantine${newest}`}>Newest</a>}
      {(list.records.at(-1)?.receipt ?? 0) > 1 && list.records.length >= 100 && (
        <a href={`/console/quarantine${older}`}>Older records</a>
      )}
    </nav>
  );
};

const useDecisions = (again: () => Promise<void>) => {
  const [made, setMade] = useState<Made[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = async (decided: Promise<Result<Made, string>>): Promise<string | null> => {
    const answer = await decided;
    if (!answer.ok) return answer.problem;
    setMade((before) => [answer.value, ...before].slice(0, 20));
    await again();
    return null;
  };
  const takeBack = async (decision: Made): Promise<void> => {
    const problem = await undo(decision);
    setTrouble(problem);
    if (problem === null)
      setMade((before) => before.map((one) => (one === decision ? { ...one, undone: true } : one)));
    await again();
  };
  return { made, trouble, keep, takeBack };
};

/** Records that are kept but not let in: why, what they are, and what becomes of them. */
export const QuarantinePage = () => {
  const { query } = useLocation();
  const { event, lot, before } = query;
  const question = questionOf({ event, lot, before });
  const asked = useAnswer(question, () => client.get(`/quarantine${question}`, QuarantineList));
  const decisions = useDecisions(asked.again);
  const now = session.value;
  const maySupervise = now.at === 'signed-in' && now.staff.role !== 'clerk';
  const list = asked.value;
  const lots = list?.lots.filter(({ device }) => !lot || device === lot) ?? [];
  const waiting = list ? list.total + (lot ? 0 : lots.reduce((sum, { records }) => sum + records, 0)) : 0;
  return (
    <Page
      title="Quarantine"
      above={
        (event || lot) && (
          <a href={`/console/quarantine${lot ? questionOf({ event }) : ''}`}>
            {lot ? 'The whole quarantine' : 'Quarantine of all events'}
          </a>
        )
      }
      aside={list && <span class="quiet">{count(waiting, 'record', 'records')}</span>}
    >
      <p class="lead">
        Records that arrived and were not let in. They are kept as they came, whatever you decide; nothing is
        lost.
      </p>
      <Stale asked={asked} />
      {decisions.trouble && (
        <p class="trouble" role="alert">
          {decisions.trouble}
        </p>
      )}
      {!list && <Waiting asked={asked} />}
      {decisions.made.length > 0 && (
        <RecentDecisions
          decisions={decisions.made}
          onUndo={(decision) => void decisions.takeBack(decision)}
        />
      )}
      {list && waiting === 0 && (
        <p class="empty">Nothing is in quarantine. What cannot be let in at once appears here.</p>
      )}
      {lots.map((one) => (
        <QuarantineLotView
          key={one.device}
          lot={one}
          mayDecide={maySupervise}
          recordsAt={lot ? null : `/console/quarantine${questionOf({ event, lot: one.device })}`}
          onDecide={(verdict, reason) => decisions.keep(decideLot(one, { verdict, reason }))}
        />
      ))}
      {list?.records.map((record) => (
        <QuarantineRecordView
          key={record.receipt}
          record={record}
          mayDecide={!lot || maySupervise}
          onRelease={() => decisions.keep(release(record))}
          onReject={(reason) => decisions.keep(reject(record, reason))}
        />
      ))}
      {list && (
        <Shown
          list={list}
          older={questionOf({ event, lot, before: String(list.records.at(-1)?.receipt ?? '') })}
          newest={before ? questionOf({ event, lot }) : null}
        />
      )}
    </Page>
  );
};
