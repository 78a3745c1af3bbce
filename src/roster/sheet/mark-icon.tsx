import type { DayMark } from '#domain/roster/roster-change.ts';

const shapes: Record<DayMark['is'], string> = {
  present: 'M4 12.5l5.5 5.5L20 6.5',
  absent: 'M6 6l12 12 M18 6L6 18',
  partly: 'M12 7v5.5l3.5 2 M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17',
  open: 'M8 12h8',
};

/** Told apart by its shape: colour is only a help. */
export const MarkIcon = ({ is }: { is: DayMark['is'] }) => (
  <svg class={`mark-icon mark-icon-${is}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={shapes[is]} />
  </svg>
);
