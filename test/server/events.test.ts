import { afterEach, describe, expect, test } from 'vitest';
import type { ApprovedEvent } from '../../src/domain/approved-event.ts';
import type { EventCounts } from '../../src/domain/console-api.ts';
import { eventPage } from '../../sync-server/live/index.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, convention, registrant, workshop } from './office.ts';
import { makeRecords } from './records.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

let floor: Floor;
afterEach(() => floor.close());

const pageOf = async (event = convention) => {
  const page = await eventPage(floor.rooms, event.id);
  if (!page) throw new Error('no such event');
  return page;
};

describe('counts add up', () => {
  const none: EventCounts = {
    checkIns: 0,
    matched: 0,
    review: 0,
    notRegistrant: 0,
    quarantined: 0,
    waiting: 0,
    withdrawn: 0,
    setAside: 0,
  };

  test('at every step behind the request', async () => {
    floor = await openFloor([maria]);
    const { intake, matching } = floor.rooms;
    await floor.receive(claim);
    expect((await pageOf()).counts).toEqual({ ...none, checkIns: 1, waiting: 1 });
    await intake.workOnce(10);
    expect((await pageOf()).counts).toEqual({ ...none, checkIns: 1, waiting: 1 });
    await matching.workOnce(10);
    expect((await pageOf()).counts).toEqual({ ...none, checkIns: 1, matched: 1 });
  });

  test('with every outcome, and for no other event', async () => {
    floor = await openFloor([maria]);
    await floor.signIn(claim);
    await floor.signIn({ full_name: 'Maria Kowalczyk' });
    await floor.signIn({ full_name: 'Some Body' });
    await floor.signIn(claim, { at: '2026-12-20T18:00:00.000Z' });
    await floor.signIn(claim, { event: workshop });
    const nobody = await floor.signIn({ full_name: 'No Body' });
    await floor.rooms.matching.decide({
      checkIn: nobody,
      decision: { verdict: 'not-registrant', reason: 'Exhibitor' },
      staff: clerk.id,
    });
    await floor.hand([{ broken: true }]);
    await floor.receive(claim);
    const { counts, creditsPosted } = await pageOf();
    expect(counts).toEqual({
      ...none,
      checkIns: 6,
      matched: 1,
      review: 3,
      notRegistrant: 1,
      quarantined: 1,
      waiting: 1,
    });
    expect(creditsPosted).toBe(1);
    expect((await pageOf(workshop)).counts).toEqual({ ...none, checkIns: 1, matched: 1 });
  });

  test('a reversed credit is not counted', async () => {
    floor = await openFloor([maria]);
    await floor.signIn(claim, { at: '2026-11-23T18:00:00.000Z' });
    await floor.signIn(claim);
    expect((await pageOf()).creditsPosted).toBe(1);
  });
});

describe('what is here of a station', () => {
  test('is counted by its numbers: a resend adds nothing, a gap is named, quarantine is beside it', async () => {
    floor = await openFloor([maria]);
    const { tablet } = await floor.tabletAt();
    const records = await makeRecords(tablet, 6);
    const [first, second, , , , sixth] = records;
    await floor.hand([first, second, sixth, second]);
    await floor.hand([{ broken: true }]);
    expect((await pageOf()).stations).toMatchObject([
      { received: 4, held: 3, highestSeq: 6, gaps: [[3, 5]] },
    ]);
    await floor.hand(records);
    expect((await pageOf()).stations).toMatchObject([{ received: 7, held: 6, highestSeq: 6, gaps: [] }]);
  });

  test('is nothing before it has sent anything', async () => {
    floor = await openFloor([maria]);
    await floor.tabletAt();
    expect((await pageOf()).stations).toMatchObject([{ received: 0, held: 0, highestSeq: 0, gaps: [] }]);
  });
});

describe('hours are those on the wall of the event', () => {
  const inZone = (timeZone: string): ApprovedEvent => ({ ...convention, id: timeZone, timeZone });
  test.each([
    ['half an hour off', 'Asia/Kolkata', '2026-11-24T18:29:59.000Z', '2026-11-24T23'],
    ['half an hour off, past midnight', 'Asia/Kolkata', '2026-11-24T18:30:00.000Z', '2026-11-25T00'],
    ['45 minutes off', 'Asia/Kathmandu', '2026-11-24T18:15:00.000Z', '2026-11-25T00'],
    ['before the clocks go back', 'America/New_York', '2026-11-01T05:59:59.000Z', '2026-11-01T01'],
    ['after the clocks went back', 'America/New_York', '2026-11-01T07:00:00.000Z', '2026-11-01T02'],
  ])('%s', async (_, timeZone, at, hour) => {
    floor = await openFloor();
    const event = inZone(timeZone);
    await floor.rooms.catalogue.addEvents([{ event, decodeRules: [] }]);
    await floor.signIn({ full_name: 'Some Body' }, { event, at });
    expect((await pageOf(event)).hours.map((row) => [row.hour, row.checkIns])).toEqual([[hour, 1]]);
  });

  test('the hour that comes twice when the clocks go back is one row', async () => {
    floor = await openFloor();
    const event = inZone('America/New_York');
    await floor.rooms.catalogue.addEvents([{ event, decodeRules: [] }]);
    for (const at of ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']) {
      await floor.signIn({ full_name: 'Some Body' }, { event, at });
    }
    expect((await pageOf(event)).hours.map((row) => [row.hour, row.checkIns])).toEqual([
      ['2026-11-01T01', 2],
    ]);
  });
});
