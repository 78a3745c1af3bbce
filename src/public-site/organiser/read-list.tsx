import { useEffect, useRef } from 'preact/hooks';
import type { OrganiserReading } from '#domain/organiser-api.ts';
import { say } from '../../messages/index.ts';

const Columns = ({ columns }: Pick<OrganiserReading, 'columns'>) => (
  <table>
    <caption>{say('organiser.understood')}</caption>
    <thead>
      <tr>
        <th scope="col">{say('organiser.column')}</th>
        <th scope="col">{say('organiser.header')}</th>
        <th scope="col">{say('organiser.holds')}</th>
        <th scope="col">{say('organiser.such-as')}</th>
      </tr>
    </thead>
    <tbody>
      {columns.map(({ letters, header, meaning, samples }) => (
        <tr key={letters}>
          <th scope="row">{letters}</th>
          <td>{header || <span class="organiser-quiet">{say('organiser.no-header')}</span>}</td>
          <td class={meaning === null ? 'organiser-quiet' : 'organiser-meaning'}>
            {say(meaning === null ? 'organiser.not-read' : `meaning.${meaning}`)}
          </td>
          <td class="organiser-quiet">{samples.join(' · ')}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How a file that was just sent was read: its columns, and what in its rows is no person or should be known. */
export const ReadList = ({ name, reading }: { name: string; reading: OrganiserReading }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { problems, problemCount } = reading;
  return (
    <section class="organiser-read">
      <h2 ref={heading} tabIndex={-1}>
        {say('organiser.thanks', { name })}
      </h2>
      <Columns columns={reading.columns} />
      <p class="organiser-quiet">{say('organiser.understood-why')}</p>
      {problemCount > 0 && (
        <>
          <h3>{say('organiser.problems', { count: problemCount })}</h3>
          <ul class="organiser-problems">
            {problems.map(({ row, what }) => (
              <li key={`${row} ${what}`}>
                <strong>{say('organiser.row', { row: String(row) })}</strong> <span lang="en">{what}</span>
              </li>
            ))}
          </ul>
          {problemCount > problems.length && (
            <p>{say('organiser.more-problems', { count: problemCount - problems.length })}</p>
          )}
        </>
      )}
    </section>
  );
};
