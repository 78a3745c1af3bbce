import { useEffect, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Files, ShownFile } from './files.ts';
import type { KeptFile } from './kept.ts';

const fileWords = {
  'too-many-files': 'apply.file-too-many-files',
  'too-many-bytes': 'apply.file-too-many-bytes',
  'added-already': 'apply.file-added-already',
  heic: 'apply.file-heic',
  other: 'apply.file-other',
  empty: 'apply.file-empty',
} as const;
const isKnown = (code: string): code is keyof typeof fileWords => code in fileWords;

const statusText = ({ status }: ShownFile): string => {
  switch (status.is) {
    case 'shrinking':
      return say('apply.file-shrinking');
    case 'waiting':
      return say('apply.file-waiting');
    case 'sending':
      return say('apply.file-sending', { share: `${Math.round(status.share * 100)} %` });
    case 'paused':
      return say('apply.file-paused');
    case 'here':
      return say('apply.file-here');
    case 'refused':
      return say(isKnown(status.code) ? fileWords[status.code] : 'apply.file-refused');
  }
};

/** A photo as it is sent, small. */
const Thumbnail = ({ file }: { file: KeptFile | null }) => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file?.type.startsWith('image/')) return;
    const made = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url ? <img src={url} alt="" /> : <span class="apply-no-picture" aria-hidden="true" />;
};

/** Ways to add files, and those that were added. */
export const FileList = ({ files }: { files: Files }) => {
  const pick = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
    files.choose([...(currentTarget.files ?? [])]);
    // So that the same file can be chosen again.
    currentTarget.value = '';
  };
  return (
    <>
      <div class="apply-picks">
        <label class="button button-plain apply-pick apply-camera">
          {say('apply.photo')}
          <input type="file" accept="image/*" capture="environment" onChange={pick} />
        </label>
        <label class="button button-plain apply-pick">
          {say('apply.choose-files')}
          <input id="files" type="file" multiple accept="image/*,application/pdf" onChange={pick} />
        </label>
      </div>
      {files.shown.length > 0 && (
        <ul class="apply-files" aria-label={say('apply.files')}>
          {files.shown.map((one) => (
            <li key={one.id} class={`apply-file apply-file-${one.status.is}`}>
              <Thumbnail file={one.file} />
              <span>
                <strong>{one.name}</strong>
                <span class="apply-file-status" role="status">
                  {statusText(one)}
                </span>
                {one.status.is === 'sending' && (
                  <progress max={1} value={one.status.share} aria-label={one.name} />
                )}
              </span>
              <Button kind="quiet" onPress={() => files.remove(one.id)}>
                <span aria-hidden="true">{say('apply.remove')}</span>
                <span class="unseen">{say('apply.file-remove', { name: one.name })}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
