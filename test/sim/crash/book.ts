/** What the tablets know of their records, compared with what a database holds. */
import type SqliteDatabase from 'better-sqlite3';
import type { CheckInRecord } from '../../../src/domain/wire.ts';

export interface Book {
  /** Every record that a tablet made, by its id, as it travels. */
  made: Map<string, string>;
  /** The ids that the server acknowledged, in that order. */
  acked: string[];
  /** What the server did that it never may, as sentences. */
  problems: Set<string>;
}

export const newBook = (): Book => ({ made: new Map(), acked: [], problems: new Set() });

export const noteMade = (book: Book, record: CheckInRecord): void => {
  book.made.set(record.id, JSON.stringify(record));
};

export interface Findings {
  /** Made records that are stored, each counted once. */
  stored: number;
  /** Acknowledged, and not stored or not as they were sent. */
  lost: string[];
  /** Stored more than once, by id or by the place in the chain of their device. */
  doubled: string[];
  /** Stored and never made. */
  strange: string[];
}

interface Row {
  id: string | null;
  device: string;
  seq: number | null;
  content: string;
}

/**
 * Reads the whole table row by row and past its indexes: neither a damaged index nor the unique constraint
 * shall vouch for what this is to find out.
 */
export const compare = (
  connection: SqliteDatabase.Database,
  { made, acked }: { made: ReadonlyMap<string, string>; acked: readonly string[] },
): Findings => {
  const asSent = new Set<string>();
  const ids = new Set<string>();
  const places = new Set<string>();
  const doubled = new Set<string>();
  const strange: string[] = [];
  const rows = connection.prepare<[], Row>('SELECT id, device, seq, content FROM raw_record NOT INDEXED');
  for (const { id, device, seq, content } of rows.iterate()) {
    const name = id ?? content;
    const place = `${device} ${seq}`;
    if (ids.has(name) || places.has(place)) doubled.add(name);
    ids.add(name);
    places.add(place);
    if (!made.has(name)) strange.push(name);
    if (made.get(name) === content) asSent.add(name);
  }
  return { stored: asSent.size, lost: acked.filter((id) => !asSent.has(id)), doubled: [...doubled], strange };
};
