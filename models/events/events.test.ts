import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import type { Role } from '../vocabulary.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { StoredEvent } from './event.model.ts';
import { eventsSince, mayHear, recordEvent, recordEvents, watchEvents } from './events.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const place = { tenantId: id(), programId: id() };
const person = (roles: Role[] = ['mentee'], at = place) => ({ kind: 'person' as const, ...at, personId: id(), roles });

test('a stream resumes after the event heard last, with what the reader may know and nothing else', async () => {
  const [ana, ben, stranger] = [person(), person(['mentor']), person()];
  const first = await recordEvent(ana, { type: 'goal.set', subjectIds: [id()], audience: [] });
  const goalId = id();
  const second = await recordEvent(ana, { type: 'goal.edited', subjectIds: [goalId], audience: [ben.personId] });
  assert.deepEqual((await eventsSince(ben, first)).map(({ type, subjectId }) => [type, subjectId]), [['goal.edited', goalId]]);
  assert.ok((await eventsSince(ana, first)).some((event) => event.id === second), 'the actor hears of what they did');
  assert.deepEqual(await eventsSince(stranger, first), []);
  assert.deepEqual(await eventsSince({ ...ben, programId: id() }, first), [], 'not from another program');
});

test('what has an exact audience is told to nobody else, also not to whoever set it off', async () => {
  const [ana, ben] = [person(), person(['mentor'])];
  const first = await recordEvent(ben, { type: 'match-request.declined', subjectIds: [id()], audience: [ana.personId, ben.personId], exactAudience: true });
  await recordEvent(ben, { type: 'match-request.passed-on', subjectIds: [id()], audience: [ana.personId], exactAudience: true });
  assert.deepEqual((await eventsSince(ana, first)).map(({ type }) => type), ['match-request.declined', 'match-request.passed-on']);
  assert.deepEqual((await eventsSince(ben, first)).map(({ type }) => type), ['match-request.declined']);
});

test('what others do meanwhile, however much, keeps nobody from hearing what is theirs; what is too much for that is said to be', async () => {
  const here = { tenantId: id(), programId: id() };
  const [ana, zoe, chiara] = [person(['mentee'], here), person(['mentee'], here), person(['coordinator'], here)];
  const first = await recordEvent(zoe, { type: 'goal.set', subjectIds: [id()], audience: [] });
  await recordEvents(zoe, Array.from({ length: 600 }, () => ({ type: 'goal.edited' as const, subjectIds: [id()] as const, audience: [], forCoordinators: true })));
  const last = await recordEvent(ana, { type: 'goal.set', subjectIds: [id()], audience: [] });
  assert.deepEqual((await eventsSince(ana, first)).map(({ id: eventId }) => eventId), [last]);
  assert.deepEqual(await eventsSince(chiara, first), [{ id: last, type: 'reconnected', subjectId: '' }]);
});

test('who was away for hours reads everything again', async () => {
  const ana = person();
  const last = await recordEvent(ana, { type: 'goal.set', subjectIds: [id()], audience: [] });
  const later = new Date(Date.now() + 2 * 3_600_000);
  assert.deepEqual((await eventsSince(ana, last, later)).map(({ type }) => type), ['reconnected']);
});

test('a stream that is opened for the first time hears what happened since its page began to read', async () => {
  const ana = person();
  const first = await recordEvent(ana, { type: 'goal.set', subjectIds: [id()], audience: [] });
  const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);
  const heard = async (secondsAgo: number, now: Date) => (await eventsSince(ana, { secondsAgo }, now)).some((event) => event.id === first);
  assert.deepEqual([await heard(10, later(10)), await heard(0, later(10))], [true, false]);
});

test('coordinators hear only what is for them', () => {
  const coordinator = person(['coordinator']);
  const event = { tenantId: new Types.ObjectId(place.tenantId), programId: new Types.ObjectId(place.programId), audience: [], forCoordinators: true };
  assert.equal(mayHear(coordinator, event), true);
  assert.equal(mayHear(person(['tenant-admin']), event), true, 'who administers the school coordinates each of its programs');
  assert.equal(mayHear(person(), event), false);
  assert.equal(mayHear(coordinator, { ...event, forCoordinators: false }), false);
  assert.equal(mayHear({ ...coordinator, tenantId: id() }, event), false, 'of another school');
});

test('the change stream tells of committed events only', async () => {
  const ana = person();
  const heard: string[] = [];
  const last = id();
  let done = (): void => undefined;
  const finished = new Promise<void>((resolve) => (done = resolve));
  let seen = 0;
  let started = (): void => undefined;
  const ready = new Promise<void>((resolve) => (started = resolve));
  const watch = watchEvents((event: StoredEvent) => {
    const subject = String(event.subjectIds[0]);
    if (event.type === 'availability.edited') return started(); // the stream is open once it has heard anything
    heard.push(event.type);
    seen += 1;
    if (subject === last) done();
  }, assert.fail);
  const knock = setInterval(() => void recordEvent(ana, { type: 'availability.edited', subjectIds: [id()], audience: [] }), 20);
  await ready;
  clearInterval(knock);
  await assert.rejects(
    inTransaction(async () => {
      await recordEvent(ana, { type: 'goal.dropped', subjectIds: [id()], audience: [] });
      throw new Error('undone');
    }),
  );
  await recordEvent(ana, { type: 'goal.set', subjectIds: [last], audience: [] });
  await finished;
  await watch.close();
  assert.deepEqual(heard, ['goal.set']);
  assert.equal(seen, 1);
});
