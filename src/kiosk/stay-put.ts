/** Nothing at the booth leads out of the kiosk: not back, not a zoom, not a long press, not a drag. */

const ownEntry = 'kiosk';

/** Back leads to a page of the kiosk's own. Browsers skip entries made before anybody touched the page: so again then. */
const guardHistory = (signal: AbortSignal): void => {
  const push = (): void => {
    if (history.state !== ownEntry) history.pushState(ownEntry, '', location.href);
  };
  addEventListener('popstate', push, { signal });
  addEventListener('pointerup', push, { once: true, signal });
  addEventListener('keyup', push, { once: true, signal });
  push();
};

const prevent = (event: Event): void => event.preventDefault();
/** A trackpad's pinch comes as a wheel with Ctrl. */
const preventZoom = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};

/** From now on, until the answer is called. */
export const stayPut = (): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  guardHistory(signal);
  for (const type of ['contextmenu', 'dragstart', 'drop', 'dragover', 'gesturestart'])
    addEventListener(type, prevent, { signal });
  addEventListener('wheel', preventZoom, { passive: false, signal });
  return () => ending.abort();
};
