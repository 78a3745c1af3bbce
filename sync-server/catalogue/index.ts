/** What can be attended and under which rules: approved events, policies, designation codes. */
import * as z from 'zod/mini';
import { ApprovedEvent } from '#domain/approved-event.ts';
import { DecodeRule } from '#domain/badge/decode-rule.ts';
import { addDays, type CalendarDay, dayInZone } from '#domain/calendar.ts';
import type { DesignationCode } from '#domain/designation.ts';
import { Policy, shippedPolicies } from '#domain/policy.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { contains, type Database, type Reading, type Store, type Writing } from '../store/index.ts';
import { createClasses } from './classes.ts';

export { type ClassProblem, classPlanIn } from './classes.ts';

export interface EventWithRules {
  event: ApprovedEvent;
  decodeRules: DecodeRule[];
}

export type EventTiming = 'today' | 'upcoming' | 'past';

const eventOfRow = (row: Database['approved_event']): ApprovedEvent =>
  ApprovedEvent.parse({
    id: row.id,
    kind: row.kind,
    basis: row.basis,
    timeZone: row.time_zone,
    days: JSON.parse(row.days_json),
    approvedValue: row.approved_value,
    name: row.name,
    organiser: row.organiser,
    place: row.place,
  });

const rowOfEvent = ({ event, decodeRules }: EventWithRules): Database['approved_event'] => ({
  id: event.id,
  kind: event.kind,
  basis: event.basis,
  name: event.name,
  organiser: event.organiser,
  place: event.place,
  time_zone: event.timeZone,
  days_json: JSON.stringify(event.days),
  first_day: event.days[0]?.date ?? '',
  last_day: event.days.at(-1)?.date ?? '',
  approved_value: event.approvedValue,
  decode_rules_json: JSON.stringify(decodeRules),
});

const timingOf = (event: ApprovedEvent, today: CalendarDay): EventTiming => {
  if ((event.days[0]?.date ?? '') > today) return 'upcoming';
  return (event.days.at(-1)?.date ?? '') < today ? 'past' : 'today';
};

const mostEvents = 200;

const eventNamed = async (db: Reading, id: string): Promise<EventWithRules | null> => {
  const row = await db.selectFrom('approved_event').selectAll().where('id', '=', id).executeTakeFirst();
  return row
    ? { event: eventOfRow(row), decodeRules: z.array(DecodeRule).parse(JSON.parse(row.decode_rules_json)) }
    : null;
};

const activePolicyIn = async (db: Reading): Promise<Policy> => {
  const row = await db
    .selectFrom('policy')
    .select('definition_json')
    .where('active', '=', 1)
    .executeTakeFirstOrThrow();
  return Policy.parse(JSON.parse(row.definition_json));
};

/** Adds the event, or replaces that of the same id; its decode rules stay. */
const keepEvent = async (tx: Writing, event: ApprovedEvent): Promise<void> => {
  const { id, decode_rules_json, ...changed } = rowOfEvent({ event, decodeRules: [] });
  await tx
    .insertInto('approved_event')
    .values({ id, decode_rules_json, ...changed })
    .onConflict((at) => at.column('id').doUpdateSet(changed))
    .execute();
};

export const createCatalogue = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => {
  const { db } = store;
  /** The event's own today: the server may stand in another time zone. */
  const todayAt = (event: ApprovedEvent) => dayInZone(instantOf(clock), event.timeZone);

  return {
    ...createClasses({ store, clock, audit, keepEvent }),

    /** Adds the shipped policies that are missing; the first of them is active until the office chooses another. */
    shipPolicies: () =>
      store.write(async (tx) => {
        for (const policy of shippedPolicies) {
          await tx
            .insertInto('policy')
            .values({ id: policy.id, active: 0, definition_json: JSON.stringify(policy) })
            .onConflict((at) => at.column('id').doNothing())
            .execute();
        }
        const chosen = await tx.selectFrom('policy').select('id').where('active', '=', 1).executeTakeFirst();
        if (chosen) return;
        await tx
          .updateTable('policy')
          .set({ active: 1 })
          .where('id', '=', shippedPolicies[0]?.id ?? '')
          .execute();
      }),

    /** The policy that credits are posted under. */
    activePolicy: (): Promise<Policy> => activePolicyIn(db),
    /** The same inside a transaction. */
    activePolicyIn: (tx: Writing): Promise<Policy> => activePolicyIn(tx),

    addDesignationCodes: (codes: readonly DesignationCode[]) =>
      store.write(async (tx) => {
        for (const { code, name, kind, renamedTo, renamedOn } of codes) {
          await tx
            .insertInto('designation_code')
            .values({ code, name, kind, renamed_to: renamedTo, renamed_on: renamedOn })
            .onConflict((at) =>
              at.column('code').doUpdateSet({ name, kind, renamed_to: renamedTo, renamed_on: renamedOn }),
            )
            .execute();
        }
      }),

    /** Adds events, or replaces those of the same id. */
    addEvents: (events: readonly EventWithRules[]) =>
      store.write(async (tx) => {
        for (const row of events.map(rowOfEvent)) {
          const { id: _, ...changed } = row;
          await tx
            .insertInto('approved_event')
            .values(row)
            .onConflict((at) => at.column('id').doUpdateSet(changed))
            .execute();
        }
      }),

    /** The event, or null where there is none of this id. */
    event: async (id: string): Promise<ApprovedEvent | null> => (await eventNamed(db, id))?.event ?? null,
    /** The same inside a transaction; throws where there is none of this id. */
    termsIn: async (tx: Writing, id: string): Promise<ApprovedEvent> => {
      const found = await eventNamed(tx, id);
      if (!found) throw new Error(`no approved event ${id}`);
      return found.event;
    },
    eventWithRules: (id: string): Promise<EventWithRules | null> => eventNamed(db, id),

    isOnToday: (event: ApprovedEvent): boolean => timingOf(event, todayAt(event)) === 'today',

    /** At most 200, latest first day first. `today` is each event's own day. */
    events: async ({
      q,
      when,
    }: {
      q?: string | undefined;
      when?: EventTiming | undefined;
    }): Promise<ApprovedEvent[]> => {
      const utcToday = instantOf(clock).slice(0, 10);
      const rows = await db
        .selectFrom('approved_event')
        .selectAll()
        .$if(q !== undefined && q !== '', (query) =>
          query.where((eb) =>
            eb.or(
              (['name', 'place', 'organiser'] as const).map((column) => contains(eb.ref(column), q ?? '')),
            ),
          ),
        )
        // No time zone is more than a day away from UTC: cut roughly here, exactly below.
        .$if(when === 'today', (query) =>
          query.where('first_day', '<=', addDays(utcToday, 1)).where('last_day', '>=', addDays(utcToday, -1)),
        )
        .$if(when === 'upcoming', (query) => query.where('first_day', '>=', utcToday))
        .$if(when === 'past', (query) => query.where('last_day', '<=', utcToday))
        .orderBy('first_day', 'desc')
        .orderBy('id')
        .limit(mostEvents)
        .execute();
      const events = rows.map(eventOfRow);
      return when === undefined ? events : events.filter((event) => timingOf(event, todayAt(event)) === when);
    },
  };
};
export type Catalogue = ReturnType<typeof createCatalogue>;
