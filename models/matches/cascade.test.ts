import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMentee, aMentor, aProgram, anId, type Enrolled, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound, type RuleBroken } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { MatchRequestModel } from './match-request.model.ts';
import {
  acceptMatchRequest, declineMatchRequest, expireRequests, listMatchRequests, rankMatchRequest, readMatchRequest, sendMatchRequest, tiesToMentors, withdrawMatchRequest,
} from './match-requests.ts';
import { listMatches } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
const job = { kind: 'system', job: 'expire-requests' } as const;

const words = { goal: 'Land a data internship', message: 'You build what I study.', cadence: 'monthly' } as const;
const ask = (mentee: ProgramActor, mentors: readonly ProgramActor[], at = now) => sendMatchRequest(mentee, { ...words, choices: mentors.map(({ personId }) => personId) }, at);

/** Ana asks three mentors in order. */
async function ranked(enrolled: readonly Enrolled[] = [{}, {}, {}], program?: Place) {
  const place = program ?? (await aProgram());
  const ana = await aMentee(place);
  const mentors: ProgramActor[] = [];
  for (const one of enrolled) mentors.push(await aMentor(place, one));
  const [ngozi, tomas, ben] = mentors as [ProgramActor, ProgramActor, ProgramActor];
  return { place, ana, ngozi, tomas, ben, request: await ask(ana, mentors) };
}

async function mailsOf({ tenantId, programId }: Place): Promise<string[]> {
  const mails = await OutboxModel.find({ tenantId, programId }).sort({ _id: 1 }).lean();
  return mails.map(({ template, receiverId }) => `${template} to ${String(receiverId)}`);
}

const states = (request: { choices: readonly { state: string }[] }): string[] => request.choices.map(({ state }) => state);

