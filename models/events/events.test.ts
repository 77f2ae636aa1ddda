import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import type { Role } from '../vocabulary.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { StoredEvent } from './event.model.ts';
import { eventsSince, mayHear, recordEvent, watchEvents } from './events.ts';

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

test('coordinators hear only what is for them', () => {
  const coordinator = person(['coordinator']);
  const event = { tenantId: new Types.ObjectId(place.tenantId), programId: new Types.ObjectId(place.programId), audience: [], forCoordinators: true };
  assert.equal(mayHear(coordinator, event), true);
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
