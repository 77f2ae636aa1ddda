import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readMailStanding } from './given-up.ts';
import { OutboxModel } from './outbox.model.ts';
import { enqueueMail, gatherMail, inspectOutbox, leaseMail, mailFailed, mailImpossible, mailSent, parkDueMail } from './outbox.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const minute = 60_000;
/** The clock of these tests, so that none of them depends on how fast the machine is. */
const now = new Date();
const later = (minutes: number): Date => new Date(now.getTime() + minutes * minute);

function anActor() {
  return { kind: 'person' as const, tenantId: id(), programId: id(), personId: id(), roles: [] };
}
async function aMail(dueAt = now) {
  const actor = anActor();
  const eventId = id();
  await enqueueMail(actor, { eventId, receiverId: id(), template: 'meeting-booked', dueAt });
  return { actor, eventId };
}
const rowOf = (mail: { actor: { tenantId: string; programId: string }; eventId: string }) =>
  OutboxModel.findOne({ tenantId: mail.actor.tenantId, programId: mail.actor.programId, eventId: mail.eventId }).lean();

test('mail of a transaction that fails never leaves', async () => {
  const actor = anActor();
  await assert.rejects(
    inTransaction(async () => {
      await enqueueMail(actor, { eventId: id(), receiverId: id(), template: 'meeting-booked', dueAt: now });
      throw new Error('the verb failed');
    }),
  );
  assert.equal(await leaseMail(now), null);
});

test('one event, receiver and template make one mail', async () => {
  const actor = anActor();
  const mail = { eventId: id(), receiverId: id(), template: 'request-received' as const, dueAt: now };
  await enqueueMail(actor, mail);
  await assert.rejects(enqueueMail(actor, mail), { code: 11_000 });
  await mailSent((await leaseMail(now))!);
});

test('many senders at once: each mail is leased by one of them', async () => {
  const mails = await Promise.all(Array.from({ length: 10 }, () => aMail()));
  const leased = await Promise.all(Array.from({ length: 40 }, () => leaseMail(now)));
  const ids = leased.filter((mail) => mail !== null).map(({ eventId }) => eventId);
  assert.deepEqual(ids.sort(), mails.map(({ eventId }) => eventId).sort());
  for (const mail of leased) if (mail) await mailSent(mail);
});

test('a mail that is not due yet waits', async () => {
  const mail = await aMail(later(10));
  assert.equal(await leaseMail(now), null);
  const leased = await leaseMail(later(11));
  assert.equal(leased?.eventId, mail.eventId);
  await mailSent(leased);
});

test('the lease of a sender that died is taken over, and its late answer changes nothing', async () => {
  const mail = await aMail();
  const first = await leaseMail(now);
  assert.equal(await leaseMail(now), null);
  const second = await leaseMail(later(2));
  assert.equal(second?.eventId, mail.eventId);
  await mailFailed(first!, 'ETIMEDOUT', later(2));
  assert.equal((await rowOf(mail))?.failure, null);
  await mailSent(second);
  assert.equal((await rowOf(mail))?.state, 'sent');
});

test('a sender that lost its lease puts no summary together', async () => {
  const mail = await aMail();
  const first = await leaseMail(now);
  const second = await leaseMail(later(2));
  assert.equal(second?.eventId, mail.eventId);
  assert.equal(await gatherMail(first!, later(2)), null);
  assert.equal((await gatherMail(second, later(2)))?.carrier.id, second.id);
  await mailSent({ ...second, carries: true });
});

test('a failure is tried again later and later; after 72 hours the mail is parked', async () => {
  const mail = await aMail();
  const first = await leaseMail(now);
  await mailFailed(first!, 'ECONNREFUSED', now);
  const pause = (await rowOf(mail))!.dueAt.getTime() - now.getTime();
  assert.ok(pause >= 0.75 * 30_000 && pause <= 1.25 * 30_000, `first pause ${pause} ms`);
  assert.equal(await leaseMail(new Date(now.getTime() + pause - 1)), null);
  const second = await leaseMail(new Date(now.getTime() + pause));
  assert.equal(second?.attempts, 2);
  await mailFailed(second, 'ECONNREFUSED', now);
  const longer = (await rowOf(mail))!.dueAt.getTime() - now.getTime();
  assert.ok(longer >= 0.75 * 60_000 && longer <= 1.25 * 60_000, `second pause ${longer} ms`);
  const third = await leaseMail(later(5));
  await mailFailed(third!, 'ECONNREFUSED', later(73 * 60));
  const parked = await rowOf(mail);
  assert.equal(parked?.state, 'parked');
  assert.equal(parked?.failure, 'ECONNREFUSED');
  assert.equal(await leaseMail(later(100 * 60)), null);
});

