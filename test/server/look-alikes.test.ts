/** Pictures that look alike: found behind the requests, told to staff, and harmless whatever a stranger sends. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import SqliteDatabase from 'better-sqlite3';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ApplicationPage,
  ApplicationQueue,
  BulkCandidates,
  BulkOutcome,
} from '../../src/domain/applications-console-api.ts';
import { createPictureReader } from '../../sync-server/pictures/index.ts';
import { migrate } from '../../sync-server/store/migrate.ts';
import { photoOfHall, photoOfNameTag, scanOfForm } from '../bench/likeness/made-up-pictures.ts';
import { apply, beginApplication, files, saysAbout, sendEvidence, viewOf } from './apply.ts';
import { convention, openOffice, registrant, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const jo = registrant('R70013', { givenName: 'Jo', surname: 'Bloggsworth', email: 'jo@dry.example' });
const claims = {
  maria: { full_name: 'Maria Kowalczyk', registrant_number: '70012', email: 'maria@dry.example' },
  jo: { full_name: 'Jo Bloggsworth', registrant_number: '70013', email: 'jo@dry.example' },
};

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms, [maria, jo]);
  ask = (await signInStaff(server)).ask;
});
afterEach(() => server.end());

const looked = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const send = async (who: keyof typeof claims, ...evidence: Buffer[]) =>
  apply(server.url, saysAbout(convention.id, claims[who]), evidence);
const pageOf = async ({ id }: { id: string }) =>
  ApplicationPage.parse(await (await ask(`/applications/${id}`)).json());
const signalsBy = async (): Promise<Record<string, number>> => {
  const { applications } = ApplicationQueue.parse(await (await ask('/applications')).json());
  return Object.fromEntries(applications.map(({ id, signals }) => [id, signals]));
};
const certain = async (): Promise<string[]> => {
  const answer = await ask(`/application-bulk?event=${convention.id}`);
  return BulkCandidates.parse(await answer.json()).applications.map(({ application }) => application.id);
};
const count = async (table: 'picture' | 'picture_hash' | 'picture_pair' | 'work'): Promise<number> => {
  const { rows } = await server.rooms.store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return rows;
};
/** As somebody would who sends a colleague's photo as their own. */
const disguised = (photo: Buffer): Promise<Buffer> =>
  sharp(photo)
    .rotate(90)
    .linear(1.1, 0)
    .extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#ffffff' })
    .resize({ width: 800 })
    .webp({ quality: 60 })
    .toBuffer();

