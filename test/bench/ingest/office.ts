/** What our server starts each round with: an office with registrants and tablets, and the tablets' sealed records. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '../../../src/domain/claim.ts';
import type { Registrant } from '../../../src/domain/registrant.ts';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { makeRegistrants } from '../../../sync-server/sample/people.ts';
import { randomStream } from '../../../sync-server/sample/random.ts';
import { enrolTablet, openOffice } from '../../server/office.ts';
import { makeRecord, type Tablet } from '../../server/records.ts';
import { startServer } from '../../server/start-server.ts';

export interface Sender {
  tablet: Tablet;
  records: CheckInRecord[];
}

const today = '2026-11-24';
const registrantCount = 5_000;

const claimOf = ({ givenName, surname, email, registrantNumber }: Registrant): Claim => ({
  given_name: givenName,
  surname,
  registrant_number: registrantNumber,
  ...(email !== null && { email }),
});

/**
 * Writes the office's database into `folder`, and makes each tablet's records with the tablet's own code: sealed,
 * chained, to be signed a batch. Every round starts from a copy, so the same records are new to it.
 */
export const makeOffice = async (
  folder: string,
  { tablets, recordsEach }: { tablets: number; recordsEach: number },
): Promise<Sender[]> => {
  const registrants = makeRegistrants({ seed: 1, today, count: registrantCount });
  const office = await startServer({
    databaseFile: join(folder, 'rollcall.sqlite'),
    prepare: (rooms) => openOffice(rooms, registrants),
  });
  const random = randomStream(1, 'who signs in');
  const senders: Sender[] = [];
  for (let index = 0; index < tablets; index++) {
    const tablet = await enrolTablet(office, { station: `Booth ${index + 1}` });
    const records: CheckInRecord[] = [];
    for (let made = 0; made < recordsEach; made++) {
      const registrant = random.pick(registrants);
      records.push(await makeRecord(tablet, { claim: claimOf(registrant) }));
    }
    senders.push({ tablet, records });
  }
  await office.end();
  return senders;
};

export const copyOffice = (from: string, to: string): void => cpSync(from, to, { recursive: true });
