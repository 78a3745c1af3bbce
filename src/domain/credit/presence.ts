/** Which days of an approved event the facts place a person on, and which facts fit no day. */
import type { CreditTerms, EventDay } from '../approved-event.ts';
import type { AttendanceFact } from '../attendance.ts';
import { addDays, type CalendarDay, dayInZone } from '../calendar.ts';
import { compareText } from '../text-order.ts';

/** An event day on which the person was present, with the minutes that count: the largest that any fact gives. */
export interface DayPresent {
  date: CalendarDay;
  minutes: number;
  /** Ids of the facts that say so, in order. */
  facts: string[];
}

/** A fact that a person must look at: it speaks of a day that the event does not have. */
export interface FactInReview {
  fact: AttendanceFact;
  why: 'outside-dates';
}

interface Presence {
  /** In order of day. */
  present: DayPresent[];
  review: FactInReview[];
  reasons: string[];
}

/** What one fact says. An event day named with 0 minutes is absence: no tick. */
interface Reading {
  ticks: EventDay[];
  hasDayOutside: boolean;
  reasons: string[];
}

interface Terms {
  terms: CreditTerms;
  graceDays: number;
}

/**
 * Our reading: set-up days and wrong clocks. At a `whole-event` event a sign-in between two event days, or up to
 * `graceDays` before the first or after the last, is presence on the nearest earlier event day.
 */
const graceDayFor = (seenOn: CalendarDay, { terms, graceDays }: Terms): EventDay | undefined => {
  const first = terms.days[0];
  const last = terms.days.at(-1);
  if (terms.basis !== 'whole-event' || !first || !last) return undefined;
  if (seenOn < addDays(first.date, -graceDays) || seenOn > addDays(last.date, graceDays)) return undefined;
  return terms.days.findLast((day) => day.date < seenOn) ?? first;
};

/** A timed fact falls on the calendar day that it has on the event's own wall clock, and ticks it in full. */
const readTimed = (seenOn: CalendarDay, source: string, at: Terms): Reading => {
  const eventDay = at.terms.days.find((day) => day.date === seenOn);
  if (eventDay) return { ticks: [eventDay], hasDayOutside: false, reasons: [] };
  const graceDay = graceDayFor(seenOn, at);
  return {
    ticks: graceDay ? [graceDay] : [],
    hasDayOutside: !graceDay,
    reasons: [
      graceDay
        ? `${source} on ${seenOn}: not a day of the event, counts as presence on ${graceDay.date}`
        : `${source} on ${seenOn}: not a day of the event, a person must decide`,
    ],
  };
};

/** Named days tick for the minutes given, at most the day's own; a name without minutes ticks in full. */
const readNamedDays = (
  days: NonNullable<AttendanceFact['days']>,
  source: string,
  { terms }: Terms,
): Reading => {
  const ticks: EventDay[] = [];
  const outside: CalendarDay[] = [];
  for (const { date, minutes } of days) {
    const eventDay = terms.days.find((day) => day.date === date);
    if (!eventDay) outside.push(date);
    else if (minutes !== 0)
      ticks.push({ date, minutes: Math.min(minutes ?? eventDay.minutes, eventDay.minutes) });
  }
  return {
    ticks,
    hasDayOutside: outside.length > 0,
    reasons: outside.map((date) => `${source} names ${date}: not a day of the event, a person must decide`),
  };
};

const readFact = (fact: AttendanceFact, at: Terms): Reading => {
  if (fact.at !== undefined) return readTimed(dayInZone(fact.at, at.terms.timeZone), fact.source, at);
  if (fact.days !== undefined) return readNamedDays(fact.days, fact.source, at);
  return { ticks: at.terms.days, hasDayOutside: false, reasons: [] };
};

/** Several facts about one day count once, at the largest. */
const mergeDay = (date: CalendarDay, readings: readonly { id: string; reading: Reading }[]): DayPresent[] => {
  const about = readings.flatMap(({ id, reading }) =>
    reading.ticks.filter((tick) => tick.date === date).map(({ minutes }) => ({ id, minutes })),
  );
  if (about.length === 0) return [];
  const minutes = Math.max(...about.map((tick) => tick.minutes));
  return [{ date, minutes, facts: [...new Set(about.map(({ id }) => id))] }];
};

/**
 * Reads all facts of one person about one event. The order in which facts arrived does not matter: they are taken
 * in order of id. A fact that names existing days and others counts for the existing ones and is in review too.
 */
export const presenceAtEvent = (facts: readonly AttendanceFact[], at: Terms): Presence => {
  const inOrder = facts.toSorted((a, b) => compareText(a.id, b.id));
  const readings = inOrder.map((fact) => ({ id: fact.id, fact, reading: readFact(fact, at) }));
  return {
    present: at.terms.days.flatMap(({ date }) => mergeDay(date, readings)),
    review: readings
      .filter(({ reading }) => reading.hasDayOutside)
      .map(({ fact }) => ({ fact, why: 'outside-dates' })),
    reasons: [...new Set(readings.flatMap(({ reading }) => reading.reasons))],
  };
};