describe('asking several in order', () => {
  test('the first is asked, the others know nothing of it', async () => {
    const { place, ana, ngozi, tomas, request } = await ranked();
    assert.deepEqual(states(request), ['asked', 'queued', 'queued']);
    assert.deepEqual(await mailsOf(place), [`request-received to ${ngozi.personId}`]);
    await assert.rejects(readMatchRequest(tomas, request.id, now), NotFound);
    await assert.rejects(acceptMatchRequest(tomas, request.id, now), NotFound);
    assert.deepEqual((await listMatchRequests(tomas, { side: 'received' })).items, []);
    assert.deepEqual((await readMatchRequest(ana, request.id, now)).can, ['edit', 'rank', 'withdraw']);
  });

  test('a no asks the next with the same words and the whole period; both sides are written to', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    const declined = await declineMatchRequest(ngozi, request.id, {}, later(4));
    assert.deepEqual([declined.state, states(declined), declined.expiresAt, declined.can], ['exhausted', ['declined'], later(4), []], 'hers is over, of another she reads nothing');
    const after = await readMatchRequest(ana, request.id, later(4));
    assert.deepEqual([after.state, states(after), after.expiresAt], ['pending', ['declined', 'asked', 'queued'], later(14)]);
    const asked = await readMatchRequest(tomas, request.id, later(5));
    assert.deepEqual([asked.message, asked.goal, asked.can], [words.message, words.goal, ['accept', 'decline']]);
    assert.deepEqual([...(await tiesToMentors(ana))].map(([id, { request: own }]) => [id, own?.choice]), [[tomas.personId, 'read'], [ben.personId, 'queued']], 'what the directory says');
    assert.deepEqual((await mailsOf(place)).slice(1), [`request-passed-on to ${ana.personId}`, `request-received to ${tomas.personId}`]);
  });

  test('a mentor whose circle the mentee sits in has their turn like any other', async () => {
    const { ana, ngozi, tomas, request } = await ranked();
    const { id } = await startCircle(tomas, { title: 'Data careers', visibility: 'open' }, now);
    await joinCircle(ana, id, now);
    await declineMatchRequest(ngozi, request.id, {}, later(4));
    assert.deepEqual(states(await readMatchRequest(ana, request.id, later(4))), ['declined', 'asked', 'queued']);
  });

  test('no mentor can tell from anything that there is a ranking: not who else, not since when, not what became of it', async () => {
    const { place, ngozi, tomas, ben, request } = await ranked();
    await declineMatchRequest(ngozi, request.id, {}, later(4));
    const asked = await readMatchRequest(tomas, request.id, later(5));
    assert.deepEqual([asked.choices.map(({ mentor }) => mentor.id), asked.sentAt, asked.expiresAt], [[tomas.personId], later(4), later(14)]);
    await acceptMatchRequest(tomas, request.id, later(6));
    const hers = await readMatchRequest(ngozi, request.id, later(7));
    assert.deepEqual([hers.state, states(hers), hers.matchId, hers.sentAt, hers.answeredAt], ['exhausted', ['declined'], null, now, later(4)]);
    assert.deepEqual((await listMatchRequests(ben, { side: 'received' })).items, []);
    const heard = await EventModel.find({ ...place, audience: tomas.personId, subjectIds: request.id }).sort({ _id: 1 }).lean();
    assert.deepEqual(heard.map(({ type }) => type), ['match-request.sent', 'match-request.read', 'match-request.accepted'], 'nor from what he hears live');
  });

  test('a mentor who answers hears live of the own answer, and of nothing that it sets off for others', async () => {
    const { place, ana, ngozi, tomas, request } = await ranked();
    const [before] = await eventsSince(ana, String(new Types.ObjectId()));
    assert.ok(before);
    const heardBy = async (mentor: ProgramActor) => (await eventsSince(mentor, before.id)).filter(({ subjectId }) => subjectId === request.id).map(({ type }) => type);
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.deepEqual(await heardBy(ngozi), ['match-request.sent', 'match-request.declined'], 'not who is asked next');
    const elsewhere = await aMentor(place);
    await acceptMatchRequest(elsewhere, (await ask(ana, [elsewhere], later(1))).id, later(2));
    assert.deepEqual(await heardBy(elsewhere), [], 'not that the mentee had asked others');
    assert.deepEqual(await heardBy(tomas), ['match-request.sent', 'match-request.closed']);
    assert.deepEqual(await heardBy(ana), ['match-request.sent', 'match-request.declined', 'match-request.passed-on', 'match-request.sent', 'match-request.closed']);
    const chiara = await aCoordinator(place);
    assert.deepEqual(await heardBy(chiara), await heardBy(ana), 'coordinators see the ranking, and hear of it');
  });

  test('who cannot be asked when their turn comes is passed over', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    await EnrolmentModel.updateOne({ ...place, personId: tomas.personId }, { $set: { placesTaken: 1 } });
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.deepEqual(states(await readMatchRequest(ana, request.id, later(1))), ['declined', 'full', 'asked']);
    await EnrolmentModel.updateOne({ ...place, personId: ben.personId }, { $set: { pausedUntil: '2026-12-01' } });
    await declineMatchRequest(ben, request.id, {}, later(2));
    const over = await readMatchRequest(ana, request.id, later(2));
    assert.deepEqual([over.state, states(over)], ['exhausted', ['declined', 'full', 'declined']]);
    assert.equal((await mailsOf(place)).at(-1), `request-declined to ${ana.personId}`);
  });

  test('who was passed over was never asked: they find nothing, and one who coordinates reads none of the words', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    const coordinating: ProgramActor = { ...ben, roles: ['mentor', 'coordinator'] };
    const queued = await readMatchRequest(coordinating, request.id, now);
    assert.deepEqual([queued.goal, queued.message, states(queued), queued.can], ['', '', ['asked', 'queued', 'queued'], []]);
    await EnrolmentModel.updateOne({ ...place, personId: tomas.personId }, { $set: { placesTaken: 1 } });
    await EnrolmentModel.updateOne({ ...place, personId: ben.personId }, { $set: { pausedUntil: '2026-12-01' } });
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.deepEqual(states(await readMatchRequest(ana, request.id, later(1))), ['declined', 'full', 'unavailable']);
    for (const mentor of [tomas, ben]) {
      await assert.rejects(readMatchRequest(mentor, request.id, later(1)), NotFound);
      await assert.rejects(acceptMatchRequest(mentor, request.id, later(1)), NotFound);
      assert.deepEqual((await listMatchRequests(mentor, { side: 'received' })).items, []);
    }
    assert.equal((await readMatchRequest(coordinating, request.id, later(1))).message, '');
    assert.deepEqual((await listMatchRequests(ngozi, { side: 'received' })).items.map(({ id }) => id), [request.id], 'who was asked keeps it');
  });

  test('a request of the release before, which does not say when it was asked, is still its mentor’s', async () => {
    const { place, ngozi, request } = await ranked();
    await MatchRequestModel.updateOne({ ...place, _id: request.id }, { $unset: { 'choices.0.askedAt': 1 } });
    assert.deepEqual((await listMatchRequests(ngozi, { side: 'received' })).items.map(({ id, message }) => [id, message]), [[request.id, words.message]]);
    assert.deepEqual((await readMatchRequest(ngozi, request.id, now)).can, ['accept', 'decline']);
  });

  test('who is no longer in the directory is passed over: they have said that nobody finds them', async () => {
    const { place, ana, ngozi, tomas, request } = await ranked();
    await EnrolmentModel.updateOne({ ...place, personId: tomas.personId }, { $set: { inDirectory: false } });
    await declineMatchRequest(ngozi, request.id, {}, now);
    assert.deepEqual(states(await readMatchRequest(ana, request.id, now)), ['declined', 'unavailable', 'asked']);
  });

  test('nobody is asked for a mentee who has all their matches: the request is closed, and a no is still told', async () => {
    for (const [end, choice, mail] of [
      [({ ngozi, request }: Awaited<ReturnType<typeof ranked>>) => declineMatchRequest(ngozi, request.id, {}, later(1)), 'declined', 'request-declined'],
      [({ ngozi }: Awaited<ReturnType<typeof ranked>>) => leaveProgram(ngozi, later(1)), 'unavailable', null],
    ] as const) {
      const all = await ranked();
      const { place, ana, ngozi, request } = all;
      await EnrolmentModel.updateOne({ ...place, personId: ana.personId }, { $set: { placesTaken: 1 } }); // by a run that can still be undone
      await end(all);
      const over = await readMatchRequest(ana, request.id, later(1));
      assert.deepEqual([over.state, states(over)], ['closed', [choice, 'queued', 'queued']]);
      assert.deepEqual((await mailsOf(place)).slice(1), mail === null ? [] : [`${mail} to ${ana.personId}`]);
      await EnrolmentModel.updateOne({ ...place, personId: ana.personId }, { $set: { placesTaken: 0 } });
      if (choice === 'declined') await assert.rejects(ask(ana, [ngozi], later(2)), broken('asked-before'), 'a no stays one, also if the match is undone');
    }
  });

  test('everybody after is away or gone: it ends, and whoever never had to answer may be asked again', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    await EnrolmentModel.updateOne({ ...place, personId: tomas.personId }, { $set: { pausedUntil: '2026-12-01' } });
    await leaveProgram(ben, later(1));
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.deepEqual(states(await readMatchRequest(ana, request.id, later(1))), ['declined', 'unavailable', 'unavailable']);
    await EnrolmentModel.updateOne({ ...place, personId: tomas.personId }, { $set: { pausedUntil: null } });
    await ask(ana, [tomas], later(2));
    await assert.rejects(ask(ana, [ngozi], later(2)), broken('asked-before'));
  });

  test('time that runs out, a mentor who leaves and a last place that is gone: each asks the next', async () => {
    const expired = await ranked();
    await expireRequests(job, later(10));
    assert.deepEqual(states(await readMatchRequest(expired.ana, expired.request.id, later(10))), ['expired', 'asked', 'queued']);
    assert.equal(await expireRequests(job, later(11)), 0, 'the next has the whole period');

    const left = await ranked();
    await leaveProgram(left.ngozi, later(1));
    assert.deepEqual(states(await readMatchRequest(left.ana, left.request.id, later(1))), ['unavailable', 'asked', 'queued']);

    const full = await ranked();
    const other = await aMentee(full.place);
    await acceptMatchRequest(full.ngozi, (await ask(other, [full.ngozi])).id, later(1));
    assert.deepEqual(states(await readMatchRequest(full.ana, full.request.id, later(1))), ['full', 'asked', 'queued']);
    assert.ok((await mailsOf(full.place)).includes(`request-passed-on to ${full.ana.personId}`));
  });

  test('nobody is asked for a mentee who rests, nor in a program that is archived meanwhile', async () => {
    const resting = await ranked();
    await EnrolmentModel.updateOne({ ...resting.place, personId: resting.ana.personId }, { $set: { state: 'paused' } });
    await declineMatchRequest(resting.ngozi, resting.request.id, {}, later(1));
    assert.equal((await readMatchRequest(resting.ana, resting.request.id, later(1))).state, 'exhausted');

    const archived = await ranked();
    await ProgramModel.updateOne({ tenantId: archived.place.tenantId, _id: archived.place.programId }, { $set: { state: 'archived' } });
    await expireRequests(job, later(30));
    const over = await readMatchRequest(archived.ana, archived.request.id, later(30));
    assert.deepEqual([over.state, states(over)], ['exhausted', ['expired', 'queued', 'queued']]);
    assert.equal((await mailsOf(archived.place)).length, 1, 'and no mail goes out');
  });

  test('as many as the program says, each once, each somebody who may be asked; a refusal names whom it is about', async () => {
    const place = await aProgram({ settings: { requests: { choices: 2 } } });
    const ana = await aMentee(place);
    const [one, two, three, full] = [await aMentor(place), await aMentor(place), await aMentor(place), await aMentor(place, { enrolment: { placesTaken: 1 } })];
    await assert.rejects(ask(ana, [one, two, three]), broken('limit-reached'));
    await assert.rejects(ask(ana, [one, one]), broken('body-invalid'));
    await assert.rejects(ask(ana, [one, full]), (error: RuleBroken) => error.code === 'mentor-full' && error.details?.['mentorId'] === full.personId);
    await assert.rejects(sendMatchRequest(ana, { ...words, choices: [one.personId, anId()] }, now), NotFound);
    await ask(ana, [one, two]);
    await assert.rejects(ask(ana, [three, two]), broken('asked-already'), 'queued there already');
  });
});

