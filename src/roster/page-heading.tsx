import { useEffect, useRef } from 'preact/hooks';

/** Takes the focus when its page appears, so that whoever cannot see it hears where they are. */
export const PageHeading = ({ words }: { words: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {words}
    </h2>
  );
};
