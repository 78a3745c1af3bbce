/** More than any badge holds. */
const mostKeys = 4_000;

/** Keeps the keys that are pressed until somebody listens: a scanner does not wait for the page. */
export const keepEarlyKeys = (): { take: () => KeyboardEvent[] } => {
  const keys: KeyboardEvent[] = [];
  const keep = (event: KeyboardEvent): void => {
    if (keys.length < mostKeys) keys.push(event);
  };
  addEventListener('keydown', keep, true);
  return {
    take: () => {
      removeEventListener('keydown', keep, true);
      return keys;
    },
  };
};
