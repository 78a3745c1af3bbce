/** The rooms on a database in memory with one tablet on the floor: check-ins without HTTP, worked on step by step. */
import type { ApprovedEvent } from '../../src/domain/approved-event.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { clerk, convention, openOffice } from './office.ts';
import { makeRecord } from './records.ts';

export const openFloor = async (registrants: Registrant[] = [], now = '2026-11-24T20:00:00Z') => {
  const rooms = await openRooms({ file: ':memory:', clock: { now: () => Date.parse(now) } });
  await openOffice(rooms, registrants);
  let seq = 0;

  const enrol = async (event: string) => {
    const { code } = await rooms.access.createEnrolment({ event, station: 'Booth 1', by: clerk.id });
    const enrolled = await rooms.access.enrol(code);
    if (!enrolled.ok) throw new Error(enrolled.problem);
    return enrolled.value;
  };

  const devices = new Map<string, Awaited<ReturnType<typeof enrol>>>();
  const deviceAt = async (event: string) => {
    const device = devices.get(event) ?? (await enrol(event));
    devices.set(event, device);
    return device;
  };

  /** Stored raw, and nothing more. */
  const receive = async (
    claim: Claim,
    seen: { at?: string; event?: ApprovedEvent } = {},
  ): Promise<string> => {
    const device = await deviceAt(seen.event?.id ?? convention.id);
    const record = makeRecord(
      { device: device.id, event: device.event },
      { seq: ++seq, claim, at: seen.at ?? '2026-11-24T18:00:00.000Z' },
    );
    await rooms.intake.receive(device, [record]);
    return record.id;
  };

  /** Everything behind the requests, until nothing is left. */
  const work = async (): Promise<void> => {
    while (
      (await rooms.intake.workOnce(50)) +
      (await rooms.matching.workOnce(50)) +
      (await rooms.ledger.workOnce(50))
    );
  };

  return {
    rooms,
    receive,
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
    close: () => rooms.store.close(),
  };
};
export type Floor = Awaited<ReturnType<typeof openFloor>>;
