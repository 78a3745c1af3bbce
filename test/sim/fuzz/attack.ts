/** Sends one plan, and learns from the answer what the next ones can name. */
import * as z from 'zod/mini';
import { makeRecords } from '../../server/records.ts';
import { changedBytes } from './bytes.ts';
import { type GoodRecords, noteAcks, noteGood, noteRetried } from './good-records.ts';
import { type Attacker, hostileBatch } from './hostile-batch.ts';
import { filledIn, type Known, learn, withKnown } from './marks.ts';
import type { Office } from './office.ts';
import type { Plan } from './plans.ts';
import type { RequestPlan } from './requests.ts';
import { type Answer, send, sendBytes, type Wanted } from './send.ts';

/** Two apart from here on, so that no two hostile records are neighbours in a chain, nor of a good one. */
const firstFarSeq = 1_000_000_000;

/** A machine that others keep busy may take longer for an answer than anybody waits. */
const mostAgain = 3;

/** With the oldest of the spare sessions, which is none any more afterwards. */
const spared = (cookie: string, known: Known): string => {
  const session = known.get('cookie')?.[0] ?? '';
  return cookie.includes(session) ? cookie.replace(session, known.get('spareCookie')?.shift() ?? '') : cookie;
};

const wantedFrom = (plan: RequestPlan, { known, server }: Office): Wanted => {
  const target = withKnown(plan.target, known);
  const headers = Object.fromEntries(
    Object.entries(plan.headers).map(([name, value]) => [name, withKnown(value, known)]),
  );
  // The session is needed until the end: another one is signed out.
  if (/sign-?out/i.test(target) && headers.cookie) headers.cookie = spared(headers.cookie, known);
  const body = plan.body === null ? null : changedBytes(Buffer.from(filledIn(plan.body, known)), plan.bytes);
  return { port: server.port, method: plan.method, target, headers, body, travel: plan.travel };
};

const Decided = z.object({ decision: z.string() });
const RulingMade = z.object({ ruling: z.string() });
const Rejected = z.object({ receipt: z.number() });
const Entered = z.object({ id: z.string() });
const Linked = z.object({ url: z.string() });

const learnFrom = (target: string, { statuses, body, isWhole }: Answer, { known }: Office): void => {
  if (statuses[0] !== 200 || isWhole || body === '' || !target.startsWith('/api/')) return;
  if (target.endsWith('/two-people')) learn(known, 'two-people', [Decided.parse(JSON.parse(body)).decision]);
  // The queue's last decisions have an address that ends like a decision's.
  if (target.endsWith('/decisions') && target !== '/api/review/decisions')
    learn(known, target.startsWith('/api/applications/') ? 'applicationDecision' : 'decisions', [
      Decided.parse(JSON.parse(body)).decision,
    ]);
  if (target === '/api/applications') {
    const entered = Entered.safeParse(JSON.parse(body));
    if (entered.success) learn(known, 'applications', [entered.data.id]);
  }
  if (target.endsWith('/ruled-out')) learn(known, 'ruled-out', [RulingMade.parse(JSON.parse(body)).ruling]);
  // Only a rejection can be taken back.
  if (target.startsWith('/api/quarantine/') && target.endsWith('/reject'))
    learn(known, 'rejectedReceipt', [String(Rejected.parse(JSON.parse(body)).receipt)]);
  if (target.endsWith('/enrolments'))
    learn(known, 'code', [/#enrol=([\w-]+)/.exec(Linked.parse(JSON.parse(body)).url)?.[1] ?? '']);
};

/** Never rejects on what the server answers. */
export const createAttack = (office: Office, goods: GoodRecords): ((plan: Plan) => Promise<Answer>) => {
  const { server, known, attacker: tablet } = office;
  let farSeq = firstFarSeq;
  let made: Promise<unknown> = Promise.resolve();
  const attacker: Attacker = {
    tablet,
    known,
    acked: goods.acked,
    nextFarSeq: () => {
      farSeq += 2;
      return farSeq;
    },
    makeGood: (howMany) => {
      const records = made.then(() => makeRecords(tablet, howMany));
      made = records;
      return records;
    },
  };

  return async (plan) => {
    if (plan.kind === 'raw') return sendBytes(server.port, withKnown(plan.text, known));
    if (plan.kind === 'request') {
      const wanted = wantedFrom(plan, office);
      const answer = await send(wanted);
      learnFrom(wanted.target, answer, office);
      return answer;
    }
    const { body, good } = await hostileBatch(plan, attacker);
    noteGood(goods, good);
    const wanted: Wanted = {
      port: server.port,
      method: 'POST',
      target: '/v1/batches',
      headers: { authorization: `Bearer ${tablet.token}`, 'content-type': 'application/json' },
      body: Buffer.from(body),
      travel: { by: 'length' },
    };
    let answer = await send(wanted);
    // As a tablet does: what was not answered is sent again.
    for (let again = 0; answer.statuses.length === 0 && again < mostAgain; again++) {
      noteRetried(goods, good);
      answer = await send(wanted);
    }
    if (answer.statuses[0] === 200) noteAcks(goods, answer.body);
    return answer;
  };
};
