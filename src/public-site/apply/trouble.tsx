import { say } from '../../messages/index.ts';
import type { ServerProblem } from './server.ts';

const textOf = (trouble: ServerProblem | 'still-sending'): string => {
  if (trouble === 'still-sending') return say('apply.still-sending');
  if (trouble.is !== 'refused') return say(`apply.${trouble.is}`);
  const isTooMany = trouble.code === 'too-many-from-here' || trouble.code === 'too-much-unsent';
  return isTooMany ? say('apply.too-many') : say('apply.refused', { sentence: trouble.sentence });
};

/** What went wrong on the way, in words. */
export const TroubleText = ({ trouble }: { trouble: ServerProblem | 'still-sending' | null }) =>
  trouble && (
    <p class="here-trouble" role="alert">
      {textOf(trouble)}
    </p>
  );
