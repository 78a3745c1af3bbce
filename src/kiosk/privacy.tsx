import { useEffect, useRef, useState } from 'preact/hooks';
import { privacyText } from '#domain/privacy-text.ts';
import { language, say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import { useIdle } from '../ui/use-idle.ts';
import type { Booth } from './booth.ts';

/** Whoever reads longer touches the screen now and then; who has left does not. */
const idleMs = 90_000;

const FullNotice = ({ booth, onClose }: { booth: Booth; onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const notice = booth.station.value?.pack.privacyNotice;
  useEffect(() => dialog.current?.showModal(), []);
  useIdle(idleMs, onClose);
  return (
    <dialog ref={dialog} class="sheet" onClose={onClose} aria-labelledby="privacy-title">
      <h2 id="privacy-title">{say('privacy.open')}</h2>
      <p>{notice && privacyText(notice, language.value)}</p>
      <p class="notice">{say('privacy.version', { version: notice?.version ?? '' })}</p>
      <Button kind="main" onPress={onClose}>
        {say('privacy.close')}
      </Button>
    </dialog>
  );
};

/** The short notice where people begin; the full one is a tap away. Which version it was goes into the check-in. */
export const PrivacyNotice = ({ booth }: { booth: Booth }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="privacy">
      <p class="privacy-words">
        {say('privacy.short')}{' '}
        <button type="button" class="privacy-open" onClick={() => setOpen(true)}>
          {say('privacy.open')}
        </button>
      </p>
      {isOpen && <FullNotice booth={booth} onClose={() => setOpen(false)} />}
    </div>
  );
};
