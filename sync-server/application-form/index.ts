/** The form on paper: blank, and read back in when somebody has filled it on a screen. */
import type { FormField } from '#domain/application/form-fields.ts';
import { askThread } from '../reading-thread.ts';
import { Mutex } from '../store/index.ts';
import { drawForm } from './draw-form.ts';

const program = new URL('./read-form-worker.ts', import.meta.url);
const bounds = { mostSeconds: 20, mostMegabytes: 512 };

/** One at a time: what reading may take is bounded, and so is that of all together. */
const reading = new Mutex();

let blank: Promise<Uint8Array<ArrayBuffer>> | null = null;

/** The same for everybody: drawn once. */
export const blankForm = (): Promise<Uint8Array<ArrayBuffer>> => {
  blank ??= drawForm();
  return blank;
};

/** What was written into it; null where the file is none of these forms, or was made to do harm. */
export const readForm = (bytes: Uint8Array): Promise<Partial<Record<FormField, string>> | null> =>
  reading.run(() => askThread<Partial<Record<FormField, string>>>(program, bytes, bounds));
