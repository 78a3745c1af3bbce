/** Breaks of how pictures of strangers are decoded, known again and shown: bounded, and as information. */
import type { Mutant } from './mutant.ts';

const noticedBy = 'server/look-alikes.test.ts';

export const pictureMutants: Mutant[] = [
  {
    name: 'pixels-unbounded',
    breaks: 'a small file that is a huge picture is decoded to its end',
    file: 'sync-server/pictures/read-process.ts',
    find: 'limitInputPixels: mostPixels',
    replace: 'limitInputPixels: mostPixels && false',
    noticedBy,
    test: 'refuses what has more pixels than any scan',
  },
  {
    name: 'memory-unwatched',
    breaks: 'a picture may take all the memory there is',
    file: 'sync-server/pictures/read-process.ts',
    find: "if (process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');",
    replace: "if (process.memoryUsage.rss() > mostBytes * 1e6) process.kill(process.pid, 'SIGKILL');",
    noticedBy,
    test: 'ends when a picture takes too much memory',
  },
  {
    name: 'similar-accepted-in-bulk',
    breaks: 'an application with a picture of another one is accepted in bulk',
    file: 'sync-server/applications/queue.ts',
    find: ' + (lookAlikes.get(row.id)?.size ?? 0)',
    replace: '',
    noticedBy,
    test: 'is known again, both ways',
  },
  {
    name: 'accepted-unseen',
    breaks: 'an application is accepted in bulk before its pictures were looked at',
    file: 'sync-server/applications/index.ts',
    find: 'if (await waitsForLook(db, row.id)) continue;',
    replace: '',
    noticedBy,
    test: 'waits to be looked at before',
  },
  {
    name: 'forms-called-alike',
    breaks: 'two sheets of one form are called the same picture',
    file: 'src/domain/application/picture-likeness.ts',
    find: 'export const mostDistance = 22;',
    replace: 'export const mostDistance = 60;',
    noticedBy,
    test: 'is not seen in other photographs',
  },
  {
    name: 'bands-sought-exactly',
    breaks: 'of pictures that are nearly the same many are not found',
    file: 'src/domain/application/picture-likeness.ts',
    find: 'Array.from({ length: bandBits }, (_, bit) => band ^ (1 << bit))',
    replace: 'Array.from({ length: 0 * bandBits }, (_, bit) => band ^ (1 << bit))',
    noticedBy: 'unit/domain/application/picture-likeness.test.ts',
    test: 'finds every hash within the bound',
  },
];
