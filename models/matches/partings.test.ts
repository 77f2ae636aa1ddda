/** Who had a match with somebody who ends it, leaves, or is away: told, and free to look on. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMentor, aPair, aProgram } from '../factories.ts';
import { readHome } from '../home/home.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { nothingToTell } from '../outbox/outbox.ts';
import { leaveProgram } from '../people/leaving.ts';
import { meetAgain, pauseAbsent } from '../people/people.ts';
import { ProgramModel } from '../programs/program.model.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';
import { endMatch, readMatch } from './matches.ts';
import { sendMatchRequest } from './match-requests.ts';

await useTestDatabase();

const now = new Date();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

async function aCampus() {
  const place = await aProgram();
  const { mentor: ben, mentee: ana, matchId } = await aPair(place);
  return { place, ana, ben, matchId, chiara: await aCoordinator(place) };
}

/** What waits to be mailed to somebody, as they would read it. */
async function mailTo({ tenantId, programId, personId }: ProgramActor, template: MailTemplate) {
  const rows = await OutboxModel.find({ tenantId, programId, receiverId: personId, template }).lean();
  return Promise.all(rows.map((row) => readLetter({ ...row, id: String(row._id), tenantId, programId, eventId: String(row.eventId), receiverId: personId }, now)));
}
const hears = async (actor: ProgramActor) => (await eventsSince(actor, { secondsAgo: 60 })).map(({ type }) => type);

const ways: Record<string, (campus: Awaited<ReturnType<typeof aCampus>>) => Promise<unknown>> = {
  'the mentor ends it': ({ ben, matchId }) => endMatch(ben, matchId, now),
  'the mentor ends it for good': ({ ben, matchId }) => endMatch(ben, matchId, now, { notAgain: true }),
  'the mentor leaves the program': ({ ben }) => leaveProgram(ben, now),
};
for (const [way, happens] of Object.entries(ways)) {
  test(`where ${way} the mentee reads that it has ended, not why, and whom else they may ask; the mentor gets no mail`, async () => {
    const campus = await aCampus();
    const { place, ana, ben } = campus;
    const carla = await aMentor(place, { person: { name: 'Carla Rossi' } });
    await happens(campus);
    const [letter] = await mailTo(ana, 'match-ended');
    assert.ok(letter !== undefined && typeof letter !== 'string');
    assert.deepEqual([letter.match?.side, letter.match?.alternatives.map(({ id }) => id).includes(carla.personId), letter.request, letter.meeting], ['mentee', true, null, null]);
    assert.equal(letter.match?.alternatives.some(({ id }) => id === ben.personId), false, 'nobody is sent back to whom they come from');
    assert.deepEqual(await mailTo(ben, 'match-ended'), []);
    assert.ok((await hears(ana)).includes('match.ended'));
    const { next } = await readHome(ana, now);
    assert.deepEqual([next.step, next.partner?.id], ['choose-mentor', ben.personId]);
    assert.equal((await readHome(ana, later(15))).next.partner, null, 'after two weeks it is past');
  });
}

test('where the mentee ends it the mentor reads it, and that the place is free again', async () => {
  const { ana, ben, matchId } = await aCampus();
  await endMatch(ana, matchId, now);
  const [letter] = await mailTo(ben, 'match-ended');
  assert.ok(letter !== undefined && typeof letter !== 'string');
  assert.deepEqual([letter.match?.side, letter.match?.alternatives], ['mentor', []]);
  const { next } = await readHome(ben, now);
  assert.deepEqual([next.step, next.partner?.id], ['wait-for-request', ana.personId]);
  assert.equal((await readHome(ana, now)).next.partner, null, 'who ended it knows');
});

test('where a coordinator ends it both are told, and coordinators hear of every end', async () => {
  const { ana, ben, chiara, matchId } = await aCampus();
  await endMatch(chiara, matchId, now);
  for (const actor of [ana, ben]) assert.equal((await mailTo(actor, 'match-ended')).length, 1);
  assert.ok((await hears(chiara)).includes('match.ended'));
});

