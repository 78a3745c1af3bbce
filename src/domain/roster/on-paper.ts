import type { Signature } from './roster-change.ts';

/** Stands for a signature that was given on paper: the sheet is kept, and there are no strokes. */
export const signedOnPaper: Signature = { width: 1, height: 1, strokes: [[]] };

export const isOnPaper = ({ strokes }: Signature): boolean => strokes.every((stroke) => stroke.length === 0);
