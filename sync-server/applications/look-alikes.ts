/**
 * Pictures that look alike, found as they come in: behind the requests each is looked at once, and what it looks like is
 * kept beside it. As information and never as a verdict: two people may send the organiser's own picture.
 */
import { sql } from 'kysely';
import {
  bandsNear,
  bandsOf,
  distance,
  mostDistance,
  type PictureHashes,
} from '#domain/application/picture-likeness.ts';
import type { LookAlike } from '#domain/applications-console-api.ts';
import type { PictureReader } from '../pictures/index.ts';
import type { Reading, Store, Writing } from '../store/index.ts';
import { bytesOf } from './evidence.ts';

/** Of one picture, the most alike: a poster that a thousand people send says the same of each. */
const mostPairs = 50;

interface Known {
  picture: number;
  hash: Buffer;
}

/** Hashes of other applications' pictures that have a band in common with this one, or nearly. */
const candidatesFor = async (db: Reading, hash: Uint8Array, application: string): Promise<Known[]> =>
  (
    await sql<Known>`SELECT DISTINCT picture.number AS picture, picture_hash.hash
      FROM json_each(${JSON.stringify(bandsNear(hash))}) AS near
      CROSS JOIN picture_band ON picture_band.band = near.value
      CROSS JOIN picture_hash ON picture_hash.number = picture_band.hash
      CROSS JOIN picture ON picture.number = picture_hash.picture
      CROSS JOIN evidence ON evidence.id = picture.evidence
      WHERE evidence.application <> ${application}`.execute(db)
  ).rows;

/** Those that look alike, however the picture is turned, with how far they are from it: the most alike first. */
const alikeIn = async (
  db: Reading,
  { upright, turned }: PictureHashes,
  application: string,
): Promise<[picture: number, distance: number][]> => {
  const found = new Map<number, number>();
  for (const hash of [...upright, ...turned])
    for (const known of await candidatesFor(db, hash, application)) {
      const apart = distance(hash, known.hash);
      if (apart <= (found.get(known.picture) ?? mostDistance)) found.set(known.picture, apart);
    }
  return [...found].sort(([, a], [, b]) => a - b).slice(0, mostPairs);
};

const index = async (tx: Writing, picture: number, hash: Uint8Array): Promise<void> => {
  const { number } = await tx
    .insertInto('picture_hash')
    .values({ picture, hash: Buffer.from(hash) })
    .returning('number')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('picture_band')
    .values(bandsOf(hash).map((band) => ({ band, hash: number })))
    .execute();
};

type Alike = Awaited<ReturnType<typeof alikeIn>>;

const keepHashes = async (
  tx: Writing,
  { evidence, hashes, alike }: { evidence: string; hashes: PictureHashes; alike: Alike },
): Promise<void> => {
  const { number } = await tx
    .insertInto('picture')
    .values({ evidence })
    .returning('number')
    .executeTakeFirstOrThrow();
  for (const [other, apart] of alike)
    await tx
      .insertInto('picture_pair')
      .values([
        { picture: number, other, distance: apart },
        { picture: other, other: number, distance: apart },
      ])
      .execute();
  for (const hash of hashes.upright) await index(tx, number, hash);
};

const nothing: PictureHashes = { upright: [], turned: [] };

export const createLookAlikes = ({ store, pictures }: { store: Store; pictures: PictureReader }) => {
  /** The application of a file that was not looked at yet; null: there is nothing to look at. */
  const applicationOf = async (db: Reading, evidence: string): Promise<string | null> => {
    const file = await db
      .selectFrom('evidence')
      .leftJoin('picture', 'picture.evidence', 'evidence.id')
      .select('application')
      .where('evidence.id', '=', evidence)
      .where('picture.number', 'is', null)
      .executeTakeFirst();
    return file?.application ?? null;
  };

  const look = async (evidence: string): Promise<{ hashes: PictureHashes; alike: Alike }> => {
    const application = await applicationOf(store.db, evidence);
    const hashes =
      (application !== null && (await pictures.hashesOf(await bytesOf(store.db, evidence)))) || nothing;
    // Sought before anything is locked: nobody but this adds pictures.
    return { hashes, alike: await alikeIn(store.db, hashes, application ?? '') };
  };

  return {
    /**
     * Looks at one picture that waits for it. Returns how many: at last none. A file that was taken out meanwhile is
     * looked at no more; one that it looks like, and was taken out while it was looked at, makes it try again.
     */
    lookOnce: async (): Promise<number> => {
      if (!pictures.canRead()) return 0;
      const waiting = await store.db
        .selectFrom('work')
        .select('subject')
        .where('kind', '=', 'picture')
        .limit(1)
        .executeTakeFirst();
      if (!waiting) return 0;
      const { subject } = waiting;
      const seen = await look(subject);
      await store.write(async (tx) => {
        await tx.deleteFrom('work').where('kind', '=', 'picture').where('subject', '=', subject).execute();
        if (await applicationOf(tx, subject)) await keepHashes(tx, { evidence: subject, ...seen });
      });
      return 1;
    },
  };
};

/** Whether a picture of this application was not looked at yet. */
export const waitsForLook = async (db: Reading, application: string): Promise<boolean> => {
  const waiting = await db
    .selectFrom('work')
    .innerJoin('evidence', 'evidence.id', 'work.subject')
    .select('evidence.id')
    .where('work.kind', '=', 'picture')
    .where('evidence.application', '=', application)
    .executeTakeFirst();
  return waiting !== undefined;
};

/** What pictures of these applications look like; what is the same byte for byte is said elsewhere. */
export const lookAlikesOf = async (
  db: Reading,
  applications: readonly string[],
): Promise<(LookAlike & { application: string })[]> => {
  const { rows } = await sql<{
    application: string;
    evidence: string;
    name: string;
    other: string;
    reference: string;
    other_evidence: string;
    other_name: string;
  }>`SELECT mine.application, mine.id AS evidence, mine.name, application.id AS other, application.reference,
      theirs.id AS other_evidence, theirs.name AS other_name
    FROM evidence AS mine
    JOIN picture ON picture.evidence = mine.id
    JOIN picture_pair ON picture_pair.picture = picture.number
    JOIN picture AS alike ON alike.number = picture_pair.other
    JOIN evidence AS theirs ON theirs.id = alike.evidence AND theirs.sha256 <> mine.sha256
    JOIN application ON application.id = theirs.application AND application.submitted_at IS NOT NULL
    WHERE mine.application IN (SELECT value FROM json_each(${JSON.stringify(applications)}))
    ORDER BY mine.id, picture_pair.distance, theirs.id`.execute(db);
  return rows.map(({ application, evidence, name, other, reference, other_evidence, other_name }) => ({
    application,
    evidence: { id: evidence, name },
    other: { application: other, reference, evidence: other_evidence, name: other_name },
  }));
};
