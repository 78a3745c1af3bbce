const settingKey = 'rollcall-print-receipts';

/** Whether a label printer is set up at this tablet. Off until staff say so. */
export const readPrinting = (): boolean => localStorage.getItem(settingKey) === 'on';

/** Remembers it over restarts. */
export const choosePrinting = (on: boolean): void => localStorage.setItem(settingKey, on ? 'on' : 'off');
