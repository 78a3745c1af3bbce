import { OrganiserToken, organiserPath } from '#domain/organiser-api.ts';

/** The parts of the browser's window that hold the address bar. */
interface AddressBar {
  location: { hash: string };
  history: { state: unknown; replaceState(data: unknown, unused: string, url: string): void };
}

/**
 * Takes the token out of the link and clears it from the address bar at once, so that nobody passes it on with the
 * address. It stays in this tab's history, so that the page can be loaded again.
 */
export const takeLink = ({ location, history }: AddressBar): string | null => {
  if (location.hash !== '') history.replaceState(location.hash.slice(1), '', organiserPath);
  const token = OrganiserToken.safeParse(history.state);
  return token.success ? token.data : null;
};
