import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { CheckIn } from '#domain/check-in.ts';
import { boxBinding, boxPurpose, writeBox } from '#domain/record-chain.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';
import type { ServerKey } from '#domain/wire.ts';
import { fromBase64Url, toBase64Url } from './base64.ts';

/** RFC 9180, base mode. P-256 and not X25519: WebKit fails to read back a row that holds an X25519 key. */
const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

type PublicKey = Awaited<ReturnType<typeof suite.kem.deserializePublicKey>>;
/** The key that was used last: it is the same for weeks. */
let known: { publicKey: string; key: PublicKey } | null = null;

const readKey = async ({ publicKey }: ServerKey): Promise<PublicKey> => {
  if (known?.publicKey !== publicKey)
    known = {
      publicKey,
      key: await suite.kem.deserializePublicKey(fromBase64Url(publicKey).buffer),
    };
  return known.key;
};

/** What a record's box may hold. */
export type Contents = CheckIn | RosterChange;

/**
 * Puts a check-in or a change of a roster into the box of its record, sealed to the server's key: this tablet cannot open it again.
 * Bound to the record's id, device, seq, event and schema. Rejects when the key is no point of P-256.
 */
export const seal = async (
  contents: Contents,
  { serverKey, schema }: { serverKey: ServerKey; schema: number },
): Promise<string> => {
  const recipientPublicKey = await readKey(serverKey);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: bytes(boxPurpose) });
  const { id, device, seq, event } = contents;
  const binding = bytes(boxBinding({ id, device, seq, event, schema }));
  const ciphertext = await sender.seal(bytes(JSON.stringify(contents)), binding);
  return writeBox({
    keyId: serverKey.id,
    enc: toBase64Url(new Uint8Array(sender.enc)),
    ciphertext: toBase64Url(new Uint8Array(ciphertext)),
  });
};

export type Seal = typeof seal;
