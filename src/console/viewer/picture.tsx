import { useState } from 'preact/hooks';
import { Frame } from './frame.tsx';

/** A photograph or a scan. */
export const Picture = ({ address, name, what }: { address: string; name: string; what: string }) => {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [isBroken, setBroken] = useState(false);
  if (isBroken)
    return (
      <p class="viewer-instead">
        This picture cannot be shown: it is damaged. <a href={address} download={name}>{`Save ${name}`}</a>
      </p>
    );
  return (
    <Frame name={name} size={size}>
      {({ style }) => (
        <img
          src={address}
          alt={`${what}: ${name}`}
          style={style}
          // Dragged within the frame, not out of it.
          draggable={false}
          onError={() => setBroken(true)}
          onLoad={({ currentTarget }) =>
            setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }
        />
      )}
    </Frame>
  );
};
