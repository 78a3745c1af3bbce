/**
 * A tablet's IndexedDB that fails as browsers' do: a page that is killed hears nothing more and its open
 * transactions are undone; the connection gets lost, before a commit or between a commit and its event; the disk is
 * full when a transaction commits; an event comes late. It sits in fake-indexeddb where events are told and
 * transactions commit, below Dexie and everything of ours.
 */

import {
  IDBFactory as FakeFactory,
  IDBTransaction as FakeTransaction,
  IDBKeyRange,
  IDBOpenDBRequest,
  IDBRequest,
} from 'fake-indexeddb';

/** Before a page hears of a request; before a transaction that wrote commits; before the page hears of the commit. */
export type Moment = 'heard' | 'commit' | 'committed';
export type Turn = 'go' | 'die' | 'lose-connection' | 'full' | { lateMs: number };

/** The page whose connection it is. */
export interface Owner {
  isDead(): boolean;
  turn(moment: Moment): Turn;
  /** Kills the page. */
  die(): void;
  after(ms: number, act: () => void): void;
}

interface RawDatabase {
  transactions: RawTransaction[];
  connections: RawConnection[];
  processTransactions(): void;
  rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }>;
}
interface RawConnection extends IDBDatabase {
  _rawDatabase: RawDatabase;
  _closePending: boolean;
  _closed: boolean;
  _runningVersionchangeTransaction: boolean;
}
interface RawTransaction extends IDBTransaction {
  db: RawConnection;
  _state: 'active' | 'inactive' | 'committing' | 'finished';
  _requests: unknown[];
  _rollbackLog: unknown[];
  _abort(error: string | null): void;
  _start(): void;
}
interface RawFactory extends IDBFactory {
  _databases: Map<string, RawDatabase>;
}

const owners = new WeakMap<object, Owner>();
const connections = new WeakMap<Owner, Set<RawConnection>>();

const own = (connection: RawConnection, owner: Owner): void => {
  owners.set(connection, owner);
  connections.get(owner)?.add(connection);
};

const connectionOf = (target: object): RawConnection | null => {
  if (target instanceof FakeTransaction) return (target as RawTransaction).db;
  if ('transaction' in target && target.transaction instanceof FakeTransaction)
    return (target.transaction as RawTransaction).db;
  return null;
};

const undo = (connection: RawConnection, error: string | null): void => {
  for (const transaction of connection._rawDatabase.transactions)
    if (transaction.db === connection && transaction._state !== 'finished') transaction._abort(error);
};

/** WebKit's "Connection to Indexed Database server lost": https://bugs.webkit.org/show_bug.cgi?id=197050 */
const loseConnection = (connection: RawConnection): void => {
  undo(connection, 'UnknownError');
  connection.close();
  connection.onclose?.(new Event('close'));
};

/** Whether killing may be simulated now: fake-indexeddb would never end an upgrade whose page is gone. */
const isUpgrading = (owner: Owner): boolean =>
  [...(connections.get(owner) ?? [])].some((connection) => connection._runningVersionchangeTransaction);

/** What a dead page leaves: nothing that was not committed. */
export const letGo = (owner: Owner): void => {
  for (const connection of connections.get(owner) ?? []) {
    undo(connection, null);
    connection._closePending = true;
    connection._closed = true;
    const raw = connection._rawDatabase;
    raw.connections = raw.connections.filter((other) => other !== connection);
  }
};

type Dispatch = (this: EventTarget, event: Event) => boolean;

const eventLike = (like: Event, type: string, path: unknown[]): Event =>
  Object.assign(
    Reflect.construct(like.constructor, [type, { bubbles: true, cancelable: type === 'error' }]),
    {
      eventPath: path,
    },
  );

/** A request that is under way when the connection goes fails with its transaction. */
const failRequest = (request: IDBRequest, success: Event, tell: Dispatch): void => {
  const { transaction } = request;
  const connection = connectionOf(request);
  if (!connection) return;
  loseConnection(connection);
  Object.defineProperties(request, {
    error: { value: new DOMException('Connection lost', 'AbortError') },
    result: { value: undefined },
  });
  tell.call(request, eventLike(success, 'error', [connection, transaction]));
};

