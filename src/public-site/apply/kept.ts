/** What this browser keeps of an application until it is sent: the only file of the site that knows IndexedDB. */
import type { Draft } from './draft.ts';

export interface KeptFile {
  id: string;
  name: string;
  type: string;
  /** Hexadecimal SHA-256. */
  sha256: string;
  bytes: ArrayBuffer;
}

/** What was sent from here: reference and key, nothing of what it says. */
export interface SentApplication {
  reference: string;
  key: string;
}

const databaseName = 'rollcall-apply';
const only = 'draft';
type StoreName = 'draft' | 'file' | 'sent';

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const doneWith = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('draft');
    request.result.createObjectStore('file', { keyPath: 'id' });
    request.result.createObjectStore('sent', { keyPath: 'reference' });
  };
  return answerOf(request);
};

/** Whether the last write was kept. Without a place to keep them, answers live as long as the page. */
let works = true;
export const isKept = (): boolean => works;

const change = async (
  stores: readonly StoreName[],
  act: (store: (name: StoreName) => IDBObjectStore) => void,
): Promise<void> => {
  try {
    const database = await open();
    const transaction = database.transaction([...stores], 'readwrite');
    act((name) => transaction.objectStore(name));
    await doneWith(transaction);
    database.close();
    works = true;
  } catch {
    works = false;
  }
};

export const keepDraft = (draft: Draft): Promise<void> =>
  change(['draft'], (store) => store('draft').put(draft, only));

export const keepFile = (file: KeptFile): Promise<void> =>
  change(['file'], (store) => store('file').put(file));

export const forgetFile = (id: string): Promise<void> =>
  change(['file'], (store) => store('file').delete(id));

/** Of what is done with nothing stays but how to look at it. */
export const forgetDraft = (sent: SentApplication | null): Promise<void> =>
  change(['draft', 'file', 'sent'], (store) => {
    store('draft').clear();
    store('file').clear();
    if (sent) store('sent').put(sent);
  });

export interface Kept {
  draft: Draft | null;
  files: KeptFile[];
  sent: SentApplication[];
}

export const openKept = async (): Promise<Kept> => {
  try {
    const database = await open();
    const transaction = database.transaction(['draft', 'file', 'sent']);
    const [draft, files, sent] = await Promise.all([
      answerOf<Draft | undefined>(transaction.objectStore('draft').get(only)),
      answerOf<KeptFile[]>(transaction.objectStore('file').getAll()),
      answerOf<SentApplication[]>(transaction.objectStore('sent').getAll()),
    ]);
    database.close();
    return { draft: draft ?? null, files, sent };
  } catch {
    works = false;
    return { draft: null, files: [], sent: [] };
  }
};
