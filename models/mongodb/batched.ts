import { currentTransaction } from './connect.ts';

/** What one trip carries at most: its answer stays far below the 16 MB of a document. */
const most = 20;
/** A trip that takes longer is not waited for, so that a slow one holds nobody else (milliseconds). */
const patienceMs = 250;

interface Asked<K, V> {
  readonly key: K;
  readonly resolve: (value: V) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<K, V> {
  readonly first: K;
  /** Only made where another lane could be the same. */
  name?: string;
  readonly waiting: Asked<K, V>[];
}

/** Does for many at once what is asked: an answer for each, in their order, or the Error that is its own. Throws for all. */
type Load<K, V> = (keys: readonly K[]) => Promise<readonly (V | Error)[]>;

/**
 * Makes one trip to the database of many: what is asked for while a trip is on its way waits, and goes together, by the next
 * one. Alone it waits for nothing. An answer is never older than its question, because no trip begins before all that it
 * carries was asked for; nothing is kept. A transaction goes by itself, within its snapshot.
 * @param laneOf what goes together: only that of one lane
 */
export function batched<K, V>(load: Load<K, V>, laneOf: (key: K) => string = () => ''): (key: K) => Promise<V> {
  const lanes = new Set<Lane<K, V>>();
  return async (key) => {
    const { promise, ...settle } = Promise.withResolvers<V>();
    const asked = { key, ...settle };
    if (currentTransaction() !== undefined) {
      void answer([asked]);
      return promise;
    }
    const name = lanes.size === 0 ? undefined : laneOf(key);
    const lane = [...lanes].find((one) => (one.name ??= laneOf(one.first)) === name);
    if (lane === undefined) void drive(asked, name);
    else lane.waiting.push(asked);
    return promise;
  };

  async function drive(first: Asked<K, V>, name: string | undefined): Promise<void> {
    const lane: Lane<K, V> = { first: first.key, waiting: [], ...(name === undefined ? {} : { name }) };
    lanes.add(lane);
    for (let next = [first]; next.length > 0; next = lane.waiting.splice(0, most)) await patiently(answer(next));
    lanes.delete(lane);
  }

  /** Never throws: everybody hears how it went for them. */
  async function answer(asked: readonly Asked<K, V>[]): Promise<void> {
    try {
      const answers = await load(asked.map(({ key }) => key));
      for (const [i, { resolve, reject }] of asked.entries()) {
        const one = answers[i]!;
        if (one instanceof Error) reject(one);
        else resolve(one);
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

/** Until it is back, or has taken long. */
async function patiently(trip: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, patienceMs);
  await Promise.race([trip, late.promise]);
  clearTimeout(timer);
}
