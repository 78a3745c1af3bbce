/** Same payload within this time of its last sighting is the same scan: a badge may hang in view for minutes. */
const sameScanMs = 5_000;
/** Linear codes must be read twice alike within this time before they count. */
const confirmMs = 1_500;

interface Sighting {
  key: string;
  at: number;
}
export interface ScanFilterState {
  /** Payloads that counted, with their last sighting. */
  counted: Sighting[];
  /** A first reading of a linear code, waiting for a second. */
  unconfirmed: Sighting | null;
}

export const firstScanFilterState: ScanFilterState = { counted: [], unconfirmed: null };

interface Seen extends Sighting {
  /** Symbologies with weak or no checksums, where decoders now and then invent text. */
  needsSecondReading: boolean;
}

/** Which readings count as a scan. Pure: `at` in milliseconds. A wrong reading credits the wrong person. */
export const filterScan = (
  state: ScanFilterState,
  { key, at, needsSecondReading }: Seen,
): { state: ScanFilterState; counts: boolean } => {
  const recent = state.counted.filter((sighting) => at - sighting.at < sameScanMs && sighting.key !== key);
  const isSame = state.counted.some((sighting) => sighting.key === key && at - sighting.at < sameScanMs);
  const { unconfirmed } = state;
  const isConfirmed =
    !needsSecondReading ||
    (unconfirmed?.key === key && at - unconfirmed.at < confirmMs && at > unconfirmed.at);
  if (!isSame && !isConfirmed) return { state: { counted: recent, unconfirmed: { key, at } }, counts: false };
  return { state: { counted: [...recent, { key, at }], unconfirmed: null }, counts: !isSame };
};