describe('changing the order', () => {
  test('who comes next is put in another order, taken out and added; empty: nobody after this one', async () => {
    const { place, ana, tomas, ben, ngozi, request } = await ranked();
    const turned = await rankMatchRequest(ana, request.id, { next: [ben.personId, tomas.personId] }, now);
    assert.deepEqual(turned.choices.map(({ mentor }) => mentor.id), [ngozi, ben, tomas].map(({ personId }) => personId));
    const leila = await aMentor(place);
    await rankMatchRequest(ana, request.id, { next: [leila.personId] }, now);
    await declineMatchRequest(ngozi, request.id, {}, later(1));
    assert.equal((await readMatchRequest(leila, request.id, later(1))).can.length, 2);
    await rankMatchRequest(ana, request.id, { next: [] }, later(1));
    await declineMatchRequest(leila, request.id, {}, later(2));
    assert.equal((await readMatchRequest(ana, request.id, later(2))).state, 'exhausted');
    await assert.rejects(rankMatchRequest(ana, request.id, { next: [tomas.personId] }, later(2)), broken('moved-on'));
  });

  test('who was asked stays; too many and whoever may not be asked are refused; mentors cannot', async () => {
    const { place, ana, ngozi, tomas, ben, request } = await ranked();
    await assert.rejects(rankMatchRequest(ana, request.id, { next: [ngozi.personId] }, now), broken('moved-on'));
    await assert.rejects(rankMatchRequest(ana, request.id, { next: [tomas.personId, ben.personId, (await aMentor(place)).personId] }, now), broken('limit-reached'));
    await assert.rejects(rankMatchRequest(ana, request.id, { next: [tomas.personId, tomas.personId] }, now), broken('body-invalid'));
    await assert.rejects(rankMatchRequest(ana, request.id, { next: [(await aMentor(place, { enrolment: { placesTaken: 1 } })).personId] }, now), broken('mentor-full'));
    await assert.rejects(rankMatchRequest(ngozi, request.id, { next: [] }, now), NotAllowed);
  });
});

