import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from './outbox.model.ts';
import { enqueueMail, leaseMail, mailFailed, mailImpossible, mailSent, parkDueMail } from './outbox.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const minute = 60_000;

function anActor() {
  return { kind: 'person' as const, tenantId: id(), programId: id(), personId: id(), roles: [] };
}
async function aMail(dueAt = new Date()) {
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
      await enqueueMail(actor, { eventId: id(), receiverId: id(), template: 'meeting-booked' });
      throw new Error('the verb failed');
    }),
  );
  assert.equal(await leaseMail(), null);
});

test('one event, receiver and template make one mail', async () => {
  const actor = anActor();
  const mail = { eventId: id(), receiverId: id(), template: 'request-received' as const };
  await enqueueMail(actor, mail);
  await assert.rejects(enqueueMail(actor, mail), { code: 11_000 });
  await mailSent((await leaseMail())!);
});

test('many senders at once: each mail is leased by one of them', async () => {
  const mails = await Promise.all(Array.from({ length: 10 }, () => aMail()));
  const leased = await Promise.all(Array.from({ length: 40 }, () => leaseMail()));
  const ids = leased.filter((mail) => mail !== null).map(({ eventId }) => eventId);
  assert.deepEqual(ids.sort(), mails.map(({ eventId }) => eventId).sort());
  for (const mail of leased) if (mail) await mailSent(mail);
});

test('a mail that is not due yet waits', async () => {
  const mail = await aMail(new Date(Date.now() + 10 * minute));
  assert.equal(await leaseMail(), null);
  const leased = await leaseMail(new Date(Date.now() + 11 * minute));
  assert.equal(leased?.eventId, mail.eventId);
  await mailSent(leased);
});

test('the lease of a sender that died is taken over, and its late answer changes nothing', async () => {
  const mail = await aMail();
  const first = await leaseMail();
  assert.equal(await leaseMail(), null);
  const second = await leaseMail(new Date(Date.now() + 2 * minute));
  assert.equal(second?.eventId, mail.eventId);
  await mailFailed(first!, 'ETIMEDOUT');
  assert.equal((await rowOf(mail))?.failure, null);
  await mailSent(second);
  assert.equal((await rowOf(mail))?.state, 'sent');
});

test('a failure is tried again later and later; after 72 hours the mail is parked', async () => {
  const mail = await aMail();
  const start = Date.now();
  const first = await leaseMail();
  await mailFailed(first!, 'ECONNREFUSED');
  const pause = (await rowOf(mail))!.dueAt.getTime() - start;
  assert.ok(pause > 0.7 * 30_000 && pause < 1.3 * 31_000, `first pause ${pause} ms`);
  const second = await leaseMail(new Date(start + 5 * minute));
  assert.equal(second?.attempts, 2);
  await mailFailed(second, 'ECONNREFUSED', new Date(start + 73 * 60 * minute));
  const parked = await rowOf(mail);
  assert.equal(parked?.state, 'parked');
  assert.equal(parked?.failure, 'ECONNREFUSED');
  assert.equal(await leaseMail(new Date(start + 100 * 60 * minute)), null);
});

test('a mail that can never be sent is parked with its reason', async () => {
  const mail = await aMail();
  await mailImpossible((await leaseMail())!, 'no-address');
  assert.equal((await rowOf(mail))?.failure, 'no-address');
});

test('mail of the past is parked in one program; what is due later, leased or another program’s stays', async () => {
  const now = new Date();
  const past = await aMail(new Date(now.getTime() - minute));
  const { tenantId, programId } = past.actor;
  const later = { actor: past.actor, eventId: id() };
  await enqueueMail(past.actor, { eventId: later.eventId, receiverId: id(), template: 'meeting-booked', dueAt: new Date(now.getTime() + minute) });
  const elsewhere = await aMail(new Date(now.getTime() - minute / 2));

  assert.equal(await parkDueMail({ kind: 'system', tenantId, programId, job: 'import' }, 'of-the-past', now), 1);

  const parked = await rowOf(past);
  assert.deepEqual([parked?.state, parked?.failure], ['parked', 'of-the-past']);
  assert.equal((await rowOf(later))?.state, 'due');
  const leased = (await leaseMail(now))!;
  assert.equal(leased.eventId, elsewhere.eventId);
  assert.equal(await parkDueMail({ kind: 'system', tenantId: leased.tenantId, programId: leased.programId, job: 'import' }, 'of-the-past', now), 0);
  await mailSent(leased);
  assert.equal((await rowOf(elsewhere))?.state, 'sent');
});
