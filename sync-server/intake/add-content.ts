import type { Writing } from '../store/index.ts';
import { addCheckIn } from './add-check-in.ts';
import { addRosterChange, rosterTrouble } from './add-roster-change.ts';
import { type Content, isRosterChange } from './content.ts';

/** Why what is inside cannot be let in; null when it can. */
export const contentTrouble = async (tx: Writing, content: Content): Promise<string | null> =>
  isRosterChange(content) ? rosterTrouble(tx, content) : null;

export const addContent = (tx: Writing, receipt: number, content: Content): Promise<void> =>
  isRosterChange(content) ? addRosterChange(tx, receipt, content) : addCheckIn(tx, receipt, content);
