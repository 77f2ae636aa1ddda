import mongoose, { type mongo } from 'mongoose';

/** A change of a stored document, as far as the pipeline lets it through. */
export interface Change {
  readonly operationType: string;
  /** When it was committed, in the database's own time. */
  readonly clusterTime?: mongo.Timestamp;
  readonly ns?: { readonly coll: string };
  readonly documentKey?: { readonly _id: mongo.ObjectId };
  readonly fullDocument?: Readonly<Record<string, unknown>> | null;
  readonly updateDescription?: { readonly updatedFields?: Readonly<Record<string, unknown>> };
}

export interface Followed {
  readonly pipeline: readonly mongo.Document[];
  /** Also what a changed document is like now: one more read in the database for each change. */
  readonly withDocument: boolean;
}

/** Where a stream begins. */
export interface Moment {
  /** In the database's own time. */
  readonly since: mongo.Timestamp;
  /** A cluster of several shards: what one of them has committed may be told only after the others have said something. */
  readonly isSharded: boolean;
}

/** What one trip brings at most: each changed document may be looked up for it, and a trip that takes long is cut off. */
const together = 500;

/** This moment; what is read afterwards is not older than a stream that begins here. */
export async function presentMoment(): Promise<Moment> {
  const { operationTime, msg } = await mongoose.connection.db!.command({ hello: 1 });
  return { since: operationTime as mongo.Timestamp, isSharded: msg === 'isdbgrid' };
}

/**
 * What is committed in this database from a moment on, by whichever server, told when it is asked for: nothing waits in the
 * database for a change, and a question that finds none costs little more than a ping. The driver resumes a stream that was
 * interrupted; one that cannot be resumed has ended: `onEnd` is called once, and what was missed is not known.
 */
export class ChangeStream {
  readonly #stream: mongo.ChangeStream;
  readonly #onChange: (change: Change) => void;
  readonly #onEnd: () => void;
  #asking: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #hasEnded = false;

  constructor({ since }: Moment, { pipeline, withDocument }: Followed, onChange: (change: Change) => void, onEnd: () => void) {
    this.#stream = mongoose.connection.db!.watch([...pipeline], { startAtOperationTime: since, maxAwaitTimeMS: 0, batchSize: together, ...(withDocument ? { fullDocument: 'updateLookup' as const } : {}) });
    this.#onChange = onChange;
    this.#onEnd = onEnd;
  }

  /**
   * Until all has been told that was committed, and acknowledged by a majority, when this was called. Who calls while the database
   * is being asked waits for the next question, together with everybody else who does.
   */
  caughtUp(): Promise<void> {
    if (this.#asking === undefined) return this.#begin();
    return (this.#next ??= this.#asking.catch(() => undefined).then(() => {
      this.#next = undefined;
      return this.#asking ?? this.#begin(); // one that began meanwhile began after all who wait here had asked
    }));
  }

  async close(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd();
    await this.#stream.close().catch(() => undefined);
  }

  #begin(): Promise<void> {
    const asking = this.#ask().finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
    return (this.#asking = asking);
  }

  async #ask(): Promise<void> {
    try {
      let change = (await this.#stream.tryNext()) as Change | null;
      // What is committed from here on is for the next question, or who asks would wait for as long as others write.
      const enough = change === null ? null : (await presentMoment()).since;
      for (; change !== null; change = (await this.#stream.tryNext()) as Change | null) {
        this.#onChange(change);
        if (enough !== null && change.clusterTime?.greaterThan(enough)) break;
      }
      if (this.#stream.closed) throw new Error('The change stream has ended.');
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}
