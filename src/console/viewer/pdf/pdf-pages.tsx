import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { type Drawn, Frame } from '../frame.tsx';
import type { Size } from '../view.ts';
import type { OpenPdf, PdfTrouble } from './open-pdf.ts';

/** Whoever sends more than a catalogue of a show sends it for another reason. */
const mostPages = 200;

type Trouble = PdfTrouble | 'unreachable';

const troubles: Record<Trouble, string> = {
  locked: 'This PDF is locked with a password, so it cannot be shown here.',
  broken: 'This PDF cannot be shown here: it is damaged.',
  'too-slow': 'This PDF takes too long to show here.',
  unreachable: 'The file could not be fetched.',
};

const load = async (address: string) => {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`answered with ${response.status}`);
  const [{ openPdf }, data] = await Promise.all([import('./open-pdf.ts'), response.arrayBuffer()]);
  return openPdf(data);
};

/** The PDF at an address, opened; ended as soon as nobody looks at it any more. */
const usePdf = (address: string): { pdf: OpenPdf | null; trouble: Trouble | null } => {
  const [opened, setOpened] = useState<{ pdf: OpenPdf | null; trouble: Trouble | null }>({
    pdf: null,
    trouble: null,
  });
  useEffect(() => {
    let [isGone, close] = [false, (): void => undefined];
    void load(address).then(
      (answer) => {
        if (answer.ok) close = answer.value.close;
        if (isGone) close();
        else
          setOpened(
            answer.ok ? { pdf: answer.value, trouble: null } : { pdf: null, trouble: answer.problem },
          );
      },
      () => setOpened({ pdf: null, trouble: 'unreachable' }),
    );
    return () => {
      isGone = true;
      close();
    };
  }, [address]);
  return opened;
};

interface PageProps {
  pdf: OpenPdf;
  page: number;
  label: string;
  onTrouble: (trouble: PdfTrouble) => void;
}

const Canvas = ({
  pdf,
  page,
  label,
  style,
  width,
  onTrouble,
}: PageProps & { style: Drawn['style']; width: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = Math.round(width * devicePixelRatio);
  useEffect(() => {
    if (!canvas.current || pixels === 0) return;
    void pdf.draw(page, canvas.current, pixels).then((drawn) => {
      if (!drawn.ok) onTrouble(drawn.problem);
    });
  }, [pdf, page, pixels]);
  return <canvas ref={canvas} role="img" aria-label={label} style={style} />;
};

const Words = ({ pdf, page }: Pick<PageProps, 'pdf' | 'page'>) => {
  const [words, setWords] = useState('');
  useEffect(() => {
    let isGone = false;
    setWords('');
    void pdf.textOf(page).then((found) => isGone || setWords(found));
    return () => {
      isGone = true;
    };
  }, [pdf, page]);
  if (words === '') return null;
  return (
    <details class="viewer-words">
      <summary>The words of this page</summary>
      <p>{words}</p>
    </details>
  );
};

const Pages = ({
  pdf,
  name,
  what,
  onTrouble,
}: { pdf: OpenPdf; name: string; what: string } & Pick<PageProps, 'onTrouble'>) => {
  const [page, setPage] = useState(1);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const last = Math.min(pdf.pages, mostPages);
  const turnTo = (next: number): void => setPage(Math.min(last, Math.max(1, next)));
  useEffect(() => {
    let isGone = false;
    void pdf.sizeOf(page).then((found) => {
      if (!found.ok) onTrouble(found.problem);
      else if (!isGone) setSize(found.value);
    });
    return () => {
      isGone = true;
    };
  }, [pdf, page]);
  const place = `page ${page} of ${pdf.pages}`;
  return (
    <>
      <Frame
        name={`${name}, ${place}`}
        size={size}
        toolsHint={last > 1 ? 'Page up, Page down, ' : ''}
        onKey={(key) => {
          if (key === 'PageDown' || key === 'n') turnTo(page + 1);
          else if (key === 'PageUp' || key === 'p') turnTo(page - 1);
          else return false;
          return true;
        }}
        tools={
          last > 1 && (
            <span class="viewer-pages">
              <Button disabled={page === 1} onPress={() => turnTo(page - 1)}>
                Page before
              </Button>
              <span role="status">
                Page {page} of {pdf.pages}
              </span>
              <Button disabled={page === last} onPress={() => turnTo(page + 1)}>
                Next page
              </Button>
            </span>
          )
        }
      >
        {({ style, width }) => (
          <Canvas
            pdf={pdf}
            page={page}
            label={`${what}: ${name}, ${place}`}
            style={style}
            width={width}
            onTrouble={onTrouble}
          />
        )}
      </Frame>
      {page === last && pdf.pages > last && (
        <p class="quiet">The first {last} pages are shown. Save the file to read on.</p>
      )}
      <Words pdf={pdf} page={page} />
    </>
  );
};

/** A PDF in the page, one page after another; what cannot be shown says so and can be saved. */
export const PdfPages = ({ address, name, what }: { address: string; name: string; what: string }) => {
  const { pdf, trouble } = usePdf(address);
  const [drawTrouble, setDrawTrouble] = useState<PdfTrouble | null>(null);
  const told = trouble ?? drawTrouble;
  // What is still at work on it would be at work for ever; that it was ended is no trouble of its own.
  const giveUp = (what: PdfTrouble): void => {
    setDrawTrouble((before) => before ?? what);
    pdf?.close();
  };
  const save = (
    <a href={address} download={name}>
      Save {name}
    </a>
  );
  if (told)
    return (
      <div class="viewer-instead">
        <p role="alert">{troubles[told]}</p>
        <p>{save} and open it with your own reader.</p>
      </div>
    );
  if (!pdf)
    return (
      <p class="viewer-instead" role="status">
        Opening {name} …
      </p>
    );
  return (
    <>
      <Pages pdf={pdf} name={name} what={what} onTrouble={giveUp} />
      <p class="viewer-save">{save}</p>
    </>
  );
};
