/** What the people of a circle keep together in it: notes, tasks and answers to icebreakers. Who reads which, and until when. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { readAgenda, makeTaskOfItem } from '../agendas/agendas.ts';
import { eventsSince } from '../events/events.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, actorIn, aMatch, aMentee, aMentor, anId, aProgram, aStranger, someAvailability } from '../factories.ts';
import { answerCircleIcebreaker, listCircleIcebreakers, readCircleIcebreaker, takeBackCircleIcebreaker } from '../icebreakers/icebreakers.ts';
import { IcebreakerAnswersModel } from '../icebreakers/answer.model.ts';
import { pauseMatch } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { deleteNote, editNote, listNotes, purgeDeletedNotes, readNote, restoreNote, shareNote, stopSharingNote, writeNote } from '../notes/notes.ts';
import { NoteModel } from '../notes/note.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { addCircleTask, addTask, completeTask, editTask, listCircleTasks, listTasks, readTask } from '../tasks/tasks.ts';
import { bookCircleMeeting, closeCircle, joinCircle, leaveCircle, readCircle, removeMember, startCircle } from './circles.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
const slot = { start: '2026-10-26T11:00:00.000Z', minutes: 30 };

/** Ben's open circle of Ana and Bo, and its meeting. */
async function aCircle() {
  const place = await aProgram();
  const ben = await aMentor(place, { person: { name: 'Ben' } });
  await someAvailability(place, ben.personId);
  const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(place, { person: { name: 'Ana' } }), await aMentee(place, { person: { name: 'Bo' } })];
  for (const member of [ana, bo]) await joinCircle(member, circleId, now);
  const { id: meetingId } = await bookCircleMeeting(ben, circleId, slot, now);
  return { place, ben, ana, bo, circleId, meetingId };
}

const notesOf = async (reader: ProgramActor, circleId: string): Promise<string[]> => (await listNotes(reader, { circleId }, {}, now)).items.map(({ text }) => text);

