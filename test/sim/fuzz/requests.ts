/** Hostile requests, made from what the server says of its routes and from what people try on any server. */
import fc from 'fast-check';
import * as z from 'zod/mini';
import { CheckInRecord } from '../../../src/domain/wire.ts';
import { type ByteChange, byteChange, place } from './bytes.ts';
import { type ByName, fitting, JsonSchema } from './json-schema.ts';
import { mutated, mutation, nastyText, nastyValue } from './nasty.ts';
import type { Operation } from './operations.ts';

/** How the bytes travel: `half` ends within the request, at that part of it. */
export type Travel = { by: 'length' | 'chunks' | 'slowly' } | { by: 'half'; at: number };

/** With marks for what only the running server knows; see marks.ts. */
export interface RequestPlan {
  kind: 'request';
  method: string;
  target: string;
  headers: Record<string, string>;
  /** Null: no body. */
  body: string | null;
  bytes: ByteChange;
  travel: Travel;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const mark = (what: string) => fc.nat({ max: 9_999 }).map((number) => `@@${what}:${number}@@`);
const orElse = (what: string, otherwise: fc.Arbitrary<unknown> = nastyText) =>
  fc.oneof({ weight: 4, arbitrary: mark(what) }, { weight: 1, arbitrary: otherwise });

/** Days of a class, as they are planned, and as they are not. */
const classDays = [
  [{ date: '2026-11-23', from: '08:30', until: '16:30', breaks: [{ from: '12:00', until: '13:00' }] }],
  [
    { date: '2026-11-23', from: '00:00', until: '23:59', breaks: [] },
    { date: '2026-11-24', from: '09:00', until: '09:01', breaks: [] },
  ],
];
const noClassDays = [[{ date: '2026-11-23', from: '16:30', until: '08:30', breaks: [] }], []];

/** What the office may say of somebody on a roster. */
const statements = [
  { what: 'claim', claim: { full_name: 'Ann Lee' }, badge: null, understoodBy: null },
  { what: 'listed', listed: false },
  { what: 'listed', listed: true },
  { what: 'purpose', purpose: 'exam' },
  { what: 'purpose', purpose: null },
  { what: 'day', date: '2026-11-23', mark: { is: 'partly', from: '09:00', until: '12:30' } },
  { what: 'day', date: '2026-11-23', mark: { is: 'present' } },
  { what: 'day', date: '1999-12-31', mark: { is: 'present' } },
  { what: 'signature', date: null, signature: { width: 1, height: 1, strokes: [[[1e308, -1e308, 0]]] } },
  { what: 'note', text: '=HYPERLINK(1)' },
  { what: 'closing', attestation: null },
];

/** What columns hold, as somebody says. */
const columnsSaid = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(
      fc.record({
        index: fc.nat({ max: 2 }),
        meaning: fc.constantFrom('given_name', 'surname', 'full_name', 'email', 'badge_id', null),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { weight: 1, arbitrary: nastyValue },
);

/** Properties that name something the server holds. */
const named: ByName = {
  registrant: orElse('registrants'),
  one: orElse('registrants'),
  other: orElse('registrants'),
  columns: columnsSaid,
  device: orElse('device'),
  event: orElse('events'),
  // Of an event that staff approve: few pairs of days are in order.
  firstDay: fc.constantFrom('2026-11-09', '2026-11-10', '2026-11-11', '2026-02-30', '1899-01-01'),
  lastDay: fc.constantFrom('2026-11-11', '2026-11-12', '2026-11-13', '2199-12-31', '2026-11-08'),
  hours: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }) },
    { weight: 1, arbitrary: nastyValue },
  ),
  size: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 1_000 }) },
    { weight: 1, arbitrary: nastyValue },
  ),
  events: fc.array(orElse('events'), { minLength: 1, maxLength: 3 }),
  person: orElse('people'),
  timeZone: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('America/Chicago', 'Pacific/Kiritimati') },
    { weight: 1, arbitrary: nastyText },
  ),
  days: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...classDays) },
    // Of an application: every day of its event. Of an organiser's link: how long it is good for.
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }) },
    { weight: 1, arbitrary: fc.constantFrom(...noClassDays) },
    { weight: 1, arbitrary: nastyValue },
  ),
  changes: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.record({ person: mark('people'), says: fc.constantFrom(...statements) }), {
        minLength: 1,
        maxLength: 3,
      }),
    },
    // Somebody new, who fits any class.
    {
      weight: 4,
      arbitrary: fc.uuid().map((person) => [
        { person, says: statements[0] },
        { person, says: statements[4] },
      ]),
    },
    { weight: 1, arbitrary: nastyValue },
  ),
  code: fc.oneof(
    { weight: 2, arbitrary: mark('code') },
    { weight: 2, arbitrary: mark('signInCode') },
    { weight: 1, arbitrary: mark('receiptCode') },
    { weight: 1, arbitrary: mark('paperCode') },
    { weight: 1, arbitrary: nastyText },
  ),
};

