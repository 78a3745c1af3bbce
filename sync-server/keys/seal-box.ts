import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { CheckIn } from '#domain/check-in.ts';
import { boxBinding, boxPurpose, writeBox } from '#domain/record-chain.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';
import type { ServerKey } from '#domain/wire.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const toBase64Url = (content: ArrayBuffer): string => Buffer.from(content).toString('base64url');

/**
 * Puts a check-in or a change of a roster that was made on this server into a box, as a tablet does: what lies in the database is sealed
 * whichever way it came, and takes the same way from there. RFC 9180, base mode.
 */
export const sealBox = async (
  content: CheckIn | RosterChange,
  { serverKey, schema }: { serverKey: ServerKey; schema: number },
): Promise<string> => {
  const point = new Uint8Array(Buffer.from(serverKey.publicKey, 'base64url')).buffer;
  const recipientPublicKey = await suite.kem.deserializePublicKey(point);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: bytes(boxPurpose) });
  const { id, device, seq, event } = content;
  const binding = bytes(boxBinding({ id, device, seq, event, schema }));
  const ciphertext = await sender.seal(bytes(JSON.stringify(content)), binding);
  return writeBox({
    keyId: serverKey.id,
    enc: toBase64Url(sender.enc),
    ciphertext: toBase64Url(ciphertext),
  });
};
