/** Bytes that are no proper HTTP, for a socket of their own. */
import fc from 'fast-check';
import { place } from './bytes.ts';

export interface RawPlan {
  kind: 'raw';
  text: string;
}

const head =
  'POST /v1/batches HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer @@token:0@@\r\ncontent-type: application/json\r\n';
const get = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n';

const texts = [
  `${head}content-length: 10\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${head}content-length: 2\r\n\r\n{}{"records":[]}GET /healthz HTTP/1.1\r\n\r\n`,
  `${head}content-length: -1\r\n\r\n{}`,
  `${head}content-length: 99999999999999999999\r\n\r\n{}`,
  `${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
  `${head}content-length: 500\r\n\r\n{"records":[`,
  `${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  `${head}transfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n`,
  `${head}transfer-encoding: chunked\r\n\r\n2;name=@@long:20000@@\r\n{}\r\n0\r\n\r\n`,
  `${head}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\ntrailer: a\r\n\r\n`,
  `${head}transfer-encoding: chunked\r\n\r\n2\r\n{}`,
  `${head}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  `${head}expect: 100-continue\r\ncontent-length: 2\r\n\r\n`,
  `${head}expect: 200-nothing\r\ncontent-length: 2\r\n\r\n{}`,
  `${get}\r\n`.repeat(20),
  `${get}${'a: b\r\n'.repeat(3000)}\r\n`,
  `${get}@@long:20000@@: a\r\n\r\n`,
  `${get}host: other\r\n\r\n`,
  'GET /healthz HTTP/1.1\r\n\r\n',
  'GET /healthz HTTP/1.0\r\n\r\n',
  'GET /healthz HTTP/9.9\r\nhost: a\r\n\r\n',
  'GET /healthz\r\n\r\n',
  'GET  /healthz  HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET http://evil.example:99999/healthz HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET http:// HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET //// HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET /\u0000 HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: a\u0000b\r\n\r\n',
  'GET /healthz HTTP/1.1\nhost: a\n\n',
  'OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n',
  'CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: a\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  '\r\n\r\n\r\n',
  '@@long:70000@@',
];

export const rawPlan: fc.Arbitrary<RawPlan> = fc.record({
  kind: fc.constant('raw' as const),
  text: fc
    .tuple(
      fc.constantFrom(...texts),
      fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: place }),
    )
    .map(([text, part]) => text.slice(0, Math.ceil(part * text.length))),
});
