/** What staff decide about quarantined records: asked of the server, and the outcome in words. */
import {
  type LotOutcome as Lot,
  LotOutcome,
  LotReopened,
  type QuarantineLot,
  QuarantineOutcome,
  type QuarantineRecord,
} from '#domain/quarantine-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { client } from '../client.ts';
import { count } from '../words.ts';

/** A decision that was made, as it stands among the recent ones. */
export interface Made {
  decision: string;
  sentence: string;
  undone: boolean;
  canUndo: boolean;
  /** Where its undo is asked for. */
  undoAt: string;
}

/** What became of a lot. Pure. */
export const lotSentence = (station: string, { released, rejected, kept }: Lot): string => {
  const parts = [
    ...(released > 0 ? [`${count(released, 'record', 'records')} let in`] : []),
    ...(rejected > 0 ? [`${count(rejected, 'record', 'records')} rejected`] : []),
    ...(kept > 0 ? [`${count(kept, 'record stays', 'records stay')} in quarantine: not to be opened`] : []),
  ];
  return `${station}: ${parts.join(', ') || 'nothing was left to decide'}.`;
};

/** Opens a record again and lets it in. It is a check-in from then on: nothing takes that back here. */
export const release = async ({ receipt, station }: QuarantineRecord): Promise<Result<Made, string>> => {
  const at = `/quarantine/${receipt}`;
  const answer = await client.post(`${at}/release`, {}, QuarantineOutcome);
  if (!answer.ok) return fail(answer.problem.message);
  const sentence = `Receipt ${receipt} of ${station}: let in. It is a check-in now, and is matched like any other.`;
  return succeed({ decision: `release ${receipt}`, sentence, undone: false, canUndo: false, undoAt: at });
};

export const reject = async (
  { receipt, station }: QuarantineRecord,
  reason: string,
): Promise<Result<Made, string>> => {
  const at = `/quarantine/${receipt}`;
  const answer = await client.post(`${at}/reject`, { reason }, QuarantineOutcome);
  if (!answer.ok) return fail(answer.problem.message);
  const sentence = `Receipt ${receipt} of ${station}: rejected (${reason}). The record is kept.`;
  return succeed({
    decision: `reject ${receipt} ${performance.now()}`,
    sentence,
    undone: false,
    canUndo: true,
    undoAt: `${at}/reopen`,
  });
};

export const decideLot = async (
  { device, station }: QuarantineLot,
  order: { verdict: 'release' | 'reject'; reason: string },
): Promise<Result<Made, string>> => {
  const at = `/devices/${encodeURIComponent(device)}/lot`;
  const answer = await client.post(at, order, LotOutcome);
  if (!answer.ok) return fail(answer.problem.message);
  return succeed({
    decision: `lot ${device} ${performance.now()}`,
    sentence: lotSentence(station, answer.value),
    undone: false,
    canUndo: answer.value.rejected > 0,
    undoAt: `${at}/reopen`,
  });
};

/** Resolves to what is wrong, in words, or to null when the decision was taken back. */
export const undo = async ({ undoAt }: Made): Promise<string | null> => {
  const answer = undoAt.startsWith('/devices/')
    ? await client.post(undoAt, {}, LotReopened)
    : await client.post(undoAt, {}, QuarantineOutcome);
  return answer.ok ? null : answer.problem.message;
};
