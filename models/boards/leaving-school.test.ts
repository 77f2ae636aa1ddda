import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { approveEnrolment, declineEnrolment } from '../people/enrolments.ts';
import { join } from '../people/joining.ts';
import { leaveProgram } from '../people/leaving.ts';
import { BoardModel } from './board.model.ts';
import { addBoardSeat, readBoard } from './boards.ts';

await useTestDatabase();

const now = new Date('2026-11-23T08:00:00Z');
const endOf = async ({ tenantId, personId }: { tenantId: string; personId: string }) => (await BoardModel.findOne({ tenantId, personId }).lean())?.endsAt?.toISOString();

test('who leaves a program keeps the board; who has left the last one loses it after 30 days, unless they come back', async () => {
  const place = await aProgram();
  const ana = await aMentee(place);
  const other = await aProgram({ tenantId: place.tenantId });
  const there = await aMentee(other, { personId: ana.personId });
  await addBoardSeat(ana, { need: { kind: 'coach' } }, now);
  await leaveProgram(ana, now);
  assert.equal(await endOf(ana), undefined);
  assert.equal((await readBoard(there, now)).seats.length, 1);
  await leaveProgram(there, now);
  assert.equal(await endOf(ana), '2026-12-23T08:00:00.000Z');
  await join(ana, { role: 'mentee', name: 'Ana', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } }, now);
  assert.equal(await endOf(ana), undefined);
  assert.equal((await readBoard(ana, now)).seats.length, 1);
});

test('who is declined in their only program loses the board the same way, unless they are let in after all', async () => {
  const place = await aProgram();
  const [ana, chiara] = [await aMentee(place, { enrolment: { state: 'pending' } }), await aCoordinator(place)];
  await BoardModel.create({ tenantId: place.tenantId, personId: ana.personId, seats: [] });
  const id = String((await EnrolmentModel.findOne({ ...place, personId: ana.personId }).lean())!._id);
  await declineEnrolment(chiara, id, { reason: 'Not this time' }, now);
  assert.equal(await endOf(ana), '2026-12-23T08:00:00.000Z');
  await approveEnrolment(chiara, id, now);
  assert.equal(await endOf(ana), undefined);
});
