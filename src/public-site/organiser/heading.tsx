import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from '../../messages/index.ts';

/** A page with its title, which is in the browser's tab, too. */
export const Heading = ({ title, children }: { title: string; children: ComponentChildren }) => {
  useEffect(() => {
    document.title = `${title} · ${say('app.name')}`;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      {children}
    </>
  );
};
