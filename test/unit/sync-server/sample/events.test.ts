import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ApprovedEvent } from '#domain/approved-event.ts';
import { DecodeRule } from '#domain/badge/decode-rule.ts';
import { dayInZone } from '#domain/calendar.ts';
import { generateSample } from '../../../../sync-server/sample/generate.ts';

const days = ['2026-11-24', '2024-02-29', '2026-03-08', '2026-12-31'];
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:30:00Z`);

const eventsOn = (today: string) => generateSample({ seed: 1, today, registrants: 200 }).events;
const isOn = ({ timeZone, days: eventDays }: ApprovedEvent, instant: string): boolean =>
  eventDays.some(({ date }) => date === dayInZone(instant, timeZone));

describe.each(days)('sample events on %s', (today) => {
  const events = eventsOn(today);

  test('forty approved events of every kind, each with its own id', () => {
    expect(events).toHaveLength(40);
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(40);
    expect(new Set(events.map(({ event }) => event.kind)).size).toBe(4);
    expect(new Set(events.map(({ event }) => event.timeZone)).size).toBeGreaterThan(15);
  });

  test('they and their decode rules parse', () => {
    for (const { event, decodeRules } of events) {
      expect(z.safeParse(ApprovedEvent, event).error).toBeUndefined();
      expect(z.safeParse(z.array(DecodeRule), decodeRules).error).toBeUndefined();
    }
  });

  test.each(hours)('a convention, a class and a workshop are on at %s, and nothing else', (hour) => {
    const on = events.filter(({ event }) => isOn(event, `${today}T${hour}`));
    expect(on.map(({ event }) => event.kind)).toEqual(['convention', 'class', 'workshop']);
  });

  test('today’s convention reads the badges of several vendors', () => {
    expect(events[0]?.decodeRules.map(({ read }) => read.as)).toEqual([
      'id',
      'delimited',
      'url',
      'json',
      'fixed-width',
    ]);
  });

  test('some lie in the past and some are to come', () => {
    expect(events.filter(({ event }) => event.days.every(({ date }) => date < today)).length).toBeGreaterThan(
      15,
    );
    expect(events.filter(({ event }) => event.days.every(({ date }) => date > today)).length).toBeGreaterThan(
      8,
    );
  });
});
