import { useState } from 'preact/hooks';
import { mostSheetBytes, type RosterSheet, RosterSheets } from '#domain/rosters-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { client } from '../client.ts';
import { Stale } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { FileViewer } from '../viewer/file-viewer.tsx';
import { timeText } from '../words.ts';

const fileOf = ({ id }: RosterSheet): string => `/api/roster-sheets/${encodeURIComponent(id)}/file`;

/** Photographs of the sheet, kept beside what was entered from it. */
export const Sheets = ({ event }: { event: string }) => {
  const path = `/classes/${encodeURIComponent(event)}/sheets`;
  const asked = useAnswer(path, () => client.get(path, RosterSheets));
  const [troubles, setTroubles] = useState<string[]>([]);
  const sheets = asked.value?.sheets ?? [];
  const aside = sheets.filter(({ isAside }) => isAside);
  const addAll = async (files: readonly File[]): Promise<void> => {
    setTroubles([]);
    for (const file of files) {
      const name = file.name.slice(-200);
      const answer =
        file.size > mostSheetBytes
          ? null
          : await client.postFile(`${path}?name=${encodeURIComponent(name)}`, file, RosterSheets);
      const trouble =
        answer === null ? 'It is larger than 20 MB.' : answer.ok ? null : answer.problem.message;
      if (trouble !== null) setTroubles((before) => [...before, `${name}: ${trouble}`]);
    }
    await asked.again();
  };
  const setAside = async ({ id }: RosterSheet, isAside: boolean): Promise<void> => {
    const answer = await client.post(
      `/roster-sheets/${encodeURIComponent(id)}/aside`,
      { isAside },
      RosterSheets,
    );
    setTroubles(answer.ok ? [] : [answer.problem.message]);
    await asked.again();
  };
  return (
    <>
      <Stale asked={asked} />
      {troubles.map((trouble) => (
        <p key={trouble} class="trouble" role="alert">
          {trouble}
        </p>
      ))}
      <FileViewer
        files={sheets
          .filter(({ isAside }) => !isAside)
          .map((sheet) => ({ ...sheet, address: fileOf(sheet) }))}
        what="Sheet"
        below={(sheet) => (
          <p class="sheet-said">
            <span>
              {sheet.name}
              <span class="beside quiet">
                {sheet.addedBy}, {timeText(sheet.addedAt)}
              </span>
            </span>
            <Button kind="quiet" onPress={() => void setAside(sheet, true)}>
              Set aside
            </Button>
          </p>
        )}
      />
      <FileDrop
        words="Drop photographs or scans of the filled sheet here (JPEG, PNG, WebP, PDF; at most 20 MB each), or choose them:"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        onFiles={(files) => void addAll(files)}
      />
      {aside.length > 0 && (
        <details>
          <summary>{aside.length} set aside</summary>
          <ul class="found">
            {aside.map((sheet) => (
              <li key={sheet.id}>
                {sheet.name}
                <Button onPress={() => void setAside(sheet, false)}>Put back</Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
