/**
 * Faults of a browser's storage and cryptography, at the nth call: runs in the page before the app, on the real
 * IndexedDB and the real crypto.subtle. Without a plan nothing is changed.
 */
import type { BrowserContext } from '@playwright/test';

/**
 * `lost`: the call throws as WebKit's lost connection does. `full`: it throws as on a full disk. `aborted`: the call's
 * transaction is aborted at once. `aborted-late`: the call succeeds, and then its transaction is aborted.
 * `closed`: the database is closed under the call. `crypto`: a call of crypto.subtle rejects.
 */
export const faultKinds = ['lost', 'full', 'aborted', 'aborted-late', 'closed', 'crypto'] as const;
type FaultKind = (typeof faultKinds)[number];

export interface FaultPlan {
  kind: FaultKind;
  /** Which call from now on fails first, counted from 1 among those that this kind can meet. */
  nth: number;
  /** Whether every later call fails too. */
  forever: boolean;
}

interface Faults {
  plan: FaultPlan | null;
  calls: number;
  /** How often the fault was injected. */
  fired: number;
  /** Ids of records that the app tried to add to its outbox. */
  added: string[];
}

declare global {
  interface Window {
    faults: Faults;
  }
}

const install = (): void => {
  const faults: Faults = { plan: null, calls: 0, fired: 0, added: [] };
  window.faults = faults;

  /** Counts a call; whether it is to fail. */
  const isDue = (): boolean => {
    const { plan } = faults;
    if (!plan) return false;
    faults.calls++;
    const due = plan.forever ? faults.calls >= plan.nth : faults.calls === plan.nth;
    if (due) faults.fired++;
    return due;
  };
  const ofStorage = (): FaultKind | null =>
    faults.plan && faults.plan.kind !== 'crypto' ? faults.plan.kind : null;

  const transactionOf = (target: object): IDBTransaction | null => {
    if (target instanceof IDBObjectStore) return target.transaction;
    if (target instanceof IDBIndex) return target.objectStore.transaction;
    if (target instanceof IDBCursor) return target.request.transaction;
    return null;
  };

  const abort = (transaction: IDBTransaction | null): void => {
    try {
      transaction?.abort();
    } catch {
      // It was over already.
    }
  };

  const lost = () =>
    new DOMException(
      'Connection to Indexed Database server lost. Refresh the page to try again',
      'UnknownError',
    );

  const wrap = (prototype: object, name: string): void => {
    const real = Reflect.get(prototype, name);
    Reflect.set(prototype, name, function (this: object, ...values: unknown[]) {
      const record = values[0];
      if (name === 'add' && this instanceof IDBObjectStore && this.name === 'outbox')
        if (record instanceof Object && 'id' in record) faults.added.push(String(record.id));
      const kind = ofStorage();
      if (!kind || !isDue()) return real.apply(this, values);
      if (kind === 'full') throw new DOMException('no room', 'QuotaExceededError');
      const transaction = transactionOf(this);
      if (kind === 'closed') {
        (this instanceof IDBDatabase ? this : transaction?.db)?.close();
        return real.apply(this, values);
      }
      if (kind === 'lost' || !transaction) throw lost();
      const result = real.apply(this, values);
      if (kind === 'aborted') abort(transaction);
      else if (result instanceof IDBRequest) result.addEventListener('success', () => abort(transaction));
      return result;
    });
  };

  for (const name of [
    'get',
    'getAll',
    'getAllKeys',
    'put',
    'add',
    'delete',
    'clear',
    'count',
    'openCursor',
    'openKeyCursor',
  ])
    wrap(IDBObjectStore.prototype, name);
  for (const name of ['get', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'])
    wrap(IDBIndex.prototype, name);
  for (const name of ['continue', 'advance', 'update', 'delete']) wrap(IDBCursor.prototype, name);
  wrap(IDBDatabase.prototype, 'transaction');
  wrap(IDBFactory.prototype, 'open');

  for (const name of [
    'digest',
    'sign',
    'importKey',
    'exportKey',
    'generateKey',
    'deriveBits',
    'deriveKey',
    'encrypt',
  ]) {
    const real = Reflect.get(SubtleCrypto.prototype, name);
    Reflect.set(SubtleCrypto.prototype, name, function (this: SubtleCrypto, ...values: unknown[]) {
      if (faults.plan?.kind === 'crypto' && isDue())
        return Promise.reject(
          new DOMException('The operation failed for an operation-specific reason', 'OperationError'),
        );
      return real.apply(this, values);
    });
  }
};

/** For `openStation`: every page of the browser can have faults. */
export const injectFaults = async (browser: BrowserContext): Promise<void> => {
  await browser.addInitScript(install);
};
