/** The form on paper over real HTTP: blank for everybody, and read back in for staff, whatever is in the file. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formFields, mostFormBytes } from '../../src/domain/application/form-fields.ts';
import { FilledForm } from '../../src/domain/applications-console-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { files } from './apply.ts';
import { openOffice, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let cookie: string;

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  cookie = (await signInStaff(server)).cookie.split(';')[0] ?? '';
});
afterEach(() => server.end());

const blank = async (): Promise<PDFDocument> =>
  PDFDocument.load(await (await fetch(`${server.url}/v1/application-form.pdf`)).arrayBuffer());
const read = (body: Uint8Array, headers: Record<string, string> = { cookie, origin: server.url }) =>
  fetch(`${server.url}/api/application-forms`, { method: 'POST', headers, body: Buffer.from(body) });

describe('the form', () => {
  test('has a field for all that is asked, once', async () => {
    const form = (await blank()).getForm();
    expect(
      form
        .getFields()
        .map((field) => field.getName())
        .toSorted(),
    ).toEqual([...formFields].toSorted());
  });

  test('comes back with what was written into it', async () => {
    const document = await blank();
    const form = document.getForm();
    form.getTextField('full_name').setText('  María Kowalczyk ');
    form.getTextField('first_day').setText('2026-11-23');
    form.getTextField('programme').setText('Water\nMould');
    const answer = await read(await document.save());
    expect(FilledForm.parse(await answer.json())).toEqual({
      answers: { full_name: 'María Kowalczyk', first_day: '2026-11-23', programme: 'Water\nMould' },
    });
  });

  test.each([
    ['no PDF', Buffer.from('<html>')],
    ['nothing', Buffer.alloc(0)],
    ['a PDF without our fields', files.pdf],
    ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type /Catalog /AcroForm 1 0 R>>\nendobj\n')],
    [
      'a PDF that is its own parent',
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/AcroForm<</Fields[1 0 R]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF',
      ),
    ],
    ['bytes of no sense', Buffer.alloc(200_000, 'stream endobj << ')],
  ])('%s is refused with words, and the server goes on', async (_, bytes) => {
    const answer = await read(bytes);
    expect([answer.status, Refusal.parse(await answer.json()).error.code]).toEqual([422, 'no-form']);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test('is no larger than it can be', async () => {
    expect((await read(Buffer.alloc(mostFormBytes + 1))).status).toBe(413);
  });

  test('is read for staff only', async () => {
    expect((await read(files.pdf, { origin: server.url })).status).toBe(401);
  });
});
