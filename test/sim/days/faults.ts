/** How often each kind of fault happened: a campaign whose faults never come proves nothing. */
export const countFaults = () => {
  const counts: Record<string, number> = {};
  return {
    note: (kind: string): void => {
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    counts,
  };
};
export type Faults = ReturnType<typeof countFaults>;
