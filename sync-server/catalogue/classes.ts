/** Classes: what each has beyond its approved event, and the days that the event gets from it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { Claim } from '#domain/claim.ts';
import type { ClassOrder } from '#domain/classes-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { ClassPlan, type ExpectedPerson, minutesOfDay, mostAtLiveStream } from '#domain/roster/class-plan.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Reading, Store, Writing } from '../store/index.ts';

/** Expected people of one class, as its plan may hold them. */
const mostExpected = 500;

export type ClassProblem = 'unknown-class' | 'too-many' | 'too-many-for-live-stream';

export const classPlanIn = async (db: Reading, event: string): Promise<ClassPlan | null> => {
  const row = await db.selectFrom('class').select('plan_json').where('event', '=', event).executeTakeFirst();
  return row ? ClassPlan.parse(JSON.parse(row.plan_json)) : null;
};

/** The event of a class: its days with the minutes that the plan gives them. */
const eventOf = (id: string, order: ClassOrder): ApprovedEvent => ({
  id,
  kind: 'class',
  basis: 'by-day',
  timeZone: order.timeZone,
  days: order.days.map((day) => ({ date: day.date, minutes: minutesOfDay(day) })),
  approvedValue: order.approvedValue,
  name: order.name,
  organiser: order.school,
  place: order.place,
});

const planOf = (order: ClassOrder, expected: ExpectedPerson[]): ClassPlan => ({
  category: order.category,
  school: order.school,
  instructor: order.instructor,
  language: order.language,
  delivery: order.delivery,
  signatures: order.signatures,
  days: order.days,
  expected,
});

const isTooMany = ({ delivery }: Pick<ClassPlan, 'delivery'>, people: number): ClassProblem | null => {
  if (delivery === 'live-stream' && people > mostAtLiveStream) return 'too-many-for-live-stream';
  return people > mostExpected ? 'too-many' : null;
};

/** What earned by the days as they were is looked at again, roster and all. */
const askAgain = async (tx: Writing, event: string): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject) VALUES ('roster', ${event})`.execute(tx);
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'post', json_array(registrant, ${event}) FROM (
      SELECT match.registrant FROM check_in JOIN match ON match.check_in = check_in.id
      WHERE check_in.event = ${event} AND match.registrant IS NOT NULL
      UNION
      SELECT staff_decision.registrant FROM check_in JOIN staff_decision ON staff_decision.check_in = check_in.id
      WHERE check_in.event = ${event} AND staff_decision.registrant IS NOT NULL)`.execute(tx);
};

interface Saving {
  event: string;
  plan: ClassPlan;
  by: string;
}

export const createClasses = ({
  store,
  clock,
  audit,
  keepEvent,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  /** Adds an event, or replaces that of the same id, and leaves its decode rules. */
  keepEvent: (tx: Writing, event: ApprovedEvent) => Promise<void>;
}) => {
  const keepPlan = async (tx: Writing, { event, plan, by }: Saving): Promise<void> => {
    const row = { plan_json: JSON.stringify(plan), changed_by: by, changed_at: instantOf(clock) };
    await tx
      .insertInto('class')
      .values({ event, ...row })
      .onConflict((at) => at.column('event').doUpdateSet(row))
      .execute();
  };

  return {
    /** What is planned, or null where the event is no class or nothing was said of it. */
    classPlan: (event: string): Promise<ClassPlan | null> => classPlanIn(store.db, event),

    addClass: (order: ClassOrder, by: string): Promise<string> =>
      store.write(async (tx) => {
        const event = `class-${uuidv7()}`;
        await keepEvent(tx, eventOf(event, order));
        await keepPlan(tx, { event, plan: planOf(order, []), by });
        await audit.append(tx, { actor: by, action: 'class-added', subject: event, detail: { ...order } });
        return event;
      }),

    /** The same of a class that is there; who is expected stays. What it earned is looked at again. */
    changeClass: (event: string, order: ClassOrder, by: string): Promise<Result<null, ClassProblem>> =>
      store.write(async (tx) => {
        const kind = await tx
          .selectFrom('approved_event')
          .select('kind')
          .where('id', '=', event)
          .executeTakeFirst();
        if (kind?.kind !== 'class') return fail('unknown-class');
        const expected = (await classPlanIn(tx, event))?.expected ?? [];
        const problem = isTooMany(order, expected.length);
        if (problem !== null) return fail(problem);
        await keepEvent(tx, eventOf(event, order));
        await keepPlan(tx, { event, plan: planOf(order, expected), by });
        await askAgain(tx, event);
        await audit.append(tx, { actor: by, action: 'class-changed', subject: event, detail: { ...order } });
        return succeed(null);
      }),

    /** Expects these people as well. `isSame` says who is expected already. Answers how many were added. */
    expectPeople: (
      event: string,
      {
        claims,
        isSame,
        by,
      }: { claims: readonly Claim[]; isSame: (a: Claim, b: Claim) => boolean; by: string },
    ): Promise<Result<number, ClassProblem>> =>
      store.write(async (tx) => {
        const plan = await classPlanIn(tx, event);
        if (!plan) return fail('unknown-class');
        const expected = [...plan.expected];
        for (const claim of claims)
          if (!expected.some((known) => isSame(known.claim, claim)))
            expected.push({ person: randomUUID(), claim, purpose: null });
        const added = expected.length - plan.expected.length;
        const problem = isTooMany(plan, expected.length);
        if (problem !== null) return fail(problem);
        if (added === 0) return succeed(0);
        await keepPlan(tx, { event, plan: { ...plan, expected }, by });
        await audit.append(tx, {
          actor: by,
          action: 'class-people-expected',
          subject: event,
          detail: { added },
        });
        return succeed(added);
      }),
  };
};
