/** What a change of a roster says, in the office's words. All pure. */
import type { DayMark, RosterAuthor, RosterStatement } from '#domain/roster/roster-change.ts';
import { claimName } from '../review/claim-name.ts';
import { cutDayText } from '../words.ts';

/** A mark as it stands in the grid and in sentences. */
export const markText = (mark: DayMark): string => {
  switch (mark.is) {
    case 'present':
      return 'present';
    case 'absent':
      return 'absent';
    case 'partly':
      return `${mark.from} to ${mark.until}`;
    case 'open':
      return 'open';
  }
};

/** Without the person whom it is about. */
export const statementText = (says: RosterStatement): string => {
  switch (says.what) {
    case 'claim':
      return `is ${claimName(says.claim)}`;
    case 'listed':
      return says.listed ? 'back on the roster' : 'taken off the roster';
    case 'purpose':
      if (says.purpose === null) return 'for exam or credit: taken back';
      return says.purpose === 'exam' ? 'for the exam' : 'for credit only';
    case 'day':
      return `${cutDayText(says.date)}: ${markText(says.mark)}`;
    case 'signature': {
      const when = says.date === null ? '' : ` for ${cutDayText(says.date)}`;
      return says.signature === null ? `signature${when} taken back` : `signed${when}`;
    }
    case 'identity':
      return says.checked ? 'photo ID seen' : 'photo ID not seen after all';
    case 'note':
      return says.text === '' ? 'note taken away' : `note: ${says.text}`;
    case 'closing':
      return says.attestation === null ? 'roster opened again' : `roster closed by ${says.attestation.name}`;
  }
};

const roles: Record<RosterAuthor['role'], string> = {
  instructor: 'instructor',
  substitute: 'substitute instructor',
  attendee: 'signed in themselves',
  office: 'office',
};

export const authorText = ({ name, role }: RosterAuthor): string =>
  name === '' ? roles[role] : `${name} (${roles[role]})`;