test('a mail that can never be sent is parked with its reason', async () => {
  const mail = await aMail();
  await mailImpossible((await leaseMail(now))!, 'no-address');
  assert.equal((await rowOf(mail))?.failure, 'no-address');
});

test('mail of the past is parked in one program; what is due later, leased or another program’s stays', async () => {
  const past = await aMail(later(-1));
  const { tenantId, programId } = past.actor;
  const upcoming = { actor: past.actor, eventId: id() };
  await enqueueMail(past.actor, { eventId: upcoming.eventId, receiverId: id(), template: 'meeting-booked', dueAt: later(1) });
  const elsewhere = await aMail(later(-0.5));

  assert.equal(await parkDueMail({ kind: 'system', tenantId, programId, job: 'import' }, now), 1);

  const parked = await rowOf(past);
  assert.deepEqual([parked?.state, parked?.failure], ['parked', 'of-the-past']);
  assert.equal((await rowOf(upcoming))?.state, 'due');
  const leased = (await leaseMail(now))!;
  assert.equal(leased.eventId, elsewhere.eventId);
  assert.equal(await parkDueMail({ kind: 'system', tenantId: leased.tenantId, programId: leased.programId, job: 'import' }, now), 0);
  await mailSent(leased);
  assert.equal((await rowOf(elsewhere))?.state, 'sent');

  const { unmissed, givenUp } = await readMailStanding({ kind: 'owner' }, now);
  assert.ok(unmissed >= 1);
  assert.ok(!givenUp.some(({ why }) => why === 'of-the-past'), 'nobody is asked to send what is past');
});

test('the owner sees how many mails were given up, and how many nobody tried to send', async () => {
  const owner = { kind: 'owner' as const };
  const before = await inspectOutbox(owner, later(100));
  await assert.rejects(inspectOutbox(anActor() as never), { name: 'NotAllowed' });
  await aMail(later(50));
  const after = await inspectOutbox(owner, later(100));
  assert.deepEqual([after.overdue - before.overdue, after.givenUp - before.givenUp], [1, 0]);
  assert.equal((await inspectOutbox(owner, later(60))).overdue, before.overdue, 'ten minutes are not long');
  const { actor: { tenantId, programId } } = await aMail(later(50));
  await parkDueMail({ kind: 'system', tenantId, programId, job: 'import' }, later(50));
  assert.equal((await inspectOutbox(owner, later(100))).givenUp, before.givenUp, 'what is of the past was not given up');
  await mailImpossible((await leaseMail(later(100)))!, 'erased');
  assert.equal((await inspectOutbox(owner, later(100))).givenUp, before.givenUp + 1);
  await aMail(later(50));
  await mailImpossible((await leaseMail(later(100)))!, 'nothing-to-tell');
  assert.equal((await inspectOutbox(owner, later(100))).givenUp, before.givenUp + 1, 'what has nothing to tell any more is missed by nobody');
});

test('mail of a release that this one does not know is left to a server that does, alone and in a summary', async () => {
  const [first, newer] = [await aMail(), await aMail()];
  const kept = { receiverId: new Types.ObjectId(), kept: 'daily', tenantId: new Types.ObjectId(first.actor.tenantId), programId: new Types.ObjectId(first.actor.programId) };
  await OutboxModel.collection.updateOne({ eventId: new Types.ObjectId(first.eventId) }, { $set: kept });
  await OutboxModel.collection.updateOne({ eventId: new Types.ObjectId(newer.eventId) }, { $set: { ...kept, template: 'of-tomorrow', dueAt: later(-5) } });
  const leased = await leaseMail(now);
  assert.equal(leased?.eventId, first.eventId);
  assert.deepEqual((await gatherMail(leased, now))?.carried, []);
  assert.equal(await leaseMail(now), null);
  const row = await OutboxModel.collection.findOne({ eventId: new Types.ObjectId(newer.eventId) });
  assert.deepEqual([row?.['state'], row?.['attempts']], ['due', 0]);
});

test('mail that tells times by newer zone data than those of this process is left to a server that has them', async () => {
  const { actor, eventId } = await aMail(later(-10));
  await OutboxModel.updateOne({ tenantId: actor.tenantId, programId: actor.programId, eventId }, { $set: { zoneData: '2999a' } });
  assert.equal(await leaseMail(now), null);
  await OutboxModel.updateOne({ tenantId: actor.tenantId, programId: actor.programId, eventId }, { $set: { zoneData: process.versions.tz! } });
  assert.equal((await leaseMail(now))?.eventId, eventId);
});
