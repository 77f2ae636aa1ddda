import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aPair, aProgram } from '../factories.ts';
import { completeMatch, endMatch, pauseMatch, startClosing } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { pauseAbsent } from '../people/people.ts';
import { BookingModel } from './booking.model.ts';
import { bookMeeting, holdSlot, listMeetings, readMeeting } from './meetings.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. */
const now = new Date('2026-10-13T06:00Z');

/** A pair that met this morning, is meeting now, and will meet twice; and another pair of the same mentor. */
async function aPairThatMeets() {
  const place = await aProgram();
  const pair = await aPair(place);
  const book = async (start: string): Promise<string> => (await bookMeeting(pair.mentee, { matchId: pair.matchId, start, minutes: 30 }, new Date('2026-10-12T06:00Z'))).id;
  const other = await aPair(place, { mentor: pair.mentor });
  const beside = (await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-10-15T10:00Z', minutes: 30 }, now)).id;
  return { place, ...pair, other, beside, past: await book('2026-10-12T08:00Z'), going: await book('2026-10-13T07:00Z'), coming: [await book('2026-10-14T08:00Z'), await book('2026-10-20T08:00Z')] };
}

const during = new Date('2026-10-13T07:10Z');
type Meets = Awaited<ReturnType<typeof aPairThatMeets>>;

const causes: Record<string, { cause: string; act: (pair: Meets) => Promise<unknown> }> = {
  'one of the two ends the match': { cause: 'match.ended', act: ({ mentee, matchId }) => endMatch(mentee, matchId, during) },
  'a coordinator ends the match': { cause: 'match.ended', act: async ({ place, matchId }) => endMatch(await aCoordinator(place), matchId, during) },
  'the match comes to its good end': {
    cause: 'match.completed',
    act: async ({ mentor, matchId }) => {
      await startClosing(mentor, matchId, during);
      await completeMatch(mentor, matchId, during);
    },
  },
  'the pair takes a break': { cause: 'match.paused', act: ({ mentor, matchId }) => pauseMatch(mentor, matchId, during) },
  'the mentee leaves the program': { cause: 'match.ended', act: ({ mentee }) => leaveProgram(mentee, during) },
  'the mentee is in no course of the program any more': { cause: 'enrolment.paused', act: ({ mentee }) => pauseAbsent(mentee, during) },
};

for (const [name, { cause, act }] of Object.entries(causes)) {
  test(`${name}: what was to come is cancelled, its time is free, both are told, and nobody counts as having done it`, async () => {
    const pair = await aPairThatMeets();
    const { place, mentor, mentee, past, going, coming, beside } = pair;
    await act(pair);
    for (const reader of [mentor, mentee]) {
      for (const id of coming) {
        const { state, cancelled } = await readMeeting(reader, id, during);
        assert.deepEqual([state, cancelled], ['cancelled', { by: null, reason: null, at: during }]);
      }
      for (const id of [past, going]) assert.equal((await readMeeting(reader, id, during)).state, 'confirmed', 'what has begun stays as it is');
    }
    assert.equal((await readMeeting(mentor, beside, during)).state, 'confirmed', 'another pair meets as before');
    for (const id of coming) {
      const booking = await BookingModel.findOne({ tenantId: place.tenantId, _id: id }).lean();
      assert.deepEqual([booking && 'cells' in booking, booking && 'covers' in booking], [false, false], 'removed, not emptied');
      const [event, ...more] = await EventModel.find({ ...place, type: 'meeting.cancelled', subjectIds: id }).lean();
      assert.deepEqual([more.length, event?.data['cause'], event?.audience.map(String).includes(mentee.personId)], [0, cause, true]);
      const mails = await OutboxModel.find({ ...place, eventId: event!._id }).lean();
      assert.deepEqual(mails.map(({ template, receiverId }) => `${template} ${String(receiverId)}`).sort(), [mentor, mentee].map(({ personId }) => `meeting-cancelled ${personId}`).sort());
    }
  });
}

test('a pair that says goodbye still meets', async () => {
  const { mentor, matchId } = await aPairThatMeets();
  await startClosing(mentor, matchId, during);
  assert.equal((await upcoming(mentor)).length, 4);
});

test('somebody else can book the time at once', async () => {
  const { mentee, matchId, other } = await aPairThatMeets();
  await endMatch(mentee, matchId, during);
  assert.equal((await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-10-14T08:00Z', minutes: 30 }, during)).state, 'confirmed');
});

for (const [name, { act }] of Object.entries(causes)) {
  test(`${name}: what the mentee kept for a form is nobody’s any more`, async () => {
    const pair = await aPairThatMeets();
    const { mentee, matchId, other } = pair;
    await holdSlot(mentee, { kind: 'match', id: matchId, start: '2026-10-21T10:00Z', minutes: 30 }, during);
    await act(pair);
    assert.equal((await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-10-21T10:00Z', minutes: 30 }, during)).state, 'confirmed');
  });
}

test('a match that ends takes nobody the time that they keep with somebody else, and its mentor the one they keep with its mentee', async () => {
  const { place, mentee, mentor, matchId } = await aPairThatMeets();
  const [elsewhere, later] = [await aPair(place, { mentee }), await aPair(place, { mentor })];
  await holdSlot(mentee, { kind: 'match', id: elsewhere.matchId, start: '2026-10-21T10:00Z', minutes: 30 }, during);
  await holdSlot(mentor, { kind: 'match', id: matchId, start: '2026-10-21T11:00Z', minutes: 30 }, during);
  await endMatch(mentor, matchId, during);
  const kept = await BookingModel.find({ tenantId: place.tenantId, heldUntil: trusted({ $ne: null }) }).lean();
  assert.deepEqual(kept.map(({ heldBy }) => String(heldBy)), [mentee.personId]);
  assert.equal((await bookMeeting(later.mentee, { matchId: later.matchId, start: '2026-10-21T11:00Z', minutes: 30 }, during)).state, 'confirmed');
});

async function upcoming(actor: ProgramActor): Promise<unknown[]> {
  return (await listMeetings(actor, { when: 'upcoming' }, during)).items;
}
