import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RosterPerson } from '#domain/roster/roster.ts';
import { say } from '../../messages/index.ts';
import type { TabletClock } from '../../tablet/clock.ts';
import { Button } from '../../ui/button.tsx';
import { hearWedge } from '../badges.ts';
import { longDay, shortDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from '../names.ts';
import { DayCell } from './day-cell.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { PurposeCell } from './purpose-cell.tsx';

/** Which cell's menu is open. */
interface Menu {
  person: string;
  date: string;
}

const isThere = (row: RosterPerson, date: string): boolean =>
  row.days.some(
    (day) => day.date === date && day.marks.some(({ is }) => is === 'present' || is === 'partly'),
  );

const DayHeads = ({ desk }: { desk: Desk }) => {
  const { people } = desk.roster.value;
  return (
    <>
      {desk.plan.value.days.map(({ date }) => (
        <th key={date} scope="col" class={date === desk.day.value ? 'sheet-day sheet-day-now' : 'sheet-day'}>
          <button
            type="button"
            aria-pressed={date === desk.day.value}
            title={longDay(date)}
            onClick={() => {
              desk.day.value = date;
            }}
          >
            {shortDay(date)}
            <span class="sheet-day-count">
              {say('roster.present-count', {
                there: people.filter((row) => isThere(row, date)).length,
                all: people.length,
              })}
            </span>
          </button>
        </th>
      ))}
    </>
  );
};

/** On a phone there is room for one day: which one is chosen here. */
const DayTabs = ({ desk }: { desk: Desk }) =>
  desk.plan.value.days.length > 1 ? (
    <fieldset class="day-tabs">
      <legend class="unseen">{say('roster.day.choose')}</legend>
      {desk.plan.value.days.map(({ date }) => (
        <button
          key={date}
          type="button"
          aria-pressed={date === desk.day.value}
          onClick={() => {
            desk.day.value = date;
          }}
        >
          {shortDay(date)}
        </button>
      ))}
    </fieldset>
  ) : null;

interface RowProps {
  desk: Desk;
  row: RosterPerson;
  onMenu: (menu: Menu) => void;
}

const Row = ({ desk, row, onMenu }: RowProps) => {
  const { person, identityChecked, expected, note } = row;
  const { value: page } = desk.page;
  return (
    <tr>
      <th scope="row" class="sheet-name">
        <button
          type="button"
          onClick={() => {
            desk.page.value = { at: 'person', person };
          }}
        >
          <span class="sheet-name-words">{nameOf(row.claim)}</span>
          <span class="sheet-facts">
            {identityChecked && <span>{say('roster.identity-short')} ✓</span>}
            {!expected && <span>{say('roster.walk-in')}</span>}
            {note !== '' && <span class="sheet-note">{note}</span>}
          </span>
        </button>
      </th>
      <td class="sheet-purpose">
        <PurposeCell desk={desk} row={row} isWanted={page.at === 'sheet' && page.purposeOf === person} />
      </td>
      {row.days.map((day) => (
        <td key={day.date} class={day.date === desk.day.value ? 'sheet-cell sheet-cell-now' : 'sheet-cell'}>
          <DayCell desk={desk} row={row} day={day} onMenu={() => onMenu({ person, date: day.date })} />
        </td>
      ))}
    </tr>
  );
};

/** Stands below the last row: whoever presses it has seen the list to its end. */
const Rest = ({ desk }: { desk: Desk }) => {
  const rest = desk.remaining.value;
  if (rest.length === 0 || desk.roster.value.closing) return null;
  const mark = (): void =>
    void desk.say(
      rest.map(({ person }) => ({
        person,
        says: { what: 'day', date: desk.day.value, mark: { is: 'present' } },
      })),
    );
  return <Button onPress={mark}>{say('roster.rest', { count: rest.length })}</Button>;
};

/** A hand scanner is heard wherever the focus is, as soon as the sheet is seen. */
const useWedge = (desk: Desk, clock: TabletClock): void =>
  useLayoutEffect(() => hearWedge(clock, (badge) => void desk.scan(badge)), [desk]);

interface SheetProps {
  desk: Desk;
  clock: TabletClock;
}

/** The grid: people by days. */
export const Sheet = ({ desk, clock }: SheetProps) => {
  const [menu, setMenu] = useState<Menu | null>(null);
  useWedge(desk, clock);
  const grid = useRef<HTMLElement>(null);
  useEffect(() => {
    // Back from another page, whose button is gone.
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);
  const { people } = desk.roster.value;
  const row = menu && desk.rowOf(menu.person);
  const day = menu && row?.days.find(({ date }) => date === menu.date);
  return (
    <section class="sheet">
      <DayTabs desk={desk} />
      {people.length === 0 ? (
        <p class="sheet-empty">{say('roster.sheet.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section ref={grid} class="sheet-scroll" tabIndex={0} aria-label={say('roster.sheet.caption')}>
          <table>
            <caption class="unseen">{say('roster.sheet.caption')}</caption>
            <thead>
              <tr>
                <th scope="col" class="sheet-name">
                  {say('roster.people', { count: people.length })}
                </th>
                <th scope="col" class="sheet-purpose">
                  {say('roster.purpose')}
                </th>
                <DayHeads desk={desk} />
              </tr>
            </thead>
            <tbody>
              {people.map((each) => (
                <Row key={each.person} desk={desk} row={each} onMenu={setMenu} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div class="sheet-end">
        <Rest desk={desk} />
        <p class="roster-quiet">{say('roster.sheet.how')}</p>
      </div>
      {row && day && <MarkDialog desk={desk} row={row} day={day} onClose={() => setMenu(null)} />}
    </section>
  );
};
