import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import { useCountdown } from '../use-countdown.ts';

const answerSeconds = 30;

/** WCAG 2.2.1: whoever needs more time gets it, as often as asked, with everything as it was. */
export const MoreTime = ({ booth }: { booth: Booth }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { left } = useCountdown(answerSeconds, false, () => booth.send({ type: 'cleared' }));
  useEffect(() => dialog.current?.showModal(), []);
  const stay = () => booth.send({ type: 'stayed' });
  return (
    <dialog ref={dialog} class="sheet" onClose={stay} aria-labelledby="more-time-title">
      <h2 id="more-time-title">{say('idle.title')}</h2>
      <p>{say('idle.lead', { count: left })}</p>
      <Button kind="main" onPress={stay}>
        {say('idle.stay')}
      </Button>
    </dialog>
  );
};
