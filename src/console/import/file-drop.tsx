import { useId, useState } from 'preact/hooks';

/** A place to drop files at, and to choose them from. */
export const FileDrop = ({ onFiles }: { onFiles: (files: File[]) => void }) => {
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
      <span>Drop the tablet’s file here, or choose it:</span>
      <input
        id={id}
        type="file"
        multiple
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
};
