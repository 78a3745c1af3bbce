/** A small office for server tests: one convention, one class, a few registrants, a member of staff. */
import type { ApprovedEvent } from '../../src/domain/approved-event.ts';
import { shippedDesignationCodes } from '../../src/domain/designation-code.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { EnrolmentAnswer } from '../../src/domain/wire.ts';
import { makeSigningKey } from '../../src/tablet/signing.ts';
import type { Rooms } from '../../sync-server/rooms.ts';
import { batchOf, newTablet, type Tablet } from './records.ts';

export const convention: ApprovedEvent = {
  id: 'convention',
  kind: 'convention',
  basis: 'whole-event',
  timeZone: 'America/Los_Angeles',
  days: [
    { date: '2026-11-23', minutes: 420 },
    { date: '2026-11-24', minutes: 420 },
    { date: '2026-11-25', minutes: 420 },
  ],
  approvedValue: 200,
  name: 'Cleaning Expo',
  organiser: 'Expo Group',
  place: 'Reno, NV',
};

export const workshop: ApprovedEvent = {
  ...convention,
  id: 'workshop',
  kind: 'workshop',
  basis: 'by-day',
  days: [{ date: '2026-11-24', minutes: 210 }],
  approvedValue: null,
  name: 'Drying Workshop',
};

export const registrant = (id: string, fields: Partial<Registrant> = {}): Registrant => ({
  id,
  registrantNumber: id.replace(/\D/g, '') || '1',
  givenName: 'Maria',
  surname: 'Kowalczyk',
  email: null,
  phone: null,
  firm: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  designations: [{ code: 'WRT', kind: 'technician', earned: '2023-05-10', endedOn: null }],
  opening: { asOf: '2026-01-01', requirementDate: '2027-05-10', cec: 0 },
  ...fields,
});

export const clerk = {
  id: 'clerk',
  name: 'Chris Clerk',
  email: 'clerk@office.example',
  role: 'clerk',
} as const;

export const supervisor = {
  id: 'supervisor',
  name: 'Sam Supervisor',
  email: 'supervisor@office.example',
  role: 'supervisor',
} as const;

/** Fills the rooms; every call of a test may add registrants of its own. */
export const openOffice = async (rooms: Rooms, registrants: Registrant[] = []): Promise<void> => {
  await rooms.catalogue.addDesignationCodes(shippedDesignationCodes);
  await rooms.catalogue.addEvents([
    { event: convention, decodeRules: [] },
    { event: workshop, decodeRules: [] },
  ]);
  await rooms.registry.importRegistrants(registrants);
  await rooms.access.addStaff(clerk);
  await rooms.access.addStaff(supervisor);
};

/** Enrols a tablet over HTTP, as a tablet does, with a key to sign with unless told otherwise. */
export const enrolTablet = async (
  { url, rooms }: { url: string; rooms: Rooms },
  { event = convention.id, otherEvents = [] as string[], station = 'Booth 1', signs = true } = {},
): Promise<Tablet> => {
  const { code } = await rooms.access.createEnrolment({ event, otherEvents, station, by: clerk.id });
  const key = signs ? await makeSigningKey() : null;
  const response = await fetch(`${url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey: key?.publicKey ?? null }),
  });
  const { device, token, pack } = EnrolmentAnswer.parse(await response.json());
  return newTablet({ device, token, event, serverKey: pack.serverKey, signingKey: key?.privateKey ?? null });
};

/** Sends a body as it is. */
export const sendBody = (
  url: string,
  token: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });

/** Sends records as the tablet does: signed over the last one. */
export const sendBatch = async (url: string, tablet: Tablet, records: unknown[]): Promise<Response> =>
  sendBody(url, tablet.token, JSON.stringify(await batchOf(tablet, records)));

/** Signs a member of staff in over HTTP; resolves to a `fetch` below `/api` that carries the session. */
export const signInStaff = async (
  { url, rooms }: { url: string; rooms: Rooms },
  { id }: { id: string } = clerk,
) => {
  const { code } = await rooms.access.createSignInLink(id);
  const signIn = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = (path: string, body?: unknown): Promise<Response> =>
    fetch(`${url}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { ask, cookie: signIn.headers.get('set-cookie') ?? '' };
};
