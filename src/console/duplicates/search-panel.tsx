import type { DuplicateSearch } from '#domain/duplicates-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../words.ts';

const percentOf = (share: number): number => Math.floor(share * 100);

/** How the last search went. */
const LastSearch = ({ search: { done, trouble } }: { search: DuplicateSearch }) => (
  <>
    {trouble && (
      <p class="trouble">{say(trouble === 'failed' ? 'duplicates.failed' : 'duplicates.cancelled')}</p>
    )}
    {done && (
      <p class="note">
        {say('duplicates.done', { count: done.registrants, when: timeText(done.endedAt), who: done.by })}
      </p>
    )}
    {!done && !trouble && <p class="note">{say('duplicates.never')}</p>}
  </>
);

/** Starts the search, shows how far it is, and ends it. */
export const SearchPanel = ({
  search,
  onStart,
  onCancel,
}: {
  search: DuplicateSearch;
  onStart: () => void;
  onCancel: () => void;
}) => {
  const { progress, done } = search;
  return (
    <section class="panel search">
      <div role="status">
        {progress === null ? (
          <LastSearch search={search} />
        ) : (
          <p class="note">{say('duplicates.searching')}</p>
        )}
      </div>
      {progress !== null && (
        <>
          <progress value={progress} aria-label={say('duplicates.searching')} />
          <p class="note">{say('duplicates.progress', { percent: percentOf(progress) })}</p>
        </>
      )}
      <p class="buttons">
        {progress === null ? (
          <Button kind={done ? 'plain' : 'main'} onPress={onStart}>
            {say(done ? 'duplicates.search-again' : 'duplicates.search')}
          </Button>
        ) : (
          <Button onPress={onCancel}>{say('duplicates.cancel')}</Button>
        )}
      </p>
    </section>
  );
};
