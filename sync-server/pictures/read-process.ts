/**
 * Decodes pictures of strangers, one after another: native code, in a process that has neither the database nor the
 * server's environment, and ends itself when a picture takes more memory than any honest one.
 */
import sharp from 'sharp';
import { greyAcross, hashesOf } from '#domain/application/picture-likeness.ts';
import { mostPixels, mostSeconds, type PictureAnswer } from './bounds.ts';

const watchEveryMs = 20;
const mostBytes = Number(process.argv[2]) * 1024 * 1024;

// One thread, nothing kept, and no decoder but those of the kinds that are evidence (sharp.pixelplumbing.com/api-utility).
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');
}, watchEveryMs).unref();

/** As far as it can be read: a file that lacks its end shows the same. */
const decoded = async (bytes: Uint8Array): Promise<Uint8Array> =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'none', sequentialRead: true })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(greyAcross, greyAcross, { fit: 'fill', kernel: 'cubic' })
    .timeout({ seconds: mostSeconds })
    .raw()
    .toBuffer();

const answerTo = async (bytes: Uint8Array): Promise<PictureAnswer> => {
  try {
    return { hashes: hashesOf({ across: greyAcross, luma: await decoded(bytes) }) };
  } catch {
    return { hashes: null };
  }
};

process.on('message', async (bytes: Uint8Array) => {
  const answer = await answerTo(bytes);
  process.send?.(answer);
});
process.send?.('ready');
