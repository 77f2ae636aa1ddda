import mongoose, { Types } from 'mongoose';
import { PersonModel } from './person.model.ts';

const flushMs = 1_000;

interface Seen {
  readonly tenantId: string;
  readonly personId: string;
  readonly at: Date;
}

let seen = new Map<string, Seen>();
let timer: NodeJS.Timeout | undefined;
let writing: Promise<void> = Promise.resolve();

/**
 * Notes that a person was here: by a launch or a call, not by a stream that stays open. Told to MongoDB once a second for
 * everybody together, like rate limits; who dies with the server within that second was here a moment earlier, no more.
 */
export function touchActivity({ tenantId, personId }: Omit<Seen, 'at'>, now = new Date()): void {
  const known = seen.get(personId);
  if (known === undefined || known.at < now) seen.set(personId, { tenantId, personId, at: now });
  timer ??= setTimeout(() => void flushActivity(), flushMs).unref();
}

/** Writes what was noted so far. Called by itself once a second while there is something, and at the end of a process. */
export async function flushActivity(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  // What cannot be written is lost: the database says so itself to everybody who waits for it.
  writing = writing.then(write).catch(() => undefined);
  await writing;
}

async function write(): Promise<void> {
  const people = [...seen.values()];
  seen = new Map();
  if (people.length === 0 || mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return;
  await PersonModel.bulkWrite(
    people.map(({ tenantId, personId, at }) => ({
      updateOne: {
        filter: { tenantId: new Types.ObjectId(tenantId), _id: new Types.ObjectId(personId), erasedAt: null },
        update: { $max: { lastActiveAt: at } },
      },
    })),
    { ordered: false },
  );
}
