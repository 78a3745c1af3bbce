import { useState } from 'preact/hooks';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import { ClassOff } from './class-off.tsx';
import type { Classroom } from './classroom.ts';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';

interface MenuProps {
  classroom: Classroom;
  desk: Desk;
}

/** What is seldom needed: of this device and not of the people on the roster. */
export const Menu = ({ classroom, desk }: MenuProps) => {
  const [open, setOpen] = useState<'menu' | 'class-off' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <button
        type="button"
        class="button button-plain roster-menu"
        aria-haspopup="dialog"
        aria-label={say('roster.menu')}
        title={say('roster.menu')}
        onClick={() => setOpen('menu')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h.01 M12 12h.01 M19 12h.01" />
        </svg>
      </button>
      {open === 'menu' && (
        <Dialog title={say('roster.menu')} onClose={close}>
          <Button onPress={classroom.showClasses}>{say('roster.classes.title')}</Button>
          <Button onPress={() => classroom.send({ type: 'pin-change-asked' })}>
            {say('roster.menu.change-pin')}
          </Button>
          <Button onPress={() => setOpen('class-off')}>{say('roster.menu.class-off')}</Button>
          <Button kind="quiet" onPress={close}>
            {say('roster.cancel')}
          </Button>
        </Dialog>
      )}
      {open === 'class-off' && (
        <Dialog title={say('roster.menu.class-off')} onClose={close}>
          <ClassOff classroom={classroom} desk={desk} onCancel={close} />
        </Dialog>
      )}
    </>
  );
};