const recordSchema = JsonSchema.parse(z.toJSONSchema(CheckInRecord));
const record = fitting(recordSchema, {
  ...named,
  device: fc.oneof(mark('device'), mark('healthyDevice')),
});
const bodies: ByName = {
  ...named,
  records: fc.array(fc.oneof(record, nastyValue), { minLength: 1, maxLength: 4 }),
};

const brokenSegments = [
  '%',
  '%zz',
  '%00',
  '..',
  '..%2f..%2fpackage.json',
  '%c0%ae',
  '%ed%a0%80',
  'a%2fb',
  '\u00e9',
  '*',
  ':id',
  '@@long:9000@@',
];

const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/%40%40([\w-]+)%3A(\d+)%40%40/g, '@@$1:$2@@');
const segment = (what: string) =>
  fc.oneof(
    { weight: 6, arbitrary: mark(what) },
    { weight: 2, arbitrary: nastyText.map(escaped) },
    { weight: 1, arbitrary: fc.constantFrom(...brokenSegments) },
  );

const receipts = ['receipt', 'openReceipt', 'rejectedReceipt'];

/** Parts that are joined: the text between parameters, and what stands for each parameter. */
const pathOf = (path: string): fc.Arbitrary<string> => {
  // Of applications few decisions are made, and each is taken back once.
  if (path === '/api/applications/decisions/{id}/undo')
    return fc
      .nat({ max: 9_999 })
      .map((nth) => `/api/applications/decisions/@@applicationDecision:${nth}@@/undo`);
  // Few pairs of an application and a file belong together: these two lists are in one order.
  if (path === '/api/applications/{id}/evidence/{evidence}')
    return fc
      .nat({ max: 9_999 })
      .map((nth) => `/api/applications/@@evidenceOwner:${nth}@@/evidence/@@ownedEvidence:${nth}@@`);
  const parts = path.split(/(\{\w+\})/).map((part, index, all) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return fc.constant(part);
    if (name === 'receipt') return fc.oneof(...receipts.map(segment));
    // `/devices/{id}` takes one of `devices`.
    return segment(name === 'id' ? (all[index - 1]?.split('/').at(-2) ?? name) : name);
  });
  return fc.tuple(...parts).map((texts) => texts.join(''));
};

const strangeQueries = [
  '&q=%',
  '&q=%ff',
  '&q[]=a',
  '&__proto__=1',
  '&q=a&q=b',
  '&limit=1e999',
  '&limit=0x10',
  '&',
  '=',
  '&q=@@long:9000@@',
  '&q=@@long:20000@@',
  ';',
  '#',
];

const queryOf = (query: Operation['query']): fc.Arbitrary<string> => {
  const values = Object.fromEntries(
    query.map(({ name, schema }) => [
      name,
      fc.oneof(
        { weight: 3, arbitrary: name === 'after' ? mark('checkIn') : (named[name] ?? fitting(schema)) },
        { weight: 2, arbitrary: nastyText },
      ),
    ]),
  );
  return fc
    .tuple(
      fc.record(values, { requiredKeys: [] }),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom(...strangeQueries) },
      ),
    )
    .map(([given, strange]) => {
      const pairs = Object.entries(given).map(([name, value]) => `${name}=${escaped(String(value))}`);
      const all = pairs.join('&') + strange;
      return all === '' ? '' : `?${all}`;
    });
};

