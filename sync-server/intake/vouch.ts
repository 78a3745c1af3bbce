/** Which records come in at once, and which must wait for a person: what speaks for them decides. */
import type { Device } from '../access/index.ts';
import type { Arrival } from './arrival.ts';
import { afterRevocation } from './quarantine.ts';
import { isSigned } from './signature.ts';

interface Handed {
  /** Of the last record: through the chain it stands for all before it. */
  lastRecordHash: string;
  signature: string | null;
  as: 'batch' | 'export';
}

/**
 * Judges what was handed in as one device's. Its own signature must speak for it wherever the device has a key:
 * the seal proves nothing about the sender, since anybody may seal to a public key, and the chain may be carried on
 * by whoever has seen its last record. Without a key its token speaks for a batch, and staff for an export.
 */
export const createVouching = async ({ id, publicKey, revoked }: Device, handed: Handed) => {
  const isVouchedFor = publicKey === null || (await isSigned({ device: id, publicKey }, handed));
  return (arrival: Arrival): Arrival => {
    if (!isVouchedFor) {
      const trouble = `the ${handed.as} was not signed by this tablet`;
      // Whoever made it must not fill a gap of this tablet's count.
      return { ...arrival, seq: null, trouble: arrival.trouble ?? trouble };
    }
    return revoked ? { ...arrival, trouble: arrival.trouble ?? afterRevocation } : arrival;
  };
};
