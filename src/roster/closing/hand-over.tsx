import { useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { fileNameOf, type OwnExport } from '../../tablet/export.ts';
import { Button } from '../../ui/button.tsx';
import type { Classroom } from '../classroom.ts';

/** Safari reads what it downloads a moment later. */
const readByThenMs = 60_000;

const download = (sealed: OwnExport): void => {
  const file = new File([JSON.stringify(sealed)], fileNameOf(sealed), { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), readByThenMs);
};

/** The way to the office where there is no network for long: what is not sent yet, sealed, as a file. */
export const HandOver = ({ classroom }: { classroom: Classroom }) => {
  const [names, setNames] = useState<string[]>([]);
  const sender = classroom.sender.value;
  if (!sender || sender.unsent + sender.parked === 0) return null;
  const save = async (): Promise<void> => {
    const made = await classroom.makeExport();
    if (!made.ok) return;
    for (const sealed of made.value) download(sealed);
    setNames(made.value.map(fileNameOf));
  };
  return (
    <div class="hand-over">
      <p class="roster-quiet">{say('roster.file.lead')}</p>
      <Button onPress={() => void save()}>{say('roster.file.act')}</Button>
      <p role="status">{names.length > 0 && say('roster.file.done', { name: names.join(', ') })}</p>
    </div>
  );
};