describe('a note of a circle', () => {
  test('is its writer’s alone until they share it with everybody of the circle, and again when they stop', async () => {
    const { ben, ana, bo, circleId, meetingId } = await aCircle();
    const note = await writeNote(ana, { circleId }, { text: 'Ask about visas', meetingId }, now);
    assert.deepEqual([note.visibility, note.matchId, note.circle, note.partner, note.author.name, note.meeting?.id, note.can], ['private', null, { id: circleId, title: 'Data careers' }, null, 'Ana', meetingId, ['edit', 'share', 'delete']]);
    assert.deepEqual([await notesOf(ana, circleId), await notesOf(ben, circleId), await notesOf(bo, circleId)], [['Ask about visas'], [], []]);
    await assert.rejects(readNote(ben, note.id), NotFound);
    await shareNote(ana, note.id, { with: 'match' }, now);
    for (const reader of [ben, bo]) assert.deepEqual([await notesOf(reader, circleId), (await readNote(reader, note.id)).can], [['Ask about visas'], []]);
    await assert.rejects(editNote(bo, note.id, { version: 1, text: 'Mine' }, now), NotAllowed);
    await stopSharingNote(ana, note.id, now);
    await assert.rejects(readNote(bo, note.id), NotFound);
  });

  test('is for nobody but its people, whatever they are in the program, and for coordinators where that is said', async () => {
    const { place, ben, ana, circleId } = await aCircle();
    const shared = await writeNote(ana, { circleId }, { text: 'For the circle' }, now);
    await shareNote(ana, shared.id, { with: 'match' }, now);
    const told = await writeNote(ben, { circleId }, { text: 'For coordinators too' }, now);
    await shareNote(ben, told.id, { with: 'match-and-coordinators' }, now);
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const abroad = await aProgram();
    const strangers = [await aMentor(place), await aMentee(place), await aStranger(place), actorIn(elsewhere, ana.personId, ['mentee', 'mentor']), actorIn(abroad, ana.personId, ['mentee', 'coordinator', 'tenant-admin'])];
    for (const one of strangers) {
      await assert.rejects(listNotes(one, { circleId }, {}, now), NotFound);
      await assert.rejects(writeNote(one, { circleId }, { text: 'x' }, now), NotFound);
      for (const { id } of [shared, told]) await assert.rejects(readNote(one, id), NotFound);
    }
    const coordinator = await aCoordinator(place);
    assert.deepEqual(await notesOf(coordinator, circleId), ['For coordinators too']);
    await assert.rejects(readNote(coordinator, shared.id), NotFound);
    await assert.rejects(writeNote(coordinator, { circleId }, { text: 'x' }, now), NotAllowed);
  });

  test('is not among those of a member’s match with the mentor, nor they among the circle’s', async () => {
    const { ana, circleId } = await aCircle();
    const matchId = (await readCircle(ana, circleId, now)).myMatchId!;
    await writeNote(ana, { circleId }, { text: 'ours' }, now);
    await writeNote(ana, { matchId }, { text: 'of the two' }, now);
    assert.deepEqual([await notesOf(ana, circleId), (await listNotes(ana, { matchId }, {}, now)).items.map(({ text }) => text)], [['ours'], ['of the two']]);
  });

  test('hangs on a meeting of that circle alone', async () => {
    const { ana, ben, bo, circleId } = await aCircle();
    const other = await aCircle();
    await assert.rejects(writeNote(ana, { circleId }, { text: 'x', meetingId: other.meetingId }, now), NotFound);
    const { id: second } = await startCircle(ben, { title: 'Another', visibility: 'open' }, now);
    await joinCircle(bo, second, now);
    const { id: meetingId } = await bookCircleMeeting(ben, second, { ...slot, start: '2026-10-27T11:00:00.000Z' }, now);
    await assert.rejects(writeNote(ben, { circleId }, { text: 'x', meetingId }, now), NotFound);
  });

  test('who leaves the circle reads none of the others’ any more, keeps their own, and reads all again when they are back', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    const [earlier, hers] = [await writeNote(ben, { circleId }, { text: 'earlier' }, now), await writeNote(ana, { circleId }, { text: 'hers' }, now)];
    for (const [writer, { id }] of [[ben, earlier], [ana, hers]] as const) await shareNote(writer, id, { with: 'match' }, now);
    await leaveCircle(ana, circleId, now);
    const after = await writeNote(ben, { circleId }, { text: 'after' }, later(1));
    await shareNote(ben, after.id, { with: 'match' }, later(1));
    assert.deepEqual(await notesOf(ana, circleId), ['hers']);
    for (const { id } of [earlier, after]) await assert.rejects(readNote(ana, id), NotFound);
    assert.deepEqual((await readNote(ana, hers.id)).can, ['stop-sharing', 'delete']);
    await assert.rejects(writeNote(ana, { circleId }, { text: 'x' }, now), NotAllowed);
    await assert.rejects(editNote(ana, hers.id, { version: 1, text: 'x' }, now), broken('moved-on'));
    assert.deepEqual(await notesOf(bo, circleId), ['after', 'hers', 'earlier'], 'what she shared stays with the circle');
    const heard = await EventModel.find({ tenantId: ana.tenantId, programId: ana.programId, subjectIds: after.id }).lean();
    assert.ok(heard.every(({ audience }) => !audience.map(String).includes(ana.personId)), 'and she is told of nothing there');
    await stopSharingNote(ana, hers.id, now);
    assert.deepEqual(await notesOf(bo, circleId), ['after', 'earlier']);
    await joinCircle(ana, circleId, later(2));
    assert.deepEqual(await notesOf(ana, circleId), ['after', 'hers', 'earlier']);
  });

  test('who is taken out is as one who has left; who rests is still one of the circle', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    const { id } = await writeNote(ben, { circleId }, { text: 'x' }, now);
    await shareNote(ben, id, { with: 'match' }, now);
    await pauseMatch(bo, (await readCircle(bo, circleId, now)).myMatchId!, now);
    await removeMember(ben, circleId, ana.personId, { reason: 'no' }, now);
    assert.deepEqual([await notesOf(ana, circleId), await notesOf(bo, circleId)], [[], ['x']]);
  });

  test('once the circle is over it stays with those who were there to the end, to read; its writer can still hide it', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    const { id } = await writeNote(ben, { circleId }, { text: 'x' }, now);
    await shareNote(ben, id, { with: 'match' }, now);
    await leaveCircle(ana, circleId, now);
    await closeCircle(ben, circleId, { to: 'ended' }, later(1));
    assert.deepEqual([await notesOf(bo, circleId), await notesOf(ben, circleId), await notesOf(ana, circleId)], [['x'], ['x'], []]);
    await assert.rejects(writeNote(bo, { circleId }, { text: 'y' }, later(2)), broken('moved-on'));
    assert.deepEqual((await readNote(ben, id)).can, ['stop-sharing', 'delete']);
    await stopSharingNote(ben, id, later(2));
    assert.deepEqual(await notesOf(bo, circleId), []);
  });

  test('is told live to everybody of the circle where it is shared, and to its writer alone where it is not', async () => {
    const { place, ben, ana, bo, circleId } = await aCircle();
    const from = anId();
    const { id } = await writeNote(ana, { circleId }, { text: 'Secret' }, now);
    const toldOf = async (reader: ProgramActor) => (await eventsSince(reader, from)).filter(({ subjectId }) => subjectId === id).map(({ type }) => type);
    assert.deepEqual([await toldOf(ana), await toldOf(bo), await toldOf(ben)], [['note.written'], [], []]);
    await shareNote(ana, id, { with: 'match' }, now);
    assert.deepEqual([await toldOf(bo), await toldOf(ben), await toldOf(await aCoordinator(place))], [['note.shared'], ['note.shared'], []]);
    assert.doesNotMatch(JSON.stringify(await EventModel.find(place).lean()), /Secret/);
  });

  test('is deleted for 30 days and then for good, as those of a match are; who leaves the program takes along what was theirs alone', async () => {
    const { place, ana, bo, circleId } = await aCircle();
    const [gone, mine, ours] = [await writeNote(ana, { circleId }, { text: 'gone' }, now), await writeNote(ana, { circleId }, { text: 'mine' }, now), await writeNote(ana, { circleId }, { text: 'ours' }, now)];
    await shareNote(ana, ours.id, { with: 'match' }, now);
    await deleteNote(ana, gone.id, now);
    assert.deepEqual((await listNotes(ana, { circleId }, { state: 'deleted' }, later(29))).items.map(({ id }) => id), [gone.id]);
    assert.equal((await restoreNote(ana, gone.id, later(29))).circle?.id, circleId);
    await leaveProgram(ana, now);
    assert.deepEqual(await notesOf(bo, circleId), ['ours']);
    await assert.rejects(readNote(ana, mine.id), NotFound);
    await purgeDeletedNotes({ kind: 'system', job: 'test' }, later(30));
    assert.equal(await NoteModel.countDocuments(place).setOptions({ withDeleted: true }), 1);
  });
});

