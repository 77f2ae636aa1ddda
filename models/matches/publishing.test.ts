/** Publishing a run: all of it or nothing, once, and back within ten minutes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aPerson, aProgram, someAvailability, type Place } from '../factories.ts';
import { editGoal, listGoals, setGoal } from '../goals/goals.ts';
import { bookMeeting, readMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { previewRunLetters } from '../notifications/run-previews.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { nothingToTell } from '../outbox/outbox.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { pauseAbsent } from '../people/people.ts';
import { PersonModel } from '../people/person.model.ts';
import { RuleBroken } from '../problems.ts';
import { editCriteria } from '../programs/matching-criteria.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { joinWaitingList, listWaiting } from '../waiting-lists/waiting-lists.ts';
import { MatchModel } from './match.model.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { acceptMatchRequest, declineMatchRequest, readMatchRequest, sendMatchRequest } from './match-requests.ts';
import { endMatch, listMatches, pauseMatch, readMatch } from './matches.ts';
import { listRunPairs, listRuns, makeRun, publishRun, readRun, settlePublishedRuns, undoRun } from './matching-runs.ts';

await useTestDatabase();

const now = new Date('2026-10-20T08:00:00Z');
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

interface Campus {
  place: Place;
  chiara: ProgramActor;
  mentees: ProgramActor[];
  mentors: ProgramActor[];
  runId: string;
}

/** As many mentees as mentors, each with a place, and a solved run over them. */
async function aSolvedRun(size = 3): Promise<Campus> {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const mentees: ProgramActor[] = [];
  const mentors: ProgramActor[] = [];
  for (let at = 0; at < size; at++) {
    mentees.push(await aMentee(place));
    mentors.push(await aMentor(place));
  }
  return { place, chiara, mentees, mentors, runId: (await makeRun(chiara, {}, now)).id };
}
const takenIn = async (place: Place): Promise<number[]> => (await EnrolmentModel.find({ ...place }).lean()).map(({ placesTaken }) => placesTaken);
const nothingPublished = async ({ place }: Campus): Promise<void> => {
  assert.equal(await MatchModel.countDocuments({ ...place, holdsPlaces: true }), 0);
  assert.equal(await OutboxModel.countDocuments({ ...place, template: 'matched-mentee' }), 0);
  assert.ok((await takenIn(place)).every((taken) => taken === 0));
};
const refused = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const mailsOf = (place: Place) => OutboxModel.find({ ...place, template: trusted({ $in: ['matched-mentee', 'matched-mentor'] }) }).lean();

