import { useEffect, useRef, useState } from 'preact/hooks';
import { losesNames, withSaid } from '#domain/attendance-list.ts';
import type { OrganiserColumnsOrder, OrganiserReading } from '#domain/organiser-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceTroubleText } from './choice-trouble.tsx';
import { ColumnChoices } from './column-choices.tsx';
import { problemText } from './list-words.ts';
import type { ChoiceTrouble, ReadFile } from './visit.ts';

type Said = OrganiserColumnsOrder['columns'];

interface ReadListProps {
  read: ReadFile;
  onReadAgain: (columns: Said) => void;
  /** It is read as it should be. */
  onCount: () => void;
}

const Problems = ({ reading: { problems, problemCount } }: { reading: OrganiserReading }) => (
  <>
    <h3>{say('organiser.problems', { count: problemCount })}</h3>
    <ul class="organiser-problems">
      {problems.map((problem) => {
        const what = problemText(problem);
        return (
          <li key={`${problem.row} ${what}`}>
            <strong>{say('organiser.row', { row: String(problem.row) })}</strong> {what}
          </li>
        );
      })}
    </ul>
    {problemCount > problems.length && (
      <p>{say('organiser.more-problems', { count: problemCount - problems.length })}</p>
    )}
  </>
);

/** One act at a time: what was changed is read before anybody can say that it is right. */
const Acts = ({
  read,
  said,
  isOver,
  onReadAgain,
  onUndo,
  onCount,
}: ReadListProps & { said: Said; isOver: boolean; onUndo: () => void }) =>
  said.length > 0 ? (
    <p class="organiser-acts">
      <Button kind="main" disabled={read.isBusy} onPress={() => onReadAgain(said)}>
        {say('organiser.read-again')}
      </Button>
      <Button kind="quiet" disabled={read.isBusy} onPress={onUndo}>
        {say('organiser.undo-changes')}
      </Button>
    </p>
  ) : (
    <p class="organiser-acts">
      <Button kind="main" disabled={read.isBusy} onPress={onCount}>
        {say(isOver ? 'organiser.count-people' : 'organiser.columns-right')}
      </Button>
    </p>
  );

/** How a file that was just sent was read: its columns, which may be changed, and what in its rows should be known. */
export const ReadList = ({ read, onReadAgain, onCount }: ReadListProps) => {
  const { name, reading, nth, isBusy, trouble } = read;
  const [said, setSaid] = useState<Said>([]);
  const [wouldLoseNames, setWouldLoseNames] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const columnsHeading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    (nth === 0 ? heading : columnsHeading).current?.focus();
    setSaid([]);
  }, [nth]);
  const change = (next: Said): void => {
    setSaid(next);
    setWouldLoseNames(false);
  };
  const shownTrouble: ChoiceTrouble | null = wouldLoseNames ? { is: 'no-names' } : trouble;
  const isOver = trouble?.is === 'closed' || trouble?.is === 'read-often';
  return (
    <section class="organiser-read">
      <h2 ref={heading} tabIndex={-1}>
        {say('organiser.thanks', { name })}
      </h2>
      <h3 ref={columnsHeading} tabIndex={-1}>
        {say('organiser.understood')}
      </h3>
      <p>{say('organiser.understood-lead')}</p>
      <ColumnChoices
        columns={withSaid(reading.columns, said)}
        isFixed={isBusy || isOver}
        onChoose={({ index }, meaning) => {
          const others = said.filter((word) => word.index !== index);
          const isAsRead = reading.columns.find((column) => column.index === index)?.meaning === meaning;
          change(isAsRead ? others : [...others, { index, meaning }]);
        }}
      />
      {shownTrouble && <ChoiceTroubleText trouble={shownTrouble} />}
      <p class="organiser-sending" role="status">
        {isBusy ? say('organiser.reading-again') : nth > 0 && said.length === 0 && say('organiser.read-anew')}
      </p>
      <Acts
        read={read}
        said={isOver ? [] : said}
        isOver={isOver}
        onReadAgain={(columns) => {
          const isLoss = losesNames(reading.columns, withSaid(reading.columns, columns));
          setWouldLoseNames(isLoss);
          if (!isLoss) onReadAgain(columns);
        }}
        onUndo={() => change([])}
        onCount={onCount}
      />
      <p class="organiser-quiet">{say('organiser.understood-why')}</p>
      {reading.problemCount > 0 && <Problems reading={reading} />}
    </section>
  );
};
