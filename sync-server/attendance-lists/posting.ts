/** Rows of a list become check-ins, in small transactions; none counts before the list stands. */
import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type SqliteDatabase from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { badgesOf, createAnswerKeeper, ListAnswer } from '../matching/index.ts';
import type { Store } from '../store/index.ts';

/** Ingest waits while one such lot is written. */
const atOnce = 250;

interface Row {
  position: number;
  row: number;
  claim_json: string;
  days_json: string | null;
  found_json: string;
}

/** Rows that are to be posted and are not check-ins yet. What another list that stands says is not said again. */
const toPost = `
  FROM list_row JOIN attendance_list ON attendance_list.id = list_row.list
  WHERE list_row.list = :list AND set_aside IS NULL AND check_in IS NULL AND decision IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM list_row AS other JOIN attendance_list AS earlier ON earlier.id = other.list
    WHERE other.print = list_row.print AND other.list NOT IN (list_row.list, :without)
    AND other.check_in IS NOT NULL AND earlier.event = attendance_list.event AND earlier.stands)`;

interface Posting {
  list: string;
  /** A list that is about to stand no longer; an empty text for none. */
  without: string;
}

interface ListRow {
  id: string;
  event: string;
  name: string;
  received_at: string;
}

/** A list hands its check-ins in by a device of its own, whose token nobody has. */
const addDevice = (connection: SqliteDatabase.Database, { id, event, name, received_at }: ListRow): void => {
  const tokenHash = createHash('sha256').update(randomBytes(32)).digest('hex');
  connection
    .prepare(
      `INSERT OR IGNORE INTO device (id, event, station, token_hash, enrolled_at, revoked_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(id, event, name, tokenHash, received_at, received_at);
};

const createInserts = (connection: SqliteDatabase.Database, list: ListRow) => {
  const raw = connection.prepare(
    `INSERT INTO raw_record (id, device, seq, content, content_hash, received_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const checkIn = connection.prepare(
    `INSERT INTO check_in (id, receipt, device, event, seq, at, method, claim_json, locale, privacy_notice)
    VALUES (?, ?, ?, ?, ?, ?, 'list', ?, '', '')`,
  );
  const keepAnswer = createAnswerKeeper(connection);
  const keepBadge = connection.prepare('INSERT INTO claim_badge (badge, check_in, rank) VALUES (?, ?, ?)');
  const mark = connection.prepare('UPDATE list_row SET check_in = ? WHERE list = ? AND position = ?');

  return (row: Row, at: string): void => {
    const id = uuidv7();
    const seq = row.position + 1;
    const content = JSON.stringify({
      id,
      list: list.id,
      row: row.row,
      claim: JSON.parse(row.claim_json),
      days: row.days_json === null ? null : JSON.parse(row.days_json),
    });
    const hash = createHash('sha256').update(content).digest();
    const { lastInsertRowid } = raw.run(id, list.id, seq, content, hash, list.received_at);
    checkIn.run(id, lastInsertRowid, list.id, list.event, seq, list.received_at, row.claim_json);
    keepAnswer(id, ListAnswer.parse(JSON.parse(row.found_json)), at);
    for (const [rank, badge] of badgesOf({ ...row, badge_json: null }).entries())
      keepBadge.run(badge, id, rank);
    mark.run(id, list.id, row.position);
  };
};

/** Makes check-ins of all rows that are none yet. Stopped in the middle, it goes on where it was. */
export const insertRows = async (
  store: Store,
  { list, without, at }: Posting & { at: string },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<void> => {
  const bound = { list, without };
  const { known, total } = await store.raw((connection) => {
    const row = connection
      .prepare<[string], ListRow>('SELECT id, event, name, received_at FROM attendance_list WHERE id = ?')
      .get(list);
    const counted = connection.prepare<Posting, { total: number }>(`SELECT COUNT(*) AS total ${toPost}`);
    if (row) connection.transaction(() => addDevice(connection, row)).immediate();
    return { known: row, total: counted.get(bound)?.total ?? 0 };
  });
  if (!known) return;
  for (let done = 0; ; ) {
    // Requests come in between.
    await pause();
    signal.throwIfAborted();
    const taken = await store.raw((connection) => {
      const rows = connection
        .prepare<Posting, Row>(
          `SELECT position, list_row.row, claim_json, days_json, found_json ${toPost}
          ORDER BY position LIMIT ${atOnce}`,
        )
        .all(bound);
      const insert = createInserts(connection, known);
      connection
        .transaction(() => {
          for (const row of rows) insert(row, at);
        })
        .immediate();
      return rows.length;
    });
    if (taken === 0) return;
    done += taken;
    onProgress(total === 0 ? 1 : Math.min(1, done / total));
  }
};
