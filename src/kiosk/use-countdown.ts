import { useEffect, useState } from 'preact/hooks';

/** Whole seconds left of `seconds`, then calls `onEnd` once. Stands still while `held`. */
export const useCountdown = (seconds: number, held: boolean, onEnd: () => void): number => {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : onEnd()), 1_000);
    return () => clearTimeout(timer);
  }, [left, held]);
  return left;
};
