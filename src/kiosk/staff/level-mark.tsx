import type { Level } from '../../tablet/safety.ts';

const pathOf = (level: Level): string => {
  switch (level) {
    case 'safe':
      return 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z M7 12.5l3.5 3.5L17 9';
    case 'waiting':
      return 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z M12 7v5.5l3.5 2';
    case 'amber':
    case 'red':
      return 'M12 3l10 18H2z M12 10v5 M12 18v.3';
  }
};

/** The level as a shape: colour is never the only sign. */
export const LevelMark = ({ level }: { level: Level }) => (
  <svg class="staff-mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d={pathOf(level)} />
  </svg>
);
