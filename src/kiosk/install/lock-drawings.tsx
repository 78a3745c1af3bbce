/** Our own drawings of what to do to a tablet: outlines in the colour of the text, what to touch in the accent's. */
import type { ComponentChildren } from 'preact';

interface DrawingProps {
  /** What it shows, for those who do not see it. */
  label: string;
}

const Sheet = ({ label, children }: DrawingProps & { children: ComponentChildren }) => (
  <svg class="lock-drawing" viewBox="12 -2 72 98" role="img" aria-label={label}>
    <rect x="20" y="16" width="56" height="74" rx="7" />
    {children}
  </svg>
);

const threePresses = <path class="lock-touch" d="M54 2v5M62 2v5M70 2v5M52 13h20" />;
const swipe = <path class="lock-touch" d="M48 86V50m-9 9 9-9 9 9" />;
const openPadlock = <path d="M37 40v-6a7 7 0 0 1 13.5-2.6M33 40h22v16H33zM44 46v4" />;

/** A switch in a list, on, and the dots of a code below. */
export const SwitchOn = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    <path d="M28 28h30M28 42h14M28 56h40" />
    <rect class="lock-fill" x="50" y="36" width="20" height="12" rx="6" />
    <circle class="lock-knob" cx="64" cy="42" r="4" />
    <path class="lock-dots" d="M33 74v.01M43 74v.01M53 74v.01M63 74v.01" />
  </Sheet>
);

/** The button on the upper edge, three times. */
export const PressThrice = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    {threePresses}
    <path d="M38 53.5 45 60l13-15" />
  </Sheet>
);

/** The app in small, and where it is started. */
export const Start = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    <rect class="lock-fill" x="52" y="21" width="19" height="9" rx="4.5" />
    <rect x="30" y="36" width="36" height="38" rx="3" />
    <path d="M26 82h14M37 55l7 7 13-15" />
  </Sheet>
);

export const PressThriceAndUnlock = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    {threePresses}
    <g transform="translate(4 10)">{openPadlock}</g>
  </Sheet>
);

export const SwipeUp = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    {swipe}
    <circle class="lock-touch" cx="48" cy="38" r="6" />
  </Sheet>
);

/** The app in small with its icon above, and the pin. */
export const Pin = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    <rect x="30" y="46" width="36" height="36" rx="3" />
    <circle class="lock-fill" cx="38" cy="32" r="7" />
    <path class="lock-line" d="M56 24h10M58 24v6l-3 5h12l-3-5v-6M61 35v6" />
    <path d="M38 64l7 7 13-15" />
  </Sheet>
);

export const SwipeUpAndUnlock = ({ label }: DrawingProps) => (
  <Sheet label={label}>
    <g transform="translate(4 -6)">{openPadlock}</g>
    <path class="lock-touch" d="M48 86V60m-8 8 8-8 8 8" />
  </Sheet>
);