describe('a picture of another application', () => {
  test('is known again, both ways, and keeps both from being accepted in bulk', async () => {
    const photo = await photoOfNameTag(1);
    const first = await send('maria', photo);
    await looked();
    expect(await certain()).toEqual([first.id]);
    const second = await send('jo', await photoOfHall(2), await disguised(photo));
    await looked();
    const [page, other] = [await pageOf(second), await pageOf(first)];
    expect(page.lookAlikes).toEqual([
      {
        evidence: { id: page.evidence[1]?.id, name: 'photo-2.jpg' },
        other: {
          ...{ application: first.id, reference: first.reference },
          ...{ evidence: other.evidence[0]?.id, name: 'photo-1.jpg' },
        },
      },
    ]);
    expect(other.lookAlikes).toMatchObject([{ other: { application: second.id } }]);
    expect(await signalsBy()).toEqual({ [first.id]: 1, [second.id]: 1 });
    expect(await certain()).toEqual([]);
    const order = { event: convention.id, applications: [first.id, second.id], reason: 'Name tag' };
    const bulk = BulkOutcome.parse(await (await ask('/application-bulk', order)).json());
    expect([bulk.accepted.length, bulk.left.length]).toEqual([0, 2]);
    // Information, and no verdict: one by one it is accepted as any other.
    const decision = { verdict: 'accept', registrant: jo.id, days: null, reason: 'Name tag' };
    expect((await ask(`/applications/${second.id}/decisions`, decision)).status).toBe(200);
  });

  test('is not seen in other photographs, nor in what somebody else wrote into the same form', async () => {
    const first = await send('maria', await photoOfNameTag(1), await scanOfForm(1, 10), await photoOfHall(3));
    const second = await send(
      'jo',
      await photoOfNameTag(2),
      await scanOfForm(1, 11),
      await scanOfForm(2, 12),
    );
    await looked();
    expect((await pageOf(first)).lookAlikes).toEqual([]);
    expect((await pageOf(second)).lookAlikes).toEqual([]);
    expect((await certain()).sort()).toEqual([first.id, second.id].sort());
  });

  test('is said once where it is the same byte for byte, and not at all within one application', async () => {
    const photo = await photoOfNameTag(1);
    const first = await send('maria', photo, await sharp(photo).webp().toBuffer());
    await looked();
    expect((await pageOf(first)).lookAlikes).toEqual([]);
    const second = await send('jo', photo);
    await looked();
    const page = await pageOf(second);
    expect(page.signals).toEqual([expect.stringContaining(`came with ${first.reference}`)]);
    expect(page.lookAlikes.map(({ other }) => other.name)).toEqual(['photo-2.jpg']);
  });

  test('says nothing while it is in a draft, and is forgotten with it', async () => {
    const photo = await photoOfNameTag(1);
    const first = await send('maria', photo);
    const { applicant: draft } = await beginApplication(server.url);
    await sendEvidence(draft, await disguised(photo));
    await looked();
    expect((await pageOf(first)).lookAlikes).toEqual([]);
    const [file] = (await viewOf(await draft.ask('GET', '/application'))).evidence;
    expect((await draft.ask('POST', `/application/evidence/${file?.id}/remove`)).status).toBe(200);
    expect(await count('picture')).toBe(1);
    expect(await count('picture_pair')).toBe(0);
  });

  test('waits to be looked at before it is accepted in bulk', async () => {
    await server.background.stop();
    const { id } = await send('maria', await photoOfNameTag(1));
    expect(await certain()).toEqual([]);
    expect(await server.rooms.applications.lookOnce()).toBe(1);
    expect(await server.rooms.applications.lookOnce()).toBe(0);
    expect(await certain()).toEqual([id]);
  });

  test('is looked at, too, where it came before there was such a look', async () => {
    const photo = await photoOfNameTag(1);
    const first = await send('maria', photo);
    await looked();
    // As the migration finds it.
    await server.rooms.store.raw((connection) => {
      connection.exec('DELETE FROM picture');
      connection.exec("INSERT INTO work (kind, subject) SELECT 'picture', id FROM evidence");
    });
    const second = await send('jo', await disguised(photo));
    await looked();
    expect((await pageOf(first)).lookAlikes).toMatchObject([{ other: { application: second.id } }]);
  });
});

test('a database from before has all its whole pictures looked at, and keeps what else is to do', () => {
  const migrations = join(import.meta.dirname, '..', '..', 'sync-server', 'store', 'migrations');
  const database = new SqliteDatabase(':memory:');
  const before = readdirSync(migrations).filter((name) => name.endsWith('.sql') && name < '0019');
  for (const file of before.sort()) database.exec(readFileSync(join(migrations, file), 'utf8'));
  database.pragma(`user_version = ${before.length}`);
  // Whole rows of what these point to would say no more.
  database.pragma('foreign_keys = OFF');
  const at = "'2026-01-01T00:00:00Z'";
  database.exec(`
    INSERT INTO evidence (id, application, name, size, sha256, received, kind, added_at, completed_at) VALUES
      ('photo', 'a', 'photo.jpg', 9, x'01', 9, 'image/jpeg', ${at}, ${at}),
      ('half', 'a', 'half.png', 9, x'02', 4, 'image/png', ${at}, NULL),
      ('paper', 'a', 'paper.pdf', 9, x'03', 9, 'application/pdf', ${at}, ${at});
    INSERT INTO work (kind, subject) VALUES ('match', 'somebody'), ('roster', 'a class');`);
  migrate(database);
  expect(database.prepare('SELECT kind, subject FROM work ORDER BY kind').all()).toEqual([
    { kind: 'match', subject: 'somebody' },
    { kind: 'picture', subject: 'photo' },
    { kind: 'roster', subject: 'a class' },
  ]);
  database.close();
});

