export const pinLength = 6;

/** OWASP's Password Storage Cheat Sheet for PBKDF2 with HMAC-SHA-256: 600,000. WebCrypto has nothing slower. */
export const iterations = 600_000;

export type PinFlaw = 'too-short' | 'too-easy';

/** Why a PIN is not good enough to be chosen: 111111, 123456, 987654. Null if it is. */
export const flawOf = (pin: string): PinFlaw | null => {
  if (!/^\d{6}$/.test(pin)) return 'too-short';
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && Math.abs(step ?? 0) <= 1 ? 'too-easy' : null;
};

/** 256 bits of a PIN, slow to come by. */
export const slowBits = async (
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<ArrayBuffer> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256);
};
