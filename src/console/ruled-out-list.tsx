import type { RuledOut } from '#domain/console-api.ts';
import { Button } from '../ui/button.tsx';
import { timeText } from './words.ts';

const sayOf = ({ by, at, ofSameWords, takenBack }: RuledOut): string => {
  const said = `${by}, ${timeText(at)}${ofSameWords ? ', of another sign-in that says the very same' : ''}`;
  return takenBack ? `${said}; taken back by ${takenBack.by}, ${timeText(takenBack.at)}` : said;
};

/** Of whom staff said "not this person", by whom and when, with the way to take it back, which is never timed. */
export const RuledOutList = ({
  ruledOut,
  onTakeBack,
}: {
  ruledOut: RuledOut[];
  onTakeBack: (ruling: string) => void;
}) =>
  ruledOut.length === 0 ? null : (
    <section class="ruled-out">
      <h3>Ruled out</h3>
      <ul>
        {ruledOut.map((one) => (
          <li key={one.ruling} class={one.takenBack ? 'gone' : undefined}>
            <span>
              Not <strong>{one.registrant.name}</strong> {one.registrant.registrantNumber}{' '}
              <span class="quiet">{sayOf(one)}</span>
            </span>
            {!one.takenBack && (
              <Button kind="quiet" onPress={() => onTakeBack(one.ruling)}>
                Take that back
                <span class="unseen">about {one.registrant.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