describe('at the same moment', () => {
  test('a no, the end of its time and a new order: one turn ends, one mentor is asked, nobody twice', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { place, ana, ngozi, tomas, ben, request } = await ranked();
      const outcomes = await Promise.allSettled([
        declineMatchRequest(ngozi, request.id, {}, new Date(later(10).getTime() - 1)),
        expireRequests(job, later(10)),
        expireRequests(job, later(10)),
        rankMatchRequest(ana, request.id, { next: [ben.personId, tomas.personId] }, later(10)),
      ]);
      for (const outcome of outcomes) if (outcome.status === 'rejected') assert.equal((outcome.reason as RuleBroken).code, 'moved-on');
      const after = await readMatchRequest(ana, request.id, later(10));
      assert.deepEqual(states(after).slice(1), ['asked', 'queued']);
      const mails = await mailsOf(place);
      assert.equal(mails.filter((mail) => mail.startsWith('request-received')).length, 2);
      assert.equal(mails.filter((mail) => mail.startsWith('request-passed-on')).length, 1);
    }
  });

  test('twenty who rank the same two mentors with one place each: two matches, and everybody else is told', async () => {
    const place = await aProgram();
    const [one, two] = [await aMentor(place), await aMentor(place)];
    const mentees = await Promise.all(Array.from({ length: 20 }, () => aMentee(place)));
    const requests = await Promise.all(mentees.map((mentee) => ask(mentee, [one, two])));
    const first = await Promise.allSettled(requests.map(({ id }) => acceptMatchRequest(one, id, later(1))));
    assert.equal(first.filter(({ status }) => status === 'fulfilled').length, 1);
    const waiting = (await listMatchRequests(two, { side: 'received', limit: 100 })).items;
    assert.equal(waiting.length, 19, 'all the others went on to the second');
    const second = await Promise.allSettled(waiting.map(({ id }) => acceptMatchRequest(two, id, later(2))));
    assert.equal(second.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await listMatches(one, later(2))).items.length + (await listMatches(two, later(2))).items.length, 2);
    assert.equal((await mailsOf(place)).filter((mail) => mail.startsWith('request-unavailable')).length, 18);
    assert.equal(await EnrolmentModel.countDocuments({ ...place, role: 'mentor', placesTaken: trusted({ $gt: 1 }) }), 0);
  });

  test('taken back while the next is being asked: nobody waits for an answer afterwards', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { place, ana, ngozi, request } = await ranked();
      await Promise.allSettled([declineMatchRequest(ngozi, request.id, {}, later(1)), withdrawMatchRequest(ana, request.id, later(1))]);
      assert.equal((await readMatchRequest(ana, request.id, later(1))).state, 'withdrawn');
      assert.ok((await mailsOf(place)).filter((mail) => mail.startsWith('request-passed-on')).length <= 1);
    }
  });
});
