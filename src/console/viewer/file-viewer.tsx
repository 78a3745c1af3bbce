import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { EvidenceKind } from '#domain/application/evidence-kind.ts';
import { PdfPages } from './pdf/pdf-pages.tsx';
import { Picture } from './picture.tsx';

export interface ShownFile {
  id: string;
  name: string;
  kind: EvidenceKind;
  address: string;
}

interface FileProps {
  file: ShownFile;
  /** What it is to whoever hears of it: 'Evidence', 'Sheet'. */
  what: string;
}

/** A file of a stranger, shown within the page: nothing of it is ever run. */
export const FileView = ({ file: { id, kind, address, name }, what }: FileProps) =>
  kind === 'application/pdf' ? (
    <PdfPages key={id} address={address} name={name} what={what} />
  ) : (
    <Picture key={id} address={address} name={name} what={what} />
  );

/** Several files, one at a time. */
export const FileViewer = <File extends ShownFile>({
  files,
  what,
  below,
}: {
  files: readonly File[];
  what: string;
  /** Below the one that is shown. */
  below?: (file: File) => ComponentChildren;
}) => {
  const [chosenId, setChosenId] = useState('');
  const chosen = files.find(({ id }) => id === chosenId) ?? files[0];
  if (!chosen) return null;
  return (
    <div class="viewer">
      {files.length > 1 && (
        <nav class="viewer-files" aria-label="Files">
          {files.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-current={id === chosen.id ? 'true' : undefined}
              onClick={() => setChosenId(id)}
            >
              {name}
            </button>
          ))}
        </nav>
      )}
      <FileView file={chosen} what={what} />
      {below?.(chosen)}
    </div>
  );
};
