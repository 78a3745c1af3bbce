import type { EventPack, EventPart } from '#domain/wire.ts';
import type { ChosenEvent } from '../tablet/store.ts';
import { dayAt, daysUntil } from './event-day.ts';

/** All events of a station, the one that it was enrolled at first. */
export const eventsOf = ({ others = [], ...first }: EventPack): [EventPart, ...EventPart[]] => [
  first,
  ...others,
];

/** The pack as the station uses it while it is at one of its events. Unchanged where it carries no such other one. */
export const packAt = (pack: EventPack, event: string | null | undefined): EventPack => {
  const { decodeRules, privacyNotice } = pack;
  const at = pack.others?.find((other) => other.event.id === event);
  if (!at) return pack;
  const first = { event: pack.event, decodeRules, privacyNotice };
  const others = pack.others?.map((other) => (other === at ? first : other));
  return { ...pack, ...at, ...(others && { others }) };
};

/** Days ahead that no event is. */
const farMost = 1_000_000;

/** Today comes first, then what begins soonest, then what ended last. */
const rankAt = ({ event }: Pick<EventPart, 'event'>, ms: number): number => {
  const days = daysUntil(event, ms);
  return days < 0 ? farMost - days : days;
};

const firstDay = ({ event }: Pick<EventPart, 'event'>): number => Date.parse(event.days[0]?.date ?? '');

/**
 * The id of the event that a station should be at: the one that staff chose, until that day ends where the event is;
 * else one whose days include today; else the next to come; else the last that ended. Of two that are on at once the
 * one that began first goes on until it ends, unless staff say otherwise.
 */
export const dueEvent = (
  events: readonly Pick<EventPart, 'event'>[],
  ms: number,
  chosen: ChosenEvent | null,
): string | null => {
  const byHand = events.find(({ event }) => event.id === chosen?.event);
  if (chosen && byHand && dayAt(ms, byHand.event.timeZone) === chosen.day) return chosen.event;
  const [due] = events.toSorted((a, b) => rankAt(a, ms) - rankAt(b, ms) || firstDay(a) - firstDay(b));
  return due?.event.id ?? null;
};
