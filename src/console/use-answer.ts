import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, ClientProblem } from './client.ts';
import { signedOut } from './session.ts';

export interface Asked<Value> {
  /** The last good answer; stays on the screen while a newer one is asked for. */
  value: Value | null;
  problem: ClientProblem | null;
  asking: boolean;
  again: () => Promise<void>;
}

/**
 * Asks once, and again whenever `question` changes; every `everyMs` milliseconds while the page is seen.
 * An answer that comes after its question was changed is dropped.
 */
export const useAnswer = <Value>(
  question: string,
  ask: () => Promise<Answer<Value>>,
  everyMs: number | null = null,
): Asked<Value> => {
  const [state, setState] = useState<{ value: Value | null; problem: ClientProblem | null; asking: boolean }>(
    {
      value: null,
      problem: null,
      asking: true,
    },
  );
  const current = useRef(question);
  const latestAsk = useRef(ask);
  latestAsk.current = ask;

  const again = useCallback(async () => {
    const asked = current.current;
    const answer = await latestAsk.current();
    if (asked !== current.current) return;
    if (answer.ok) return setState({ value: answer.value, problem: null, asking: false });
    if (answer.problem.kind === 'signed-out') signedOut();
    setState((before) => ({ ...before, problem: answer.problem, asking: false }));
  }, []);

  useEffect(() => {
    current.current = question;
    setState((before) => ({ ...before, asking: true }));
    void again();
  }, [question, again]);

  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, again]);

  return { ...state, again };
};
