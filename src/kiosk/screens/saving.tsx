import { useEffect, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';

/** Most are saved before an eye could read the word: it comes only where the disk takes its time. */
const wordsAfterMs = 400;

export const Saving = () => {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), wordsAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section class="set-up set-up-wait" role="status">
      {isLong && say('saving.title')}
    </section>
  );
};
