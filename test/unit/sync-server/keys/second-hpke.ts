/**
 * HPKE's opening once more, from RFC 9180 alone and on Node's primitives: what the library seals must open here.
 * Base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256; every expansion fits one block of SHA-256.
 */
import { createDecipheriv, createECDH, createHmac } from 'node:crypto';

const aeads = {
  'aes-128-gcm': { id: 1, keyBytes: 16 },
  'aes-256-gcm': { id: 2, keyBytes: 32 },
} as const;

const twoBytes = (number: number): Buffer => Buffer.from([number >> 8, number & 0xff]);

const hmac = (key: Buffer, ...parts: Buffer[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();

const none = Buffer.alloc(0);

/** RFC 9180, section 4: LabeledExtract and LabeledExpand of one suite. */
const labeled = (suite: Buffer) => {
  const head = (label: string) => Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label)]);
  return {
    extract: (salt: Buffer, label: string, ikm: Buffer) => hmac(salt, head(label), ikm),
    expand: (prk: Buffer, label: string, { info, length }: { info: Buffer; length: number }) =>
      hmac(prk, twoBytes(length), head(label), info, Buffer.from([1])).subarray(0, length),
  };
};

interface Sealed {
  aead: keyof typeof aeads;
  /** The recipient's secret scalar. */
  secret: Buffer;
  enc: Buffer;
  info: Buffer;
}

/** Sections 4.1 and 5.1: key and first nonce of a recipient. */
export const scheduleOf = ({ aead, secret, enc, info }: Sealed) => {
  const recipient = createECDH('prime256v1');
  recipient.setPrivateKey(secret);
  const kem = labeled(Buffer.concat([Buffer.from('KEM'), twoBytes(0x10)]));
  const prk = kem.extract(none, 'eae_prk', recipient.computeSecret(enc));
  const context = Buffer.concat([enc, recipient.getPublicKey()]);
  const shared = kem.expand(prk, 'shared_secret', { info: context, length: 32 });

  const { id, keyBytes } = aeads[aead];
  const hpke = labeled(Buffer.concat([Buffer.from('HPKE'), twoBytes(0x10), twoBytes(1), twoBytes(id)]));
  const schedule = Buffer.concat([
    Buffer.from([0]),
    hpke.extract(none, 'psk_id_hash', none),
    hpke.extract(none, 'info_hash', info),
  ]);
  const keys = hpke.extract(shared, 'secret', none);
  return {
    shared,
    key: hpke.expand(keys, 'key', { info: schedule, length: keyBytes }),
    nonce: hpke.expand(keys, 'base_nonce', { info: schedule, length: 12 }),
  };
};

/** Opens the first message of a sender. Throws when it does not. */
export const openFirst = (
  sealed: Sealed,
  { aad, ciphertext }: { aad: Buffer; ciphertext: Buffer },
): Buffer => {
  const { key, nonce } = scheduleOf(sealed);
  const decipher = createDecipheriv(sealed.aead, key, nonce);
  decipher.setAAD(aad);
  decipher.setAuthTag(ciphertext.subarray(-16));
  return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]);
};
