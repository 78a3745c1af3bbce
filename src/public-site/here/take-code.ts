import { ownPhonePath, readOwnPhoneFragment, type StationCode } from '#domain/own-phone.ts';

/** The parts of the browser's window that hold the address bar. */
interface AddressBar {
  location: { hash: string };
  history: { state: unknown; replaceState(data: unknown, unused: string, url: string): void };
}

/**
 * Takes the code out of the link and clears it from the address bar at once, so that nobody passes it on with the
 * address. It stays in this tab's history: phones load a page again when one comes back to it from another app.
 */
export const takeStationCode = ({ location, history }: AddressBar): StationCode | null => {
  if (location.hash !== '') history.replaceState(location.hash, '', ownPhonePath);
  return typeof history.state === 'string' ? readOwnPhoneFragment(history.state) : null;
};
