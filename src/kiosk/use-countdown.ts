import { useEffect, useState } from 'preact/hooks';

interface Countdown {
  /** Whole seconds left. */
  left: number;
  /** As often as somebody asks for it (WCAG 2.2.1). */
  extend: (seconds: number) => void;
}

/** Counts `seconds` down, then calls `onEnd` once. Stands still while `held`. */
export const useCountdown = (seconds: number, held: boolean, onEnd: () => void): Countdown => {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : onEnd()), 1_000);
    return () => clearTimeout(timer);
  }, [left, held]);
  return { left, extend: (more) => setLeft((now) => now + more) };
};
