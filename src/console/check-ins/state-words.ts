import type { CheckInState, KeptOut } from '#domain/console-api.ts';

/** Where a check-in stands, in a sentence to say on the phone. */
export const stateText = (state: CheckInState): string => {
  switch (state.is) {
    case 'waiting':
      return 'Received. It is looked up in a moment.';
    case 'matched':
      return state.outsideDates
        ? "Matched, but seen outside the event's dates: it earns nothing."
        : 'Matched.';
    case 'review':
      return 'In review: somebody must decide who it is.';
    case 'not-registrant':
      return `Not a registrant, decided by ${state.by}.`;
    case 'withdrawn':
      return 'Withdrawn: it counts for nobody.';
  }
};

const kept: Record<KeptOut['state'], string> = {
  'not-opened': 'Received, and opened in a moment.',
  quarantined: 'In quarantine: somebody must let it in or reject it.',
  rejected: 'Rejected from quarantine.',
};
/** The same of a record that was not let in. */
export const keptOutText = (state: KeptOut['state']): string => kept[state];
