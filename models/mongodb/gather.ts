import { currentTransaction } from './connect.ts';

type Waiting<V> = Map<string, { promise: Promise<V | null>; settle: { resolve: (value: V | null) => void; reject: (error: unknown) => void } }>;

/**
 * Makes one read of many keys out of many reads of one: those asked for in the same turn of the event loop go to the
 * database together. Each answer is as fresh as if it had been read alone, because no read begins before it is asked for.
 * A transaction's snapshot is its own, so inside one nothing is gathered.
 */
export function gathered<V>(readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): (key: string) => Promise<V | null> {
  let waiting: Waiting<V> | undefined;
  return async (key) => {
    if (currentTransaction() !== undefined) return (await readAll([key])).get(key) ?? null;
    if (waiting === undefined) {
      waiting = new Map();
      setImmediate(go);
    }
    const known = waiting.get(key);
    if (known !== undefined) return known.promise;
    const { promise, ...settle } = Promise.withResolvers<V | null>();
    waiting.set(key, { promise, settle });
    return promise;
  };

  async function go(): Promise<void> {
    const now = waiting!;
    waiting = undefined;
    try {
      const found = await readAll([...now.keys()]);
      for (const [key, { settle }] of now) settle.resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { settle } of now.values()) settle.reject(error);
    }
  }
}
