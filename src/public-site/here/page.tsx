import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../messages/index.ts';

interface PageProps {
  title: string;
  /** Whether a screen reader is told by moving to the title: not when the page was just opened, which it reads itself. */
  announced?: boolean;
  children?: ComponentChildren;
}

/** One page of the visit: its title is in the browser's tab too, and is where reading begins. */
export const Page = ({ title, announced = true, children }: PageProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`;
    if (announced) heading.current?.focus();
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
};
