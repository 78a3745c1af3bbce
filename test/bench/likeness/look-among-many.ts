/** How long it takes to find what a picture looks like among many that are kept, in a real database. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bandsOf, hashBytes, mostDistance } from '../../../src/domain/application/picture-likeness.ts';
import { createLookAlikes } from '../../../sync-server/applications/look-alikes.ts';
import { openStore } from '../../../sync-server/store/index.ts';

const looks = 60;
/** Beside the hash of the whole picture: those of its inner parts. */
const othersKept = [0, 1];
const at = '2026-11-28T12:00:00.000Z';

const changed = (hash: Uint8Array, bits: number): Buffer => {
  const other = Buffer.from(hash);
  for (let nth = 0; nth < bits; nth++) {
    // As even over all bands as they can be: the hardest to find.
    const bit = (nth % 16) * 16 + Math.floor(nth / 16);
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  return other;
};

export const timeLooks = async (kept: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-likeness-'));
  const store = openStore(join(folder, 'rollcall.sqlite'));
  try {
    const hashes = Array.from({ length: kept }, () => randomBytes(hashBytes));
    await store.raw((connection) => {
      connection.exec(
        `INSERT INTO staff (id, name, email, role) VALUES ('clerk', 'Chris', 'chris@office.example', 'clerk')`,
      );
      const application = connection.prepare(
        `INSERT INTO application (id, reference, way, entered_by, locale, created_at, fields_json, search_text, submitted_at)
         VALUES (?, ?, 'mail', 'clerk', 'en', '${at}', '{}', '', '${at}')`,
      );
      const evidence = connection.prepare(
        `INSERT INTO evidence (id, application, name, size, sha256, received, kind, added_at, completed_at)
         VALUES (?, ?, 'photo', 1, ?, 1, 'image/jpeg', '${at}', '${at}')`,
      );
      const piece = connection.prepare(
        `INSERT INTO evidence_piece (evidence, position, bytes) VALUES (?, 0, x'00')`,
      );
      const picture = connection.prepare('INSERT INTO picture (number, evidence) VALUES (?, ?)');
      const hash = connection.prepare('INSERT INTO picture_hash (picture, hash) VALUES (?, ?)');
      const band = connection.prepare('INSERT INTO picture_band (band, hash) VALUES (?, ?)');
      const work = connection.prepare("INSERT INTO work (kind, subject) VALUES ('picture', ?)");
      connection.transaction(() => {
        for (let nth = 0; nth < kept + looks; nth++) {
          const bytes = hashes[nth];
          application.run(`a${nth}`, `r${nth}`);
          evidence.run(`e${nth}`, `a${nth}`, randomBytes(32));
          piece.run(`e${nth}`);
          if (!bytes) work.run(`e${nth}`);
          else {
            picture.run(nth + 1, `e${nth}`);
            for (const one of [bytes, ...othersKept.map(() => randomBytes(hashBytes))]) {
              const { lastInsertRowid } = hash.run(nth + 1, one);
              for (const value of bandsOf(one)) band.run(value, lastInsertRowid);
            }
          }
        }
      })();
    });
    let nth = 0;
    // As many as a picture is ever sought by: whole, without margins and two inner parts, and two in three more turns.
    const others = (length: number) => Array.from({ length }, () => new Uint8Array(randomBytes(hashBytes)));
    const { lookOnce } = createLookAlikes({
      store,
      pictures: {
        hashesOf: async () => {
          const known = hashes[(nth++ * 1_009) % kept] ?? Buffer.alloc(hashBytes);
          return { upright: [...others(3), changed(known, mostDistance)], turned: others(6) };
        },
        canRead: () => true,
        stop: async () => undefined,
      },
    });
    const times: number[] = [];
    for (let look = 0; look < looks; look++) {
      const before = performance.now();
      await lookOnce();
      times.push(performance.now() - before);
    }
    const { pairs } = await store.raw(
      (connection) =>
        connection.prepare('SELECT COUNT(*) AS pairs FROM picture_pair').get() as { pairs: number },
    );
    times.sort((a, b) => a - b);
    return {
      kept,
      looks,
      missed: looks - pairs / 2,
      medianMs: Math.round((times[looks >> 1] ?? 0) * 10) / 10,
      mostMs: Math.round((times.at(-1) ?? 0) * 10) / 10,
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
