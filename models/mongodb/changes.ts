import mongoose, { type mongo } from 'mongoose';

/** A change of a stored document, as far as the pipeline lets it through. */
export interface Change {
  readonly operationType: string;
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
    this.#stream = mongoose.connection.db!.watch([...pipeline], { startAtOperationTime: since, maxAwaitTimeMS: 0, ...(withDocument ? { fullDocument: 'updateLookup' as const } : {}) });
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
      return this.#begin();
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
      for (let change = await this.#stream.tryNext(); change !== null; change = await this.#stream.tryNext()) this.#onChange(change as Change);
      if (this.#stream.closed) throw new Error('The change stream has ended.');
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}
