import { useEffect } from 'preact/hooks';

const signsOfLife = ['pointerdown', 'keydown', 'input'] as const;

/** Calls `onIdle` after `idleMs` without a touch or a key, again and again. */
export const useIdle = (idleMs: number, onIdle: () => void): void => {
  useEffect(() => {
    let timer = setInterval(onIdle, idleMs);
    const restart = (): void => {
      clearInterval(timer);
      timer = setInterval(onIdle, idleMs);
    };
    for (const sign of signsOfLife) addEventListener(sign, restart, true);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) removeEventListener(sign, restart, true);
    };
  }, [idleMs]);
};
