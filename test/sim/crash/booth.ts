/** One tablet of the campaign: makes sealed records, keeps them until they are acknowledged, sends them again. */
import { BatchAnswer, type CheckInRecord } from '../../../src/domain/wire.ts';
import { makeRecords, type Tablet } from '../../server/records.ts';
import { type Book, noteMade } from './book.ts';

/** Hands a batch in. Rejects when no answer came. */
type Post = (tablet: Tablet, records: CheckInRecord[]) => Promise<Response>;

/** Well below what one request may carry in bytes. */
const mostInABatch = 60;

export const createBooth = (tablet: Tablet, book: Book) => {
  /** In the order of seq, as the tablet's own outbox. */
  let outbox: CheckInRecord[] = [];

  const check = (holds: boolean, problem: string): void => {
    if (!holds) book.problems.add(problem);
  };

  /** The server's own count covers at least what it acknowledged, and all of it once nothing is left here. */
  const checkCount = ({ contiguousSeq, gaps }: BatchAnswer['device']): void => {
    const allAckedUpTo = (outbox[0]?.seq ?? tablet.last.seq + 1) - 1;
    check(contiguousSeq >= allAckedUpTo, 'contiguousSeq is lower than what was acknowledged');
    const isAllSafe = contiguousSeq === tablet.last.seq && gaps.length === 0;
    if (outbox.length === 0)
      check(isAllSafe, 'all is acknowledged, and contiguousSeq and gaps say otherwise');
  };

  const settle = ({ acks, device }: BatchAnswer, sent: CheckInRecord[]): void => {
    const acked = new Set(acks.map(({ id }) => id));
    const ids = new Set<string | null>(sent.map(({ id }) => id));
    check(
      [...acked].every((id) => ids.has(id)),
      'the server acknowledged what was not in the batch',
    );
    check(!acks.some(({ status }) => status === 'quarantined'), 'a good record went to quarantine');
    for (const { id } of sent) if (acked.has(id)) book.acked.push(id);
    outbox = outbox.filter(({ id }) => !acked.has(id));
    checkCount(device);
  };

  return {
    unsent: (): number => outbox.length,

    /** People sign in: the records exist from now on, whatever happens to the server. */
    signIn: async (people: number): Promise<void> => {
      for (const record of await makeRecords(tablet, people)) {
        noteMade(book, record);
        outbox.push(record);
      }
    },

    /** Sends the oldest records once; what is not acknowledged by its id stays. Rejects when no answer came. */
    send: async (post: Post): Promise<void> => {
      const batch = outbox.slice(0, mostInABatch);
      if (batch.length === 0) return;
      const response = await post(tablet, batch);
      check(response.status === 200 || response.status === 503, `the server answered ${response.status}`);
      if (response.ok) settle(BatchAnswer.parse(await response.json()), batch);
    },
  };
};
export type Booth = ReturnType<typeof createBooth>;
