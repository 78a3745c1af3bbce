import { describe, expect, test } from 'vitest';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { dueEvent, eventsOf, packAt } from '../../../src/kiosk/due-event.ts';
import { pack } from '../tablet/station.ts';

const [pacific, eastern, auckland] = ['America/Los_Angeles', 'America/New_York', 'Pacific/Auckland'];

const event = (id: string, dates: string[], timeZone = pacific) => {
  const days = dates.map((date) => ({ date, minutes: 420 }));
  return { ...pack, event: { ...pack.event, id, name: id, timeZone, days } satisfies ApprovedEvent };
};
const spring = event('spring', ['2026-03-10', '2026-03-11', '2026-03-12']);
const summer = event('summer', ['2026-06-01', '2026-06-02']);
const autumn = event('autumn', ['2026-09-10']);
const all = [autumn, spring, summer];

/** Pacific wall clock to UTC: eight hours in winter, seven from 8 March on. */
const cases: [string, string, string][] = [
  ['long before all: the first to come', '2026-01-01T12:00:00Z', 'spring'],
  ['the evening before the first', '2026-03-10T06:59:59Z', 'spring'],
  ['on its first day', '2026-03-10T07:00:00Z', 'spring'],
  ['in its last second', '2026-03-13T06:59:59.999Z', 'spring'],
  ['at the midnight after: the next', '2026-03-13T07:00:00Z', 'summer'],
  ['between two', '2026-04-20T12:00:00Z', 'summer'],
  ['on the next', '2026-06-02T12:00:00Z', 'summer'],
  ['after that', '2026-06-03T07:00:00Z', 'autumn'],
  ['after all: the last that ended', '2027-01-01T00:00:00Z', 'autumn'],
];

describe('the event by date', () => {
  test.each(cases)('%s', (_, at, due) => expect(dueEvent(all, Date.parse(at), null)).toBe(due));

  test('does not depend on the order in which they are named', () => {
    for (const [, at, due] of cases) expect(dueEvent(all.toReversed(), Date.parse(at), null)).toBe(due);
  });

  test('on a day that an event leaves out is another’s that is on', () => {
    const weekends = event('weekends', ['2026-05-02', '2026-05-09']);
    const week = event('week', ['2026-05-05']);
    const on = (day: string) => dueEvent([weekends, week], Date.parse(`2026-05-${day}T20:00:00Z`), null);
    expect(['02', '03', '05', '06', '09', '10'].map(on)).toEqual([
      'weekends',
      'week',
      'week',
      'weekends',
      'weekends',
      'weekends',
    ]);
  });

  test('of two that are on at once the one that began first goes on until it ends', () => {
    const early = event('early', ['2026-05-01', '2026-05-02']);
    const late = event('late', ['2026-05-02', '2026-05-03']);
    const on = (day: string) => dueEvent([late, early], Date.parse(`2026-05-${day}T20:00:00Z`), null);
    expect(['01', '02', '03'].map(on)).toEqual(['early', 'early', 'late']);
  });

  test('and of two that begin together, the one that the station was enrolled at', () => {
    const [one, two] = [event('one', ['2026-05-01']), event('two', ['2026-05-01'])];
    expect(dueEvent([one, two], Date.parse('2026-05-01T20:00:00Z'), null)).toBe('one');
    expect(dueEvent([two, one], Date.parse('2026-05-01T20:00:00Z'), null)).toBe('two');
  });

  test('goes by each event’s own clock', () => {
    const east = event('east', ['2026-07-01'], eastern);
    const west = event('west', ['2026-07-02'], pacific);
    const at = (time: string) => dueEvent([east, west], Date.parse(time), null);
    expect(at('2026-07-02T03:59:59Z')).toBe('east');
    expect(at('2026-07-02T04:00:00Z')).toBe('west');
    const far = event('far', ['2026-07-02'], auckland);
    // In Auckland it is the second of July already, in California still the first.
    expect(dueEvent([west, far], Date.parse('2026-07-01T20:00:00Z'), null)).toBe('far');
  });

  test('counts days and not hours when the clocks change', () => {
    const before = event('before', ['2026-10-31']);
    const after = event('after', ['2026-11-02']);
    const at = (time: string) => dueEvent([before, after], Date.parse(time), null);
    // The first of November has 25 hours.
    expect(at('2026-11-01T06:59:59Z')).toBe('before');
    expect(at('2026-11-01T07:00:00Z')).toBe('after');
    expect(at('2026-11-03T08:00:00Z')).toBe('after');
  });
});

describe('what staff chose', () => {
  const chosen = { event: 'summer', day: '2026-03-11' };
  const at = (time: string, choice = chosen) => dueEvent(all, Date.parse(time), choice);

  test('holds until the midnight of that day, where the event is', () => {
    expect(at('2026-03-11T20:00:00Z')).toBe('summer');
    expect(at('2026-03-12T06:59:59Z')).toBe('summer');
    expect(at('2026-03-12T07:00:00Z')).toBe('spring');
  });

  test('holds for that day alone, whichever way the clock is set', () =>
    expect(at('2026-03-10T20:00:00Z')).toBe('spring'));

  test('is nothing where the station does not carry that event any more', () =>
    expect(at('2026-03-11T20:00:00Z', { ...chosen, event: 'gone' })).toBe('spring'));
});

describe('a pack turned to one of its events', () => {
  const rule = { id: 'show', when: {}, read: { as: 'id' as const } };
  const { event: other } = summer;
  const privacyNotice = { version: '2027-01', text: 'We keep less.' };
  const both = { ...pack, others: [{ event: other, decodeRules: [rule], privacyNotice }] };

  test('has that one’s rules and notice, and its first event among the others', () => {
    const turned = packAt(both, 'summer');
    expect(turned).toMatchObject({ event: other, decodeRules: [rule], privacyNotice, station: 'Booth 2' });
    expect(eventsOf(turned).map((part) => part.event.id)).toEqual(['summer', 'expo']);
    expect(packAt(turned, 'expo')).toEqual(both);
  });

  test('is as it was at its first, at none and at one that it does not carry', () => {
    for (const id of ['expo', null, 'gone']) expect(packAt(both, id)).toBe(both);
    expect(packAt(pack, 'summer')).toBe(pack);
  });
});
