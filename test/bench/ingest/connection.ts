/**
 * One keep-alive connection that sends requests made beforehand: fetch would cost this machine more than the servers
 * that are compared.
 */
import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  retryAfter: string | null;
  body: string;
}

export interface RequestParts {
  host: string;
  path: string;
  token: string | null;
  body: string;
}

/** The bytes of a POST. */
export const postOf = ({ host, path, token, body }: RequestParts): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${
      token === null ? '' : `authorization: Bearer ${token}\r\n`
    }content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const headEnd = '\r\n\r\n';

/** A body in chunks, and where it ends; null while it is not all there. */
const readChunks = (text: string, from: number): { body: string; end: number } | null => {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const line = text.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(text.slice(at, line), 16);
    const end = line + 2 + size + 2;
    if (text.length < end) return null;
    if (size === 0) return { body: parts.join(''), end };
    parts.push(text.slice(line + 2, line + 2 + size));
    at = end;
  }
};

/** The first whole answer in the bytes (as latin1, one character a byte), null while there is none. */
const readAnswer = (text: string): { answer: Answer; end: number } | null => {
  const headLength = text.indexOf(headEnd);
  if (headLength < 0) return null;
  const head = text.slice(0, headLength);
  const from = headLength + headEnd.length;
  const status = Number(head.slice(9, 12));
  const retryAfter = /\r\nretry-after: (.*)/i.exec(head)?.[1] ?? null;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? -1);
  if (length < 0) {
    const chunks = readChunks(text, from);
    return chunks && { answer: { status, retryAfter, body: chunks.body }, end: chunks.end };
  }
  if (text.length < from + length) return null;
  return { answer: { status, retryAfter, body: text.slice(from, from + length) }, end: from + length };
};

const connected = (url: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });

export const openConnection = async (url: URL) => {
  const socket = await connected(url);
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    received += chunk;
    for (let read = readAnswer(received); read; read = readAnswer(received)) {
      received = received.slice(read.end);
      waiting.shift()?.resolve(read.answer);
    }
  });
  socket.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('The server ended the connection.'));
  });
  return {
    send: (request: Buffer): Promise<Answer> => {
      const answer = new Promise<Answer>((resolve, reject) => waiting.push({ resolve, reject }));
      socket.write(request);
      return answer;
    },
    close: (): void => {
      socket.destroy();
    },
  };
};
