import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Pin } from './pin.tsx';
import type { PinChange } from './pin-change.ts';
import { Wait } from './set-up.tsx';

interface PinChangePageProps {
  change: PinChange;
  onType: (pin: string) => void;
  onEnd: () => void;
}

const Changed = ({ onEnd }: Pick<PinChangePageProps, 'onEnd'>) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="roster-notice">
      <h1 ref={heading} tabIndex={-1}>
        {say('roster.pin.changed-title')}
      </h1>
      <p>{say('roster.pin.changed-lead')}</p>
      <Button kind="main" onPress={onEnd}>
        {say('roster.back')}
      </Button>
    </section>
  );
};

/** First the PIN that holds now, then the new one, twice; with the way back as long as nothing is changed. */
export const PinChangePage = ({ change, onType, onEnd }: PinChangePageProps) => {
  const back = <Button onPress={onEnd}>{say('roster.back')}</Button>;
  switch (change.at) {
    case 'current':
      return (
        <Pin title={say('roster.pin.current-title')} {...change} onType={onType} back={back}>
          <p>{say('roster.pin.current-lead')}</p>
          <p class="roster-quiet">{say('roster.pin.forgotten')}</p>
        </Pin>
      );
    case 'checking':
      return <Wait words={say('roster.pin.checking-current')} />;
    case 'new':
      return (
        <Pin title={say('roster.pin.new-title')} {...change} onType={onType} back={back}>
          <p>{say('roster.pin.new-lead')}</p>
        </Pin>
      );
    case 'repeat':
      return (
        <Pin
          title={say('roster.pin.repeat-new-title')}
          problem={null}
          typed={change.typed}
          onType={onType}
          back={back}
        >
          <p>{say('roster.pin.repeat-lead')}</p>
        </Pin>
      );
    case 'keeping':
      return <Wait words={say('roster.pin.keeping')} />;
    case 'done':
      return <Changed onEnd={onEnd} />;
  }
};
