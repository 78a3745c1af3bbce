/** The real server is killed while somebody sends a photograph: what it said it has, it has, and the rest goes on there. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passOf } from '../../src/domain/application/application-key.ts';
import { evidencePieceBytes } from '../../src/domain/applications-api.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { databaseFileOf } from '../../sync-server/config.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { type Applicant, announce, beginApplication, files, newId, saysAbout, viewOf } from './apply.ts';
import { convention, openOffice } from './office.ts';
import { type SpawnedServer, spawnServer } from './start-server.ts';

const bytes = Buffer.concat([files.jpeg, randomBytes(5 * evidencePieceBytes)]);
const pieceFrom = (offset: number) => bytes.subarray(offset, offset + evidencePieceBytes);

/** How the server is killed while a piece is on its way. */
type Killing = (at: {
  server: SpawnedServer;
  applicant: Applicant;
  id: string;
  offset: number;
}) => Promise<unknown>;

const killings: Record<string, Killing> = {
  'when half a piece has come': async ({ server, applicant, id, offset }) => {
    const piece = pieceFrom(offset);
    const half = request(`${server.url}/v1/application/evidence/${id}?offset=${offset}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${passOf(applicant.reference, applicant.key)}`,
        'content-length': piece.length,
      },
    });
    const lost = new Promise((resolve) => half.once('error', resolve));
    await new Promise<void>((resolve) => half.write(piece.subarray(0, piece.length / 2), () => resolve()));
    await server.kill('SIGKILL');
    await lost;
  },
  'before it answers': async ({ server, applicant, id, offset }) => {
    const sent = applicant.sendPiece(id, offset, pieceFrom(offset)).catch(() => null);
    await server.kill('SIGKILL');
    await sent;
  },
  'as soon as it has answered': async ({ server, applicant, id, offset }) => {
    await applicant.sendPiece(id, offset, pieceFrom(offset));
    await server.kill('SIGKILL');
  },
};

test('a server killed amid a file has what it said it has, and takes the rest', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
  const file = databaseFileOf(dataFolder);
  const prepared = await openRooms({ file, clock: systemClock });
  await openOffice(prepared, []);
  await prepared.intake.close();
  await prepared.store.close();
  let server = await spawnServer({ dataFolder });
  const { port } = server;
  try {
    const { applicant } = await beginApplication(server.url);
    await applicant.ask('PUT', '/application', saysAbout(convention.id));
    const id = newId();
    const receivedNow = async (response: Promise<Response>) =>
      (await viewOf(await response)).evidence.find((one) => one.id === id)?.received ?? 0;
    let received = await receivedNow(announce(applicant, bytes, { id }));
    for (const [how, kill] of Object.entries(killings)) {
      received = await receivedNow(applicant.sendPiece(id, received, pieceFrom(received)));
      await kill({ server, applicant, id, offset: received });
      server = await spawnServer({ dataFolder, port });
      const afterwards = await receivedNow(announce(applicant, bytes, { id }));
      const least = how === 'as soon as it has answered' ? received + evidencePieceBytes : received;
      expect(afterwards, how).toBeGreaterThanOrEqual(least);
      received = afterwards;
    }
    while (received < bytes.length)
      received = await receivedNow(applicant.sendPiece(id, received, pieceFrom(received)));
    expect((await applicant.ask('POST', '/application/submit')).status).toBe(200);
    await server.kill('SIGTERM');
    const rooms = await openRooms({ file, clock: systemClock });
    const pieces = await rooms.store.db
      .selectFrom('evidence_piece')
      .select('bytes')
      .where('evidence', '=', id)
      .orderBy('position')
      .execute();
    expect(Buffer.concat(pieces.map((piece) => piece.bytes)).equals(bytes)).toBe(true);
    await rooms.intake.close();
    await rooms.store.close();
  } finally {
    await server.kill('SIGKILL');
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
