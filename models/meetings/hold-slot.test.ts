import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSlots } from '../availability/availability.ts';
import { aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { RuleBroken } from '../problems.ts';
import { BookingModel } from './booking.model.ts';
import { bookMeeting, holdSlot, moveMeeting, releaseSlot } from './meetings.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');
const at = (time: string): string => `2026-10-14T${time}:00.000Z`;
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const refusedWith = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

async function twoMentees() {
  const place = await aProgram();
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { stepMinutes: 15 });
  const [ana, zoe] = [await aPair(place, { mentor }), await aPair(place, { mentor })];
  const hold = ({ mentee, matchId }: typeof ana, start: string, when = now) => holdSlot(mentee, { kind: 'match', id: matchId, start, minutes: 30 }, when);
  const book = ({ mentee, matchId }: typeof ana, start: string, when = now) => bookMeeting(mentee, { matchId, start, minutes: 30 }, when);
  const sees = async ({ mentee, matchId }: typeof ana, start: string, when = now) => (await listSlots(mentee, matchId, { from: '2026-10-12' }, when)).items.some((item) => item.start.toISOString() === start);
  return { place, mentor, ana, zoe, hold, book, sees };
}

test('a time that is kept is nobody else’s for five minutes, and its own holder still sees and books it', async () => {
  const { place, ana, zoe, hold, book, sees } = await twoMentees();
  assert.deepEqual(await hold(ana, at('08:00')), { start: new Date(at('08:00')), until: later(5) });
  assert.deepEqual([await sees(ana, at('08:00')), await sees(zoe, at('08:00'))], [true, false]);
  await assert.rejects(hold(zoe, at('08:15')), refusedWith('slot-taken'));
  await assert.rejects(book(zoe, at('08:00')), refusedWith('slot-taken'));
  assert.equal((await book(ana, at('08:00'), later(4))).state, 'confirmed');
  assert.deepEqual((await BookingModel.find({ tenantId: place.tenantId }).lean()).map(({ heldUntil }) => heldUntil), [null], 'the hold has become the booking');
});

test('nobody keeps two times: the second lets go of the first, in another program too', async () => {
  const { place, mentor, ana, zoe, hold, book } = await twoMentees();
  await hold(ana, at('08:00'));
  await hold(ana, at('10:00'));
  assert.equal((await book(zoe, at('08:00'))).state, 'confirmed');
  const elsewhere = await aProgram({ tenantId: place.tenantId });
  const there = await aPair(elsewhere, { mentor: await aMentor(elsewhere, { personId: mentor.personId }), mentee: { ...ana.mentee, ...elsewhere } });
  await someAvailability(elsewhere, mentor.personId);
  await holdSlot(there.mentee, { kind: 'match', id: there.matchId, start: at('12:00'), minutes: 30 }, now);
  assert.equal((await book(zoe, at('10:00'))).state, 'confirmed');
  assert.equal(await BookingModel.countDocuments({ tenantId: place.tenantId, heldBy: ana.mentee.personId }), 1);
});

test('ten holds of one person at once leave one, and of ten people one has the time', async () => {
  const { place, mentor, ana, hold } = await twoMentees();
  await Promise.allSettled(Array.from({ length: 10 }, (_, i) => hold(ana, at(`${i % 2 === 0 ? '08' : '11'}:00`))));
  assert.equal(await BookingModel.countDocuments({ tenantId: place.tenantId }), 1);
  const ten = await Promise.all(Array.from({ length: 10 }, () => aPair(place, { mentor })));
  const outcomes = await Promise.allSettled(ten.map((pair) => hold(pair, at('13:00'))));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('one that has run out is taken over, and its holder may still book what nobody took', async () => {
  const { ana, zoe, hold, book, sees } = await twoMentees();
  await hold(ana, at('08:00'));
  assert.equal(await sees(zoe, at('08:00'), later(5)), true);
  assert.equal((await book(ana, at('08:00'), later(6))).state, 'confirmed');
  await hold(ana, at('10:00'));
  await hold(zoe, at('10:00'), later(5));
  await assert.rejects(book(ana, at('10:00'), later(6)), refusedWith('slot-taken'));
});

test('letting go frees it at once; letting go of another time leaves it', async () => {
  const { ana, zoe, hold, book } = await twoMentees();
  await hold(ana, at('08:00'));
  await releaseSlot(ana.mentee, { start: at('09:00') });
  await assert.rejects(book(zoe, at('08:00')), refusedWith('slot-taken'));
  await releaseSlot(ana.mentee, { start: at('08:00') });
  assert.equal((await book(zoe, at('08:00'))).state, 'confirmed');
});

test('a new time of a meeting is kept beside its old one, also where the two overlap', async () => {
  const { ana, zoe, book, hold } = await twoMentees();
  const meeting = await book(ana, at('08:00'));
  await holdSlot(ana.mentee, { kind: 'meeting', id: meeting.id, start: at('08:15') }, now);
  await assert.rejects(hold(zoe, at('08:30')), refusedWith('slot-taken'));
  assert.equal((await moveMeeting(ana.mentee, meeting.id, { from: at('08:00'), start: at('08:15') }, now)).when.start.toISOString(), at('08:15'));
  await assert.rejects(book(zoe, at('08:30')), refusedWith('slot-taken'));
  assert.equal((await book(zoe, at('08:45'))).state, 'confirmed');
});

test('is refused as a booking is, and for a match that is not one’s own it is not there', async () => {
  const { ana, zoe, hold } = await twoMentees();
  await assert.rejects(hold(ana, '2026-10-12T08:00:00.000Z'), refusedWith('slot-past'));
  await assert.rejects(hold(ana, at('03:00')), refusedWith('slot-taken'));
  await assert.rejects(holdSlot(ana.mentee, { kind: 'match', id: ana.matchId, start: at('08:00') }, now), refusedWith('body-invalid'));
  await assert.rejects(holdSlot(ana.mentee, { kind: 'match', id: zoe.matchId, start: at('08:00'), minutes: 30 }, now), { name: 'NotFound' });
});
