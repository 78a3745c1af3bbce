import { describe, expect, test } from 'vitest';
import { ownPhoneText, readOwnPhoneFragment } from '#domain/own-phone.ts';
import { createOwnPhone } from '../../../src/tablet/own-phone.ts';
import { makeSigningKey } from '../../../src/tablet/signing.ts';
import { isTextSigned } from '../../../sync-server/intake/signature.ts';
import { enrolment, openStation, pack } from './station.ts';

const origin = 'https://rollcall.example';

/** A station that keeps its key; `offsetMs` is how far its clock is behind the server's. */
const openSigningStation = async (offsetMs: number | null = null) => {
  const station = await openStation();
  const key = await makeSigningKey();
  if (!key) throw new Error('no key could be made');
  await station.store.saveSigningKey('key-1', key.privateKey);
  const ownPhone = createOwnPhone({ ...station, serverOffsetMs: () => offsetMs, origin });
  return { ...station, ownPhone, publicKey: key.publicKey, signing: { ...enrolment, signingKey: 'key-1' } };
};

const codeIn = (link: string | undefined) => {
  const code = readOwnPhoneFragment(new URL(link ?? '').hash);
  if (!code) throw new Error(`no code in ${link}`);
  return code;
};

describe('the code for own phones', () => {
  test('is a link to the server, signed by this station for this slot', async () => {
    const { ownPhone, clock, signing, publicKey } = await openSigningStation();
    const made = await ownPhone.code(signing);
    expect(made?.link.startsWith('https://rollcall.example/here#')).toBe(true);
    const code = codeIn(made?.link);
    expect(code).toMatchObject({ device: 'tablet-7', slot: Math.floor(clock.ms / 30_000) });
    const { signature } = code;
    expect(await isTextSigned(ownPhoneText(code), { publicKey, signature })).toBe(true);
    const next = { ...code, slot: code.slot + 1 };
    expect(await isTextSigned(ownPhoneText(next), { publicKey, signature })).toBe(false);
  });

  test('names the event on the screen where the station carries several, signed with it', async () => {
    const { ownPhone, signing, publicKey } = await openSigningStation();
    expect(codeIn((await ownPhone.code(signing))?.link).event).toBeUndefined();
    const { decodeRules, privacyNotice } = pack;
    const others = [{ event: { ...pack.event, id: 'next' }, decodeRules, privacyNotice }];
    const code = codeIn((await ownPhone.code({ ...signing, pack: { ...pack, others } }))?.link);
    expect(code.event).toBe('expo');
    const { signature } = code;
    expect(await isTextSigned(ownPhoneText(code), { publicKey, signature })).toBe(true);
    const bent = ownPhoneText({ ...code, event: 'next' });
    expect(await isTextSigned(bent, { publicKey, signature })).toBe(false);
  });

  test('stays until its slot ends, then it is another', async () => {
    const { ownPhone, clock, signing } = await openSigningStation();
    clock.ms = 59_000_000 * 30_000 + 10_000;
    const made = await ownPhone.code(signing);
    expect(made?.goodForMs).toBe(20_000);
    clock.ms += 19_999;
    expect(codeIn((await ownPhone.code(signing))?.link).slot).toBe(59_000_000);
    clock.ms += 1;
    expect(codeIn((await ownPhone.code(signing))?.link).slot).toBe(59_000_001);
  });

  test('counts by the server’s clock, as far as it is known', async () => {
    const { ownPhone, clock, signing } = await openSigningStation(3_600_000);
    expect(codeIn((await ownPhone.code(signing))?.link).slot).toBe(Math.floor(clock.ms / 30_000) + 120);
  });

  test('is none where the browser keeps no key', async () => {
    const { ownPhone, signing } = await openSigningStation();
    expect(await ownPhone.code({ ...signing, signingKey: null })).toBeNull();
    expect(await ownPhone.code({ ...signing, signingKey: 'lost' })).toBeNull();
  });
});
