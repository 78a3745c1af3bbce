import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Booth } from '../../../src/kiosk/booth.ts';
import { dayAt, isOver } from '../../../src/kiosk/event-day.ts';
import { closeKiosks, openKiosk } from './open-kiosk.ts';

const losAngeles = 'America/Los_Angeles';

describe('the day at the event', () => {
  test.each([
    ['2026-09-11T06:59:59.999Z', losAngeles, '2026-09-10'],
    ['2026-09-11T07:00:00Z', losAngeles, '2026-09-11'],
    // The night that the clocks go back has an hour twice and one midnight.
    ['2026-11-01T06:59:59Z', losAngeles, '2026-10-31'],
    ['2026-11-02T07:59:59Z', losAngeles, '2026-11-01'],
    ['2026-11-02T08:00:00Z', losAngeles, '2026-11-02'],
    ['2026-09-10T18:15:00Z', 'Asia/Kathmandu', '2026-09-11'],
    ['2026-12-31T09:59:59Z', 'Pacific/Kiritimati', '2026-12-31'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
  ])('at %s in %s is %s', (at, timeZone, day) => expect(dayAt(Date.parse(at), timeZone)).toBe(day));

  test('an event is over at the midnight after its last day', () => {
    const days = [
      { date: '2026-09-10', minutes: 420 },
      { date: '2026-09-12', minutes: 420 },
    ];
    const isOverAt = (at: string) => isOver({ days, timeZone: losAngeles }, Date.parse(at));
    expect(['2026-09-11T20:00:00Z', '2026-09-13T06:59:59Z', '2026-09-13T07:00:00Z'].map(isOverAt)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('a kiosk that stands through the night', () => {
  // The page's own round: everything else, storage included, goes on in real time.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => {
    vi.useRealTimers();
    closeKiosks();
  });

  const scanned = async (booth: Booth, text = 'WRT-4711'): Promise<unknown> => {
    booth.scan({ bytes: btoa(text), symbology: 'QRCode' }, 'camera');
    await expect.poll(() => booth.visit.value.at).toBe('saved');
    const visit = booth.visit.value;
    booth.send({ type: 'cleared' });
    return visit.at === 'saved' ? visit.outcome : null;
  };

  test('knows a badge again until the event’s midnight, and greets it anew after', async () => {
    const { booth, clock } = await openKiosk();
    clock.ms = Date.parse('2026-09-11T06:59:00Z');
    expect(await scanned(booth)).toBe('unreadable');
    expect(await scanned(booth)).toBe('again');
    clock.ms = Date.parse('2026-09-11T07:00:01Z');
    expect(await scanned(booth)).toBe('unreadable');
    expect(await scanned(booth)).toBe('again');
  });

  test('goes by the server’s clock where its own is an hour ahead', async () => {
    const { booth, clock, network, tablet } = await openKiosk();
    network.serverOffsetMs = -60 * 60_000;
    clock.ms = Date.parse('2026-09-11T07:30:00Z');
    await scanned(booth, 'WRT-1');
    await expect.poll(() => tablet.sender.serverOffsetMs()).toBe(network.serverOffsetMs);
    vi.advanceTimersByTime(30_000);
    expect(booth.eventIsOver.value).toBe(false);
    expect(await scanned(booth)).toBe('unreadable');
    clock.ms += 60 * 60_000;
    vi.advanceTimersByTime(30_000);
    expect(booth.eventIsOver.value).toBe(true);
    expect(await scanned(booth)).toBe('unreadable');
  });

  test('says that the event has ended when its last day is over, and still signs people in', async () => {
    const { booth, clock, tablet } = await openKiosk();
    expect(booth.eventIsOver.value).toBe(false);
    clock.ms = Date.parse('2026-09-11T06:59:59Z');
    vi.advanceTimersByTime(30_000);
    expect(booth.eventIsOver.value).toBe(false);
    clock.ms = Date.parse('2026-09-11T07:00:00Z');
    vi.advanceTimersByTime(30_000);
    expect(booth.eventIsOver.value).toBe(true);
    await scanned(booth);
    await expect.poll(() => tablet.sender.view.value?.unsent).toBe(0);
    // Staff enrolled the tablet for a day more, or the clock was put right.
    clock.ms = Date.parse('2026-09-10T20:00:00Z');
    vi.advanceTimersByTime(30_000);
    expect(booth.eventIsOver.value).toBe(false);
  });
});
