import mongoose from 'mongoose';

/** A command as MongoDB got it: `aggregate goals`. */
export type Command = string;

/** What a piece of work sends to MongoDB, in order. For tests of what it costs: nothing else may run at the same time. */
export async function countCommands<T>(work: () => Promise<T>): Promise<{ result: T; commands: Command[] }> {
  const commands: Command[] = [];
  const client = mongoose.connection.getClient();
  const note = ({ commandName, command }: mongoose.mongo.CommandStartedEvent): void => {
    commands.push(`${commandName} ${String((command as Record<string, unknown>)[commandName])}`);
  };
  client.on('commandStarted', note);
  try {
    return { result: await work(), commands };
  } finally {
    client.off('commandStarted', note);
  }
}

/** The ids of what a piece of work gets to read of a collection by finding it. Nothing else may run at the same time. */
export async function documentsFound(collection: string, work: () => Promise<unknown>): Promise<string[]> {
  const ids: string[] = [];
  const client = mongoose.connection.getClient();
  const note = ({ reply }: mongoose.mongo.CommandSucceededEvent): void => {
    const { cursor } = reply as { cursor?: { ns: string; firstBatch?: { _id: unknown }[]; nextBatch?: { _id: unknown }[] } };
    if (cursor?.ns.endsWith(`.${collection}`)) ids.push(...(cursor.firstBatch ?? cursor.nextBatch ?? []).map(({ _id }) => String(_id)));
  };
  client.on('commandSucceeded', note);
  try {
    await work();
    return ids;
  } finally {
    client.off('commandSucceeded', note);
  }
}
