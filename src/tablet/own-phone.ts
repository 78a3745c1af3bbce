import { msToNextSlot, ownPhoneLink, ownPhoneText, type StationCode, slotAt } from '#domain/own-phone.ts';
import type { TabletClock } from './clock.ts';
import { signText } from './signing.ts';
import type { Enrolment, Store } from './store.ts';

/** The station's word that its code was on the screen in this slot: raw r||s as base64url. */
export const signStationCode = (
  privateKey: CryptoKey,
  code: Omit<StationCode, 'signature'>,
): Promise<string> => signText(privateKey, ownPhoneText(code));

export interface OwnPhoneCode {
  /** For a visitor's own phone. */
  link: string;
  /** When the next one should take its place. */
  goodForMs: number;
}

interface Dependencies {
  store: Store;
  clock: TabletClock;
  /** The last known difference to the server's clock, milliseconds. */
  serverOffsetMs: () => number | null;
  /** Of the public server, e.g. `https://rollcall.example`. */
  origin: string;
}

/** Makes the link that a visitor's own phone opens; needs no network. */
export const createOwnPhone = ({ store, clock, serverOffsetMs, origin }: Dependencies) => ({
  /** The code of this moment, on the server's clock as far as it is known; null where this browser keeps no key. */
  code: async ({ device, signingKey, pack }: Enrolment): Promise<OwnPhoneCode | null> => {
    const key = signingKey === null ? null : await store.signingKeyNamed(signingKey);
    if (!key?.ok || !key.value) return null;
    const now = clock.now() + (serverOffsetMs() ?? 0);
    const slot = slotAt(now);
    const code = { device, slot, ...(pack.others && { event: pack.event.id }) };
    const signature = await signStationCode(key.value, code);
    return {
      link: origin + ownPhoneLink({ ...code, signature }),
      goodForMs: msToNextSlot(now),
    };
  },
});
