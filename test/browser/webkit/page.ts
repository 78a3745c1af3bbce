/** How a page is asked, whoever carries the question, and what a page of the app can say about itself. */

/** Runs a function in the page. What goes in and comes out must be JSON. */
export type Evaluate = <Value, Argument = undefined>(
  work: (argument: Argument) => Value | Promise<Value>,
  argument?: Argument,
) => Promise<Value>;

/** All that is on the screen, in words. */
export const readScreen = (): string => document.body.textContent ?? '';

/** Every row of every store of the tablet, as far as a script can read it. */
export const readRows = (): Promise<{ store: string; row: string }[]> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('rollcall');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readonly');
      const asked = names.map((store) => ({ store, asking: transaction.objectStore(store).getAll() }));
      // A key has nothing to print but what it is.
      const words = (_name: string, value: unknown): unknown =>
        value instanceof CryptoKey
          ? `${value.type} ${value.algorithm.name}, extractable ${value.extractable}`
          : value;
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve(
          asked.flatMap(({ store, asking }) =>
            asking.result.map((row: unknown) => ({ store, row: JSON.stringify(row, words) })),
          ),
        );
      };
    };
  });
