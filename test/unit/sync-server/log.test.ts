import { expect, test } from 'vitest';
import { createLog } from '../../../sync-server/log.ts';

const linesOf = (error: unknown): string => {
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => lines.push(line) });
  log.error({ error }, 'request failed');
  return lines.join('');
};

test('a line says which error it was, and where', () => {
  const error = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
  expect(JSON.parse(linesOf(error))).toMatchObject({
    msg: 'request failed',
    error: {
      type: 'Error',
      message: 'disk I/O error',
      code: 'SQLITE_IOERR',
      stack: expect.stringContaining('log.test'),
    },
  });
});

test.each([
  ['what an error carries besides', Object.assign(new Error('no'), { claim: { full_name: 'Ada Vance' } })],
  ['a thing thrown that is no error', { full_name: 'Ada Vance' }],
])('%s is not written', (_, error) => {
  expect(linesOf(error)).not.toContain('Ada Vance');
});
