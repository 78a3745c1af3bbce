import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { asItIs, nextView, type PictureView, type Size, sizesOf, type ViewAct, viewActOf } from './view.ts';
import './viewer.css';

/** How what is in the frame lies there: its size before it is turned, in pixels of the page. */
export interface Drawn extends Size {
  style: { width: string; height: string; transform: string };
}

interface FrameProps {
  name: string;
  /** Its own size; zero while it is not known. */
  size: Size;
  /** Before the buttons of the frame: the pages of a PDF. */
  tools?: ComponentChildren;
  toolsHint?: string;
  /** For keys that the frame does not know; true: it was one. */
  onKey?: (key: string) => boolean;
  children: (drawn: Drawn) => ComponentChildren;
}

/** Drags what is in a frame with the mouse; fingers scroll by themselves. */
const startDrag = (frame: HTMLElement, pressed: PointerEvent): void => {
  if (pressed.pointerType !== 'mouse' || pressed.button !== 0) return;
  // A press on the bar of the frame scrolls by itself.
  if (pressed.offsetX > frame.clientWidth || pressed.offsetY > frame.clientHeight) return;
  let [x, y] = [pressed.clientX, pressed.clientY];
  const ending = new AbortController();
  frame.setPointerCapture(pressed.pointerId);
  frame.addEventListener(
    'pointermove',
    (moved) => {
      frame.scrollBy(x - moved.clientX, y - moved.clientY);
      [x, y] = [moved.clientX, moved.clientY];
    },
    ending,
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    frame.addEventListener(end, () => ending.abort(), ending);
};

/** Whatever was in the middle stays there when the room grows or turns. */
const useSteadyMiddle = (frame: { current: HTMLElement | null }, room: Size): void => {
  const before = useRef<Size>(room);
  useLayoutEffect(() => {
    const { current } = frame;
    const { width, height } = before.current;
    before.current = { width: room.width, height: room.height };
    if (!current || width === 0 || height === 0) return;
    const { clientWidth, clientHeight } = current;
    current.scrollLeft = ((current.scrollLeft + clientWidth / 2) / width) * room.width - clientWidth / 2;
    current.scrollTop = ((current.scrollTop + clientHeight / 2) / height) * room.height - clientHeight / 2;
  }, [frame, room.width, room.height]);
};

/** A frame in which something is looked at from near, turned and dragged, by hand and by keys. */
export const Frame = ({ name, size, tools, toolsHint = '', onKey, children }: FrameProps) => {
  const frame = useRef<HTMLElement>(null);
  const [view, setView] = useState<PictureView>(asItIs);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measured = new ResizeObserver(() => setWidth(frame.current?.clientWidth ?? 0));
    if (frame.current) measured.observe(frame.current);
    return () => measured.disconnect();
  }, []);
  const { picture, room } = sizesOf(view, size, width);
  useSteadyMiddle(frame, room);
  const act = (what: ViewAct): void => setView((before) => nextView(before, what));
  return (
    <>
      <p class="viewer-tools">
        {tools}
        <Button onPress={() => act('closer')}>Closer</Button>
        <Button onPress={() => act('farther')}>Farther</Button>
        <Button onPress={() => act('turn')}>Turn</Button>
        <Button kind="quiet" onPress={() => act('reset')}>
          As it is
        </Button>
        <span class="quiet">Keys in the picture: {toolsHint}+ − R 0, arrows</span>
      </p>
      <section
        ref={frame}
        class="viewer-frame"
        aria-label={`${name}, ${Math.round(view.zoom * 100)} %, turned ${view.turns * 90} degrees`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys are those of the buttons above
        tabIndex={0}
        onPointerDown={(pressed) => startDrag(pressed.currentTarget, pressed)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const pressed = viewActOf(event.key);
          if (pressed) act(pressed);
          else if (!onKey?.(event.key)) return;
          event.preventDefault();
        }}
      >
        <div class="viewer-room" style={{ width: `${room.width}px`, height: `${room.height}px` }}>
          {children({
            ...picture,
            style: {
              width: `${picture.width}px`,
              height: `${picture.height}px`,
              transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
            },
          })}
        </div>
      </section>
    </>
  );
};
