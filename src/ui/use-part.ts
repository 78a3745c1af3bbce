import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the screen with a chunk of its own, loaded when it is wanted. Null before, and where it cannot be loaded. */
export const usePart = <Props>(
  wanted: boolean,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> | null => {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (wanted)
      load().then(
        (part) => setPart(() => part),
        () => undefined,
      );
  }, [wanted]);
  return Part;
};
