/** What gets a request past the door: sign-in codes, sessions to end, and records in quarantine that open. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { V7Generator } from 'uuidv7';
import * as z from 'zod/mini';
import { slotAt } from '../../../src/domain/own-phone.ts';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { signStationCode } from '../../../src/tablet/own-phone.ts';
import { createAccess } from '../../../sync-server/access/index.ts';
import { systemClock } from '../../../sync-server/clock.ts';
import { firstAdministrator } from '../../../sync-server/start-links.ts';
import { openStore } from '../../../sync-server/store/index.ts';
import { sendBatch } from '../../server/office.ts';
import { makeRecord, makeRecords, type Tablet } from '../../server/records.ts';

/** One-time codes, written into the database before the server opens it: it writes there alone. */
export const makeSignInCodes = async (dataFolder: string, howMany: number): Promise<string[]> => {
  mkdirSync(dataFolder, { recursive: true });
  const store = openStore(join(dataFolder, 'rollcall.sqlite'));
  const access = createAccess({ store, clock: systemClock });
  await access.addStaff(firstAdministrator);
  const codes: string[] = [];
  for (let made = 0; made < howMany; made++)
    codes.push((await access.createSignInLink(firstAdministrator.id)).code);
  await store.close();
  return codes;
};

/** Resolves to the cookie of a new session. */
export const signIn = async (url: string, code: string): Promise<string> => {
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`The code does not sign in: ${response.status}`);
  return cookie;
};

const ownPhones = 40;

/** Sign-ins on visitors' own phones, as JSON, by codes that the station shows in the next minutes. */
export const makeOwnPhoneSignIns = async ({ device, signingKey }: Tablet): Promise<string[]> => {
  if (!signingKey) throw new Error('A station without a key shows no code.');
  const ids = new V7Generator();
  const signIns: string[] = [];
  for (let made = 0; made < ownPhones; made++) {
    const slot = slotAt(Date.now()) + (made % 10);
    const signature = await signStationCode(signingKey, { device, slot });
    const claim = { full_name: `Phone Visitor ${made}`, email: `phone.${made}@fuzz.example` };
    const id = ids.generate().toString();
    signIns.push(
      JSON.stringify({ id, device, slot, signature, claim, locale: 'en', privacyNotice: '2026-11' }),
    );
  }
  return signIns;
};

const Receipts = z.object({ records: z.array(z.object({ receipt: z.number() })) });

/** A few more records from a tablet that was revoked; resolves to the receipts of all that wait, newest first. */
export const sendAfterRevocation = async (
  { url, ask }: { url: string; ask: (path: string) => Promise<unknown> },
  lost: Tablet,
): Promise<string[]> => {
  await sendBatch(url, lost, await makeRecords(lost, 6));
  const { records } = Receipts.parse(await ask(`/quarantine?lot=${lost.device}`));
  return records.map(({ receipt }) => String(receipt));
};

/** Check-ins that somebody took back at their station with "this is not me"; resolves to their ids. */
export const makeWithdrawn = async (url: string, tablet: Tablet): Promise<string[]> => {
  const records = await makeRecords(tablet, 20);
  await sendBatch(url, tablet, records);
  const withdrawals: CheckInRecord[] = [];
  for (const { id } of records)
    withdrawals.push(await makeRecord(tablet, { claim: {}, corrects: { id, what: 'not-me' } }));
  await sendBatch(url, tablet, withdrawals);
  return records.map(({ id }) => id);
};
