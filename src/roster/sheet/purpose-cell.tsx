import { useLayoutEffect, useRef } from 'preact/hooks';
import { nextPurpose } from '#domain/roster/next-purpose.ts';
import type { RosterPerson } from '#domain/roster/roster.ts';
import { say } from '../../messages/index.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from '../names.ts';

/** Up and down the column, as in any table: from one person's to the next one's. */
const goAlong = (from: HTMLElement, key: string): HTMLElement | null => {
  const row = from.closest('tr');
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  return next?.querySelector<HTMLElement>('.purpose-cell') ?? null;
};

const moveBy = (event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) goAlong(event.currentTarget, event.key)?.focus();
};

interface PurposeCellProps {
  desk: Desk;
  row: RosterPerson;
  /** Somebody asked for this very cell. */
  isWanted: boolean;
}

/** What one person is here for: a tap says it, the next one turns it over. */
export const PurposeCell = ({ desk, row: { person, claim, purpose }, isWanted }: PurposeCellProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!isWanted) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'center' });
  }, [isWanted]);
  const words = say('roster.purpose.cell', {
    name: nameOf(claim),
    purpose: say(purpose ? `roster.purpose.${purpose}` : 'roster.purpose.missing'),
  });
  return (
    <button
      ref={button}
      type="button"
      class={`purpose-cell purpose-cell-${purpose ?? 'missing'}`}
      aria-label={words}
      title={words}
      onKeyDown={moveBy}
      onClick={() => void desk.say([{ person, says: { what: 'purpose', purpose: nextPurpose(purpose) } }])}
    >
      {purpose ? say(`roster.purpose.short.${purpose}`) : '?'}
    </button>
  );
};
