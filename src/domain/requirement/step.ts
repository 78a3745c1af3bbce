/** The fold's start and its step: all there is to a requirement except its status on a day. */
import { writeCec } from '../credit/amount.ts';
import type { RequirementChange } from './changes.ts';
import { completeCycle, countEntry } from './credits.ts';
import { heldOn } from './cycle.ts';
import { changeDesignations } from './designations.ts';
import { type RequirementFold, type RequirementTerms, told } from './fold.ts';

/**
 * Point 1: from the office's opening where one was imported; otherwise nothing is required until the first
 * designation. An opening that already has what is needed completes on its own day.
 */
export const startOfFold = (terms: RequirementTerms): RequirementFold => {
  const nothing: RequirementFold = { cycle: null, reasons: [] };
  const { designations, opening, policy } = terms;
  if (opening === null) return nothing;
  const { asOf, cec, requirementDate } = opening;
  const record = `the office's record of ${asOf}`;
  if (heldOn(designations, asOf).length === 0) {
    return told(nothing, null, `${record}: no designation was held, nothing is required`);
  }
  const cycle = { requirementDate, counted: cec === 0 ? [] : [cec], completedOn: null };
  const sentence = `${record}: ${writeCec(cec)} of ${writeCec(policy.needed)}, requirement date ${requirementDate}`;
  const started = told(nothing, cycle, sentence);
  return cec >= policy.needed ? completeCycle(terms, started, cycle, asOf) : started;
};

/** What one change does. Folding all changes at once, or some now and the rest later, comes to the same. */
export const foldChange = (
  terms: RequirementTerms,
  fold: RequirementFold,
  change: RequirementChange,
): RequirementFold =>
  change.kind === 'entry'
    ? countEntry(terms, fold, change.entry)
    : changeDesignations(terms, fold, change.day);
