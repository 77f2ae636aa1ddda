import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import mongoose, { type ClientSession } from 'mongoose';
import { refuseStandalone } from './replica-set.ts';
import { Turns } from './turns.ts';

/** A socket that is silent for this long is given up, so that a hung database never holds a request (milliseconds). */
const socketTimeoutMs = 9_000;

mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', true);
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);
mongoose.set('transactionAsyncLocalStorage', true);

/**
 * Connects the process to MongoDB with journaled majority writes.
 * A standalone server is refused: transactions and change streams need a replica set.
 * @param options.queueMs how long an operation waits for one of the connections
 */
export async function connect(uri: string, options: { databaseName?: string; poolSize?: number; queueMs?: number; monitorCommands?: boolean } = {}): Promise<void> {
  await mongoose.connect(uri, {
    ...(options.databaseName === undefined ? {} : { dbName: options.databaseName }),
    maxPoolSize: options.poolSize ?? 30,
    monitorCommands: options.monitorCommands ?? false,
    serverSelectionTimeoutMS: 5_000,
    waitQueueTimeoutMS: options.queueMs ?? 5_000,
    socketTimeoutMS: socketTimeoutMs,
    writeConcern: { w: 'majority', journal: true },
  });
  try {
    refuseStandalone(await mongoose.connection.db!.admin().command({ hello: 1 }));
  } catch (error) {
    await mongoose.disconnect();
    throw error;
  }
}

export async function disconnect(): Promise<void> {
  await mongoose.disconnect();
}

/** Answers within a second whether the database takes commands; what /readyz asks. */
export async function isDatabaseUp(): Promise<boolean> {
  try {
    await mongoose.connection.db?.admin().command({ ping: 1, maxTimeMS: 1_000 });
    return mongoose.connection.readyState === mongoose.ConnectionStates.connected;
  } catch {
    return false;
  }
}

interface Transaction {
  readonly session: ClientSession;
  /** What waits for its commit. */
  readonly then: (() => void)[];
  readonly turn: Turn;
}
interface Turn {
  /** Gives it back, once. */
  leave: () => void;
}
const insideTransaction = new AsyncLocalStorage<Transaction>();

/**
 * So many transactions of a process go on at once, the others wait before they begin: more would only be in each other's way. Where two
 * hundred want one mentor's time, each attempt of each undoes another one's, and none comes to an end. Fewer than there are connections.
 */
const transactionTurns = new Turns(8);
/** Aborted once nobody waits any more for what is going on. */
const waiting = new AsyncLocalStorage<AbortSignal>();

/** What was in the way lasted longer than the caller waits: nothing was written. */
export class TransactionGivenUp extends Error {
  override readonly name = 'TransactionGivenUp';
}

/** Work for somebody who waits until a signal: after that its transactions are neither begun nor tried again, but throw TransactionGivenUp. */
export function whileAwaited<T>(until: AbortSignal, work: () => Promise<T>): Promise<T> {
  return waiting.run(until, work);
}

/**
 * Runs `work` in one transaction; every mongoose operation inside joins it by itself. Called within another
 * transaction it joins that one, so that verbs can call verbs. Transient conflicts are tried again by the driver, after growing
 * pauses in which others have their turn; therefore `work` may run more than once and must have no effect outside MongoDB. A transaction
 * is one conversation with the server, so operations inside are awaited one after the other.
 */
export async function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (insideTransaction.getStore()) return work();
  let then: (() => void)[] = [];
  const turn: Turn = { leave: () => undefined };
  const attempt = async (session: ClientSession): Promise<T> => {
    turn.leave();
    turn.leave = await nextTurn();
    try {
      return await insideTransaction.run({ session, turn, then: (then = []) }, work);
    } catch (error) {
      turn.leave();
      throw error;
    }
  };
  try {
    const result = await mongoose.connection.transaction(attempt, { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    for (const call of then) call();
    return result;
  } finally {
    turn.leave();
  }
}

async function nextTurn(which: { again?: boolean } = {}): Promise<() => void> {
  const leave = await transactionTurns.take(which);
  if (waiting.getStore()?.aborted !== true) return leave;
  leave();
  throw new TransactionGivenUp('Nobody waits any more.');
}

/** Calls at once, or when the transaction that is going on has committed; not at all where it does not. */
export function onceCommitted(call: () => void): void {
  const transaction = insideTransaction.getStore();
  if (transaction === undefined) call();
  else transaction.then.push(call);
}

const outside = new AsyncResource('outside-transactions');

/**
 * Work that neither waits for a transaction around it nor goes with it: it stays even where that one fails. A transaction awaits it
 * without its turn: the work may take long, and have transactions of its own.
 */
export async function outsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const turn = insideTransaction.getStore()?.turn;
  turn?.leave();
  try {
    return await outside.runInAsyncScope(work);
  } finally {
    if (turn !== undefined) turn.leave = await nextTurn({ again: true });
  }
}

/** The transaction that is going on, for reads that go past mongoose; undefined outside of any. */
export function currentTransaction(): ClientSession | undefined {
  return insideTransaction.getStore()?.session;
}

/** Reads that do not depend on each other: at once, or one after the other where a transaction carries them. */
export async function together<const T extends readonly (() => Promise<unknown>)[]>(
  ...reads: T
): Promise<{ -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  type All = { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> };
  if (!insideTransaction.getStore()) return (await Promise.all(reads.map((read) => read()))) as All;
  const results: unknown[] = [];
  for (const read of reads) results.push(await read());
  return results as All;
}