/** The JSON text of a body: nearly always of the right form, then with up to three changes. */
const bodyOf = (schema: JsonSchema | null): fc.Arbitrary<string | null> => {
  const value = schema ? fitting(schema, bodies) : nastyValue;
  const text = fc
    .tuple(value, fc.array(mutation, { maxLength: 3 }))
    .map(([good, changes]) => JSON.stringify(changes.reduce(mutated, good)) ?? '');
  return schema ? text : fc.option(text, { freq: 4 });
};

/** Attendance and badge lists as they are sent, and what is none. */
const lists = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'First,Last,Email\nAnn,Lee,ann@lee.example\nBob,Ray,bob@ray.example\n',
      'Name;IICRC #\nKowalczyk, Maria;70012\n',
      'Badge ID,Name\nEX-1,Ann Lee\nEX-1,Bob Ray\n,Nobody\n',
      '=cmd|A1,Name\n"=HYPERLINK(1)",Ann Lee\n',
      'PK\u0003\u0004',
      '%PDF-1.7\n',
      '\ufeffName\n@@long:20000@@\n',
    ),
  },
  { weight: 1, arbitrary: nastyText },
);

/** A form that somebody filled in, in the fewest words of PDF. */
const filledForm = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[4 0 R]>>endobj
4 0 obj<</FT/Tx/T(full_name)/V(Ann Lee)/Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** Evidence as it is sent, and what is none. */
const evidence = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          '%PDF-1.7\n%',
          '%PDF-',
          '%PDF-2.0',
          '<svg onload="a()">',
          'PK\u0003\u0004',
          '\u0000',
          'GIF89a',
        ),
        fc.nat(),
      )
      .map(([start, nth]) => `${start} ${nth} and sixteen more bytes`),
  },
  { weight: 1, arbitrary: nastyText },
);