describe('publishing', () => {
  test('makes every pair a match with its places; both are told once it cannot be undone by any server’s clock', async () => {
    const { place, chiara, mentees, runId } = await aSolvedRun();
    const run = await publishRun(chiara, runId, {}, now);
    assert.deepEqual([run.state, run.published?.by.id, run.published?.undoUntil, run.can], ['published', chiara.personId, after(10), ['undo']]);
    assert.deepEqual(await takenIn(place), Array(6).fill(1));
    assert.deepEqual((await listMatches(mentees[0]!, now)).items.map(({ state, mySide }) => [state, mySide]), [['active', 'mentee']]);
    const mails = await mailsOf(place);
    assert.deepEqual([mails.length, new Set(mails.map(({ dueAt }) => dueAt.getTime()))], [6, new Set([after(11).getTime()])]);
    const [mail] = mails;
    const letter = await readLetter({ ...mail!, id: '', attempts: 1, tenantId: place.tenantId, programId: place.programId, eventId: String(mail!.eventId), receiverId: String(mail!.receiverId) }, after(10));
    assert.ok(typeof letter === 'object' && letter.other !== '' && letter.other !== letter.receiver.name);
    for (const { id } of (await listMatches(mentees[0]!, now)).items) await pauseMatch(mentees[0]!, id, after(3));
    for (const one of await mailsOf(place)) {
      const row = { ...one, id: '', attempts: 1, tenantId: place.tenantId, programId: place.programId, eventId: String(one.eventId), receiverId: String(one.receiverId) };
      assert.equal(typeof (await readLetter(row, after(11))), 'object', 'a pair that rests by then is told as well');
    }
  });

  test('tells of each pair what has become of its match: its state, and which coordinator ended it and why', async () => {
    const { chiara, mentees, mentors, runId } = await aSolvedRun();
    const rows = async () => (await listRunPairs(chiara, runId, {}, after(20))).items;
    assert.deepEqual((await rows()).map(({ match }) => match), [null, null, null], 'before it is published');
    await publishRun(chiara, runId, {}, now);
    const [first, second, third] = await rows();
    assert.deepEqual([first, second, third].map((pair) => pair?.match?.state), ['active', 'active', 'active']);
    assert.equal((await readMatch(chiara, first!.match!.id, after(20))).mentee.id, first!.mentee.id);
    await endMatch(chiara, first!.match!.id, after(20), { reason: 'Ana has moved away' });
    await endMatch(mentees.find(({ personId }) => personId === second!.mentee.id)!, second!.match!.id, after(20));
    const states = (await rows()).map(({ mentee, match }) => [mentee.id, match?.state, match?.endedAt?.getTime(), match?.ended && [match.ended.by.id, match.ended.reason]]);
    assert.deepEqual(new Set(states.map((one) => JSON.stringify(one))), new Set([
      [first!.mentee.id, 'ended', after(20).getTime(), [chiara.personId, 'Ana has moved away']],
      [second!.mentee.id, 'ended', after(20).getTime(), null],
      [third!.mentee.id, 'active', undefined, null],
    ].map((one) => JSON.stringify(one))));
    for (const one of [mentees[0]!, mentors[0]!]) assert.ok(!JSON.stringify(await listMatches(one, after(20))).includes('moved away'));
  });

  test('tells no match of a publication that was taken back, of a pair that was left out, nor of hidden names', async () => {
    const { place, chiara, runId } = await aSolvedRun(2);
    const matches = async (minutes: number, id = runId) => (await listRunPairs(chiara, id, {}, after(minutes))).items.map(({ match }) => match?.state);
    await publishRun(chiara, runId, {}, now);
    await undoRun(chiara, runId, after(1));
    assert.deepEqual(await matches(2), [undefined, undefined]);
    const again = (await makeRun(chiara, {}, now)).id;
    const { mentee, mentor } = (await listRunPairs(chiara, again, {}, now)).items[0]!;
    await publishRun(chiara, again, { without: [{ mentee: mentee.id, mentor: mentor.id }] }, now);
    assert.deepEqual((await matches(2, again)).sort(), ['active', undefined]);
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { 'settings.fairness.blind': true } });
    assert.deepEqual(await matches(9, again), [undefined, undefined]);
    assert.deepEqual((await matches(10, again)).sort(), ['active', undefined]);
  });

  test('shows before what both would read, and how many people', async () => {
    const { chiara, runId, place } = await aSolvedRun();
    const { people, toMentee, toMentor } = await previewRunLetters(chiara, runId);
    assert.deepEqual([people, toMentee.template, toMentor.template, toMentee.other, toMentor.other], [6, 'matched-mentee', 'matched-mentor', toMentor.receiver.name, toMentee.receiver.name]);
    assert.equal((await mailsOf(place)).length, 0);
  });

  test('two coordinators at once: one of them does, the other hears that it was done', async () => {
    const { place, chiara, runId } = await aSolvedRun();
    const david = await aCoordinator(place);
    const answers = await Promise.allSettled([publishRun(chiara, runId, {}, now), publishRun(david, runId, {}, now)]);
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    const lost = answers.find((answer) => answer.status === 'rejected')!;
    assert.ok(refused('run-published')(lost.reason));
    const { published } = await readRun(chiara, runId, now);
    assert.equal((lost.reason as RuleBroken).details!['by'], published!.by.id);
    assert.deepEqual(await takenIn(place), Array(6).fill(1));
    assert.equal((await mailsOf(place)).length, 6);
  });

  test('every publication that can be taken back is listed until then, however many runs came after it', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const undoable = async (minutes: number) => (await listRuns(chiara, { only: 'undoable' }, after(minutes))).items.map(({ id }) => id);
    const publishOne = async (minutes: number): Promise<string> => {
      await aMentee(place);
      await aMentor(place);
      const { id } = await makeRun(chiara, {}, after(minutes));
      await publishRun(chiara, id, {}, after(minutes));
      return id;
    };
    const first = await publishOne(0);
    const second = await publishOne(4);
    await aMentee(place);
    await aMentor(place);
    await makeRun(chiara, {}, after(5));
    assert.deepEqual(await undoable(9.9), [second, first]);
    assert.deepEqual(await undoable(10), [second]);
    await undoRun(chiara, second, after(11));
    assert.deepEqual(await undoable(11), []);
  });

  test('two runs over the same people at once: one is published, of the other it is told who is matched by now', async () => {
    const { place, chiara, runId } = await aSolvedRun();
    const other = await makeRun(chiara, { objective: 'total' }, now);
    const answers = await Promise.allSettled([publishRun(chiara, runId, {}, now), publishRun(chiara, other.id, {}, now)]);
    const lost = answers.find((answer) => answer.status === 'rejected')!;
    assert.ok(refused('run-outdated')(lost.reason));
    assert.deepEqual(await takenIn(place), Array(6).fill(1));
    assert.equal(await MatchModel.countDocuments({ ...place }), 3);
  });

  test('somebody has left, rests, or is full by now: they are named, and nothing is published', async () => {
    const campus = await aSolvedRun();
    const { place, chiara, mentees, mentors, runId } = campus;
    await leaveProgram(mentees[0]!, now);
    await EnrolmentModel.updateOne({ ...place, personId: mentors[1]!.personId }, { $set: { pausedUntil: '2099-01-01' } });
    await assert.rejects(publishRun(chiara, runId, {}, now), (error) => {
      const { people } = (error as RuleBroken).details as { people: { person: { id: string; name: string }; why: string }[] };
      assert.ok(people.every(({ person }) => person.name !== ''));
      assert.deepEqual(people.map(({ person, why }) => [person.id, why]).sort(), [[mentees[0]!.personId, 'left'], [mentors[1]!.personId, 'resting']].sort());
      return refused('run-outdated')(error);
    });
    await nothingPublished(campus);
    assert.equal((await readRun(chiara, runId, now)).state, 'solved');
    await EnrolmentModel.updateOne({ ...place, personId: mentors[1]!.personId }, { $set: { pausedUntil: null, capacity: 1, placesTaken: 1 } });
    await assert.rejects(publishRun(chiara, runId, {}, now), (error) => JSON.stringify((error as RuleBroken).details).includes('"full"'));
  });

  test('a rule that came since names the pairs that break it, locked ones too; without them all the others are published, and the record says so', async () => {
    const campus = await aSolvedRun();
    const { place, chiara, mentees, mentors } = campus;
    await PersonModel.updateOne({ tenantId: place.tenantId, _id: mentees[0]!.personId }, { $set: { languages: ['pl'] } });
    const between = { mentee: mentees[0]!.personId, mentor: mentors[0]!.personId };
    const { id } = await makeRun(chiara, { locks: [between] }, now);
    await editCriteria(chiara, place.programId, { rules: { commonLanguage: true } }, now);
    await assert.rejects(publishRun(chiara, id, {}, now), (error) => {
      const { pairs } = (error as RuleBroken).details as { pairs: { mentee: { id: string; name: string }; mentor: { id: string }; rules: string[] }[] };
      assert.deepEqual(pairs.map(({ mentee, mentor, rules }) => [mentee.id, mentor.id, rules]), [[between.mentee, between.mentor, ['language']]]);
      assert.ok(pairs[0]!.mentee.name);
      return refused('run-pairs-barred')(error);
    });
    await nothingPublished(campus);
    await assert.rejects(publishRun(chiara, id, { without: [{ mentee: between.mentee, mentor: mentors[1]!.personId }] }, now), refused('body-invalid'));
    await assert.rejects(publishRun(chiara, id, { without: mentees.flatMap((mentee) => mentors.map((mentor) => ({ mentee: mentee.personId, mentor: mentor.personId }))) }, now), refused('body-invalid'));
    const { published, keptUntil } = await publishRun(chiara, id, { without: [between] }, now);
    assert.deepEqual([published?.without.map(({ mentee, mentor }) => [mentee.id, mentor.id]), keptUntil], [[[between.mentee, between.mentor]], null]);
    assert.equal(await MatchModel.countDocuments({ ...place, holdsPlaces: true }), 2);
    assert.equal((await mailsOf(place)).length, 4);
    assert.equal((await makeRun(chiara, { objective: 'total' }, now).catch((error: unknown) => (error as RuleBroken).code)), 'run-everybody-barred', 'who was left out waits again');
  });

  test('two who were a pair and ended since the run was made are not paired again where the program wants that', async () => {
    const { place, chiara, mentees, mentors } = await aSolvedRun();
    await editCriteria(chiara, place.programId, { rules: { notEarlierPair: true } }, now);
    const lock = { mentee: mentees[0]!.personId, mentor: mentors[0]!.personId };
    const { id } = await makeRun(chiara, { locks: [lock] }, now);
    await aMatch(place, { mentorId: lock.mentor, menteeId: lock.mentee, state: 'ended' });
    await assert.rejects(publishRun(chiara, id, {}, now), (error) => JSON.stringify((error as RuleBroken).details).includes('"earlier-pair"') && refused('run-pairs-barred')(error));
  });

  test('hundreds of pairs are one publication', async () => {
    const place = await aProgram();
    const chiara = await aCoordinator(place);
    const ids: string[] = [];
    for (let at = 0; at < 2; at++) ids.push(await aPerson(place));
    const enrolments = (role: 'mentor' | 'mentee', personIds: readonly string[]) => personIds.map((personId) => ({ ...place, personId, role, state: 'active', capacity: 200, topics: [], askedAt: now }));
    const mentees = await Promise.all(Array.from({ length: 300 }, () => aPerson(place)));
    await EnrolmentModel.insertMany([...enrolments('mentor', ids), ...enrolments('mentee', mentees).map((one) => ({ ...one, capacity: 1 }))]);
    const run = await makeRun(chiara, {}, now);
    await publishRun(chiara, run.id, {}, now);
    assert.equal((await mailsOf(place)).length, 600);
    assert.equal((await EnrolmentModel.find({ ...place, role: 'mentor' }).lean()).reduce((sum, { placesTaken }) => sum + placesTaken, 0), 300);
  });
});

