import { useEffect, useState } from 'preact/hooks';
import { Purpose } from '#domain/roster/class-plan.ts';
import { say } from '../../messages/index.ts';
import type { TabletClock } from '../../tablet/clock.ts';
import { openScanner } from '../../tablet/scanner/scanner.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../choice.tsx';
import { longDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { Details } from '../details.tsx';

const viewfinderId = 'roster-viewfinder';

interface AddingProps {
  desk: Desk;
  clock: TabletClock;
}

/** The camera, once it was asked for: an instructor seldom needs it, and it takes half of the page. */
const Camera = ({ desk, clock }: AddingProps) => {
  const [is, setIs] = useState<'starting' | 'live' | 'resting' | 'stopped'>('starting');
  useEffect(
    () =>
      openScanner({
        elementId: viewfinderId,
        clock,
        facing: Promise.resolve('back'),
        onScan: (badge) => void desk.scan(badge),
        onCamera: (state) => setIs(state.is),
      }).stop,
    [desk],
  );
  return (
    <div class="roster-camera">
      <div role="img" aria-label={say('roster.add.camera-label')}>
        <div id={viewfinderId} />
      </div>
      {is === 'starting' && <p>{say('roster.add.camera-starting')}</p>}
      {is === 'stopped' && <p role="alert">{say('roster.add.camera-stopped')}</p>}
    </div>
  );
};

/** One more on the roster: by badge, or typed. */
export const AddingPage = ({ desk, clock }: AddingProps) => {
  const [hasCamera, setCamera] = useState(false);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const [isHere, setHere] = useState(true);
  /** How many were added: the form begins anew for the next. */
  const [added, setAdded] = useState(0);
  return (
    <section class="adding">
      <h2>{say('roster.add.title')}</h2>
      <div class="adding-ways">
        <div class="adding-badge">
          <h3>{say('roster.add.badge')}</h3>
          <p class="roster-quiet">{say('roster.add.badge-lead')}</p>
          {hasCamera ? (
            <Camera desk={desk} clock={clock} />
          ) : (
            <Button onPress={() => setCamera(true)}>{say('roster.add.camera-on')}</Button>
          )}
        </div>
        <div>
          <h3>{say('roster.add.by-hand')}</h3>
          <Choice
            label={say('roster.purpose')}
            options={Purpose.options.map((value) => ({ value, words: say(`roster.purpose.${value}`) }))}
            chosen={purpose}
            onChoose={setPurpose}
          />
          <label class="tick">
            <input
              type="checkbox"
              checked={isHere}
              onChange={({ currentTarget }) => setHere(currentTarget.checked)}
            />
            <span>{say('roster.add.present', { day: longDay(desk.day.value) })}</span>
          </label>
          <Details
            key={added}
            nameLabel={say('roster.details.name')}
            act={say('roster.add.act')}
            onSave={async (claim) => {
              const person = await desk.add(claim, (of) => [
                ...(purpose ? [{ person: of, says: { what: 'purpose' as const, purpose } }] : []),
                ...(isHere ? desk.presentSaying(of, undefined) : []),
              ]);
              if (person) setAdded(added + 1);
            }}
          />
        </div>
      </div>
    </section>
  );
};
