/** The rooms on a database in memory with one tablet on the floor: check-ins without HTTP, worked on step by step. */
import type { ApprovedEvent } from '../../src/domain/approved-event.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { clerk, convention, openOffice } from './office.ts';
import { batchOf, makeRecord, newTablet } from './records.ts';

export const openFloor = async (registrants: Registrant[] = [], now = '2026-11-24T20:00:00Z') => {
  const rooms = await openRooms({ file: ':memory:', clock: { now: () => Date.parse(now) } });
  await openOffice(rooms, registrants);

  const enrol = async (event: string) => {
    const { code } = await rooms.access.createEnrolment({ event, station: 'Booth 1', by: clerk.id });
    const enrolled = await rooms.access.enrol(code, null);
    if (!enrolled.ok) throw new Error(enrolled.problem);
    const { token, ...device } = enrolled.value;
    const serverKey = rooms.keys.forTablets();
    return { device, tablet: newTablet({ device: device.id, event, token, serverKey, signingKey: null }) };
  };

  const enrolled = new Map<string, Awaited<ReturnType<typeof enrol>>>();
  const enrolledAt = async (event: string) => {
    const known = enrolled.get(event) ?? (await enrol(event));
    enrolled.set(event, known);
    return known;
  };

  /** The tablet of an event, enrolled when first asked for. */
  const tabletAt = (event = convention.id) => enrolledAt(event);

  /** Records as they are, from the device at an event. */
  const hand = async (records: unknown[], event = convention.id): Promise<void> => {
    const { device, tablet } = await enrolledAt(event);
    await rooms.intake.receive(device, await batchOf(tablet, records));
  };

  /** Stored raw, and nothing more. */
  const receive = async (
    claim: Claim,
    seen: { at?: string; event?: ApprovedEvent } = {},
  ): Promise<string> => {
    const event = seen.event?.id ?? convention.id;
    const { tablet } = await enrolledAt(event);
    const record = await makeRecord(tablet, { claim, at: seen.at ?? '2026-11-24T18:00:00.000Z' });
    await hand([record], event);
    return record.id;
  };

  /** Everything behind the requests, until nothing is left. */
  const work = async (): Promise<void> => {
    while (
      (await rooms.intake.workOnce(50)) +
      (await rooms.rosters.workOnce(50)) +
      (await rooms.matching.workOnce(50)) +
      (await rooms.ledger.workOnce(50))
    );
  };

  return {
    rooms,
    tabletAt,
    receive,
    hand,
    work,
    signIn: async (...given: Parameters<typeof receive>): Promise<string> => {
      const id = await receive(...given);
      await work();
      return id;
    },
    /** As if a new engine, badge list or registrant import asked for everything once more. */
    workAgain: async (): Promise<void> => {
      await rooms.store.write((tx) =>
        tx
          .insertInto('work')
          .columns(['kind', 'subject'])
          .expression((eb) => eb.selectFrom('check_in').select([eb.val('match' as const).as('kind'), 'id']))
          .execute(),
      );
      await work();
    },
    matchOf: (checkIn: string) =>
      rooms.store.db
        .selectFrom('match')
        .select(['decision', 'registrant'])
        .where('check_in', '=', checkIn)
        .executeTakeFirstOrThrow(),
    close: async (): Promise<void> => {
      await rooms.intake.close();
      await rooms.store.close();
    },
  };
};
export type Floor = Awaited<ReturnType<typeof openFloor>>;
