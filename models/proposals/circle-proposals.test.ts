import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { closeCircle, joinCircle, leaveCircle, readCircle, startCircle } from '../circles/circles.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { pauseMatch } from '../matches/matches.ts';
import { bookMeeting, listMeetings } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { pauseAbsent } from '../people/people.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { acceptTime, answerTimes, declineTimes, expireProposals, listProposals, proposeTimes, readProposal, withdrawTimes } from './proposals.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. Nobody is free on Saturdays and Sundays. */
const now = new Date('2026-10-13T06:00Z');
const saturday = '2026-10-17T09:00:00.000Z';
const sunday = '2026-10-18T09:00:00.000Z';
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const job = { kind: 'system', job: 'expire-proposals' } as const;

/** Ben proposes a Saturday and a Sunday to his circle of Ana, in São Paulo, and Bo. */
async function aProposal() {
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId);
  const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(place, { person: { zone: 'America/Sao_Paulo' } }), await aMentee(place)];
  for (const member of [ana, bo]) await joinCircle(member, circleId, now);
  const { id } = await proposeTimes(ben, { circleId, minutes: 45, starts: [saturday, sunday], note: 'A weekend?' }, now);
  return { place, ben, ana, bo, circleId, id };
}
const waiting = async (actor: ProgramActor, at = now) => (await listProposals(actor, at)).items.map(({ id, can }) => [id, can]);
const mails = async (place: { tenantId: string; programId: string }, template: MailTemplate) => (await OutboxModel.find({ ...place, template }).sort({ _id: 1 }).lean()).map(({ receiverId }) => String(receiverId));
const suited = async (ben: ProgramActor, id: string) => (await readProposal(ben, id, now)).times.map(({ suits }) => suits?.map((one) => one.id));

describe('times that a mentor proposes to their circle', () => {
  it('reach each member by mail and on their own clock; nobody’s time is taken, and the circle has not begun', async () => {
    const { place, ben, ana, bo, circleId, id } = await aProposal();
    assert.deepEqual(await mails(place, 'times-proposed'), [ana.personId, bo.personId]);
    assert.deepEqual([await waiting(ben), await waiting(ana)], [[[id, ['accept', 'withdraw']]], [[id, ['answer']]]]);
    const anas = await readProposal(ana, id, now);
    assert.deepEqual([anas.partner.id, anas.matchId, anas.circle, anas.times.map(({ yours, standing }) => [yours.from, standing]), anas.waitsFor], [ben.personId, null, { id: circleId, title: 'Data careers', people: 2, answered: 0 }, [['06:00', 'free'], ['06:00', 'free']], undefined]);
    assert.deepEqual([(await readProposal(ben, id, now)).partner.name, (await readCircle(ben, circleId, now)).state, (await listMeetings(ben, {}, now)).items], ['Data careers', 'forming', []]);
    const { _id, eventId } = await OutboxModel.findOne({ ...place, template: 'times-proposed', receiverId: ana.personId }).lean().orFail();
    const letter = await readLetter({ id: String(_id), ...place, eventId: String(eventId), receiverId: ana.personId, template: 'times-proposed', attempts: 0 } as never, now);
    assert.deepEqual(typeof letter === 'object' && [letter.circle?.title, letter.times?.ofCircle, letter.times?.note], ['Data careers', true, 'A weekend?']);
  });

  it('are for its mentor alone to propose, for a circle that somebody is in, one list at a time, never over what the mentor has', async () => {
    const { place, ben, ana, circleId, id } = await aProposal();
    const propose = (actor: ProgramActor, starts: string[], more = {}) => proposeTimes(actor, { circleId, minutes: 45, starts, ...more }, now);
    for (const other of [ana, await aCoordinator(place)]) await assert.rejects(propose(other, [saturday]), NotAllowed);
    await assert.rejects(propose(ben, [saturday]), broken('moved-on'));
    const changed = await propose(ben, [sunday], { inPlaceOf: id });
    assert.deepEqual([(await readProposal(ana, id, now)).state, await waiting(ana)], ['replaced', [[changed.id, ['answer']]]]);
    const pair = await aPair(place, { mentor: ben });
    await bookMeeting(pair.mentee, { matchId: pair.matchId, start: '2026-10-14T08:00Z', minutes: 45 }, now);
    await assert.rejects(propose(ben, ['2026-10-14T08:30Z'], { inPlaceOf: changed.id }), broken('you-are-busy'));
    const empty = await startCircle(ben, { title: 'Nobody yet', visibility: 'open' }, now);
    await assert.rejects(proposeTimes(ben, { circleId: empty.id, minutes: 45, starts: [saturday] }, now), broken('circle-empty'));
    for (const both of [{ matchId: pair.matchId, circleId }, {}]) await assert.rejects(proposeTimes(ben, { ...both, minutes: 45, starts: [saturday] }, now), broken('body-invalid'));
  });

  it('wait side by side: another circle of the program, and a pair, have lists of their own', async () => {
    const { place, ben, ana, id } = await aProposal();
    const { id: other } = await startCircle(ben, { title: 'Interviews', visibility: 'open' }, now);
    await joinCircle(ana, other, now);
    const second = await proposeTimes(ben, { circleId: other, minutes: 30, starts: [sunday] }, now);
    const pair = await aPair(place, { mentor: ben, mentee: ana });
    const third = await proposeTimes(ana, { matchId: pair.matchId, minutes: 30, starts: [sunday] }, now);
    assert.deepEqual((await waiting(ana)).map(([one]) => one), [id, second.id, third.id]);
  });
});

