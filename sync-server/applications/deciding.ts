/** An accepted application is a check-in: one transaction with what staff decided and what the ledger makes of it. */
import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { ApplicationDecision } from '#domain/applications-console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Decided, Matching } from '../matching/index.ts';
import type { Store, Writing } from '../store/index.ts';
import { evidenceOf } from './evidence.ts';
import { type ApplicationRow, applicationNamed, fieldsOf } from './rows.ts';
import { type Telling, tell } from './telling.ts';

export type DecidingProblem =
  | 'unknown-application'
  | 'unknown-decision'
  | 'unknown-registrant'
  | 'decided-already'
  | 'undone-already'
  | 'no-event'
  | 'no-evidence'
  | 'unknown-day'
  | 'ruled-out';

export interface ApplicationDecided {
  decision: string;
  application: string;
  /** What the ledger made of it; null where nothing was accepted. */
  decided: Decided | null;
}

type Acceptance = Extract<ApplicationDecision, { verdict: 'accept' }>;

/** Applications of an event hand their check-ins in by a device of their own, whose token nobody has. */
const deviceFor = async (tx: Writing, { event, at }: { event: string; at: string }): Promise<string> => {
  const id = `applications:${event}`;
  const token_hash = createHash('sha256').update(randomBytes(32)).digest('hex');
  await tx
    .insertInto('device')
    .values({
      ...{ id, event, station: 'CEC applications', token_hash, public_key: null },
      ...{ enrolled_at: at, last_seen_at: null, revoked_at: at, own_phones_of: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
};

/** The fact that the person was there, as the application says; it is nobody's until staff said whose. */
const addFact = async (
  tx: Writing,
  { row, event, days, at }: { row: ApplicationRow; event: string; days: Acceptance['days']; at: string },
): Promise<string> => {
  const id = uuidv7();
  const device = await deviceFor(tx, { event, at });
  const { claim } = fieldsOf(row);
  const content = JSON.stringify({ id, application: row.id, event, claim, days });
  const { receipt } = await tx
    .insertInto('raw_record')
    .values({
      ...{ id, device, seq: null, content, received_at: at, event: null },
      content_hash: createHash('sha256').update(content).digest(),
    })
    .returning('receipt')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('check_in')
    .values({
      ...{ id, receipt, device, event, seq: receipt, at: row.submitted_at ?? at, method: 'application' },
      ...{ claim_json: JSON.stringify(claim), badge_json: null, understood_by: null },
      ...{ locale: row.locale, privacy_notice: '' },
    })
    .execute();
  await tx.insertInto('work').values({ kind: 'match', subject: id }).execute();
  return id;
};

export const createDeciding = ({
  store,
  clock,
  audit,
  catalogue,
  matching,
  notices,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  catalogue: Catalogue;
  matching: Pick<Matching, 'decideIn' | 'undoIn'>;
  notices: Telling;
}) => {
  const keep = (
    tx: Writing,
    { id, application, staff, at }: { id: string; application: string; staff: string; at: string },
    said: ApplicationDecision,
    checkIn: string | null,
  ) =>
    tx
      .insertInto('application_decision')
      .values({
        ...{ id, application, verdict: said.verdict, reason: said.reason, check_in: checkIn },
        why: said.verdict === 'refuse' ? said.why : null,
        registrant: said.verdict === 'accept' ? said.registrant : null,
        days_json: said.verdict === 'accept' && said.days !== null ? JSON.stringify(said.days) : null,
        ...{ staff_decision: null, staff, decided_at: at, undone_by: null, undone_at: null },
      })
      .execute();

  /** What stands in the way of accepting it; null: nothing. */
  const whyNot = async (
    tx: Writing,
    row: ApplicationRow,
    { registrant, days }: Acceptance,
  ): Promise<DecidingProblem | null> => {
    if (row.event === null) return 'no-event';
    const files = await evidenceOf(tx, row.id);
    if (!files.some(({ completed_at }) => completed_at !== null)) return 'no-evidence';
    const known = await tx
      .selectFrom('registrant')
      .select('id')
      .where('id', '=', registrant)
      .executeTakeFirst();
    if (!known) return 'unknown-registrant';
    const event = await catalogue.termsIn(tx, row.event);
    const isOfEvent = (day: string): boolean => event.days.some(({ date }) => date === day);
    return days === null || days.every(({ date }) => isOfEvent(date)) ? null : 'unknown-day';
  };

  const accept = async (
    tx: Writing,
    {
      id,
      row,
      said,
      staff,
      at,
    }: { id: string; row: ApplicationRow; said: Acceptance; staff: string; at: string },
  ): Promise<Decided> => {
    const checkIn = await addFact(tx, { row, event: row.event ?? '', days: said.days, at });
    await keep(tx, { id, application: row.id, staff, at }, said, checkIn);
    const decided = await matching.decideIn(tx, {
      checkIn,
      decision: { verdict: 'accept', registrant: said.registrant },
      staff,
    });
    // Whatever could stand in the way was looked at before; thrown, the transaction leaves nothing behind.
    if (!decided.ok) throw new Error(`application ${row.id} cannot be accepted: ${decided.problem}`);
    await tx
      .updateTable('application_decision')
      .set({ staff_decision: decided.value.decision })
      .where('id', '=', id)
      .execute();
    return decided.value;
  };

  return {
    decide: ({
      application,
      said,
      staff,
    }: {
      application: string;
      said: ApplicationDecision;
      staff: string;
    }): Promise<Result<ApplicationDecided, DecidingProblem>> =>
      store.write(async (tx) => {
        const row = await applicationNamed(tx, application);
        if (!row || row.submitted_at === null) return fail('unknown-application');
        if (row.decision !== null) return fail('decided-already');
        const problem = said.verdict === 'accept' ? await whyNot(tx, row, said) : null;
        if (problem) return fail(problem);
        const [id, at] = [uuidv7(), instantOf(clock)];
        const decided = said.verdict === 'accept' ? await accept(tx, { id, row, said, staff, at }) : null;
        if (said.verdict === 'refuse') await keep(tx, { id, application, staff, at }, said, null);
        await audit.append(tx, {
          actor: staff,
          action: `application-${said.verdict}`,
          subject: application,
          detail: { decision: id, ...said },
        });
        await tell(
          notices,
          tx,
          row,
          said.verdict === 'accept' ? { kind: 'accepted' } : { kind: 'refused', why: said.why },
        );
        return succeed({ decision: id, application, decided });
      }),

    /** Takes a decision back, with the credit that it brought. */
    undo: ({
      decision,
      staff,
    }: {
      decision: string;
      staff: string;
    }): Promise<Result<ApplicationDecided, DecidingProblem>> =>
      store.write(async (tx) => {
        const row = await tx
          .selectFrom('application_decision')
          .selectAll()
          .where('id', '=', decision)
          .executeTakeFirst();
        if (!row) return fail('unknown-decision');
        if (row.undone_at !== null) return fail('undone-already');
        const { application } = row;
        // First this: the ledger must see that the check-in counts no more.
        await tx
          .updateTable('application_decision')
          .set({ undone_by: staff, undone_at: instantOf(clock) })
          .where('id', '=', decision)
          .execute();
        await audit.append(tx, {
          actor: staff,
          action: 'application-undone',
          subject: application,
          detail: { decision },
        });
        const told = await applicationNamed(tx, application);
        if (told) await tell(notices, tx, told, { kind: 'taken-back' });
        if (row.staff_decision === null) return succeed({ decision, application, decided: null });
        const undone = await matching.undoIn(tx, { decision: row.staff_decision, staff });
        return succeed({ decision, application, decided: undone.ok ? undone.value : null });
      }),
  };
};
