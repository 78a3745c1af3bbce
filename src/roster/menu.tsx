import { useState } from 'preact/hooks';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import type { Classroom } from './classroom.ts';
import { Dialog } from './dialog.tsx';

/** What is seldom needed. */
export const Menu = ({ classroom }: { classroom: Classroom }) => {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <button
        type="button"
        class="button button-plain roster-menu"
        aria-haspopup="dialog"
        aria-label={say('roster.menu')}
        title={say('roster.menu')}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h.01 M12 12h.01 M19 12h.01" />
        </svg>
      </button>
      {isOpen && (
        <Dialog title={say('roster.menu')} onClose={close}>
          <Button onPress={() => classroom.send({ type: 'pin-change-asked' })}>
            {say('roster.menu.change-pin')}
          </Button>
          <Button kind="quiet" onPress={close}>
            {say('roster.cancel')}
          </Button>
        </Dialog>
      )}
    </>
  );
};