describe('the tasks of a circle', () => {
  const titles = async (reader: ProgramActor, circleId: string): Promise<string[]> => (await listCircleTasks(reader, circleId, now)).items.map(({ title, owner, partner }) => `${title}, ${owner.name}, ${partner.name}`);

  test('are each between its mentor and a member: the mentor reads all, a member their own, and those of its agendas are among them', async () => {
    const { ben, ana, bo, circleId, meetingId } = await aCircle();
    const item = (await readAgenda(ben, meetingId)).items[0]!;
    await makeTaskOfItem(ben, meetingId, item.id, { title: 'Read', dueOn: '2026-10-30' }, now);
    const own = await addCircleTask(ana, circleId, { title: 'Write', ownerId: ana.personId, dueOn: '2026-10-28' }, now);
    await addCircleTask(bo, circleId, { title: 'Introduce me', ownerId: ben.personId }, now);
    assert.deepEqual(await titles(ben, circleId), ['Write, Ana, Ana', 'Read, Ana, Ana', 'Read, Bo, Bo', 'Introduce me, Ben, Bo']);
    assert.deepEqual([await titles(ana, circleId), await titles(bo, circleId)], [['Write, Ana, Ben', 'Read, Ana, Ben'], ['Read, Bo, Ben', 'Introduce me, Ben, Ben']]);
    await assert.rejects(readTask(bo, own.id, now), NotFound);
    assert.deepEqual((await listTasks(ana, (await readCircle(ana, circleId, now)).myMatchId!, now)).items.map(({ title }) => title), ['Write', 'Read'], 'they are those of the member’s match');
    await editTask(ben, own.id, { version: 1, title: 'Write it', ownerId: ben.personId }, now);
    await completeTask(ben, own.id, now);
    assert.deepEqual((await titles(ben, circleId)).at(-1), 'Write it, Ben, Ana');
  });

  test('are given by the mentor to members, by a member to themselves or to the mentor', async () => {
    const { place, ben, ana, bo, circleId } = await aCircle();
    const add = (actor: ProgramActor, ownerId: string) => addCircleTask(actor, circleId, { title: 'x', ownerId }, now);
    const refused = { ...broken('body-invalid'), details: { path: 'ownerId' } };
    await assert.rejects(add(ana, bo.personId), refused);
    await assert.rejects(add(ben, ben.personId), refused);
    await assert.rejects(add(ben, (await aMentee(place)).personId), refused);
    await assert.rejects(add(await aCoordinator(place), ana.personId), NotAllowed);
    await assert.rejects(listCircleTasks(await aCoordinator(place), circleId, now), NotAllowed);
    for (const one of [await aMentee(place), await aMentor(place), actorIn(await aProgram(), ana.personId, ['mentee'])]) {
      await assert.rejects(add(one, ana.personId), NotFound);
      await assert.rejects(listCircleTasks(one, circleId, now), NotFound);
    }
  });

  test('who leaves keeps theirs to read and is given none; those of a pair are not among them', async () => {
    const { place, ben, ana, circleId } = await aCircle();
    await addCircleTask(ben, circleId, { title: 'Read', ownerId: ana.personId }, now);
    const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: (await aMentee(place)).personId });
    await addTask(ben, { matchId, title: 'Of a pair', ownerId: ben.personId }, now);
    await leaveCircle(ana, circleId, now);
    assert.deepEqual([await titles(ana, circleId), await titles(ben, circleId)], [['Read, Ana, Ben'], []]);
    await assert.rejects(addCircleTask(ana, circleId, { title: 'x', ownerId: ana.personId }, now), broken('moved-on'));
    await assert.rejects(addCircleTask(ben, circleId, { title: 'x', ownerId: ana.personId }, now), broken('body-invalid'));
  });
});