/** A PNG of large squares in two greys: small as a file, however large the picture. */
const squares = (width: number, height: number): Buffer => {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const [length, check, body] = [
      Buffer.alloc(4),
      Buffer.alloc(4),
      Buffer.concat([Buffer.from(kind), data]),
    ];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  // Each row begins with a byte that says how it is filtered: not at all.
  const rows = [0, 1].map((odd) =>
    Buffer.from(Uint8Array.from({ length: width + 1 }, (_, x) => (x > 0 && ((x >> 10) + odd) % 2 ? 220 : 0))),
  );
  const pixels = Buffer.concat(
    Array.from({ length: height }, (_, y) => rows[(y >> 10) % 2] ?? rows[0] ?? header),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))],
  ]);
};

describe('a file that is made to do harm', () => {
  test('has no hash, and its neighbours have theirs', async () => {
    const photo = await photoOfNameTag(1);
    const bomb = squares(20_000, 5_000);
    expect(bomb.length).toBeLessThan(500_000);
    const noise = Buffer.concat([files.jpeg.subarray(0, 20), randomBytes(5_000)]);
    const hostile = await send('maria', bomb, photo.subarray(0, 2_000), noise, files.webp, photo);
    const second = await send('jo', await disguised(photo));
    await looked();
    const page = await pageOf(hostile);
    expect(page.evidence).toHaveLength(5);
    expect(page.lookAlikes.map(({ evidence }) => evidence.name)).toEqual(['photo-5.jpg']);
    expect(page.signals).toEqual([]);
    expect((await pageOf(second)).lookAlikes).toHaveLength(1);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await count('work')).toBe(0);
    // All were looked at; one of what is left of the photo, and one of the photo on either side.
    expect(await count('picture')).toBe(6);
  });
});

describe('the process that reads pictures', () => {
  test('refuses what has more pixels than any scan', async () => {
    const reader = createPictureReader();
    try {
      expect(await reader.hashesOf(await photoOfHall(1))).not.toBeNull();
      expect(await reader.hashesOf(squares(10_000, 6_000))).not.toBeNull();
      expect(await reader.hashesOf(squares(10_000, 7_000))).toBeNull();
    } finally {
      await reader.stop();
    }
  });

  test('ends when a picture takes too much memory, and the next one is read by another', async () => {
    const reader = createPictureReader({ mostMegabytes: 240 });
    try {
      const photo = await photoOfHall(1);
      const hashes = await reader.hashesOf(photo);
      expect(hashes).not.toBeNull();
      // Of a progressive JPEG nothing can be drawn before all of it was read.
      const large = sharp(photo).resize(7_500, 7_500, { fit: 'fill' });
      const greedy = await large.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
      expect(await reader.hashesOf(greedy)).toBeNull();
      expect(await reader.hashesOf(photo)).toEqual(hashes);
    } finally {
      await reader.stop();
    }
  });

  test('that does not start is not tried again at once, and the picture waits', async () => {
    const { execPath } = process;
    await server.background.stop();
    const { id } = await send('maria', await photoOfHall(1));
    process.execPath = '/nowhere/node';
    try {
      await expect(server.rooms.applications.lookOnce()).rejects.toThrow('ENOENT');
    } finally {
      process.execPath = execPath;
    }
    expect(await server.rooms.applications.lookOnce()).toBe(0);
    expect(await count('work')).toBe(1);
    expect(await certain()).not.toContain(id);
  });

  test('that is stopped says nothing about the picture', async () => {
    const reader = createPictureReader();
    const asked = reader.hashesOf(await photoOfHall(1));
    const refused = expect(asked).rejects.toThrow();
    await reader.stop();
    await refused;
    await expect(reader.hashesOf(files.png)).rejects.toThrow('any more');
  });
});
