import mongoose, { type mongo } from 'mongoose';

/** A change of a stored document, as far as the pipeline lets it through. */
export interface Change {
  readonly operationType: string;
  readonly ns?: { readonly coll: string };
  readonly documentKey?: { readonly _id: mongo.ObjectId };
  readonly fullDocument?: Readonly<Record<string, unknown>> | null;
}

export interface Followed {
  readonly pipeline: readonly mongo.Document[];
  /** Also what a changed document is like now: one more read in the database for each change. */
  readonly withDocument: boolean;
}

/** The moment in the database's own time; what is read afterwards is not older than a stream that begins here. */
export async function presentMoment(): Promise<mongo.Timestamp> {
  const { operationTime } = await mongoose.connection.db!.command({ ping: 1 });
  return operationTime as mongo.Timestamp;
}

/**
 * Follows what is committed in this database from a moment on, by whichever server. The driver resumes a stream that was
 * interrupted; one that cannot be resumed has ended, and so have all of them: `onEnd` is called once, and what was missed
 * is not known.
 */
export function followChanges(since: mongo.Timestamp, streams: readonly Followed[], onChange: (change: Change) => void, onEnd: () => void): { close: () => Promise<void> } {
  const open = streams.map(({ pipeline, withDocument }) =>
    mongoose.connection.db!.watch([...pipeline], { startAtOperationTime: since, ...(withDocument ? { fullDocument: 'updateLookup' as const } : {}) }),
  );
  let ended = false;
  const end = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    onEnd();
    await Promise.allSettled(open.map((stream) => stream.close()));
  };
  for (const stream of open) {
    stream.on('change', (change) => onChange(change as Change));
    for (const event of ['error', 'close', 'end'] as const) stream.on(event, () => void end());
  }
  return { close: end };
}
