/** Time as a thing that is passed in: the one place on the server that reads the machine's clock. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** The moment as the ISO 8601 text that tables and answers hold. */
export const instantOf = (clock: Clock): string => new Date(clock.now()).toISOString();
