import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import mongoose from 'mongoose';

/** The floor of the list benchmark: the least that has to happen, with nothing between node:http and the driver. */
const client = await new mongoose.mongo.MongoClient(process.env['BENCH_URI']!, { maxPoolSize: 30 }).connect();
const database = client.db(process.env['BENCH_DATABASE']);
const sessions = database.collection('sessions');
const goals = database.collection('goals');
const uses = new Map<string, number>();

const server = createServer((request, response) => {
  void answer(request.headers.authorization ?? '').then((body) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
  });
});

async function answer(authorization: string): Promise<string> {
  const tokenHash = createHash('sha256').update(authorization.slice(7)).digest('base64url');
  const session = await sessions.findOne({ tokenHash });
  if (session === null) throw new Error('no session');
  uses.set(tokenHash, (uses.get(tokenHash) ?? 0) + 1);
  const items = await goals
    .find({
      tenantId: session['tenantId'],
      programId: session['programId'],
      $or: [{ ownerId: session['personId'] }, { partnerId: session['personId'], visibility: { $ne: 'private' } }],
    })
    .sort({ place: 1, _id: 1 })
    .limit(21)
    .toArray();
  return JSON.stringify({ items, nextCursor: null });
}

server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