/** A commit that the page takes for a failure: the connection went before the complete event came. */
const tellOfLoss = (transaction: RawTransaction, complete: Event, tell: Dispatch): void => {
  Object.assign(transaction, { error: new DOMException('Connection lost', 'UnknownError') });
  tell.call(transaction, eventLike(complete, 'abort', [transaction.db]));
  loseConnection(transaction.db);
};

const hearTransaction = (transaction: RawTransaction, event: Event, owner: Owner, tell: Dispatch): void => {
  const turn = event.type === 'complete' ? owner.turn('committed') : 'go';
  if (turn === 'die') {
    owner.die();
    transaction.db._rawDatabase.processTransactions();
  } else if (turn === 'lose-connection') tellOfLoss(transaction, event, tell);
  else if (typeof turn === 'object')
    owner.after(turn.lateMs, () => {
      if (owner.isDead()) transaction.db._rawDatabase.processTransactions();
      else tell.call(transaction, event);
    });
  else tell.call(transaction, event);
};

const hearRequest = (request: IDBRequest, event: Event, owner: Owner, tell: Dispatch): boolean => {
  const turn = event.type === 'success' ? owner.turn('heard') : 'go';
  if (turn === 'go') return tell.call(request, event);
  if (turn === 'die') owner.die();
  else failRequest(request, event, tell);
  return true;
};

const commitTurn = (transaction: RawTransaction): Turn => {
  const owner = owners.get(transaction.db);
  const writes = transaction.mode === 'readwrite' && transaction._rollbackLog.length > 0;
  const isCommitting = transaction._requests.length === 0 && transaction._state !== 'finished';
  return owner && writes && isCommitting && !owner.isDead() ? owner.turn('commit') : 'go';
};

/** Once in a thread. */
export const installFaults = (): void => {
  const targets = Object.getPrototypeOf(FakeTransaction.prototype) as { dispatchEvent: Dispatch };
  const tell = targets.dispatchEvent;
  targets.dispatchEvent = function (event) {
    const connection = connectionOf(this);
    const owner = connection ? owners.get(connection) : owners.get(this);
    if (!owner || connection?._runningVersionchangeTransaction) return tell.call(this, event);
    if (owner.isDead()) {
      if (this instanceof FakeTransaction) connection?._rawDatabase.processTransactions();
      if (this instanceof IDBOpenDBRequest && event.type === 'success') this.result.close();
      return true;
    }
    if (this instanceof FakeTransaction) {
      hearTransaction(this as RawTransaction, event, owner, tell);
      return true;
    }
    return connection && this instanceof IDBRequest
      ? hearRequest(this, event, owner, tell)
      : tell.call(this, event);
  };
  const transactions = FakeTransaction.prototype as RawTransaction;
  const start = transactions._start;
  transactions._start = function () {
    const turn = commitTurn(this);
    if (turn === 'full') this._abort('QuotaExceededError');
    else if (turn === 'lose-connection') loseConnection(this.db);
    else if (turn === 'die') owners.get(this.db)?.die();
    else start.call(this);
  };
};

/** The storage of the tablets of one day. */
export const createStorage = () => {
  const factory = new FakeFactory() as RawFactory;

  const factoryOf = (owner: Owner): IDBFactory => {
    connections.set(owner, new Set());
    return {
      open: (name: string, version?: number) => {
        if (owner.isDead()) return new IDBOpenDBRequest();
        const request = factory.open(name, version);
        owners.set(request, owner);
        for (const event of ['upgradeneeded', 'success'])
          request.addEventListener(event, () => own(request.result as RawConnection, owner));
        return request;
      },
      deleteDatabase: (name: string) =>
        owner.isDead() ? new IDBOpenDBRequest() : factory.deleteDatabase(name),
      databases: () => factory.databases(),
      cmp: (first: unknown, second: unknown) => factory.cmp(first, second),
    };
  };

  return {
    isUpgrading,
    /** The storage as the owner's page has it. */
    of: (owner: Owner) => ({ indexedDB: factoryOf(owner), IDBKeyRange }),
    /** The ids in a tablet's outbox as they lie on its disk, past all of its code. */
    idsInOutbox: (name: string): string[] => {
      const rows = factory._databases.get(name)?.rawObjectStores.get('outbox')?.records.values() ?? [];
      return [...rows].map(({ value }) => String((value as { id: string }).id));
    },
  };
};
export type SimStorage = ReturnType<typeof createStorage>;
