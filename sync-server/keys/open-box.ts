import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { boxBinding, boxPurpose, readBox } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import type { StoredKey } from './key-pair.ts';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Secrets by the id of their key, imported once. */
export type SealingKeys = Map<string, ReturnType<typeof suite.kem.importKey>>;

/** The keys as the opener wants them. */
export const importKeys = (keys: readonly StoredKey[]): SealingKeys =>
  new Map(keys.map(({ id, secret }) => [id, suite.kem.importKey('jwk', secret, false)]));

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const fromBase64Url = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64url')).buffer;

/** What lies in a record's box, as text. The problem is a sentence for staff. RFC 9180, base mode. */
export const openBox = async (record: CheckInRecord, keys: SealingKeys): Promise<Result<string, string>> => {
  const parts = readBox(record.box);
  if (!parts) return fail('the box has not the form of one');
  const recipientKey = await keys.get(parts.keyId);
  if (!recipientKey)
    return fail(`sealed to a key that this server does not have (${parts.keyId.slice(0, 40)})`);
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey,
      enc: fromBase64Url(parts.enc),
      info: bytes(boxPurpose),
    });
    const opened = await recipient.open(fromBase64Url(parts.ciphertext), bytes(boxBinding(record)));
    return succeed(new TextDecoder().decode(opened));
  } catch {
    return fail('the box does not open: it was changed, or sealed for another record');
  }
};
