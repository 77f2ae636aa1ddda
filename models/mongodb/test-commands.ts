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
