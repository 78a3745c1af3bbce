import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApplicationPage } from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { asItIs, nextView, type PictureView, sizesOf, type ViewAct, viewActOf } from './evidence-view.ts';
import { sizeText } from './words.ts';

type Evidence = ApplicationPage['evidence'][number];

const addressOf = (application: string, { id }: Evidence): string =>
  `/api/applications/${application}/evidence/${id}`;

/** A picture that can be looked at from near and turned, by hand and by keys. */
const Picture = ({ src, name }: { src: string; name: string }) => {
  const frame = useRef<HTMLElement>(null);
  const [view, setView] = useState<PictureView>(asItIs);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measured = new ResizeObserver(() => setWidth(frame.current?.clientWidth ?? 0));
    if (frame.current) measured.observe(frame.current);
    return () => measured.disconnect();
  }, []);
  const act = (what: ViewAct): void => setView((before) => nextView(before, what));
  const { picture, room } = sizesOf(view, size, width);
  return (
    <>
      <p class="evidence-tools">
        <Button onPress={() => act('closer')}>Closer</Button>
        <Button onPress={() => act('farther')}>Farther</Button>
        <Button onPress={() => act('turn')}>Turn</Button>
        <Button kind="quiet" onPress={() => act('reset')}>
          As it is
        </Button>
        <span class="quiet">Keys in the picture: + − R 0, arrows</span>
      </p>
      <section
        ref={frame}
        class="evidence-frame"
        aria-label={`${name}, ${Math.round(view.zoom * 100)} %, turned ${view.turns * 90} degrees`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys are those of the buttons above
        tabIndex={0}
        onKeyDown={(event) => {
          const pressed = viewActOf(event.key);
          if (!pressed || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          act(pressed);
        }}
      >
        <div class="evidence-room" style={{ width: `${room.width}px`, height: `${room.height}px` }}>
          <img
            src={src}
            alt={`Evidence: ${name}`}
            style={{
              width: `${picture.width}px`,
              height: `${picture.height}px`,
              transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
            }}
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
          />
        </div>
      </section>
    </>
  );
};

/** What an application shows. A PDF is saved and opened by the computer's own reader, never by this page. */
export const EvidenceViewer = ({
  application,
  evidence,
}: {
  application: string;
  evidence: readonly Evidence[];
}) => {
  const [chosenId, setChosenId] = useState('');
  const chosen = evidence.find(({ id }) => id === chosenId) ?? evidence[0];
  if (!chosen) return <p class="empty">There is no evidence yet.</p>;
  return (
    <>
      {evidence.length > 1 && (
        <nav class="evidence-files" aria-label="Files">
          {evidence.map((file) => (
            <button
              key={file.id}
              type="button"
              aria-current={file.id === chosen.id ? 'true' : undefined}
              onClick={() => setChosenId(file.id)}
            >
              {file.name}
            </button>
          ))}
        </nav>
      )}
      {chosen.kind === 'application/pdf' ? (
        <p class="evidence-pdf">
          <a href={addressOf(application, chosen)} download={chosen.name}>
            Save {chosen.name}
          </a>
          <span class="quiet"> PDF, {sizeText(chosen.size)}. Open it with your own reader.</span>
        </p>
      ) : (
        <Picture key={chosen.id} src={addressOf(application, chosen)} name={chosen.name} />
      )}
    </>
  );
};