describe('members who say what suits them', () => {
  it('are counted for the mentor by name; a member sees their own word alone and may change it', async () => {
    const { place, ben, ana, bo, id } = await aProposal();
    const anas = await answerTimes(ana, id, { starts: [sunday] }, now);
    assert.deepEqual(anas.times.map(({ suitsMe, suits }) => [suitsMe, suits]), [[false, undefined], [true, undefined]]);
    assert.deepEqual([(await readProposal(bo, id, now)).times.map(({ suitsMe }) => suitsMe), (await readProposal(ben, id, now)).waitsFor?.map((one) => one.id)], [[undefined, undefined], [bo.personId]]);
    assert.deepEqual(await mails(place, 'times-answered'), []);
    await answerTimes(bo, id, { starts: [] }, now);
    await answerTimes(ana, id, { starts: [saturday, sunday] }, now);
    assert.deepEqual([await suited(ben, id), (await readProposal(ben, id, now)).circle?.answered, await mails(place, 'times-answered')], [[[ana.personId], [ana.personId]], 2, [ben.personId]]);
  });

  it('tell the mentor once when the last two answer in the same moment, and both answers stand', async () => {
    const { place, ben, ana, bo, id } = await aProposal();
    await Promise.all([ana, bo].map((member) => answerTimes(member, id, { starts: [saturday] }, now)));
    assert.deepEqual([(await suited(ben, id))[0]?.length, await mails(place, 'times-answered')], [2, [ben.personId]]);
  });

  it('see where they have something else then themselves', async () => {
    const { place, ana, bo, id } = await aProposal();
    const { mentor, matchId } = await aPair(place, { mentee: ana });
    const theirs = await proposeTimes(mentor, { matchId, minutes: 45, starts: [saturday] }, now);
    await acceptTime(ana, theirs.id, { start: saturday }, now);
    assert.deepEqual([(await readProposal(ana, id, now)).times.map(({ standing }) => standing), (await readProposal(bo, id, now)).times.map(({ standing }) => standing)], [['busy', 'free'], ['free', 'free']]);
  });

  it('are who is in the circle then: whoever joins answers too, whoever leaves or rests does not count any more', async () => {
    const { place, ben, ana, bo, circleId, id } = await aProposal();
    await answerTimes(ana, id, { starts: [saturday] }, now);
    const late = await aMentee(place);
    await assert.rejects(readProposal(late, id, now), NotFound);
    await joinCircle(late, circleId, now);
    await answerTimes(late, id, { starts: [saturday] }, now);
    await leaveCircle(ana, circleId, now);
    assert.deepEqual([await suited(ben, id), await waiting(ana)], [[[late.personId], []], []]);
    await assert.rejects(answerTimes(ana, id, { starts: [sunday] }, now), NotFound);
    await pauseMatch(bo, (await readCircle(bo, circleId, now)).myMatchId!, now);
    assert.deepEqual([await waiting(bo), (await readProposal(ben, id, now)).waitsFor], [[], []]);
  });

  it('tell the mentor also where the one whose answer was missing leaves or rests, in the circle or the whole program, once', async () => {
    const ways: Record<string, (at: Awaited<ReturnType<typeof aProposal>>) => Promise<unknown>> = {
      leaves: ({ bo, circleId }) => leaveCircle(bo, circleId, now),
      rests: async ({ bo, circleId }) => pauseMatch(bo, (await readCircle(bo, circleId, now)).myMatchId!, now),
      'is away': ({ bo }) => pauseAbsent(bo, now),
    };
    for (const [way, goes] of Object.entries(ways)) {
      const at = await aProposal();
      const { place, ben, ana, circleId, id } = at;
      await answerTimes(ana, id, { starts: [saturday] }, now);
      assert.deepEqual(await mails(place, 'times-answered'), [], way);
      await goes(at);
      assert.deepEqual(await mails(place, 'times-answered'), [ben.personId], way);
      const late = await aMentee(place);
      await joinCircle(late, circleId, now);
      await leaveCircle(late, circleId, now);
      assert.equal((await mails(place, 'times-answered')).length, 1, 'nothing new');
    }
  });

  it('that nobody gave are not told as the answers of all', async () => {
    const { place, ana, bo, circleId } = await aProposal();
    await leaveCircle(bo, circleId, now);
    assert.deepEqual(await mails(place, 'times-answered'), []);
    await leaveCircle(ana, circleId, now);
    assert.deepEqual(await mails(place, 'times-answered'), []);
  });

  it('can neither take a time, nor decline for all, nor name one that was not proposed; the mentor does not answer', async () => {
    const { place, ben, ana, id } = await aProposal();
    await assert.rejects(acceptTime(ana, id, { start: saturday }, now), NotAllowed);
    await assert.rejects(declineTimes(ana, id, now), NotAllowed);
    await assert.rejects(withdrawTimes(ana, id, now), NotAllowed);
    await assert.rejects(answerTimes(ben, id, { starts: [saturday] }, now), NotAllowed);
    await assert.rejects(answerTimes(ana, id, { starts: ['2026-10-19T09:00:00.000Z'] }, now), broken('body-invalid'));
    for (const somebody of [await aMentee(place), await aCoordinator(place)]) await assert.rejects(readProposal(somebody, id, now), NotFound);
  });
});

