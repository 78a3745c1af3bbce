/** A refusal is no error: the booth works with a dark or a framed screen too. */
const ignore = (): void => undefined;

const keepScreenOn = (): void => {
  if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(ignore);
};

/** Only a touch may ask for the full screen, and only a page in a browser's frame needs it. */
const fillScreen = ({ pointerType }: PointerEvent): void => {
  const isFramed = matchMedia('(display-mode: browser)').matches && !document.fullscreenElement;
  if (pointerType === 'touch' && isFramed)
    document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(ignore);
};

/** The screen stays on and full from now on, until the answer is called. */
export const stayAwake = (): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  keepScreenOn();
  document.addEventListener('visibilitychange', keepScreenOn, { signal });
  addEventListener('pointerup', fillScreen, { signal });
  return () => ending.abort();
};