test('a reason is a coordinator’s, and neither of the two reads it anywhere', async () => {
  const { place, ana, ben, chiara, matchId } = await aCampus();
  for (const one of [ana, ben]) await assert.rejects(endMatch(one, matchId, now, { reason: 'Moved away' }), { name: 'NotAllowed' });
  assert.equal((await readMatch(ana, matchId, now)).state, 'active');
  await endMatch(chiara, matchId, now, { reason: 'Moved away' });
  const { tenantId, programId } = place;
  assert.ok(!JSON.stringify([await EventModel.find({ tenantId, programId }).lean(), await readMatch(ana, matchId, now), await mailTo(ben, 'match-ended')]).includes('Moved away'));
  const stored = await MatchModel.findOne({ tenantId, programId, _id: matchId }).lean();
  assert.deepEqual([String(stored?.endedBy?.by), stored?.endedBy?.reason], [chiara.personId, 'Moved away']);
});

test('in a program that is closed for good nobody is sent to look for somebody else', async () => {
  const { place, ana, ben, matchId } = await aCampus();
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  await endMatch(ben, matchId, now);
  assert.deepEqual(await mailTo(ana, 'match-ended'), []);
});

describe('who is in no course of the program any more', () => {
  test('is waited for: the partner is told by mail and live, sees it on the first page, and may end the match and ask somebody else', async () => {
    const { place, ana, ben, matchId } = await aCampus();
    await pauseAbsent(ben, now);
    const [letter] = await mailTo(ana, 'partner-away');
    assert.ok(letter !== undefined && typeof letter !== 'string');
    assert.equal(letter.match?.side, 'mentee');
    assert.ok((await hears(ana)).includes('match.partner-away'));
    assert.equal((await readMatch(ana, matchId, now)).partnerAway, true);
    assert.equal('partnerAway' in (await readMatch(ben, matchId, now)), false);
    const { next } = await readHome(ana, now);
    assert.deepEqual([next.step, next.partner?.id], ['partner-away', ben.personId]);
    await endMatch(ana, matchId, now);
    const carla = await aMentor(place);
    assert.equal((await sendMatchRequest(ana, { choices: [carla.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now)).state, 'pending');
  });

  test('comes back: the match goes on, and a mail that has not left yet tells nothing any more', async () => {
    const { ana, ben, matchId } = await aCampus();
    await pauseAbsent(ben, now);
    await meetAgain(ben, later(1));
    assert.deepEqual(await mailTo(ana, 'partner-away'), [nothingToTell]);
    assert.equal('partnerAway' in (await readMatch(ana, matchId, now)), false);
    assert.notEqual((await readHome(ana, now)).next.step, 'partner-away');
    assert.ok((await hears(ana)).includes('match.partner-back'));
  });

  test('is written about some minutes later, when a course that ends has rested the other one too', async () => {
    const { place, ana, ben } = await aCampus();
    await pauseAbsent(ben, now);
    const rows = await OutboxModel.find({ tenantId: place.tenantId, programId: place.programId, receiverId: ana.personId, template: 'partner-away' }).lean();
    assert.deepEqual(rows.map(({ dueAt }) => dueAt.getTime() - now.getTime()), [15 * 60_000]);
  });

  test('has no mail about them sent once their match is over', async () => {
    const { ana, ben, chiara, matchId } = await aCampus();
    await pauseAbsent(ben, now);
    await endMatch(chiara, matchId, now);
    assert.deepEqual(await mailTo(ana, 'partner-away'), [nothingToTell]);
  });

  test('as the other one is already: nobody is written to in vain, and each comes back for themselves', async () => {
    const { place, ana, ben, matchId } = await aCampus();
    await pauseAbsent(ben, now);
    await pauseAbsent(ana, now);
    assert.deepEqual([await mailTo(ben, 'partner-away'), await mailTo(ana, 'partner-away')], [[], [nothingToTell]]);
    await meetAgain(ana, later(1));
    assert.equal((await readMatch(ana, matchId, now)).partnerAway, true);
    await meetAgain(ben, later(1));
    assert.equal('partnerAway' in (await readMatch(ana, matchId, now)), false);
    const told = await EventModel.find({ tenantId: place.tenantId, programId: place.programId, type: 'match.partner-back' }).lean();
    assert.equal(told.length, 2);
  });
});
