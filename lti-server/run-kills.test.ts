/** A server that is killed while a run is solved, while it is published, or before its mail leaves: nothing is half published, and another server goes on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose, { trusted } from 'mongoose';
import type { ProgramActor } from '../models/actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, type Place } from '../models/factories.ts';
import { MatchModel } from '../models/matches/match.model.ts';
import { MatchingRunModel } from '../models/matches/matching-run.model.ts';
import { readRun, replayRun } from '../models/matches/matching-runs.ts';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { readLetter } from '../models/notifications/letters.ts';
import { OutboxModel } from '../models/outbox/outbox.model.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { aTenant } from '../models/testing/slot-race-people.ts';
import { serverEnvironment, startServerProcess, until } from './test-process.ts';

const database = await useTestDatabase();
const pairs = 40;
const { tenantId, registrationId } = await aTenant();
const place = await aProgram({ tenantId });
const chiara = await aCoordinator(place);
for (let at = 0; at < pairs; at++) {
  await aMentee(place);
  await aMentor(place);
}
const { token } = await openSession({ ...place, personId: chiara.personId, door: 'lti', sourceId: registrationId, coordinator: true, tenantAdmin: false });

interface Server {
  readonly name: string;
  call(method: string, path?: string): Promise<{ status: number; body: { id: string; state: string } }>;
  kill(): Promise<void>;
}

/** A server whose connections have its name. */
async function aServer(): Promise<Server> {
  const env = await serverEnvironment(database);
  const name = `runs-${new URL(env['TOOL_URL']!).port}`;
  const uri = new URL(env['MONGODB_URI']!);
  uri.searchParams.set('appName', name);
  const { url, child, ended } = await startServerProcess({ ...env, MONGODB_URI: uri.href });
  return {
    name,
    async call(method, path = '') {
      const response = await fetch(`${url}/api/matching-runs${path}`, { method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, ...(method === 'POST' ? { body: '{}' } : {}) });
      return { status: response.status, body: (await response.json()) as { id: string; state: string } };
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What publishing has left: all of it or nothing. */
async function published({ tenantId, programId }: Place) {
  const [matches, mails, taken] = await Promise.all([
    MatchModel.countDocuments({ tenantId, programId, holdsPlaces: true }),
    OutboxModel.countDocuments({ tenantId, programId, template: trusted({ $in: ['matched-mentee', 'matched-mentor'] }) }),
    EnrolmentModel.countDocuments({ tenantId, programId, placesTaken: 1 }),
  ]);
  return { matches, mails, taken };
}
const nothing = { matches: 0, mails: 0, taken: 0 };
const everything = { matches: pairs, mails: 2 * pairs, taken: 2 * pairs };

const stateNow = async (actor: ProgramActor, runId: string, now = new Date()): Promise<string> => (await readRun(actor, runId, now)).state;

test('killed while a run is solved: it is told as cut off once nobody holds it, publishes nothing, and another server makes the next one', async () => {
  const [dying, lives] = await Promise.all([aServer(), aServer()]);
  const asked = dying.call('POST').catch(() => null);
  await until('the run is there', async () => (await MatchingRunModel.countDocuments({ ...place, state: 'running' })) === 1);
  await dying.kill();
  assert.equal(await asked, null, 'nobody was answered');
  const { _id } = (await MatchingRunModel.findOne({ ...place }).lean())!;
  const later = new Date(Date.now() + 21_000);
  assert.equal(await stateNow(chiara, String(_id), later), 'failed');
  assert.deepEqual(await published(place), nothing);
  const next = await lives.call('POST');
  assert.deepEqual([next.status, next.body.state], [201, 'solved']);
  assert.equal((await replayRun(chiara, next.body.id)).same, true);
  await lives.kill();
});

test('killed while it publishes: all or nothing; the same run is published, taken back and its people matched anew by others', async () => {
  const [dying, other] = await Promise.all([aServer(), aServer()]);
  const { body: run } = await dying.call('POST');
  const publishing = dying.call('POST', `/${run.id}/publish`).catch(() => null);
  const admin = mongoose.connection.getClient().db('admin');
  let settled = false;
  void publishing.then(() => (settled = true));
  await until('it is in the middle of a transaction', async () => {
    const open = await admin.aggregate([{ $currentOp: { allUsers: true, idleSessions: true } }, { $match: { appName: dying.name, transaction: { $exists: true } } }, { $limit: 1 }]).toArray();
    return open.length > 0 || settled;
  });
  await dying.kill();
  const state = await stateNow(chiara, run.id);
  assert.deepEqual(await published(place), state === 'published' ? everything : nothing);

  if (state !== 'published') {
    await until('what the dead one had begun is over', async () => (await other.call('POST', `/${run.id}/publish`)).status === 200);
    assert.deepEqual(await published(place), everything);
  }
  await other.kill(); // within the ten minutes before mail leaves
  const third = await aServer();
  assert.deepEqual(await published(place), everything);
  const undone = await third.call('POST', `/${run.id}/undo`);
  assert.deepEqual([undone.status, undone.body.state], [200, 'undone']);
  const { matches, taken } = await published(place);
  assert.deepEqual({ matches, taken }, { matches: 0, taken: 0 });
  for (const row of await OutboxModel.find({ ...place, template: 'matched-mentee' }).lean()) {
    assert.equal(typeof (await readLetter({ ...row, id: '', attempts: 1, ...place, eventId: String(row.eventId), receiverId: String(row.receiverId) }, new Date(Date.now() + 660_000))), 'string', 'a letter about what was taken back is not sent');
  }
  const again = await third.call('POST');
  assert.equal((await third.call('POST', `/${again.body.id}/publish`)).status, 200);
  assert.equal((await published(place)).matches, pairs);
  await third.kill();
});
