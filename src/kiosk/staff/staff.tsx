import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addWords, say } from '../../messages/index.ts';
import { staffWords } from '../../messages/staff.ts';
import type { Tablet } from '../../tablet/tablet.ts';
import { Button } from '../../ui/button.tsx';
import { useIdle } from '../../ui/use-idle.ts';
import type { Booth } from '../booth.ts';
import { EndOfDayPage } from './end-of-day-page.tsx';
import { EventPage } from './event-page.tsx';
import { ExportPage } from './export-page.tsx';
import { Checking, ChoosePin, EnterPin, Locked, RepeatPin } from './pin-page.tsx';
import { SafetyPage } from './safety-page.tsx';
import './staff.css';
import { firstStaffVisit, nextStaffVisit, type Page, pages, type StaffEvent } from './staff-visit.ts';

await addWords(staffWords);

/** Nobody there: what staff see is not for visitors. */
const idleMs = 60_000;

export interface StaffProps {
  booth: Booth;
  tablet: Tablet;
}

interface InsideProps extends StaffProps {
  page: Page;
  onBusy: (busy: boolean) => void;
}

const Inside = ({ booth, tablet, page, onBusy }: InsideProps) => {
  switch (page) {
    case 'safety':
      return <SafetyPage booth={booth} tablet={tablet} />;
    case 'event':
      return <EventPage booth={booth} />;
    case 'end-of-day':
      return <EndOfDayPage booth={booth} tablet={tablet} />;
    case 'export':
      return <ExportPage tablet={tablet} onBusy={onBusy} />;
  }
};

/** The staff side of the tablet: behind the station PIN, and gone after a minute without a touch. */
export const Staff = ({ booth, tablet }: StaffProps) => {
  const visit = useSignal(firstStaffVisit);
  const send = (event: StaffEvent): void => {
    visit.value = nextStaffVisit(visit.value, event);
  };
  const now = visit.value;
  const busy = useSignal(false);
  useIdle(idleMs, () => busy.peek() || booth.closeStaffView());

  const open = async (): Promise<void> => {
    const pin = await tablet.pin.state();
    send(pin.ok ? { type: 'read', ...pin.value } : { type: 'storage-broke' });
  };
  const check = async (pin: string): Promise<void> => {
    const checked = await tablet.pin.check(pin);
    send(checked.ok ? { type: 'answered', answer: checked.value } : { type: 'storage-broke' });
  };
  const keep = async (pin: string): Promise<void> => {
    const kept = await tablet.pin.choose(pin);
    send(kept.ok ? { type: 'chosen' } : { type: 'storage-broke' });
  };
  useEffect(() => void open(), []);
  useEffect(() => {
    if (now.at === 'checking') void (now.isNew ? keep(now.pin) : check(now.pin));
  }, [now]);

  /** With one event there is nothing to switch to. */
  const isUsed = (page: Page): boolean => page !== 'event' || Boolean(booth.station.value?.pack.others);
  const type = (pin: string) => send({ type: 'typed', pin });
  const leave = (
    <Button kind="quiet" onPress={booth.closeStaffView}>
      {say('staff.leave')}
    </Button>
  );
  const screen = () => {
    switch (now.at) {
      case 'opening':
        return null;
      case 'choose-pin':
        return <ChoosePin key="choose" typed={now.typed} problem={now.problem} onType={type} />;
      case 'repeat-pin':
        return <RepeatPin key="repeat" typed={now.typed} onType={type} />;
      case 'enter-pin':
        return <EnterPin key="enter" typed={now.typed} problem={now.problem} onType={type} />;
      case 'checking':
        return <Checking />;
      case 'locked':
        return <Locked until={now.until} clock={tablet.clock} onEnd={() => send({ type: 'waited' })} />;
      case 'storage-broken':
        return (
          <section class="staff-pin" role="alert">
            <h1>{say('staff.storage-broken.title')}</h1>
            <p>{say('staff.problem.storage-broken.act')}</p>
          </section>
        );
      case 'inside':
        return (
          <Inside
            booth={booth}
            tablet={tablet}
            page={now.page}
            onBusy={(is) => {
              busy.value = is;
            }}
          />
        );
    }
  };
  return (
    <div class="staff">
      <header class="staff-head">
        <p class="staff-name">
          {booth.station.value?.pack.station} <span>{say('staff.title')}</span>
        </p>
        {leave}
      </header>
      {now.at === 'inside' && (
        <nav class="staff-pages" aria-label={say('staff.title')}>
          {pages.filter(isUsed).map((page) => (
            <button
              key={page}
              type="button"
              class="staff-page"
              aria-current={page === now.page ? 'page' : undefined}
              onClick={() => send({ type: 'page-asked', page })}
            >
              {say(`staff.page.${page}`)}
            </button>
          ))}
        </nav>
      )}
      {screen()}
    </div>
  );
};
