import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { endMatch } from '../matches/matches.ts';
import { bookMeeting, listMeetings } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { acceptTime, declineTimes, expireProposals, listProposals, proposeTimes, readProposal, withdrawTimes } from './proposals.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. Nobody is free on Saturdays and Sundays. */
const now = new Date('2026-10-13T06:00Z');
const saturday = '2026-10-17T09:00Z';
const sunday = '2026-10-18T09:00Z';
const nextSaturday = '2026-10-24T09:00Z';
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const job = { kind: 'system', job: 'expire-proposals' } as const;

async function aProposal({ by = 'mentee', starts = [saturday, sunday, nextSaturday] }: { by?: 'mentee' | 'mentor'; starts?: string[] } = {}) {
  const place = await aProgram();
  const pair = await aPair(place);
  const [proposer, other] = by === 'mentee' ? [pair.mentee, pair.mentor] : [pair.mentor, pair.mentee];
  const proposal = await proposeTimes(proposer, { matchId: pair.matchId, minutes: 45, starts, note: 'A weekend?' }, now);
  return { place, ...pair, proposer, other, proposal };
}
const waiting = async (actor: ProgramActor) => (await listProposals(actor, now)).items.map(({ id, mine, can }) => [id, mine, can]);
const mails = async (place: { tenantId: string; programId: string }) => (await OutboxModel.find(place).sort({ _id: 1 }).lean()).map(({ template, receiverId }) => [template, String(receiverId)]);

describe('proposing times', () => {
  it('shows the other one up to three, on both clocks, outside the mentor’s hours as well', async () => {
    const { proposer, other, proposal, place } = await aProposal();
    assert.deepEqual(proposal.times.map(({ start, standing }) => [start.toISOString(), standing]), [saturday, sunday, nextSaturday].map((start) => [new Date(start).toISOString(), 'free']));
    assert.deepEqual(await waiting(proposer), [[proposal.id, true, ['withdraw']]]);
    assert.deepEqual(await waiting(other), [[proposal.id, false, ['accept', 'decline']]]);
    assert.deepEqual([(await readProposal(other, proposal.id, now)).note, await mails(place)], ['A weekend?', [['times-proposed', other.personId]]]);
  });

  it('refuses what has passed, what is off the grid, and where one of the two has something else', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    const propose = (actor: ProgramActor, ...starts: string[]) => proposeTimes(actor, { matchId, minutes: 45, starts }, now);
    await assert.rejects(propose(mentee, saturday, '2026-10-12T09:00Z'), broken('slot-past'));
    await assert.rejects(propose(mentee, '2026-10-17T09:03Z'), broken('body-invalid'));
    const other = await aPair(place, { mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-10-14T08:00Z', minutes: 45 }, now);
    await assert.rejects(propose(mentee, saturday, '2026-10-14T08:30Z'), broken('slot-taken'));
    await assert.rejects(propose(mentor, '2026-10-14T08:30Z'), broken('you-are-busy'));
    assert.deepEqual(await waiting(mentee), []);
  });

  it('works where the mentor has set no hours at all', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place, { mentor: await aMentor(place) });
    const { id } = await proposeTimes(mentee, { matchId, minutes: 30, starts: [saturday] }, now);
    assert.equal((await acceptTime(mentor, id, { start: saturday }, now)).state, 'accepted');
    assert.equal((await listMeetings(mentee, {}, now)).items.length, 1);
  });

  it('has one that waits for each pair: another needs to name it, whoever it comes from', async () => {
    const { proposer, other, proposal, matchId } = await aProposal();
    const again = { matchId, minutes: 45, starts: [nextSaturday] };
    await assert.rejects(proposeTimes(other, again, now), broken('moved-on'));
    const changed = await proposeTimes(proposer, { ...again, inPlaceOf: proposal.id }, now);
    assert.equal((await readProposal(other, proposal.id, now)).state, 'replaced');
    const back = await proposeTimes(other, { ...again, starts: [sunday], inPlaceOf: changed.id }, now);
    assert.deepEqual(await waiting(proposer), [[back.id, false, ['accept', 'decline']]]);
    await assert.rejects(acceptTime(other, changed.id, { start: nextSaturday }, now), broken('moved-on'));
  });

  it('keeps one of two that the pair makes in the same moment', async () => {
    const { mentor, mentee, matchId } = await aPair(await aProgram());
    const outcomes = await Promise.allSettled([mentor, mentee].map((actor) => proposeTimes(actor, { matchId, minutes: 45, starts: [saturday] }, now)));
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await listProposals(mentor, now)).items.length, 1);
  });
});

