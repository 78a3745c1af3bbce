import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBooth } from '../../../src/kiosk/booth.ts';
import { pack } from '../tablet/station.ts';
import { closeKiosks, openKiosk } from './open-kiosk.ts';

const next = {
  event: { ...pack.event, id: 'next', name: 'Next Expo', days: [{ date: '2026-09-11', minutes: 420 }] },
  decodeRules: [],
  privacyNotice: pack.privacyNotice,
};
const both = { ...pack, others: [next] };
const [beforeMidnight, afterMidnight] = ['2026-09-11T06:59:59Z', '2026-09-11T07:00:00Z'].map(Date.parse);

// The page's own round: everything else, storage included, goes on in real time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  closeKiosks();
});

type Kiosk = Awaited<ReturnType<typeof openKiosk>>;

const eventOf = ({ booth }: Pick<Kiosk, 'booth'>) => booth.station.value?.pack.event.id;
const passTo = ({ clock }: Kiosk, ms = 0): void => {
  clock.ms = ms;
  vi.advanceTimersByTime(30_000);
};
/** Signs somebody in; the sign-in and its event are those in the outbox, which no network empties. */
const scan = async ({ booth }: Kiosk, text: string): Promise<void> => {
  booth.scan({ bytes: btoa(text), symbology: 'QRCode' }, 'camera');
  await expect.poll(() => booth.visit.value.at).toBe('saved');
};
const recorded = async ({ tablet }: Kiosk) => {
  const kept = await tablet.store.keptByDevice();
  return kept.ok ? kept.value.flatMap(({ records }) => records.map(({ seq, event }) => [seq, event])) : [];
};

describe('a station that carries two events', () => {
  test('goes on to the next at midnight, in one chain', async () => {
    const kiosk = await openKiosk(both);
    kiosk.network.isUp = false;
    passTo(kiosk, beforeMidnight);
    expect(eventOf(kiosk)).toBe('expo');
    await scan(kiosk, 'A-1');
    kiosk.booth.send({ type: 'cleared' });
    passTo(kiosk, afterMidnight);
    expect(eventOf(kiosk)).toBe('next');
    expect(kiosk.booth.eventIsOver.value).toBe(false);
    await scan(kiosk, 'A-1');
    expect(kiosk.booth.visit.value).toMatchObject({ outcome: 'unreadable' });
    expect(await recorded(kiosk)).toEqual([
      [1, 'expo'],
      [2, 'next'],
    ]);
  });

  test('waits with that for the visitor who is in the middle of signing in', async () => {
    const kiosk = await openKiosk(both);
    kiosk.network.isUp = false;
    kiosk.booth.send({ type: 'form-opened', for: 'one' });
    passTo(kiosk, afterMidnight);
    expect(eventOf(kiosk)).toBe('expo');
    await scan(kiosk, 'A-1');
    expect(eventOf(kiosk)).toBe('expo');
    kiosk.booth.send({ type: 'cleared' });
    expect(eventOf(kiosk)).toBe('next');
    expect(await recorded(kiosk)).toEqual([[1, 'expo']]);
  });

  test('keeps a sign-in that fails around midnight for the event that it was made at', async () => {
    const kiosk = await openKiosk(both);
    kiosk.network.isUp = false;
    // What warms the seal up takes a hash as well.
    await scan(kiosk, 'A-0');
    kiosk.booth.send({ type: 'cleared' });
    let failLate = (): void => {};
    const digest = vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(
      () =>
        new Promise((_, reject) => {
          failLate = () => reject(new Error('the browser has no hash today'));
        }),
    );
    kiosk.booth.scan({ bytes: btoa('A-1'), symbology: 'QRCode' }, 'camera');
    // Otherwise the next one's hash might be the late one.
    await expect.poll(() => digest.mock.calls.length).toBe(1);
    await scan(kiosk, 'B-2');
    kiosk.booth.send({ type: 'cleared' });
    passTo(kiosk, afterMidnight);
    expect(eventOf(kiosk)).toBe('next');
    failLate();
    await expect.poll(() => kiosk.booth.visit.value.at).toBe('save-failed');
    kiosk.booth.retry();
    await expect.poll(() => kiosk.booth.visit.value.at).toBe('saved');
    expect(await recorded(kiosk)).toEqual([
      [1, 'expo'],
      [2, 'expo'],
      [3, 'expo'],
    ]);
  });

  test('goes by the server’s clock, not by its own', async () => {
    const kiosk = await openKiosk(both);
    kiosk.network.serverOffsetMs = -60 * 60_000;
    passTo(kiosk, afterMidnight);
    expect(eventOf(kiosk)).toBe('next');
    await scan(kiosk, 'A-1');
    await expect.poll(() => kiosk.tablet.sender.serverOffsetMs()).toBe(-60 * 60_000);
    kiosk.booth.send({ type: 'cleared' });
    await expect.poll(() => eventOf(kiosk)).toBe('expo');
  });

  test('stays where staff switched it, over a restart too, until the end of that day', async () => {
    const kiosk = await openKiosk(both);
    kiosk.booth.send({ type: 'form-opened', for: 'one' });
    expect(await kiosk.booth.events.choose('next')).toMatchObject({ ok: true });
    expect(eventOf(kiosk)).toBe('expo');
    kiosk.booth.send({ type: 'cleared' });
    expect(eventOf(kiosk)).toBe('next');

    const restarted = { ...kiosk, booth: createBooth(kiosk.tablet) };
    await restarted.booth.start();
    expect(eventOf(restarted)).toBe('next');

    await restarted.booth.events.choose('expo');
    passTo(restarted, beforeMidnight);
    expect(eventOf(restarted)).toBe('expo');
    passTo(restarted, afterMidnight);
    expect(eventOf(restarted)).toBe('next');
  });

  test('knows nobody again from another event of the same day', async () => {
    const kiosk = await openKiosk(both);
    const outcomeOf = async (): Promise<unknown> => {
      await scan(kiosk, 'A-1');
      const visit = kiosk.booth.visit.value;
      kiosk.booth.send({ type: 'cleared' });
      return 'outcome' in visit && visit.outcome;
    };
    expect([await outcomeOf(), await outcomeOf()]).toEqual(['unreadable', 'again']);
    await kiosk.booth.events.choose('next');
    expect([await outcomeOf(), await outcomeOf()]).toEqual(['unreadable', 'again']);
  });

  test('keeps the choice when the pack comes anew, and goes by the date again after a new enrolment', async () => {
    const kiosk = await openKiosk(both);
    await kiosk.booth.events.choose('next');
    await kiosk.booth.tryNow();
    expect(eventOf(kiosk)).toBe('next');
    await kiosk.booth.enrol('AAAAAAAAAAAAAAAAAAAAAA');
    expect(eventOf(kiosk)).toBe('expo');
    expect(await kiosk.tablet.store.readSetting('chosen-event')).toEqual({ ok: true, value: null });
  });
});
