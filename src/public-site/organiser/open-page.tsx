import { useEffect, useRef, useState } from 'preact/hooks';
import type { OrganiserColumnsOrder, OrganiserReading } from '#domain/organiser-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Heading } from './heading.tsx';
import { refusalText } from './list-words.ts';
import { ReadList } from './read-list.tsx';
import { SentList } from './sent-list.tsx';
import type { Trouble, Visit } from './visit.ts';
import { daysText, dayText } from './when.ts';

type Open = Extract<Visit, { at: 'open' }>;
interface OpenPageProps {
  visit: Open;
  onFiles: (files: { file: Blob; name: string }[]) => void;
  onReadAgain: (reading: OrganiserReading, columns: OrganiserColumnsOrder['columns']) => void;
  onCount: (list: string) => void;
}

const TroubleOf = ({ name, trouble }: { name: string; trouble: Trouble }) =>
  trouble.is === 'refused' ? (
    <p class="organiser-trouble" role="alert">
      {name}: {refusalText(trouble.file)}
    </p>
  ) : (
    <p class="organiser-trouble" role="alert">
      {say(`organiser.${trouble.is}`, { name })}
    </p>
  );

const Send = ({ visit: { page, sending }, onFiles }: Pick<OpenPageProps, 'visit' | 'onFiles'>) => {
  const [pasted, setPasted] = useState('');
  if (page.uploadsLeft === 0) return <p>{say('organiser.none-left')}</p>;
  return (
    <>
      <FileDrop
        words={say('organiser.drop')}
        accept=".csv,.tsv,.txt,.xlsx,.xls,.ods"
        onFiles={(files) => onFiles(files.map((file) => ({ file, name: file.name })))}
      />
      <details>
        <summary>{say('organiser.paste')}</summary>
        <label class="organiser-paste">
          <span>{say('organiser.rows-label')}</span>
          <textarea rows={6} value={pasted} onInput={(typed) => setPasted(typed.currentTarget.value)} />
        </label>
        <Button
          disabled={pasted.trim() === '' || sending !== null}
          onPress={() => {
            onFiles([{ file: new Blob([pasted]), name: say('organiser.pasted-name') }]);
            setPasted('');
          }}
        >
          {say('organiser.send-pasted')}
        </Button>
      </details>
      <p class="organiser-quiet">{say('organiser.left', { count: page.uploadsLeft })}</p>
    </>
  );
};

/** What a good link opens. */
export const OpenPage = ({ visit, onFiles, onReadAgain, onCount }: OpenPageProps) => {
  const { page, sending, reads, troubles, listTrouble } = visit;
  const lists = useRef<HTMLHeadingElement>(null);
  const inView = reads.length;
  const inViewBefore = useRef(inView);
  useEffect(() => {
    // What was in view is counted now: where it stands from here on is said below.
    if (inView < inViewBefore.current) lists.current?.focus();
    inViewBefore.current = inView;
  }, [inView]);
  const { event } = page;
  return (
    <Heading title={say('organiser.title', { event: event.name })}>
      <p class="organiser-quiet">
        {[event.place, daysText(event.firstDay, event.lastDay)].filter(Boolean).join(' · ')}
      </p>
      <p>
        {say('organiser.what')} {say('organiser.good-until', { day: dayText(page.expiresAt) })}
      </p>
      <section>
        <h2>{say('organiser.send')}</h2>
        {troubles.map(({ name, trouble }) => (
          <TroubleOf key={`${name} ${trouble.is}`} name={name} trouble={trouble} />
        ))}
        <p class="organiser-sending" role="status">
          {sending !== null && say('organiser.sending', { name: sending })}
        </p>
        <Send visit={visit} onFiles={onFiles} />
      </section>
      {reads.map((read) => (
        <ReadList
          key={read.reading.list}
          read={read}
          onReadAgain={(columns) => onReadAgain(read.reading, columns)}
          onCount={() => onCount(read.reading.list)}
        />
      ))}
      {page.lists.length > 0 && (
        <section>
          <h2 ref={lists} tabIndex={-1}>
            {say('organiser.lists')}
          </h2>
          <ul class="organiser-lists">
            {page.lists.map((list) => (
              <SentList
                key={list.id}
                list={list}
                isShownAbove={reads.some(({ reading }) => reading.list === list.id)}
                trouble={listTrouble?.list === list.id ? listTrouble.trouble : null}
                onCount={() => onCount(list.id)}
              />
            ))}
          </ul>
          <p class="organiser-quiet">{say('organiser.why-about')}</p>
        </section>
      )}
    </Heading>
  );
};
