/** Seals any text as a tablet seals a check-in: what lies in a box is hostile too. */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { boxBinding, boxPurpose, writeBox } from '../../../src/domain/record-chain.ts';
import type { CheckInRecord, ServerKey } from '../../../src/domain/wire.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const base64url = (part: ArrayBuffer): string => Buffer.from(part).toString('base64url');

/** The box of a record with these names, holding `text`. */
export const sealText = async (
  text: string,
  names: Omit<CheckInRecord, 'prev' | 'box'>,
  serverKey: ServerKey,
): Promise<string> => {
  const point = new Uint8Array(Buffer.from(serverKey.publicKey, 'base64url'));
  const recipientPublicKey = await suite.kem.deserializePublicKey(point.buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: bytes(boxPurpose) });
  const ciphertext = await sender.seal(bytes(text), bytes(boxBinding(names)));
  return writeBox({ keyId: serverKey.id, enc: base64url(sender.enc), ciphertext: base64url(ciphertext) });
};
