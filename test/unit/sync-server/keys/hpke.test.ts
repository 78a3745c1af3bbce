import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { CheckIn } from '#domain/check-in.ts';
import { boxBinding, boxPurpose, noRecordBefore, readBox } from '#domain/record-chain.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { seal } from '../../../../src/tablet/seal.ts';
import { importKeys, openBox } from '../../../../sync-server/keys/index.ts';
import { makeKeyPair } from '../../../../sync-server/keys/key-pair.ts';
import vector from './rfc9180-a31.json' with { type: 'json' };
import { openFirst, scheduleOf } from './second-hpke.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const bytes = (text: string): ArrayBuffer => new Uint8Array(hex(text)).buffer;

/** The published vector has no AES-256-GCM: key agreement and key schedule are checked on its AES-128-GCM. */
describe('the published vector of RFC 9180', () => {
  const kem = new DhkemP256HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() });
  const info = bytes(vector.info);

  test('is opened by the library as we configure it', async () => {
    const recipientKey = await kem.importKey('raw', bytes(vector.skRm), false);
    const recipient = await suite.createRecipientContext({ recipientKey, enc: bytes(vector.enc), info });
    for (const { aad, pt, ct } of vector.encryptions) {
      const opened = await recipient.open(bytes(ct), bytes(aad));
      expect(Buffer.from(opened).toString('hex')).toBe(pt);
    }
  });

  test('is what the library seals, byte for byte', async () => {
    const sender = await suite.createSenderContext({
      recipientPublicKey: await kem.deserializePublicKey(bytes(vector.pkRm)),
      info,
      ekm: {
        privateKey: await kem.importKey('raw', bytes(vector.skEm), false),
        publicKey: await kem.importKey('raw', bytes(vector.pkEm), true),
      },
    });
    expect(Buffer.from(sender.enc).toString('hex')).toBe(vector.enc);
    for (const { aad, pt, ct } of vector.encryptions) {
      expect(Buffer.from(await sender.seal(bytes(pt), bytes(aad))).toString('hex')).toBe(ct);
    }
  });

  test('agrees with the second implementation, which is held against ours below', () => {
    const sealed = { aead: 'aes-128-gcm', secret: hex(vector.skRm), enc: hex(vector.enc) } as const;
    const { shared, key, nonce } = scheduleOf({ ...sealed, info: hex(vector.info) });
    expect(shared.toString('hex')).toBe(vector.shared_secret);
    expect(key.toString('hex')).toBe(vector.key);
    expect(nonce.toString('hex')).toBe(vector.base_nonce);
  });
});

describe('a box', () => {
  const key = makeKeyPair();
  const checkIn: CheckIn = {
    id: uuidv7(),
    device: 'tablet-7',
    event: 'expo',
    seq: 3,
    clocks: { wall: '2026-09-10T17:00:00.000Z', monotonicMs: 1, bootId: 'boot', serverOffsetMs: null },
    method: 'form',
    badge: null,
    understoodBy: null,
    claim: { full_name: 'Siobhán Ní Dhomhnaill' },
    locale: 'en',
    privacyNotice: '2026-11',
  };
  const { id, device, event, seq } = checkIn;
  const makeRecord = async (): Promise<CheckInRecord> => {
    const box = await seal(checkIn, { serverKey: key, schema: 2 });
    return { id, device, event, seq, prev: noRecordBefore, schema: 2, box };
  };

  test('of the tablet is AES-256-GCM: a second implementation opens it', async () => {
    const record = await makeRecord();
    const parts = readBox(record.box);
    const opened = openFirst(
      {
        aead: 'aes-256-gcm',
        secret: Buffer.from(key.secret.d, 'base64url'),
        enc: Buffer.from(parts?.enc ?? '', 'base64url'),
        info: Buffer.from(boxPurpose),
      },
      {
        aad: Buffer.from(boxBinding(record)),
        ciphertext: Buffer.from(parts?.ciphertext ?? '', 'base64url'),
      },
    );
    expect(JSON.parse(opened.toString())).toEqual(checkIn);
  });

  test('of the tablet opens on the server, and never twice alike on the wire', async () => {
    const [one, two] = [await makeRecord(), await makeRecord()];
    const opened = await openBox(one, importKeys([makeKeyPair(), key]));
    expect(opened.ok && JSON.parse(opened.value)).toEqual(checkIn);
    expect(one.box).not.toBe(two.box);
  });

  test.each([
    ['id', { id: uuidv7() }],
    ['device', { device: 'tablet-8' }],
    ['event', { event: 'another' }],
    ['seq', { seq: 4 }],
    ['schema', { schema: 3 }],
  ])('is bound to the %s that stands on its record', async (_, change) => {
    const opened = await openBox({ ...(await makeRecord()), ...change }, importKeys([key]));
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining('does not open') });
  });

  test('sealed to a key that is not here says so', async () => {
    const opened = await openBox(await makeRecord(), importKeys([makeKeyPair()]));
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining(key.id) });
  });
});
