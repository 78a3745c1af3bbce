/** The files of one application on this device, and how far each has got. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { uuidv7 } from 'uuidv7';
import { mostEvidenceBytes, mostEvidenceFiles } from '#domain/application/application.ts';
import type { KeptFile } from './kept.ts';
import type { FileStatus, Sending } from './sending.ts';
import { readyFile, sha256Of } from './shrink.ts';

export interface ShownFile {
  id: string;
  name: string;
  status: FileStatus | { is: 'shrinking' };
  /** Null: not ready yet, or refused. */
  file: KeptFile | null;
}

interface FilesParts {
  sending: Sending | null;
  onReady: (file: KeptFile) => void;
  onGone: (id: string) => void;
}

export const isUnderWay = ({ status }: ShownFile): boolean => status.is !== 'here' && status.is !== 'refused';
export const isAdded = ({ status }: ShownFile): boolean => status.is !== 'refused';

const whyLeftOut = (shown: readonly ShownFile[], size: number): string | null => {
  const kept = shown.flatMap(({ file }) => file ?? []);
  if (kept.length >= mostEvidenceFiles) return 'too-many-files';
  const bytes = kept.reduce((sum, file) => sum + file.bytes.byteLength, size);
  return bytes > mostEvidenceBytes ? 'too-many-bytes' : null;
};

/** Files are made ready one after another: two photos at once are more than some phones can hold. */
export const useFiles = ({ sending, onReady, onGone }: FilesParts) => {
  const [shown, setShown] = useState<ShownFile[]>([]);
  const latest = useRef(shown);
  latest.current = shown;
  const turn = useRef<Promise<void>>(Promise.resolve());
  const usedSending = useRef(sending);
  usedSending.current = sending;

  const set = (id: string, change: Partial<ShownFile>): void =>
    setShown((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));

  const makeReady = async (id: string, chosen: File): Promise<void> => {
    const ready = await readyFile(chosen);
    if (!ready.ok) return set(id, { status: { is: 'refused', code: ready.problem } });
    const { name, type, bytes } = ready.value;
    const file = { id, name, type, bytes, sha256: await sha256Of(bytes) };
    const isDouble = latest.current.some((one) => one.id !== id && one.file?.sha256 === file.sha256);
    const code = isDouble ? 'added-already' : whyLeftOut(latest.current, bytes.byteLength);
    if (code) return set(id, { status: { is: 'refused', code } });
    // Taken out while it was made ready.
    if (!latest.current.some((one) => one.id === id)) return;
    set(id, { name, file, status: { is: 'waiting' } });
    onReady(file);
    usedSending.current?.add(file);
  };

  // Those that were kept while nothing could be sent, or were on their way when the page of files was left.
  useEffect(() => {
    if (!sending) return;
    for (const one of latest.current) if (one.file && isUnderWay(one)) sending.add(one.file);
  }, [sending]);

  return {
    shown,
    setStatus: (id: string, status: FileStatus) => set(id, { status }),
    /** Those that an earlier visit left. */
    restore: (files: readonly KeptFile[]): void =>
      setShown(files.map((file) => ({ id: file.id, name: file.name, file, status: { is: 'waiting' } }))),
    clear: (): void => setShown([]),
    choose: (chosen: readonly File[]): void => {
      const added = chosen.map((file) => ({ id: uuidv7(), chosen: file }));
      setShown((before) => [
        // What was said of files that were left out is done with.
        ...before.filter(isAdded),
        ...added.map(
          ({ id, chosen: { name } }): ShownFile => ({ id, name, status: { is: 'shrinking' }, file: null }),
        ),
      ]);
      for (const one of added)
        turn.current = turn.current
          .then(() => makeReady(one.id, one.chosen))
          // More than this device can hold, or a browser that cannot: the next one is tried all the same.
          .catch(() => set(one.id, { status: { is: 'refused', code: 'other' } }));
    },
    remove: (id: string): void => {
      const was = latest.current.find((one) => one.id === id);
      setShown((before) => before.filter((one) => one.id !== id));
      if (was && isAdded(was)) void usedSending.current?.takeOut(id);
      onGone(id);
    },
  };
};
export type Files = ReturnType<typeof useFiles>;
