/** An outcome that a caller must handle: errors at the borders are data, exceptions are for bugs. */
export type Result<Value, Problem> = { ok: true; value: Value } | { ok: false; problem: Problem };

export const succeed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const fail = <Problem>(problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });
