import { type ReadonlySignal, signal } from '@preact/signals';

/** Chromium's offer to install the page, absent from the standard types. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

const offered = signal<InstallOffer | null>(null);
/** The browser would install the app now. Null where it has no such offer, and once it was taken up. */
export const installOffer: ReadonlySignal<Pick<InstallOffer, 'prompt'> | null> = offered;

/** Looked at when the page begins: later a touch may have filled the screen, which is no installation. */
export const runsInBrowser = matchMedia('(display-mode: browser)').matches;

// Kept for staff: the browser itself would ask the visitors. Comes early, so before anybody looks for it.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offered.value = event as InstallOffer;
});
addEventListener('appinstalled', () => {
  offered.value = null;
});
