import mongoose from 'mongoose';

/** How often a command of a transaction was sent while another one of the same was under way, which MongoDB does not support. For tests. */
export async function countOverlaps(work: () => Promise<unknown>): Promise<number> {
  const client = mongoose.connection.getClient();
  const underWay = new Map<number, string>();
  let overlaps = 0;
  const begun = ({ requestId, command }: mongoose.mongo.CommandStartedEvent): void => {
    const { lsid, autocommit } = command as { lsid?: { id: { toString: (encoding: 'hex') => string } }; autocommit?: boolean };
    if (lsid === undefined || autocommit !== false) return;
    const session = lsid.id.toString('hex');
    if ([...underWay.values()].includes(session)) overlaps += 1;
    underWay.set(requestId, session);
  };
  const ended = ({ requestId }: { requestId: number }): void => void underWay.delete(requestId);
  client.on('commandStarted', begun).on('commandSucceeded', ended).on('commandFailed', ended);
  try {
    await work();
    return overlaps;
  } finally {
    client.off('commandStarted', begun).off('commandSucceeded', ended).off('commandFailed', ended);
  }
}
