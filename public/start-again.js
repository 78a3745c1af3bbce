/**
 * Loads the page again where the app did not begin: a kiosk that shows nothing helps nobody, and nobody may be there to
 * reload it. By itself, since it must be there when nothing else is: a version that took over too soon may have cleared
 * away the app's own files. Each time it waits twice as long, so that a slow network gets its chance.
 */
const firstWaitMs = 10_000;
const longestWaitMs = 600_000;
const triesKey = 'rollcall-start-again';

addEventListener('load', () => {
  const tries = Number(sessionStorage.getItem(triesKey) ?? 0);
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
  setTimeout(() => {
    if (document.getElementById('app')?.hasChildNodes()) return sessionStorage.removeItem(triesKey);
    sessionStorage.setItem(triesKey, String(tries + 1));
    location.reload();
  }, waitMs);
});
