import { useEffect, useRef } from 'preact/hooks';
import type { ApplicationPage, LookAlike } from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileView } from '../viewer/file-viewer.tsx';
import { evidenceAddress } from './evidence-viewer.tsx';

/** Of one picture; a poster that many send looks like all of theirs. */
const mostShown = 5;

/** Pictures of this application that look like others', each with a way to see both. */
export const LookAlikes = ({
  lookAlikes,
  onCompare,
}: {
  lookAlikes: readonly LookAlike[];
  onCompare: (pair: LookAlike) => void;
}) => {
  const pictures = new Map(lookAlikes.map(({ evidence }) => [evidence.id, evidence.name]));
  return [...pictures].map(([id, name]) => {
    const alike = lookAlikes.filter(({ evidence }) => evidence.id === id);
    return (
      <li key={id} class="look-alike">
        <span>
          {name} looks like a picture in{' '}
          {alike.slice(0, mostShown).map((pair, nth) => (
            <span key={pair.other.evidence}>
              {nth > 0 && ', '}
              <a href={`/console/applications/${encodeURIComponent(pair.other.application)}`}>
                {pair.other.reference}
              </a>{' '}
              <Button kind="quiet" onPress={() => onCompare(pair)}>
                Show both
              </Button>
            </span>
          ))}
          {alike.length > mostShown && ` and ${alike.length - mostShown} more`}
        </span>
      </li>
    );
  });
};

/** Two pictures side by side, each with a frame of its own. */
export const Comparison = ({
  page,
  pair: { evidence, other },
  onClose,
}: {
  page: ApplicationPage;
  pair: LookAlike;
  onClose: () => void;
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands above what it was asked for from.
  useEffect(() => heading.current?.focus(), [other.evidence]);
  return (
    <section class="panel comparison" aria-label="Pictures that look alike">
      <h2 ref={heading} tabIndex={-1}>
        Pictures that look alike
      </h2>
      <p class="why">
        Whether they are the same is for you to say: two people may have sent the organiser’s own picture.
      </p>
      <div class="comparison-pair">
        <div>
          <h3>{`${evidence.name}, ${page.reference}`}</h3>
          <FileView
            file={{
              ...{ id: evidence.id, name: `${evidence.name}, ${page.reference}`, kind: 'image/jpeg' },
              address: evidenceAddress(page.id, evidence.id),
            }}
            what="This application"
          />
        </div>
        <div>
          <h3>
            {other.name},{' '}
            <a href={`/console/applications/${encodeURIComponent(other.application)}`}>{other.reference}</a>
          </h3>
          <FileView
            file={{
              ...{ id: other.evidence, name: `${other.name}, ${other.reference}`, kind: 'image/jpeg' },
              address: evidenceAddress(other.application, other.evidence),
            }}
            what="The other application"
          />
        </div>
      </div>
      <p class="buttons">
        <Button onPress={onClose}>Close</Button>
      </p>
    </section>
  );
};
