/** What is wrong with the answers so far. */
import type { Operation } from './operations.ts';
import type { Plan } from './plans.ts';
import type { Answer } from './send.ts';

const mostShown = 1_500;

const isServerError = ({ statuses, mayComeBack }: Answer): boolean =>
  statuses.some((status) => status >= 500 && !(status === 503 && mayComeBack));

const showsForeignFile = (body: string): boolean =>
  body.includes('"devDependencies"') || body.includes('root:x:0:') || body.startsWith('SQLite format 3');

const shown = (plan: Plan): string => {
  const text = JSON.stringify(plan);
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
};

const pattern = ({ path }: Operation): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);

export const createVerdicts = (operations: readonly Operation[]) => {
  const reached = operations.map((operation) => ({ operation, path: pattern(operation), times: 0 }));
  const statuses: Record<string, number> = {};
  const problems: string[] = [];
  const figures = { serverErrors: 0, unanswered: 0, leaks: 0 };

  const noteReached = (plan: Plan, { statuses: [status = 0] }: Answer): void => {
    if (status < 200 || status > 299) return;
    const { method, target } = plan.kind === 'request' ? plan : { method: 'POST', target: '/v1/batches' };
    for (const one of reached) if (one.operation.method === method && one.path.test(target)) one.times++;
  };

  return {
    problems,
    figures,
    statuses,
    /** How many requests to each operation did what it is for. */
    reached: (): Record<string, number> =>
      Object.fromEntries(
        reached.map(({ operation, times }) => [`${operation.method} ${operation.path}`, times]),
      ),

    judge: (index: number, plan: Plan, answer: Answer): void => {
      const outcome = answer.failed ?? String(answer.statuses[0] ?? 'no answer expected');
      statuses[outcome] = (statuses[outcome] ?? 0) + 1;
      noteReached(plan, answer);
      const say = (what: string): void => {
        problems.push(`request ${index} ${what}: ${shown(plan)}\n  ${answer.body.slice(0, 300)}`);
      };
      if (isServerError(answer)) {
        figures.serverErrors++;
        say(`was answered ${answer.statuses.join(', ')}`);
      }
      if (answer.failed !== null && !answer.isOversized) {
        figures.unanswered++;
        say(`got no answer (${answer.failed})`);
      }
      if (showsForeignFile(answer.body)) {
        figures.leaks++;
        say('was shown a file from outside the app');
      }
    },
  };
};
