import { type Claim, claimFrom } from '../claim.ts';
import { decodeEscapedBytes } from './escaped-bytes.ts';

/** RFC 5321, 4.5.3.1: the longest path without its angle brackets. */
const maxAddressLength = 254;
const localPart = /^[^\s@,;:<>()[\]\\"\p{C}]{1,64}$/u;
const domainLabel = /^[\p{L}\p{M}\p{N}-]{1,63}$/u;

const isAddress = (text: string): boolean => {
  if (text.length > maxAddressLength) return false;
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    localPart.test(local) &&
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label))
  );
};

/** A payload that is one e-mail address and nothing else, bare or as `mailto:` (RFC 6068). */
export const readEmail = (text: string): Claim | null => {
  const link = /^mailto:([^?#]*)/i.exec(text.trim());
  const address = link ? decodeEscapedBytes(link[1] ?? '', '%', 'utf-8').trim() : text.trim();
  return isAddress(address) ? claimFrom([['email', address]]) : null;
};