const authorizations = fc.oneof(
  { weight: 12, arbitrary: fc.constant('Bearer @@token:0@@') },
  { weight: 2, arbitrary: mark('revokedToken').map((token) => `Bearer ${token}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'Bearer',
      'Bearer ',
      'bearer @@token:0@@',
      'Basic YTpi',
      'Bearer ../..',
      'Bearer @@long:9000@@',
      'Bearer \u00e9',
      'Bearer a, Bearer @@token:0@@',
    ),
  },
);

const cookies = fc.oneof(
  { weight: 14, arbitrary: fc.constant('@@cookie:0@@') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'rollcall',
      'rollcall=',
      'rollcall=%',
      'rollcall="',
      'rollcall=%00; rollcall=a',
      '__Host-rollcall=a',
      '=;=;;',
      'rollcall=@@long:9000@@',
      'a=b; @@cookie:0@@; rollcall=c',
      '__proto__=a',
    ),
  },
);

const contentTypes = fc.oneof(
  { weight: 14, arbitrary: fc.constant('application/json') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'text/plain',
      'application/json; charset=utf-16',
      'application/json;;;',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'application/vnd.api+json',
      'application/json, text/html',
      'a/b; charset="',
    ),
  },
);

const others: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ['accept-encoding', 'gzip'],
  ['accept-encoding', 'br'],
  ['accept-encoding', '*;q=0, gzip;q=nonsense'],
  ['accept', 'image/png'],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'br, gzip'],
  ['range', 'bytes=0-0'],
  ['range', 'bytes=9-1,-,a-b,-99999999999999999999'],
  ['if-none-match', '*'],
  ['if-none-match', 'W/"a", "'],
  ['if-modified-since', 'yesterday'],
  ['expect', '100-continue'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-proto', 'javascript'],
  ['x-http-method-override', 'DELETE'],
  ['upgrade', 'h2c'],
  ['host', 'evil.example'],
  ['host', 'a b'],
  ['host', '[::1'],
  ['host', 'localhost:99999'],
  ['host', ''],
  ['connection', 'close'],
  ['connection', 'keep-alive, content-length'],
  ['x-big', '@@long:9000@@'],
  ['x-big', '@@long:20000@@'],
  ['x-bell', '\u0007'],
  ['x-letter', '\u00e9'],
);

const headers: fc.Arbitrary<Record<string, string>> = fc
  .tuple(
    fc.record(
      {
        authorization: authorizations,
        cookie: cookies,
        origin: fc.oneof(
          { weight: 14, arbitrary: fc.constant('@@origin:0@@') },
          { weight: 3, arbitrary: fc.constantFrom('http://evil.example', 'null', '', '@@origin:0@@/') },
        ),
        'content-type': contentTypes,
      },
      { requiredKeys: ['authorization', 'cookie', 'origin', 'content-type'] },
    ),
    fc.subarray(['authorization', 'cookie', 'origin', 'content-type'], { maxLength: 2 }),
    fc.nat({ max: 7 }),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(others, { minLength: 1, maxLength: 3 }) },
    ),
  )
  .map(([usual, left, leaves, more]) => {
    // One in eight comes without some of what it needs.
    const kept = Object.entries(usual).filter(([name]) => leaves !== 0 || !left.includes(name));
    return Object.fromEntries([...kept, ...more]);
  });

const travel: fc.Arbitrary<Travel> = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ by: 'length' as const }) },
  { weight: 3, arbitrary: fc.constant({ by: 'chunks' as const }) },
  { weight: 1, arbitrary: fc.constant({ by: 'slowly' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      by: fc.constant('half' as const),
      at: place,
    }),
  },
);

const methodOr = (method: string) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(method) },
    { weight: 1, arbitrary: fc.constantFrom(...methods) },
  );

const requestTo = (method: string, target: fc.Arbitrary<string>, body: fc.Arbitrary<string | null>) =>
  fc
    .record({ method: methodOr(method), target, headers, body, bytes: byteChange, travel })
    .map((plan): RequestPlan => ({ kind: 'request', ...plan }));

/** An event that staff approve: of nine fields made by chance one is nearly always wrong. */
const approvable = JSON.stringify({
  ...{ kind: 'workshop', name: 'Seminar', organiser: 'Somebody', place: 'Reno', timeZone: 'America/Chicago' },
  ...{ firstDay: '2026-11-09', lastDay: '2026-11-10', hours: 7, approvedValue: 100 },
});

/** What somebody may say of an event that is on no list. */
const fieldsOfApplication = JSON.stringify({
  about: {
    ...{ is: 'other', name: 'Seminar', organiser: 'Somebody', place: 'Reno', programme: '' },
    ...{ firstDay: '2026-11-09', lastDay: '2026-11-10', hours: 7 },
  },
  claim: { full_name: 'Ann Applicant' },
  note: '',
});

const textFor = (path: string, body: JsonSchema | null): fc.Arbitrary<string | null> => {
  // Nobody guesses a station's signature.
  if (/^\/(?:api\/applications\/\{id\}|v1\/application)\/evidence(?:\/\{evidence\})?$/.test(path) && !body)
    return evidence;
  if (path === '/api/application-forms') return fc.oneof(fc.constant(filledForm), evidence);
  if (path === '/api/applications/{id}/new-event') return fc.oneof(fc.constant(approvable), bodyOf(body));
  if (path === '/v1/application') return fc.oneof(fc.constant(fieldsOfApplication), bodyOf(body));
  if (path === '/v1/own-phone') return fc.oneof(mark('ownPhoneSignIn'), bodyOf(body));
  return /^\/(?:api\/(?:(?:attendance|badge)-lists|classes\/\{id\}\/(?:people|sheets))|v1\/organiser\/lists)$/.test(
    path,
  )
    ? lists
    : bodyOf(body);
};

/** Passes that open a route which is no tablet's, by how its path begins. */
const passes: readonly { begins: RegExp; pass: fc.Arbitrary<unknown> }[] = [
  {
    begins: /^\/v1\/organiser/,
    pass: orElse('organiserToken', fc.constantFrom('', 'short', 'A'.repeat(43))),
  },
  { begins: /^\/v1\/application\/answer$/, pass: orElse('askedPass') },
  {
    begins: /^\/v1\/application(?:\/|$)/,
    pass: orElse(
      'applicationPass',
      fc.constantFrom('', '.', 'AAAA-AAAA.', 'AAAA-AAAA.AAAA-AAAA-AAAA-AAAA-AAAA', '@@long:9000@@'),
    ),
  },
];

/** With the pass that opens it, nearly always. */
const withPass = (path: string, request: fc.Arbitrary<RequestPlan>): fc.Arbitrary<RequestPlan> => {
  const found = passes.find(({ begins }) => begins.test(path));
  if (!found) return request;
  return fc.tuple(request, found.pass).map(([plan, pass]) => ({
    ...plan,
    headers: { ...plan.headers, authorization: `Bearer ${pass}` },
  }));
};

/** Of somebody who has not sent the application yet: what they fill in, and the files that they announce. */
const byWhoHasNotSent = (request: fc.Arbitrary<RequestPlan>): fc.Arbitrary<RequestPlan> =>
  fc.tuple(request, fc.nat({ max: 9_999 })).map(([plan, nth]) => ({
    ...plan,
    headers: { ...plan.headers, authorization: `Bearer @@piecePass:${nth}@@` },
  }));

/** A piece of a file that its own applicant sends: any pass and any file hardly ever belong together. */
const ownPiece = (request: fc.Arbitrary<RequestPlan>): fc.Arbitrary<RequestPlan> =>
  fc.tuple(request, fc.nat({ max: 9_999 })).map(([plan, nth]) => ({
    ...plan,
    target: `/v1/application/evidence/@@pieceEvidence:${nth}@@?offset=${(nth % 4) * 7}`,
    headers: { ...plan.headers, authorization: `Bearer @@piecePass:${nth}@@` },
  }));

/** What a sender says of a list of theirs; of every second one that it is right, which ends it. */
const ownList = (path: string, request: fc.Arbitrary<RequestPlan>): fc.Arbitrary<RequestPlan> => {
  const isCount = path.endsWith('/count');
  return fc.tuple(request, fc.nat({ max: 4_999 }), columnsSaid).map(([plan, half, columns]) => {
    const nth = half * 2 + (isCount ? 1 : 0);
    return {
      ...plan,
      target: path.replace('{id}', `@@sentList:${nth}@@`),
      headers: {
        ...plan.headers,
        authorization: `Bearer @@sentPass:${nth}@@`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(isCount ? {} : { key: `@@sentKey:${nth}@@`, columns }),
    };
  });
};

export const requestFor = ({ method, path, query, body }: Operation): fc.Arbitrary<RequestPlan> => {
  const target = fc.tuple(pathOf(path), queryOf(query)).map((parts) => parts.join(''));
  const text = method === 'GET' ? fc.constant(null) : textFor(path, body);
  const request = withPass(path, requestTo(method, target, text));
  if (path === '/v1/application/evidence' || (path === '/v1/application' && method === 'PUT'))
    return fc.oneof(request, byWhoHasNotSent(request));
  if (path.startsWith('/v1/organiser/lists/')) return fc.oneof(request, ownList(path, request));
  return path === '/v1/application/evidence/{evidence}' ? fc.oneof(request, ownPiece(request)) : request;
};

const pages = [
  '/',
  '/index.html',
  '/kiosk',
  '/kiosk/',
  '/console/review',
  '/console/registrants/1?q=a',
  '/apply',
  '/apply#AAAA-AAAA.A',
  '/manifest.webmanifest',
  '/service-worker.js',
  '/assets/',
  '/assets/none.js',
  '/console-assets/',
  '/icons',
  '/sample-badges',
  '/sample-badges/1',
  '/sample-badges/1.svg',
  '/sample-badges/999999999999999999999.svg',
  '/sample-badges/style.css',
  '/openapi.json',
  '/healthz',
  '/v1',
  '/v1/',
  '/v1/none',
  '/api',
  '/api/',
  '/api/none',
  '//evil.example/',
  '/.rollcall/rollcall.sqlite',
  '/.git/config',
  '/package.json',
  '/sync-server/main.ts',
];
const strangePaths = [
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/..%5cpackage.json',
  '/%00',
  '/index.html%00.js',
  '/assets/%ff',
  '/%',
  '/%zz',
  '/\u00e9',
  '/a b',
  '/@@long:9000@@',
  '/@@long:20000@@',
  '/a//b',
  '/./',
  '/?',
  '/?%',
  '/#',
  '/assets/@@long:300@@.js',
  '/sample-badges/%00',
  '/sample-badges/%2e%2e',
  'http://evil.example/',
  '*',
  '',
  'nothing',
];

export const pageRequest: fc.Arbitrary<RequestPlan> = requestTo(
  'GET',
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pages) },
    { weight: 3, arbitrary: fc.constantFrom(...strangePaths) },
    { weight: 1, arbitrary: fc.webPath() },
    { weight: 1, arbitrary: nastyText.map((text) => `/${escaped(text)}`) },
  ),
  fc.constant(null),
);
