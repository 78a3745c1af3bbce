import type { DecoderAnswer, Reading } from './reading.ts';

/** Decodes whole frames in a worker, one at a time, so that the page never stutters. */
export const openDecoder = () => {
  const worker = new Worker(new URL('./decoder-worker.ts', import.meta.url), { type: 'module' });
  let waiting: { resolve: (readings: Reading[]) => void; reject: (error: Error) => void } | null = null;

  const settle = (answer: DecoderAnswer): void => {
    const { resolve, reject } = waiting ?? {};
    waiting = null;
    if ('failed' in answer) reject?.(new Error(answer.failed));
    else resolve?.(answer.readings);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<DecoderAnswer>) => settle(data));
  worker.addEventListener('error', ({ message }) => settle({ failed: message }));

  return {
    /** Everything readable in the frame, which is handed over and not usable afterwards. */
    decode: (frame: ImageBitmap): Promise<Reading[]> =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(frame, [frame]);
      }),
    close: () => worker.terminate(),
  };
};

export type Decoder = ReturnType<typeof openDecoder>;
