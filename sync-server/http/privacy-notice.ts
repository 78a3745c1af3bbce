/** What people are told before they sign in; the version is kept in every check-in. */
export const privacyNotice = {
  version: '2026-11',
  text: 'We use your name, number and contact only to record that you were here and to credit it to you. They are sent to the IICRC office and are not shown to anyone else.',
};
