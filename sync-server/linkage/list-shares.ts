/** Shares of a list, each taken by one of the threads that work on it: whoever is faster takes more. */
const rowsOfAShare = 200;

export interface Share {
  from: number;
  /** The first row that is not in it. */
  to: number;
}

/** `taken`: how many shares are, in memory that all threads see. */
export const createShares = (rows: number, taken = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) => {
  const count = new Int32Array(taken);
  return {
    taken,
    /** Whatever nobody has taken yet, share by share. */
    *takeAll(): Generator<Share> {
      for (;;) {
        const from = Atomics.add(count, 0, 1) * rowsOfAShare;
        if (from >= rows) return;
        yield { from, to: Math.min(rows, from + rowsOfAShare) };
      }
    },
  };
};
