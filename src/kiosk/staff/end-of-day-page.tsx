import { useEffect, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import type { DayVerdict } from '../../tablet/end-of-day.ts';
import type { Level } from '../../tablet/safety.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { numbersOf } from './amounts.ts';
import { LevelMark } from './level-mark.tsx';
import type { StaffProps } from './staff.tsx';

interface Day {
  verdict: DayVerdict;
  /** Records that a wipe would lose: neither acknowledged nor exported. */
  exposed: number;
}

const levelOf = ({ verdict, exposed }: Day): Level => {
  if (verdict.is === 'all-safe') return exposed === 0 ? 'safe' : 'red';
  return exposed === 0 ? 'amber' : 'red';
};

const leadOf = ({ verdict, exposed }: Day): string => {
  switch (verdict.is) {
    case 'all-safe':
      return exposed === 0 ? say('staff.day.all-safe') : say('staff.day.earlier', { count: exposed });
    case 'kept':
      return exposed === 0
        ? say('staff.day.exported', { count: verdict.kept })
        : say('staff.day.kept', { count: verdict.kept });
    case 'missing':
      return say('staff.day.missing', { numbers: numbersOf(verdict.missing) });
  }
};

const useDay = ({ booth, tablet }: StaffProps): Day | null => {
  const [day, setDay] = useState<Day | null>(null);
  const station = booth.station.value;
  const sender = booth.sender.value;
  const look = async (): Promise<void> => {
    if (!station) return;
    const [verdict, exposed] = await Promise.all([
      tablet.endOfDay.count(station.device),
      tablet.store.countExposed(),
    ]);
    if (verdict.ok && exposed.ok) setDay({ verdict: verdict.value, exposed: exposed.value });
  };
  useEffect(() => void look(), [station, sender]);
  return day;
};

/** "Booth 7: 412 of 412 safe", and the way to sign the tablet out, which no unsent sign-in survives unnoticed. */
export const EndOfDayPage = ({ booth, tablet }: StaffProps) => {
  const day = useDay({ booth, tablet });
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!day) return null;
  const station = booth.station.value?.pack.station ?? '';
  const { made, safe } = day.verdict;
  const signOut = async (): Promise<void> => {
    setAsked(false);
    const done = await booth.signOut('staff');
    if (done.ok) return;
    const { problem } = done;
    setTrouble(
      problem.kind === 'not-safe'
        ? say('staff.day.refused', { count: problem.exposed })
        : say('staff.problem.storage-broken.act'),
    );
  };
  return (
    <div class="staff-day">
      <div class={`staff-hero staff-hero-${levelOf(day)}`} role="status">
        <LevelMark level={levelOf(day)} />
        <div>
          <h1>{say('staff.day.count', { station, safe, made })}</h1>
          <p>{leadOf(day)}</p>
        </div>
      </div>
      {trouble && (
        <p class="staff-pin-problem" role="alert">
          {trouble}
        </p>
      )}
      <div class="staff-acts">
        {day.exposed > 0 && (
          <Button kind="main" onPress={() => void booth.tryNow()}>
            {say('staff.send-now')}
          </Button>
        )}
        <Button disabled={day.exposed > 0} onPress={() => setAsked(true)}>
          {say('staff.day.sign-out')}
        </Button>
        <p class="staff-quiet">{say(day.exposed > 0 ? 'staff.day.not-yet' : 'staff.day.what-happens')}</p>
      </div>
      {asked && (
        <Confirm
          title={say('staff.day.confirm-title', { station })}
          act={say('staff.day.sign-out')}
          cancel={say('staff.day.cancel')}
          onConfirm={() => void signOut()}
          onCancel={() => setAsked(false)}
        >
          <p>{leadOf(day)}</p>
          <p>{say('staff.day.confirm-lead')}</p>
        </Confirm>
      )}
    </div>
  );
};
