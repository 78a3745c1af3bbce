import type { DecoderAnswer, FirstLook, PictureToDecode, Reading } from './reading.ts';

/**
 * Decodes whole frames in a worker, one at a time, so that the page never stutters. `onLate`: a second look at the
 * last frame found something, while no newer one was there.
 */
export const openDecoder = (onLate: (readings: Reading[]) => void) => {
  const worker = new Worker(new URL('./decoder-worker.ts', import.meta.url), { type: 'module' });
  let waiting: { resolve: (look: FirstLook) => void; reject: (error: Error) => void } | null = null;

  const settle = (answer: DecoderAnswer): void => {
    if ('exhausted' in answer) return;
    if ('late' in answer) {
      onLate(answer.late);
      return;
    }
    const { resolve, reject } = waiting ?? {};
    waiting = null;
    if ('failed' in answer) reject?.(new Error(answer.failed));
    else resolve?.(answer);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => settle(data));
  worker.addEventListener('error', ({ message }) => settle({ failed: message }));

  return {
    /** Everything readable at first sight. The picture is handed over and not usable afterwards. */
    decode: (ask: PictureToDecode): Promise<FirstLook> =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(ask, [ask.picture]);
      }),
    close: () => worker.terminate(),
  };
};

export type Decoder = ReturnType<typeof openDecoder>;