describe('taking it back', () => {
  test('within ten minutes restores places and goals, cancels what was planned since, and no mail is sent', async () => {
    const { place, chiara, mentees, mentors, runId } = await aSolvedRun();
    await setGoal(mentees[0]!, { title: 'Find my field', visibility: 'match', matchId: null });
    await publishRun(chiara, runId, {}, now);
    const [match] = (await listMatches(mentees[0]!, now)).items;
    const mentor = mentors.find(({ personId }) => personId === match!.mentor.id)!;
    await someAvailability(place, mentor.personId);
    const meeting = await bookMeeting(mentees[0]!, { matchId: match!.id, start: '2026-10-22T09:00:00Z', minutes: 30 }, after(3));
    const run = await undoRun(chiara, runId, after(9));
    assert.deepEqual([run.state, run.can], ['undone', ['edit']]);
    assert.deepEqual(await takenIn(place), Array(6).fill(0));
    assert.deepEqual((await listMatches(mentees[0]!, after(9))).items, []);
    assert.deepEqual((await listGoals(mentees[0]!, {})).items.map(({ matchId, visibility }) => [matchId, visibility]), [[null, 'match']]);
    assert.equal((await readMeeting(mentees[0]!, meeting.id, after(9))).state, 'cancelled');
    for (const mail of await mailsOf(place)) {
      const row = { ...mail, id: '', attempts: 1, tenantId: place.tenantId, programId: place.programId, eventId: String(mail.eventId), receiverId: String(mail.receiverId) };
      assert.equal(await readLetter(row, after(10)), 'nothing-to-tell');
    }
    const again = await makeRun(chiara, {}, after(9));
    assert.equal(again.mentees, 3);
    assert.equal((await publishRun(chiara, again.id, {}, after(9))).state, 'published');
  });

  test('shows the next partner no goal that was shared with another one, before, in or since the match that was taken back', async () => {
    const place = await aProgram();
    const [chiara, ana, first, next] = [await aCoordinator(place), await aMentee(place), await aMentor(place), await aMentor(place)];
    const ask = async (mentor: ProgramActor, goal: string) =>
      (await acceptMatchRequest(mentor, (await sendMatchRequest(ana, { choices: [mentor.personId], goal, message: '', cadence: 'monthly' }, now)).id, now)).matchId!;
    const earlier = await ask(first, 'with the first');
    await endMatch(ana, earlier, now);
    await setGoal(ana, { title: 'waits', visibility: 'match', matchId: null }, now);
    const own = await setGoal(ana, { title: 'shared in the match', visibility: 'private', matchId: null }, now);
    const { id } = await makeRun(chiara, { locks: [{ mentee: ana.personId, mentor: first.personId }], apart: [{ mentee: ana.personId, mentor: next.personId }] }, now);
    await publishRun(chiara, id, {}, now);
    await editGoal(ana, own.id, { visibility: 'match' }, after(1));
    await setGoal(ana, { title: 'set in the match', visibility: 'match' }, after(1));
    await undoRun(chiara, id, after(2));
    const goals = async () => (await listGoals(ana, {}, after(2))).items.map(({ title, matchId, visibility }) => [title, matchId, visibility]).sort();
    assert.deepEqual(await goals(), [['set in the match', null, 'private'], ['shared in the match', null, 'private'], ['waits', null, 'match'], ['with the first', earlier, 'match']]);
    await ask(next, 'with the next');
    assert.deepEqual((await listGoals(next, {}, after(3))).items.map(({ title }) => title).sort(), ['waits', 'with the next']);
  });

  test('after ten minutes it is too late, and each pair can end by itself', async () => {
    const { place, chiara, mentees, runId } = await aSolvedRun();
    await publishRun(chiara, runId, {}, now);
    assert.deepEqual((await readRun(chiara, runId, after(10))).can, []);
    await assert.rejects(undoRun(chiara, runId, after(10)), refused('run-undo-over'));
    const [match] = (await listMatches(mentees[0]!, now)).items;
    assert.equal((await endMatch(mentees[0]!, match!.id, after(20))).state, 'ended');
    assert.deepEqual((await takenIn(place)).sort(), [0, 0, 1, 1, 1, 1]);
  });

  test('what happens to a match before anybody was told of it is told to nobody by mail, also once it was taken back', async () => {
    const { place, chiara, mentees: [ana], mentors: [ben], runId } = await aSolvedRun(1);
    await publishRun(chiara, runId, {}, now);
    const [match] = (await listMatches(ana!, now)).items;
    await pauseAbsent(ben!, after(1));
    const [row, ...more] = await OutboxModel.find({ ...place, template: 'partner-away' }).lean();
    assert.deepEqual([row!.dueAt.getTime() > after(11).getTime(), more], [true, []]);
    await undoRun(chiara, runId, after(2));
    const mail = { ...row!, id: String(row!._id), tenantId: place.tenantId, programId: place.programId, eventId: String(row!.eventId), receiverId: String(row!.receiverId) };
    assert.equal(await readLetter(mail, after(20)), nothingToTell);
    assert.equal('partnerAway' in (await readMatch(ana!, match!.id, after(20))), false);
  });

  test('a match that ends before anybody was told of it has no mail and no word on the first page; one that ends later has', async () => {
    const endedMails = async (at: Date) => {
      const { place, chiara, mentees: [ana], runId } = await aSolvedRun(1);
      await publishRun(chiara, runId, {}, now);
      const [match] = (await listMatches(ana!, now)).items;
      await endMatch(chiara, match!.id, at);
      return [await OutboxModel.countDocuments({ ...place, template: 'match-ended' }), (await MatchModel.findOne({ ...place, _id: match!.id }).lean().orFail()).endedFor?.length ?? 0];
    };
    assert.deepEqual([await endedMails(after(1)), await endedMails(after(12))], [[0, 0], [2, 2]]);
  });

  test('a pair that has ended by itself before stays so', async () => {
    const { place, chiara, mentees, runId } = await aSolvedRun();
    await publishRun(chiara, runId, {}, now);
    const [match] = (await listMatches(mentees[0]!, now)).items;
    await endMatch(mentees[0]!, match!.id, after(1));
    await undoRun(chiara, runId, after(2));
    assert.deepEqual(await takenIn(place), Array(6).fill(0));
    assert.deepEqual((await MatchModel.find({ ...place }).lean()).map(({ undone }) => undone === true).sort(), [false, true, true]);
  });
});

