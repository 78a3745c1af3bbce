import { say } from '../../messages/index.ts';
import { refusalText } from './list-words.ts';
import type { ChoiceTrouble } from './visit.ts';

/** Why what was asked of a list was not done. */
export const ChoiceTroubleText = ({ trouble }: { trouble: ChoiceTrouble }) => (
  <p class="organiser-trouble" role="alert">
    {trouble.is === 'refused' ? refusalText(trouble.file) : say(`organiser.columns-${trouble.is}`)}
  </p>
);
