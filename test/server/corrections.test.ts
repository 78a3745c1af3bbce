import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Correction } from '../../src/domain/check-in.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { eventPage } from '../../sync-server/live/index.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, convention, registrant, workshop } from './office.ts';
import { makeRecord } from './records.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', email: 'marek@dry.example' });
const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor([maria, marek]);
});
afterEach(() => floor.close());

const say = async (
  about: string,
  what: Correction['what'],
  { claim = {}, event = convention.id }: { claim?: Claim; event?: string } = {},
): Promise<void> => {
  const { tablet } = await floor.tabletAt(event);
  await floor.hand([await makeRecord(tablet, { claim, corrects: { id: about, what } })], event);
};
const kindsOf = async (id = maria.id) => (await floor.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);
const inReview = async () => (await floor.rooms.matching.reviewQueue({ limit: 10 })).items;
const countsOf = async () => {
  const { store, catalogue, intake } = floor.rooms;
  return (await eventPage({ store, catalogue, intake }, convention.id))?.counts;
};

describe('"this is not me"', () => {
  test('takes the credit back', async () => {
    const id = await floor.signIn(claim);
    expect(await kindsOf()).toEqual(['credit']);
    await say(id, 'not-me');
    await floor.work();
    expect(await kindsOf()).toEqual(['credit', 'reversal']);
    expect(await inReview()).toEqual([]);
    expect(await countsOf()).toMatchObject({ checkIns: 0, matched: 0, review: 0, waiting: 0 });
  });

  test('is heard before the check-in that it is about: nobody is credited', async () => {
    const { tablet } = await floor.tabletAt();
    const seen = await makeRecord(tablet, { claim });
    await say(seen.id, 'not-me');
    await floor.work();
    await floor.hand([seen]);
    await floor.work();
    expect(await kindsOf()).toEqual([]);
    expect(await inReview()).toEqual([]);
  });

  test('takes it from whom staff had decided on, too', async () => {
    const id = await floor.signIn({ full_name: 'M. Kowalczik' });
    await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'accept', registrant: marek.id },
      staff: clerk.id,
    });
    expect(await kindsOf(marek.id)).toEqual(['credit']);
    await say(id, 'not-me');
    await floor.work();
    expect(await kindsOf(marek.id)).toEqual(['credit', 'reversal']);
  });

  test('leaves the other check-ins of the same person alone', async () => {
    const id = await floor.signIn(claim);
    const other = await floor.signIn(claim);
    await say(id, 'not-me');
    await floor.work();
    const [credit] = await floor.rooms.ledger.creditsOf(maria.id);
    expect(credit?.facts.map(({ checkIn }) => checkIn)).toEqual([other]);
  });

  test('counts only from the station that made the check-in', async () => {
    const id = await floor.signIn(claim);
    await say(id, 'not-me', { event: workshop.id });
    await floor.workAgain();
    expect(await kindsOf()).toEqual(['credit']);
  });
});

describe('a correction', () => {
  test('is matched over what the badge said', async () => {
    const id = await floor.signIn({ full_name: 'Maria Kowaltschick' });
    expect(await kindsOf()).toEqual([]);
    await say(id, 'details', { claim });
    await floor.work();
    expect(await kindsOf()).toEqual(['credit']);
    expect(await inReview()).toEqual([]);
    expect(await countsOf()).toMatchObject({ checkIns: 1, matched: 1, waiting: 0 });
  });

  test('moves the credit to the right person', async () => {
    const id = await floor.signIn(claim);
    await say(id, 'details', { claim: { full_name: 'Marek Kowalczyk', email: 'marek@dry.example' } });
    await floor.work();
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
    expect(await kindsOf(marek.id)).toEqual(['credit']);
  });

  test('the later of two stands, and review shows the claim as it stands', async () => {
    const id = await floor.signIn({ given_name: 'Jo', surname: 'Nobody', firm: 'Dry Inc' });
    await say(id, 'details', { claim: { full_name: 'Joe Nobodi' } });
    await say(id, 'details', { claim: { full_name: 'Joe Nobody', phone: '540 797 5499' } });
    await floor.work();
    expect((await inReview()).map((item) => item.claim)).toEqual([
      { full_name: 'Joe Nobody', phone: '540 797 5499', firm: 'Dry Inc' },
    ]);
  });

  test('of a check-in that never comes harms nobody', async () => {
    await say('01890000-0000-7000-8000-000000000000', 'details', { claim });
    await floor.work();
    expect(await kindsOf()).toEqual([]);
    expect(await countsOf()).toMatchObject({ checkIns: 0, waiting: 0 });
  });
});

test('a tablet with the version of the app before is understood', async () => {
  const { tablet } = await floor.tabletAt();
  await floor.hand([await makeRecord(tablet, { claim, schema: 2 })]);
  await floor.work();
  expect(await kindsOf()).toEqual(['credit']);
});