describe('what becomes of them', () => {
  it('the mentor books one for the whole circle, outside their hours as well, whatever suits; who is busy keeps nobody from meeting', async () => {
    const { place, ben, ana, bo, circleId, id } = await aProposal();
    const { mentor, matchId } = await aPair(place, { mentee: bo });
    const theirs = await proposeTimes(mentor, { matchId, minutes: 45, starts: [sunday] }, now);
    await acceptTime(bo, theirs.id, { start: sunday }, now);
    const booked = await acceptTime(ben, id, { start: sunday }, now);
    const [meeting] = (await listMeetings(ana, {}, now)).items;
    assert.deepEqual([booked.state, booked.meetingId, meeting?.when.start.toISOString(), meeting?.circle?.people], ['accepted', meeting?.id, sunday, 2]);
    assert.deepEqual([(await listMeetings(bo, {}, now)).items.find((one) => one.id === meeting?.id)?.circle?.busy, (await readCircle(ben, circleId, now)).state], [true, 'active']);
    assert.deepEqual((await mails(place, 'meeting-booked')).slice(-3), [ben.personId, ana.personId, bo.personId]);
    await assert.rejects(acceptTime(ben, id, { start: saturday }, now), broken('moved-on'));
    await assert.rejects(answerTimes(ana, id, { starts: [saturday] }, now), broken('moved-on'));
  });

  it('nothing is booked over what the mentor has by then, and the other times stay', async () => {
    const { place, ben, id } = await aProposal();
    const { mentee, matchId } = await aPair(place, { mentor: ben });
    const theirs = await proposeTimes(mentee, { matchId, minutes: 45, starts: [saturday] }, now);
    await acceptTime(ben, theirs.id, { start: saturday }, now);
    assert.deepEqual((await readProposal(ben, id, now)).times.map(({ standing }) => standing), ['taken', 'free']);
    await assert.rejects(acceptTime(ben, id, { start: saturday }, now), broken('you-are-busy'));
    assert.equal((await acceptTime(ben, id, { start: sunday }, now)).state, 'accepted');
  });

  it('it is booked once, however often that is said in one moment', async () => {
    const { ben, id } = await aProposal();
    const outcomes = await Promise.allSettled([saturday, sunday, saturday].map((start) => acceptTime(ben, id, { start }, now)));
    assert.deepEqual([outcomes.filter(({ status }) => status === 'fulfilled').length, (await listMeetings(ben, {}, now)).items.length], [1, 1]);
  });

  it('where its last time passes, the mentor is told and may propose again', async () => {
    const { place, ben, circleId, id } = await aProposal();
    assert.ok((await expireProposals(job, new Date(sunday))) >= 1);
    assert.deepEqual([await mails(place, 'times-expired'), (await readProposal(ben, id, new Date(sunday))).state], [[ben.personId], 'expired']);
    assert.equal((await proposeTimes(ben, { circleId, minutes: 45, starts: ['2026-10-24T09:00Z'] }, new Date(sunday))).state, 'open');
  });

  it('it goes with its circle, and can be taken back', async () => {
    const { ben, ana, circleId, id } = await aProposal();
    await closeCircle(ben, circleId, { to: 'ended' }, now);
    assert.deepEqual([(await readProposal(ben, id, now)).state, await waiting(ana)], ['closed', []]);
    const another = await aProposal();
    assert.equal((await withdrawTimes(another.ben, another.id, now)).state, 'withdrawn');
  });
});
