import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';

const holdMs = 2_000;

interface StaffDoorProps {
  look: 'safety-all' | 'safety-kept' | 'safety-trouble';
  onOpen: () => void;
  children: ComponentChildren;
}

/**
 * Opens the staff view when it is held for two seconds: a visitor's tap does nothing. Keyboards, switches and screen
 * readers cannot hold, so pressing it is enough there; the PIN keeps visitors out, the hold only keeps it quiet.
 */
export const StaffDoor = ({ look, onOpen, children }: StaffDoorProps) => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const letGo = (): void => clearTimeout(timer.current);
  const hold = (): void => {
    letGo();
    timer.current = setTimeout(onOpen, holdMs);
  };
  useEffect(() => letGo, []);
  return (
    <button
      type="button"
      class={`safety ${look}`}
      data-testid="safety"
      aria-description={say('safety.for-staff')}
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onContextMenu={(event) => event.preventDefault()}
      // A click that no pointer made has no detail.
      onClick={(event) => event.detail === 0 && onOpen()}
    >
      {children}
    </button>
  );
};
