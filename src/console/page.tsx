import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface PageProps {
  title: string;
  /** Stands beside the title: where this page belongs, or what can be done. */
  aside?: ComponentChildren;
  above?: ComponentChildren;
  children: ComponentChildren;
}

/** A page of the console: names the window, and takes the focus to its heading so that screen readers follow. */
export const Page = ({ title, aside, above, children }: PageProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Rollcall`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main id="content" class="page">
      {above && <p class="page-above">{above}</p>}
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </main>
  );
};
