import type { RegistrantSummary } from '#domain/console-api.ts';
import type { PossibleDuplicate } from '#domain/duplicates-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { type ComparedLine, compareRegistrants } from './compare-registrants.ts';

const Verdict = ({ agrees }: Pick<ComparedLine, 'agrees'>) => {
  if (agrees === null) return <span class="quiet">–</span>;
  return agrees ? (
    <span class="same">✓ {say('duplicates.same')}</span>
  ) : (
    <span class="differs">≠ {say('duplicates.differs')}</span>
  );
};

const Known = ({ value }: { value: string | null }) => (
  <td>{value ?? <span class="quiet">{say('duplicates.unknown')}</span>}</td>
);

const Who = ({ registrant: { id, name, registrantNumber } }: { registrant: RegistrantSummary }) => (
  <th scope="col">
    <a href={`/console/registrants/${encodeURIComponent(id)}`}>
      {name} {registrantNumber}
    </a>
  </th>
);

/** Two registrants side by side, what of them agrees, and why the engine takes them for one person. */
export const DuplicatePair = ({
  pair: { one, other, probability, reasons },
  onTwoPeople,
}: {
  pair: PossibleDuplicate;
  onTwoPeople: () => void;
}) => {
  const who = say('duplicates.pair', { one: one.name, other: other.name });
  return (
    <article class="panel">
      <h2 tabIndex={-1}>
        {who}{' '}
        <span class="strength">{say('duplicates.likely', { percent: Math.floor(probability * 100) })}</span>
      </h2>
      <table class="table pair">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{say('duplicates.what')}</span>
            </th>
            <Who registrant={one} />
            <Who registrant={other} />
            <th scope="col">
              <span class="unseen">{say('duplicates.agrees')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {compareRegistrants(one, other).map((line) => (
            <tr key={line.name}>
              <th scope="row">{say(line.name)}</th>
              <Known value={line.one} />
              <Known value={line.other} />
              <td>
                <Verdict agrees={line.agrees} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{say('duplicates.evidence')}</summary>
        <p class="quiet">{reasons.join(' · ')}</p>
      </details>
      <p class="buttons">
        <Button onPress={onTwoPeople}>
          {say('duplicates.two-people')}
          <span class="unseen">: {who}</span>
        </Button>
      </p>
    </article>
  );
};