test('requests that a publication answers wait until it cannot be undone, and are closed then', async () => {
  const { chiara, mentees, mentors, place } = await aSolvedRun(2);
  const request = await sendMatchRequest(mentees[0]!, { choices: [mentors[0]!.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  const late = await aMentee(place);
  const other = await sendMatchRequest(late, { choices: [mentors[1]!.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  const run = await makeRun(chiara, { locks: [{ mentee: mentees[0]!.personId, mentor: mentors[0]!.personId }, { mentee: mentees[1]!.personId, mentor: mentors[1]!.personId }] }, now);
  await publishRun(chiara, run.id, {}, now);
  const job = { kind: 'system', job: 'settle-matching-runs' } as const;
  await settlePublishedRuns(job, after(9));
  assert.equal((await readMatchRequest(mentees[0]!, request.id, after(9))).state, 'pending');
  await assert.rejects(acceptMatchRequest(mentors[1]!, other.id, after(9)), refused('you-are-full'));
  await settlePublishedRuns(job, after(10));
  assert.equal((await readMatchRequest(mentees[0]!, request.id, after(10))).state, 'pending');
  assert.ok((await settlePublishedRuns(job, after(11))) > 0);
  assert.equal((await readMatchRequest(mentees[0]!, request.id, after(11))).state, 'closed');
  assert.deepEqual((await readMatchRequest(late, other.id, after(11))).choices.map(({ state }) => state), ['full']);
  assert.equal(await settlePublishedRuns(job, after(12)), 0);
});

test('whoever a run fills stands in no mentor’s line any more, also where they ask nobody', async () => {
  const { place, chiara, mentees: [ana], mentors: [ben] } = await aSolvedRun(1);
  const [full, taken] = [await aMentor(place), await aMentee(place)];
  await aMatch(place, { mentorId: full.personId, menteeId: taken.personId });
  await joinWaitingList(ana!, { kind: 'mentor', of: full.personId }, now);
  const run = await makeRun(chiara, { locks: [{ mentee: ana!.personId, mentor: ben!.personId }] }, now);
  await publishRun(chiara, run.id, {}, now);
  assert.equal((await listWaiting(ana!)).items.length, 1, 'while it can be undone');
  await settlePublishedRuns({ kind: 'system', job: 'settle-matching-runs' }, after(11));
  assert.deepEqual((await listWaiting(ana!)).items, []);
});

describe('a mentee with room for two mentors, one of whom a run gives them', () => {
  const job = { kind: 'system', job: 'settle-matching-runs' } as const;

  test('has asked that mentor: an answer before settling hears that things moved on, and settling closes the request', async () => {
    const place = await aProgram();
    const [chiara, ana, ben] = [await aCoordinator(place), await aMentee(place, { enrolment: { capacity: 2 } }), await aMentor(place, { enrolment: { capacity: 2 } })];
    const request = await sendMatchRequest(ana, { choices: [ben.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
    await publishRun(chiara, (await makeRun(chiara, {}, now)).id, {}, now);
    await assert.rejects(acceptMatchRequest(ben, request.id, after(5)), refused('moved-on'));
    assert.deepEqual(await takenIn(place), [1, 1]);
    await settlePublishedRuns(job, after(11));
    assert.equal((await readMatchRequest(ana, request.id, after(11))).state, 'closed');
  });

  test('was going to ask that mentor next: their turn does not come, before settling or after', async () => {
    for (const answersAt of [5, 20]) {
      const place = await aProgram();
      const [chiara, ana] = [await aCoordinator(place), await aMentee(place, { enrolment: { capacity: 2 } })];
      const [ben, dora] = [await aMentor(place, { enrolment: { capacity: 2 } }), await aMentor(place, { enrolment: { capacity: 2 } })];
      const request = await sendMatchRequest(ana, { choices: [ben.personId, dora.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
      await publishRun(chiara, (await makeRun(chiara, { locks: [{ mentee: ana.personId, mentor: dora.personId }], apart: [{ mentee: ana.personId, mentor: ben.personId }] }, now)).id, {}, now);
      if (answersAt > 11) await settlePublishedRuns(job, after(11));
      assert.deepEqual((await readMatchRequest(ana, request.id, after(answersAt))).choices.map(({ state }) => state), ['asked', answersAt > 11 ? 'unavailable' : 'queued']);
      await declineMatchRequest(ben, request.id, {}, after(answersAt));
      const { state, choices } = await readMatchRequest(ana, request.id, after(answersAt));
      assert.deepEqual([state, ...choices.map((choice) => choice.state)], ['exhausted', 'declined', 'unavailable']);
    }
  });
});

test('one run that cannot be settled holds up no other, in any tenant, and is told of', async () => {
  const job = { kind: 'system', job: 'settle-matching-runs' } as const;
  const [bad, good] = [await aSolvedRun(1), await aSolvedRun(1)];
  const asked: string[] = [];
  for (const [at, { chiara, mentees, mentors, runId }] of [bad, good].entries()) {
    asked.push((await sendMatchRequest(mentees[0]!, { choices: [mentors[0]!.personId], goal: 'Learn', message: '', cadence: 'monthly' }, after(at / 10))).id);
    await publishRun(chiara, runId, {}, after(at / 10));
  }
  await MatchRequestModel.collection.updateOne({ menteeId: new Types.ObjectId(bad.mentees[0]!.personId) }, { $set: { choices: null } });
  await assert.rejects(settlePublishedRuns(job, after(12)), TypeError);
  assert.equal((await readMatchRequest(good.mentees[0]!, asked[1]!, after(12))).state, 'closed');
  await MatchRequestModel.collection.updateOne({ menteeId: new Types.ObjectId(bad.mentees[0]!.personId) }, { $set: { choices: [] } });
  assert.equal(await settlePublishedRuns(job, after(12)), 1, 'the next run of the job tries it again');
});
