/** The parts of the browser's window that hold the address bar. */
interface AddressBar {
  location: { hash: string; pathname: string };
  history: { replaceState(data: null, unused: string, url: string): void };
}

export interface EnrolmentCodeLink {
  /** One-time. */
  code: string;
  /** Of what it is for, as the link says: for words, and nothing else. */
  name: string | null;
}

/** Takes the link's code out of `/roster#enrol=CODE&for=NAME` and clears it from the address bar at once. Null: no link. */
export const takeEnrolmentLink = ({ location, history }: AddressBar): EnrolmentCodeLink | null => {
  const said = new URLSearchParams(location.hash.slice(1));
  const code = said.get('enrol');
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return code === null ? null : { code, name: said.get('for') };
};
