/** Applying for credit over real HTTP, as the public site does, for tests of the server and its campaigns. */
import { createHash } from 'node:crypto';
import { V7Generator } from 'uuidv7';
import type { ApplicationFields } from '../../src/domain/application/application.ts';
import { applicationKeyOf, passOf } from '../../src/domain/application/application-key.ts';
import { ApplicationView, evidencePieceBytes } from '../../src/domain/applications-api.ts';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';

const ids = new V7Generator();
export const newId = (): string => ids.generate().toString();

/** One pixel each, and a PDF that says nothing. */
export const files = {
  jpeg: Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
    'base64',
  ),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  webp: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

export interface Applicant {
  id: string;
  reference: string;
  key: string;
  /** Asks below `/v1`, with reference and key. */
  ask: (method: string, path: string, body?: unknown) => Promise<Response>;
  sendPiece: (evidence: string, offset: number, bytes: Uint8Array) => Promise<Response>;
}

export const beginApplication = async (
  url: string,
  { id = newId(), headers = {} as Record<string, string>, locale = 'en' } = {},
): Promise<{ applicant: Applicant; response: Response }> => {
  const key = applicationKeyOf(crypto.getRandomValues(new Uint8Array(20)));
  const reference = receiptCodeOf(id);
  const authorization = `Bearer ${passOf(reference, key)}`;
  const response = await fetch(`${url}/v1/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id, key, locale }),
  });
  const applicant: Applicant = {
    ...{ id, reference, key },
    ask: (method, path, body) =>
      fetch(`${url}/v1${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    sendPiece: (evidence, offset, bytes) =>
      fetch(`${url}/v1/application/evidence/${evidence}?offset=${offset}`, {
        method: 'PUT',
        headers: { authorization },
        body: Buffer.from(bytes),
      }),
  };
  return { applicant, response };
};

export const viewOf = async (response: Response): Promise<ApplicationView> =>
  ApplicationView.parse(await response.json());

export const announce = (
  applicant: Applicant,
  bytes: Uint8Array,
  { id = newId(), name = 'tag.jpg', sha256 = createHash('sha256').update(bytes).digest('hex') } = {},
): Promise<Response> =>
  applicant.ask('POST', '/application/evidence', { id, name, size: bytes.length, sha256 });

/** Sends a file in pieces; resolves to the answer to the last one. */
export const sendEvidence = async (
  applicant: Applicant,
  bytes: Uint8Array,
  { name = 'tag.jpg' } = {},
): Promise<Response> => {
  const id = newId();
  let response = await announce(applicant, bytes, { id, name });
  for (let offset = 0; offset < bytes.length && response.ok; offset += evidencePieceBytes)
    response = await applicant.sendPiece(id, offset, bytes.subarray(offset, offset + evidencePieceBytes));
  return response;
};

export const saysAbout = (
  event: string,
  claim: ApplicationFields['claim'] = { full_name: 'Maria Kowalczyk', registrant_number: '70012' },
): ApplicationFields => ({ about: { is: 'listed', event, days: null }, claim, note: '' });

/** From the empty form to the reference number. */
export const apply = async (
  url: string,
  fields: ApplicationFields,
  evidence: readonly Uint8Array[] = [files.jpeg],
  { locale = 'en' } = {},
): Promise<Applicant> => {
  const { applicant } = await beginApplication(url, { locale });
  await applicant.ask('PUT', '/application', fields);
  for (const [index, bytes] of evidence.entries())
    await sendEvidence(applicant, bytes, { name: `photo-${index + 1}.jpg` });
  const sent = await applicant.ask('POST', '/application/submit');
  if (!sent.ok) throw new Error(`not sent: ${await sent.text()}`);
  return applicant;
};
