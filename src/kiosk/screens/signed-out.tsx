import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';

interface SignedOutProps {
  by: 'staff' | 'office';
  onClear: () => void;
}

/** The end of a station: this tablet holds nothing any more, and says who ended it. */
export const SignedOut = ({ by, onClear }: SignedOutProps) => (
  <section class="set-up" role="status">
    <h1>{say('signed-out.title')}</h1>
    <p>{say(`signed-out.by-${by}`)}</p>
    <p class="set-up-note">{say('signed-out.lead')}</p>
    <div>
      <Button onPress={onClear}>{say('signed-out.again')}</Button>
    </div>
  </section>
);
