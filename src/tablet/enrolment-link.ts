/** The parts of the browser's window that hold the address bar. */
interface AddressBar {
  location: { hash: string; pathname: string };
  history: { replaceState(data: null, unused: string, url: string): void };
}

/** Takes the one-time code out of `/kiosk#enrol=CODE` and clears it from the address bar at once. Null: no link. */
export const takeEnrolmentCode = ({ location, history }: AddressBar): string | null => {
  const code = new URLSearchParams(location.hash.slice(1)).get('enrol');
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code;
};
