/** Requests as they are wanted, proper or not, on kept connections or on a socket of their own. */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { maxBatchBytes } from '../../../src/domain/batch-bounds.ts';
import type { Travel } from './requests.ts';

export interface Answer {
  /** Of every answer on the connection; empty when none came. */
  statuses: number[];
  mayComeBack: boolean;
  /** At most the first 256 kB; empty where it is compressed. */
  body: string;
  /** It came over a socket of its own: `body` is all that was said there, heads and framing too. */
  isWhole: boolean;
  /** Set when a whole request got no answer: `timeout`, or the code of the error. */
  failed: string | null;
  /** Larger than the server reads: it answers and closes, which may reach us as a reset. */
  isOversized: boolean;
}

export interface Wanted {
  port: number;
  method: string;
  target: string;
  headers: Record<string, string>;
  body: Buffer | null;
  travel: Travel;
}

const host = '127.0.0.1';
/** On a busy machine a request waits; one that hangs waits for ever. */
const longestMs = 60_000;
/** Node reads 16 kB of a request's head. */
const safeHeadBytes = 12_000;
const mostKept = 256 * 1024;
const agent = new Agent({ keepAlive: true });

export const closeConnections = (): void => agent.destroy();

const nothing: Answer = {
  statuses: [],
  mayComeBack: false,
  body: '',
  isWhole: false,
  failed: null,
  isOversized: false,
};

/** Everything that the server says until it closes, or until `patienceMs` are over. */
const onSocket = (port: number, bytes: Buffer, patienceMs: number): Promise<Answer> =>
  new Promise((resolve) => {
    const socket = connect(port, host, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (failed: string | null): void => {
      clearTimeout(patience);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map((match) => Number(match[1]));
      resolve({
        statuses,
        mayComeBack: /^retry-after:/im.test(text),
        body: text,
        isWhole: true,
        failed,
        isOversized: false,
      });
    };
    const patience = setTimeout(() => done(null), patienceMs);
    socket.on('data', (chunk) => {
      size += chunk.length;
      if (size < mostKept) chunks.push(chunk);
    });
    socket.on('close', () => done(null));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' ? error.code : null),
    );
  });

/** What is not allowed to be sent by node:http goes as bytes. */
const bytesOf = ({ method, target, headers, body }: Wanted): Buffer => {
  const length = body ? [`content-length: ${body.length}`] : [];
  const named = Object.entries({ host, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = [`${method} ${target} HTTP/1.1`, ...named, ...length].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
};

/** What writing to a connection says that the server had ended while nobody used it. */
const endedWhileIdle: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ECONNRESET']);

const properly = (wanted: Wanted, connections: Agent | false = agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port, method, target, headers, body, travel } = wanted;
    const framing =
      travel.by === 'chunks'
        ? { 'transfer-encoding': 'chunked' }
        : { 'content-length': String(body?.length) };
    // Throws on a path or a header that cannot be.
    const outgoing = request({
      host,
      port,
      method,
      path: target,
      headers: { ...headers, ...(body && framing) },
      agent: connections,
    });
    const fail = (failed: string): void => resolve({ ...nothing, failed });
    const patience = setTimeout(() => {
      fail('timeout');
      outgoing.destroy();
    }, longestMs);
    let status: number | undefined;
    outgoing.on('response', (incoming) => {
      status = incoming.statusCode;
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size < mostKept) chunks.push(chunk);
      });
      const done = (): void => {
        clearTimeout(patience);
        resolve({
          statuses: [incoming.statusCode ?? 0],
          mayComeBack: incoming.headers['retry-after'] !== undefined,
          body: incoming.headers['content-encoding'] ? '' : Buffer.concat(chunks).toString(),
          isWhole: false,
          failed: null,
          isOversized: false,
        });
      };
      incoming.on('end', done);
      incoming.on('error', done);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(patience);
      // An answer may come, and the connection end, before all was sent.
      if (status !== undefined) resolve({ ...nothing, statuses: [status] });
      // A kept connection may be ended at any time; whoever meets that asks again on a new one (RFC 9112, 9.3.1).
      else if (outgoing.reusedSocket && endedWhileIdle.has(error.code))
        properly(wanted, false).then(resolve, reject);
      else fail(error.code ?? error.message);
    });
    outgoing.on('upgrade', (_, socket) => {
      socket.destroy();
      fail('upgrade');
    });
    const write = async (): Promise<void> => {
      if (body && travel.by !== 'length') {
        const middle = body.length >> 1;
        outgoing.write(body.subarray(0, middle));
        if (travel.by === 'slowly') await sleep(20);
        outgoing.end(body.subarray(middle));
      } else outgoing.end(body ?? undefined);
    };
    write().catch(reject);
  });

const sendOnce = async (wanted: Wanted): Promise<Answer> => {
  const { port, travel } = wanted;
  if (travel.by === 'half') {
    const bytes = bytesOf(wanted);
    return onSocket(port, bytes.subarray(0, Math.floor(travel.at * bytes.length)), 10);
  }
  try {
    return await properly(wanted);
  } catch {
    return onSocket(port, bytesOf(wanted), 500);
  }
};

/** Never rejects. */
export const send = async (wanted: Wanted): Promise<Answer> => ({
  ...(await sendOnce(wanted)),
  isOversized:
    wanted.target.length + JSON.stringify(wanted.headers).length > safeHeadBytes ||
    (wanted.body?.length ?? 0) > maxBatchBytes,
});

/** Bytes on a socket of their own, which is closed soon after. */
export const sendBytes = (port: number, text: string): Promise<Answer> =>
  onSocket(port, Buffer.from(text, 'latin1'), 30);
