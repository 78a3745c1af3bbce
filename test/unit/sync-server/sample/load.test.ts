import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInZone } from '#domain/calendar.ts';
import { samplePagesRoutes } from '../../../../sync-server/http/sample-pages.ts';
import { openRooms } from '../../../../sync-server/rooms.ts';
import {
  ensureEventsToday,
  isSampleLoaded,
  loadSample,
  sampleBadges,
} from '../../../../sync-server/sample/index.ts';

const today = '2026-11-24';
const clock = { now: () => Date.parse(`${today}T12:00:00Z`) };
const rooms = await openRooms({ file: ':memory:', clock });
const pages = samplePagesRoutes(rooms);
afterAll(() => rooms.store.close());

const eventCount = async (): Promise<number> =>
  (await rooms.store.db.selectFrom('approved_event').select('id').execute()).length;

describe('a database with the sample', () => {
  beforeAll(async () => {
    expect(await isSampleLoaded(rooms.store.db)).toBe(false);
    expect(await loadSample(rooms, { today, registrants: 200 })).toEqual({
      registrants: 200,
      events: 40,
      badges: 60,
    });
  });

  test('holds what was made', async () => {
    expect(await isSampleLoaded(rooms.store.db)).toBe(true);
    expect(await eventCount()).toBe(40);
    const people = await rooms.store.db.selectFrom('registrant').select('id').execute();
    expect(people).toHaveLength(200);
    const staff = await rooms.store.db.selectFrom('staff').select('role').execute();
    expect(staff.map(({ role }) => role).sort()).toEqual(['administrator', 'clerk', 'supervisor']);
  });

  test('has a badge page without script or inline style', async () => {
    const answer = await pages.request('/sample-badges');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).not.toMatch(/<script|<style|style=|onclick=/);
    const badges = await sampleBadges(rooms.store.db);
    for (const { id } of badges) expect(page).toContain(`src="/sample-badges/${id}.svg"`);
    expect(page).toContain('Restoration &amp; Cleaning Expo West');
  });

  test.each([
    ['/sample-badges/style.css', 200, 'text/css; charset=utf-8'],
    ['/sample-badges/01', 200, 'text/html; charset=UTF-8'],
    ['/sample-badges/60.svg', 200, 'image/svg+xml'],
    ['/sample-badges/61', 404, 'text/plain; charset=UTF-8'],
    ['/sample-badges/61.svg', 404, 'text/plain; charset=UTF-8'],
  ])('%s answers %i', async (path, status, type) => {
    const answer = await pages.request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(type);
  });

  test('gets new events when its own are over, once', async () => {
    expect((await ensureEventsToday(rooms, today)).map(({ kind }) => kind)).toEqual([
      'convention',
      'class',
      'workshop',
    ]);
    expect(await eventCount()).toBe(40);

    const later = '2026-12-01';
    const first = await ensureEventsToday(rooms, later);
    expect(await ensureEventsToday(rooms, later)).toEqual(first);
    expect(await eventCount()).toBe(43);
    for (const { id } of first) {
      const event = await rooms.store.db
        .selectFrom('approved_event')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const day = dayInZone(`${later}T12:00:00Z`, event.time_zone);
      expect(event.first_day <= day && day <= event.last_day).toBe(true);
    }
  });
});