describe('answering proposed times', () => {
  it('books the one that is picked for both at once, with the usual mail', async () => {
    const { proposer, other, proposal, place } = await aProposal();
    const answered = await acceptTime(other, proposal.id, { start: sunday }, now);
    const [meeting] = (await listMeetings(proposer, {}, now)).items;
    assert.deepEqual([answered.state, answered.meetingId, meeting?.when.start, meeting?.state], ['accepted', meeting?.id, new Date(sunday), 'confirmed']);
    assert.deepEqual(await waiting(proposer), []);
    assert.deepEqual((await mails(place)).slice(1).map(([template]) => template), ['meeting-booked', 'meeting-booked']);
    await assert.rejects(acceptTime(other, proposal.id, { start: saturday }, now), broken('moved-on'));
  });

  it('shows a time as gone once somebody else has it, books nothing over it, and leaves the others', async () => {
    const { other, proposal, place, mentor } = await aProposal();
    const third = await aPair(place, { mentor });
    const theirs = await proposeTimes(third.mentee, { matchId: third.matchId, minutes: 45, starts: [saturday] }, now);
    await acceptTime(mentor, theirs.id, { start: saturday }, now);
    assert.deepEqual((await readProposal(other, proposal.id, now)).times.map(({ standing }) => standing), ['taken', 'free', 'free']);
    await assert.rejects(acceptTime(other, proposal.id, { start: saturday }, now), broken('you-are-busy'));
    assert.equal((await acceptTime(other, proposal.id, { start: sunday }, now)).state, 'accepted');
  });

  it('books once where two proposals of one time are accepted in the same moment', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, {});
    const pairs = await Promise.all([1, 2, 3, 4].map(() => aPair(place, { mentor })));
    const proposals = await Promise.all(pairs.map(({ matchId }) => proposeTimes(mentor, { matchId, minutes: 45, starts: [saturday] }, now)));
    const outcomes = await Promise.allSettled(pairs.map(({ mentee }, n) => acceptTime(mentee, proposals[n]!.id, { start: saturday }, now)));
    assert.deepEqual(outcomes.map((one) => (one.status === 'fulfilled' ? 'booked' : one.reason.code)).sort(), ['booked', 'slot-taken', 'slot-taken', 'slot-taken']);
    assert.equal((await listMeetings(mentor, {}, now)).items.length, 1);
  });

  it('says that none fits: whoever proposed is told and may propose again', async () => {
    const { proposer, other, proposal, place, matchId } = await aProposal({ by: 'mentor' });
    assert.equal((await declineTimes(other, proposal.id, now)).state, 'declined');
    assert.deepEqual((await mails(place)).at(-1), ['times-declined', proposer.personId]);
    assert.equal((await proposeTimes(proposer, { matchId, minutes: 45, starts: [nextSaturday] }, now)).state, 'open');
  });

  it('is for the other one alone; taking back is for whoever proposed', async () => {
    const { proposer, other, proposal, place } = await aProposal();
    await assert.rejects(acceptTime(proposer, proposal.id, { start: saturday }, now), NotAllowed);
    await assert.rejects(declineTimes(proposer, proposal.id, now), NotAllowed);
    await assert.rejects(withdrawTimes(other, proposal.id, now), NotAllowed);
    await assert.rejects(acceptTime(other, proposal.id, { start: '2026-10-25T09:00Z' }, now), broken('body-invalid'));
    for (const somebody of [await aMentee(place), await aCoordinator(place)]) await assert.rejects(readProposal(somebody, proposal.id, now), NotFound);
    assert.equal((await withdrawTimes(proposer, proposal.id, now)).state, 'withdrawn');
    await assert.rejects(declineTimes(other, proposal.id, now), broken('moved-on'));
  });
});

describe('a proposal that nobody answers', () => {
  it('is over when its last time has passed, once, and the pair can propose anew before the job came by', async () => {
    const { proposer, other, proposal, matchId, place } = await aProposal({ starts: [saturday, sunday] });
    const between = new Date('2026-10-17T12:00Z');
    assert.deepEqual((await readProposal(other, proposal.id, between)).times.map(({ standing }) => standing), ['past', 'free']);
    await assert.rejects(acceptTime(other, proposal.id, { start: saturday }, between), broken('slot-past'));
    await expireProposals(job, between);
    assert.equal((await readProposal(other, proposal.id, between)).state, 'open');
    const after = new Date(sunday);
    assert.deepEqual([(await readProposal(other, proposal.id, after)).state, (await listProposals(other, after)).items], ['expired', []]);
    await assert.rejects(acceptTime(other, proposal.id, { start: sunday }, after), broken('moved-on'));
    await proposeTimes(proposer, { matchId, minutes: 45, starts: [nextSaturday] }, after);
    const late = new Date('2026-10-24T09:00Z');
    assert.ok((await expireProposals(job, late)) >= 1);
    assert.equal(await expireProposals(job, late), 0);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'proposal.expired' }), 1);
    assert.deepEqual((await mails(place)).filter(([template]) => template === 'times-expired'), [['times-expired', proposer.personId]], 'whoever proposed is told');
  });

  it('ends without a mail where the program is archived: others cannot be proposed there', async () => {
    const { proposer, other, proposal, place } = await aProposal();
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    const after = new Date(nextSaturday);
    await expireProposals(job, after);
    assert.equal((await readProposal(other, proposal.id, after)).state, 'expired');
    assert.deepEqual((await mails(place)).filter(([, receiverId]) => receiverId === proposer.personId), []);
  });

  it('goes with its match', async () => {
    const { mentor, other, proposal, matchId } = await aProposal();
    await endMatch(mentor, matchId, now);
    assert.deepEqual([(await readProposal(other, proposal.id, now)).state, await waiting(other)], ['closed', []]);
  });
});