describe('an icebreaker of a circle', () => {
  const say = (actor: ProgramActor, circleId: string, text: string, key = 'good-day') => answerCircleIcebreaker(actor, circleId, key, { text }, now);
  const reads = async (actor: ProgramActor, circleId: string, key = 'good-day') => {
    const { mine, others, othersAnswered, can } = await readCircleIcebreaker(actor, circleId, key);
    return [mine?.text, others.map(({ by, text }) => `${by.name}: ${text}`).toSorted(), othersAnswered, can];
  };

  test('is answered before the others’ are read; then it stands', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    await say(ana, circleId, 'Rain');
    await say(ana, circleId, 'Snow');
    assert.deepEqual([await reads(ana, circleId), await reads(ben, circleId)], [['Snow', [], 0, ['answer', 'take-back']], [undefined, [], 1, ['answer']]]);
    await say(ben, circleId, 'Sun');
    await say(bo, circleId, 'Fog');
    assert.deepEqual(await reads(bo, circleId), ['Fog', ['Ana: Snow', 'Ben: Sun'], 2, ['take-back']]);
    await assert.rejects(say(ana, circleId, 'Hail'), broken('moved-on'));
    assert.deepEqual((await listCircleIcebreakers(ana, circleId)).items.map(({ key, othersAnswered }) => [key, othersAnswered]), [['good-day', 2]]);
  });

  test('three who answer in the same moment are all there', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    await Promise.all([say(ben, circleId, 'Sun'), say(ana, circleId, 'Snow'), say(bo, circleId, 'Fog')]);
    assert.deepEqual(await reads(bo, circleId), ['Fog', ['Ana: Snow', 'Ben: Sun'], 2, ['take-back']]);
  });

  test('who has read others’ and takes theirs back answers no more, nor does whoever had read it change theirs; the rest still answer', async () => {
    const { ben, ana, bo, circleId } = await aCircle();
    await say(ana, circleId, 'Snow');
    await say(ben, circleId, 'Sun');
    await takeBackCircleIcebreaker(ben, circleId, 'good-day', now);
    await takeBackCircleIcebreaker(ben, circleId, 'good-day', now);
    assert.deepEqual([await reads(ben, circleId), await reads(ana, circleId)], [[undefined, [], 1, []], ['Snow', [], 0, ['take-back']]]);
    await assert.rejects(say(ben, circleId, 'Wind'), broken('moved-on'));
    await assert.rejects(say(ana, circleId, 'Wind'), broken('moved-on'));
    assert.deepEqual((await say(bo, circleId, 'Fog')).others.map(({ text }) => text), ['Snow']);
  });

  test('is taken back without a trace while nobody has read it', async () => {
    const { place, ana, circleId } = await aCircle();
    await say(ana, circleId, 'Snow');
    await takeBackCircleIcebreaker(ana, circleId, 'good-day', now);
    assert.equal(await IcebreakerAnswersModel.countDocuments(place), 0);
  });

  test('who has left reads nothing and is read by nobody; who leaves the program takes the answer along', async () => {
    const { place, ben, ana, bo, circleId } = await aCircle();
    for (const [one, text] of [[ana, 'Snow'], [bo, 'Fog'], [ben, 'Sun']] as const) await say(one, circleId, text);
    await leaveCircle(ana, circleId, now);
    assert.deepEqual((await reads(ben, circleId)).slice(0, 3), ['Sun', ['Bo: Fog'], 1]);
    for (const act of [listCircleIcebreakers(ana, circleId), say(ana, circleId, 'x')]) await assert.rejects(act, NotAllowed);
    await leaveProgram(bo, now);
    assert.doesNotMatch(JSON.stringify(await IcebreakerAnswersModel.find(place).lean()), /Fog/);
    assert.deepEqual((await reads(ben, circleId)).slice(0, 3), ['Sun', [], 0]);
    await assert.rejects(say(ben, circleId, 'Wind'), broken('moved-on'), 'having read theirs');
  });

  test('is for nobody but its people, and told to them without words', async () => {
    const { place, ana, bo, circleId } = await aCircle();
    const from = anId();
    await say(ana, circleId, 'Secret');
    assert.deepEqual((await eventsSince(bo, from)).map(({ type }) => type).filter((type) => type.startsWith('icebreaker.')), ['icebreaker.answered']);
    const coordinator = await aCoordinator(place);
    assert.ok((await eventsSince(coordinator, from)).every(({ type }) => !type.startsWith('icebreaker.')));
    assert.doesNotMatch(JSON.stringify(await EventModel.find(place).lean()), /Secret/);
    await assert.rejects(listCircleIcebreakers(coordinator, circleId), NotAllowed);
    for (const one of [await aMentee(place), actorIn(await aProgram({ tenantId: place.tenantId }), ana.personId, ['mentee'])]) await assert.rejects(readCircleIcebreaker(one, circleId, 'good-day'), NotFound);
    await assert.rejects(readCircleIcebreaker(ana, circleId, 'no-such-one'), NotFound);
    await closeCircle(coordinator, circleId, { to: 'ended' }, later(1));
    await assert.rejects(say(bo, circleId, 'x'), broken('moved-on'));
  });
});
