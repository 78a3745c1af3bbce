import type { Reading } from '../store/index.ts';

const mostRows = 200;

/** Records that are kept but not understood, newest first, at most 200; of one event or of all. */
export const createQuarantine = (db: Reading) => async (event?: string) => {
  const all = db
    .selectFrom('quarantine')
    .innerJoin('raw_record', 'raw_record.receipt', 'quarantine.receipt')
    .innerJoin('device', 'device.id', 'raw_record.device')
    .$if(event !== undefined, (query) => query.where('device.event', '=', event ?? ''));
  const records = await all
    .select([
      'raw_record.receipt',
      'raw_record.id',
      'raw_record.device',
      'device.station',
      'received_at',
      'why',
      'content',
    ])
    .orderBy('raw_record.receipt', 'desc')
    .limit(mostRows)
    .execute();
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { records, total };
};
