import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, someAvailability } from '../factories.ts';
import { MatchModel } from '../matches/match.model.ts';
import { startClosing } from '../matches/matches.ts';
import { bookMeeting, cancelMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { setProgramRoom } from '../programs/meeting-room.ts';
import { AgendaModel } from './agenda.model.ts';
import { readAgenda } from './agendas.ts';
import { previewMeeting } from './meeting-preview.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. */
const now = new Date('2026-10-13T06:00Z');

async function anaAndBen(rules: Parameters<typeof someAvailability>[2] = {}) {
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId, rules);
  const { mentee: ana, matchId } = await aPair(place, { mentor: ben });
  const book = async (start: string, minutes = 45) => (await bookMeeting(ana, { matchId, start, minutes }, now)).id;
  return { place, ana, ben, matchId, book };
}

describe('the preview of a meeting that is to be booked', () => {
  test('is the agenda that the meeting then has, for either of the two and for each length, and writes nothing', async () => {
    const { ana, ben, matchId, book } = await anaAndBen();
    const foreseen = await previewMeeting(ana, matchId, { minutes: 60, start: '2026-10-14T08:00:00Z' }, now);
    assert.deepEqual([foreseen.template, foreseen.minutes], ['first', 60]);
    assert.equal(foreseen.items.reduce((sum, { minutes }) => sum + minutes, 0), 60);
    assert.deepEqual(await previewMeeting(ben, matchId, { minutes: 60, start: '2026-10-14T08:00:00Z' }, now), foreseen);
    assert.equal(await AgendaModel.countDocuments({ tenantId: ana.tenantId, programId: ana.programId }), 0);
    const { template, items } = await readAgenda(ana, await book('2026-10-14T08:00Z', 60));
    assert.deepEqual({ template, items: items.map(({ kind, minutes }) => ({ kind, minutes })) }, { template: foreseen.template, items: foreseen.items });
  });

  test('follows where the two stand: after all that is booked, or at the time that is thought of', async () => {
    const { ana, ben, matchId, book } = await anaAndBen();
    await MatchModel.updateOne({ tenantId: ana.tenantId, programId: ana.programId, _id: matchId }, { $set: { startedAt: now } }); // for 26 weeks
    const templateOf = async (start?: string) => (await previewMeeting(ana, matchId, { start }, now)).template;
    assert.equal(await templateOf(), 'first');
    const meetingId = await book('2026-10-21T08:00Z');
    assert.equal(await templateOf(), 'grow', 'one is booked already');
    assert.equal(await templateOf('2026-10-20T08:00:00Z'), 'first', 'before that one');
    assert.equal(await templateOf('2027-01-20T09:00:00Z'), 'half-way');
    await cancelMeeting(ana, meetingId, {}, now);
    assert.equal(await templateOf(), 'first', 'what is cancelled does not count');
    await startClosing(ben, matchId, now);
    assert.equal(await templateOf(), 'closing');
  });

  test('tells whose room it gets and never its address: the mentor’s, else the program’s, else none yet', async () => {
    const own = await anaAndBen({ meetingUrl: 'https://meet.example/ben' });
    const foreseen = await previewMeeting(own.ana, own.matchId, {}, now);
    assert.equal(foreseen.room, 'mentor');
    assert.ok(!JSON.stringify(foreseen).includes('meet.example'));
    const { ana, matchId, place } = await anaAndBen();
    assert.equal((await previewMeeting(ana, matchId, {}, now)).room, null);
    await setProgramRoom(await aCoordinator(place), place.programId, 'https://meet.jit.si/{room}', now);
    assert.equal((await previewMeeting(ana, matchId, {}, now)).room, 'program');
  });

  test('is of the mentor’s usual length and tells their notice', async () => {
    const { ana, matchId } = await anaAndBen({ meetingMinutes: 30, minNoticeMinutes: 36 * 60 });
    const { minutes, noticeMinutes } = await previewMeeting(ana, matchId, {}, now);
    assert.deepEqual([minutes, noticeMinutes], [30, 36 * 60]);
  });

  test('is there for the pair alone, and of a circle there is none', async () => {
    const { place, matchId } = await anaAndBen();
    for (const nobody of [await aStranger(place), await aMentee(place), await aCoordinator(await aProgram())]) await assert.rejects(previewMeeting(nobody, matchId, {}, now), NotFound);
    await assert.rejects(previewMeeting(await aCoordinator(place), matchId, {}, now), NotAllowed);
    const [carla, bo] = [await aMentor(place), await aMentee(place)];
    const { id } = await startCircle(carla, { title: 'Data careers', visibility: 'open' }, now);
    await joinCircle(bo, id, now);
    const seat = await MatchModel.findOne({ tenantId: place.tenantId, programId: place.programId, menteeId: bo.personId }).lean();
    await assert.rejects(previewMeeting(bo, String(seat!._id), {}, now), NotAllowed);
  });
});
