import { useId, useState } from 'preact/hooks';
import './file-drop.css';

interface FileDropProps {
  /** What is dropped here, and that it can be chosen. */
  words: string;
  /** As an `input` takes it. */
  accept: string;
  onFiles: (files: File[]) => void;
}

/** A place to drop files at, and to choose them from. */
export const FileDrop = ({ words, accept, onFiles }: FileDropProps) => {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <label
      for={id}
      class={over ? 'drop drop-over' : 'drop'}
      onDragOver={(dragged) => {
        dragged.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(dropped) => {
        dropped.preventDefault();
        setOver(false);
        onFiles([...(dropped.dataTransfer?.files ?? [])]);
      }}
    >
      <span>{words}</span>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
};
