import { useRef } from 'preact/hooks';

/** As long as Android and iOS take for a long press. */
const longPressMs = 500;
/** A finger that goes further is scrolling. */
const stillPx = 10;

interface Press {
  onTap: () => void;
  onHold: () => void;
}

/** Tap and hold on one button. By keyboard: Enter or space is a tap, the menu key or Shift and F10 a hold. */
export const usePress = ({ onTap, onHold }: Press) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const frame = useRef(0);
  const start = useRef<{ x: number; y: number } | null>(null);
  const held = useRef(false);
  const stop = (): void => {
    clearTimeout(timer.current);
    cancelAnimationFrame(frame.current);
    start.current = null;
  };
  const hold = (): void => {
    stop();
    if (held.current) return;
    held.current = true;
    onHold();
  };
  return {
    onPointerDown: ({ clientX, clientY, button }: PointerEvent): void => {
      held.current = false;
      if (button !== 0) return;
      start.current = { x: clientX, y: clientY };
      // A finger that was lifted while a slow tablet was busy is heard before the next picture: that was a tap.
      timer.current = setTimeout(() => {
        frame.current = requestAnimationFrame(hold);
      }, longPressMs);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent): void => {
      const from = start.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > stillPx) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    onContextMenu: (event: Event): void => {
      event.preventDefault();
      hold();
    },
    // What follows a menu key is a press of its own.
    onKeyDown: (): void => {
      held.current = false;
    },
    onClick: (): void => {
      stop();
      if (!held.current) onTap();
      held.current = false;
    },
  };
};
