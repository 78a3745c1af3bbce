import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { batchText } from '#domain/record-chain.ts';
import { isSigned } from '../../../../sync-server/intake/signature.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const tablet = {
  device: 'device-1',
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
};
const signatureOf = (lastRecordHash: string): Buffer =>
  sign('sha256', Buffer.from(batchText(tablet.device, lastRecordHash)), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });

const first = (bytes: Buffer): number => bytes.readUInt8(0);

/** Signs one text after another until a signature has the form that is looked for: one in some hundred has. */
const signedWith = (form: (signature: Buffer) => boolean) => {
  for (let attempt = 0; ; attempt++) {
    const lastRecordHash = String(attempt).padStart(64, '0');
    const signature = signatureOf(lastRecordHash);
    if (form(signature)) return { lastRecordHash, signature: signature.toString('base64url') };
  }
};

describe('isSigned', () => {
  test.each<[string, (signature: Buffer) => boolean]>([
    [
      'both numbers with a high first bit',
      (signature) => first(signature) > 127 && first(signature.subarray(32)) > 127,
    ],
    [
      'both numbers with a low first bit',
      (signature) => first(signature) < 128 && first(signature.subarray(32)) < 128,
    ],
    ['an r that begins with a zero byte', (signature) => first(signature) === 0],
    ['an s that begins with a zero byte', (signature) => first(signature.subarray(32)) === 0],
  ])('holds for %s', async (_, form) => {
    expect(await isSigned(tablet, signedWith(form))).toBe(true);
  });

  test('fails for a signature of another text', async () => {
    const { signature } = signedWith(() => true);
    expect(await isSigned(tablet, { lastRecordHash: 'f'.repeat(64), signature })).toBe(false);
  });

  test.each([
    ['none', null],
    ['nothing', ''],
    ['one byte too few', Buffer.alloc(63, 1).toString('base64url')],
    ['one byte too many', Buffer.alloc(65, 1).toString('base64url')],
    ['zeros', Buffer.alloc(64).toString('base64url')],
    ['the largest numbers', Buffer.alloc(64, 255).toString('base64url')],
  ])('fails for a signature of %s', async (_, signature) => {
    expect(await isSigned(tablet, { lastRecordHash: 'f'.repeat(64), signature })).toBe(false);
  });

  test('fails for a key that is none', async () => {
    expect(
      await isSigned(
        { ...tablet, publicKey: 'AAAA' },
        signedWith(() => true),
      ),
    ).toBe(false);
  });
});
