import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';

/** Whoever corrects one thing need not give the others again. */
export const SkipButton = ({ booth }: { booth: Booth }) => (
  <Button onPress={() => booth.send({ type: 'skipped' })}>{say('correct.skip')}</Button>
);
