import { useState } from 'preact/hooks';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { Claim } from '#domain/claim.ts';
import type { ClassPlan } from '#domain/roster/class-plan.ts';
import { signedOnPaper } from '#domain/roster/on-paper.ts';
import type { DayMark, RosterStatement } from '#domain/roster/roster-change.ts';
import type { RosterPage } from '#domain/rosters-api.ts';
import { Button } from '../../ui/button.tsx';
import { claimName } from '../review/claim-name.ts';
import { count, timeText } from '../words.ts';
import { History } from './history.tsx';
import { MarkBar } from './mark-bar.tsx';
import { PersonFields } from './person-fields.tsx';
import { PersonPanel } from './person-panel.tsx';
import { type Cell, focusCell, RosterGrid } from './roster-grid.tsx';
import { RowCode } from './row-code.tsx';
import { SignatureDrawing } from './signature-drawing.tsx';
import { authorText } from './statement-words.ts';
import { useSay } from './use-say.ts';

interface RosterPanelProps {
  event: ApprovedEvent;
  plan: ClassPlan;
  page: RosterPage;
  again: () => Promise<void>;
}

const paperSentence =
  'The instructor signed the paper sheet. It was entered from there, and the sheet is kept.';

const Closing = ({ page, timeZone }: { page: RosterPage; timeZone: string }) =>
  page.closing && (
    <div class="inset closing">
      <p>
        <strong>Closed by {page.closing.name}</strong>, {timeText(page.closing.at, timeZone)}:{' '}
        {page.closing.sentence}
      </p>
      <SignatureDrawing signature={page.closing.signature} of={page.closing.name} />
      <p class="quiet">Said by {authorText(page.closing.by)}. What is changed from here on needs a reason.</p>
    </div>
  );

/** What a person should see to first. */
const Remarks = ({ page }: { page: RosterPage }) => {
  const disagreeing = page.people.filter(({ days }) => days.some(({ marks }) => marks.length > 1)).length;
  return (
    <>
      {page.isOverfull && (
        <p class="why">This live stream has {page.people.length} people: it may have 20 at most.</p>
      )}
      {disagreeing > 0 && (
        <p class="why">
          Two devices say different things of {count(disagreeing, 'person', 'people')}. Until somebody
          decides, what earns less counts: choose the day and mark it.
        </p>
      )}
    </>
  );
};

/** The roster as it stands, and all that the office may say about it. */
export const RosterPanel = ({ event, plan, page, again }: RosterPanelProps) => {
  const { say, underWay, trouble } = useSay(event.id, again);
  const [at, setAt] = useState<Cell | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  /** Of a row without a name. */
  const [scanned, setScanned] = useState<string | null>(null);
  const isClosed = page.closing !== null;

  const tell = (person: string | null, says: RosterStatement): void => {
    const given = reason.trim();
    setMissing(isClosed && given === '');
    if (isClosed && given === '') return;
    void say([{ person, says }], given === '' ? null : given);
  };
  const mark = ({ row, column }: Cell, made: DayMark): void => {
    const [person, day] = [page.people[row], plan.days[column]];
    if (person && day) tell(person.person, { what: 'day', date: day.date, mark: made });
  };
  const add = (claim: Claim): void => {
    tell(scanned ?? crypto.randomUUID(), { what: 'claim', claim, badge: null, understoodBy: null });
    setScanned(null);
  };
  const findRow = (code: string): void => {
    const row = page.people.findIndex(({ person }) => person === code);
    setScanned(row === -1 ? code : null);
    if (row !== -1) focusCell({ row, column: 0 });
  };
  const nameOf = (id: string): string => {
    const found = [...page.people, ...page.removed].find(({ person }) => person === id);
    return found ? claimName(found.claim) : 'Somebody';
  };
  const chosen = at === null ? undefined : page.people[at.row];
  const chosenDay = at === null ? undefined : plan.days[at.column];
  const person = page.people.find((one) => one.person === opened);

  return (
    <>
      <section class="panel">
        <h2>Roster</h2>
        <Remarks page={page} />
        <Closing page={page} timeZone={event.timeZone} />
        {trouble && (
          <p class="trouble" role="alert">
            {trouble}
          </p>
        )}
        {missing && reason.trim() === '' && (
          <p class="trouble" role="alert">
            The roster is closed: write the reason first.
          </p>
        )}
        <label class="field reason">
          <span>
            {isClosed ? 'Reason for what you change' : 'Reason for what you change, if there is one'}
          </span>
          <input
            type="text"
            value={reason}
            maxLength={500}
            placeholder="Entered from the paper sheet"
            onInput={(typed) => setReason(typed.currentTarget.value)}
          />
        </label>
        {page.people.length === 0 ? (
          <p class="empty">Nobody is on the roster yet. Say who is expected, or add people as they came.</p>
        ) : (
          <>
            <RosterGrid
              page={page}
              days={plan.days.map(({ date }) => date)}
              at={at}
              underWay={underWay}
              onMove={setAt}
              onMark={mark}
              onOpen={setOpened}
            />
            <RowCode onCode={findRow} />
            <p class="note">
              In the grid: <kbd>p</kbd> present, <kbd>a</kbd> absent, <kbd>o</kbd> takes a mark back, each
              going on to the next day; arrows move. Open a name for all else.
            </p>
            {at && chosen && chosenDay && (
              <MarkBar
                key={`${chosen.person} ${chosenDay.date}`}
                name={claimName(chosen.claim)}
                day={chosenDay}
                onMark={(made) => mark(at, made)}
              />
            )}
          </>
        )}
        <details open={scanned !== null}>
          <summary>Add a person</summary>
          {scanned !== null && <p class="note">In the row of the sheet whose code was scanned.</p>}
          <PersonFields key={page.people.length} claim={{}} act="Add to the roster" onGive={add} />
        </details>
        {page.removed.length > 0 && (
          <details>
            <summary>{count(page.removed.length, 'person', 'people')} taken off</summary>
            <ul class="found">
              {page.removed.map((removed) => (
                <li key={removed.person}>
                  {claimName(removed.claim)}
                  <Button onPress={() => tell(removed.person, { what: 'listed', listed: true })}>
                    Put back
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        )}
        <p class="papers">
          <a
            href={`/api/classes/${encodeURIComponent(event.id)}/roster.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            The roster as it stands (PDF)
          </a>
          <a
            href={`/api/classes/${encodeURIComponent(event.id)}/blank-roster.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            An empty roster to fill in by hand (PDF)
          </a>
        </p>
        <p class="buttons">
          {isClosed ? (
            <Button onPress={() => tell(null, { what: 'closing', attestation: null })}>
              Open the roster again
            </Button>
          ) : (
            page.people.length > 0 && (
              <Button
                onPress={() =>
                  tell(null, {
                    what: 'closing',
                    attestation: {
                      name: plan.instructor,
                      sentence: paperSentence,
                      signature: signedOnPaper,
                    },
                  })
                }
              >
                Close it: the instructor signed on paper
              </Button>
            )
          )}
        </p>
      </section>
      {person && (
        <PersonPanel
          key={person.person}
          person={person}
          event={event.id}
          timeZone={event.timeZone}
          changes={page.changes}
          onSay={(says) => tell(person.person, says)}
          onClose={() => setOpened(null)}
        />
      )}
      <section class="panel">
        <h2>What was said</h2>
        <History
          event={event.id}
          timeZone={event.timeZone}
          person={null}
          changes={page.changes}
          nameOf={nameOf}
        />
      </section>
    </>
  );
};
