import { say } from '../../messages/index.ts';
import type { ChoiceTrouble } from './visit.ts';

/** The reader's refusals speak English only. */
export const ChoiceTroubleText = ({ trouble }: { trouble: ChoiceTrouble }) => (
  <p class="organiser-trouble" role="alert">
    {trouble.is === 'refused' ? (
      <span lang="en">{trouble.sentence}</span>
    ) : (
      say(`organiser.columns-${trouble.is}`)
    )}
  </p>
);
