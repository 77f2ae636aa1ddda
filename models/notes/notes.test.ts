import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aMatch, aMentee, aMentor, anId, aProgram } from '../factories.ts';
import { setGoal } from '../goals/goals.ts';
import { MatchModel } from '../matches/match.model.ts';
import { MeetingModel } from '../meetings/meeting.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotFound } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { NoteModel } from './note.model.ts';
import { deleteNote, editNote, listNotes, purgeDeletedNotes, readNote, restoreNote, shareNote, stopSharingNote, writeNote } from './notes.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });

async function aPair() {
  const place = await aProgram();
  const [ana, ben] = [await aMentee(place, { person: { name: 'Ana', zone: 'America/Sao_Paulo' } }), await aMentor(place, { person: { name: 'Ben' } })];
  const matchId = await aMatch(place, { mentorId: ben.personId, menteeId: ana.personId });
  const over = () => MatchModel.updateOne({ ...place, _id: matchId }, { $set: { state: 'completed' }, $unset: { holdsPlaces: 1 } });
  return { place, ana, ben, matchId, over };
}

async function aMeeting({ place, ana, ben, matchId }: Awaited<ReturnType<typeof aPair>>, start: Date): Promise<string> {
  const meeting = await MeetingModel.create({
    ...place, matchId, mentorId: ben.personId, menteeId: ana.personId, state: 'held', start, end: later(1), zone: 'Europe/Berlin', local: '2026-01-01T09:00', menteeZone: 'Europe/Berlin',
    menteeLocal: '2026-01-01T09:00', zoneData: '2026a', bookedBy: ana.personId, uid: anId(), heldFrom: later(2),
  });
  return String(meeting._id);
}

describe('a note', () => {
  test('is its writer’s alone until they share it, and again when they stop', async () => {
    const { ana, ben, matchId } = await aPair();
    const note = await writeNote(ana, { matchId }, { text: 'Ask about German\nI felt silly' }, now);
    assert.deepEqual([note.visibility, note.text, note.author.name, note.partner?.name, note.can], ['private', 'Ask about German\nI felt silly', 'Ana', 'Ben', ['edit', 'share', 'delete']]);
    const shared = await shareNote(ana, note.id, { with: 'match' }, now);
    assert.deepEqual([shared.visibility, shared.can], ['match', ['edit', 'share', 'stop-sharing', 'delete']]);
    const his = (await listNotes(ben, { matchId }, {}, now)).items;
    assert.deepEqual(his.map(({ id, author, can }) => [id, author.name, can]), [[note.id, 'Ana', []]]);
    assert.equal((await stopSharingNote(ana, note.id, now)).visibility, 'private');
    assert.deepEqual((await listNotes(ben, { matchId }, {}, now)).items, []);
  });

  test('hangs on a meeting of the two, on a goal that its writer sees, or on neither', async () => {
    const pair = await aPair();
    const { ana, ben, matchId } = pair;
    const meetingId = await aMeeting(pair, new Date('2026-10-07T01:00:00Z'));
    const note = await writeNote(ana, { matchId }, { text: 'x', meetingId }, now);
    assert.deepEqual(note.meeting, { id: meetingId, date: '2026-10-06' }, 'the day on her clock');
    const goal = await setGoal(ana, { title: 'Land an internship' }, now);
    const moved = await editNote(ana, note.id, { version: 1, meetingId: null, goalId: goal.id }, now);
    assert.deepEqual([moved.meeting, moved.goal], [null, { id: goal.id, title: 'Land an internship' }]);
    const others = await aPair();
    for (const attachment of [{ meetingId: await aMeeting(others, now) }, { meetingId: anId() }, { goalId: anId() }]) await assert.rejects(writeNote(ana, { matchId }, { text: 'x', ...attachment }, now), NotFound);
    await assert.rejects(writeNote(ben, { matchId }, { text: 'x', goalId: goal.id }, now), NotFound, 'it is hers alone');
  });

  test('is changed in the version that its writer saw, so that a second window overwrites nothing', async () => {
    const { ana, matchId } = await aPair();
    const { id, editedAt } = await writeNote(ana, { matchId }, { text: 'One' }, now);
    assert.equal(editedAt, null);
    const results = await Promise.allSettled([editNote(ana, id, { version: 1, text: 'Two' }, later(1)), editNote(ana, id, { version: 1, text: 'Three' }, later(1))]);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    const { text, version, editedAt: at } = await readNote(ana, id);
    assert.deepEqual([version, at], [2, later(1)]);
    assert.equal((await editNote(ana, id, { version: 2, text }, later(2))).version, 2, 'the same words are no change');
  });

  test('is listed newest first, each once, in pages', async () => {
    const { ana, matchId } = await aPair();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await writeNote(ana, { matchId }, { text: `${n}` }, later(n < 3 ? 0 : 1))).id);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listNotes(ana, { matchId }, { limit: 2, cursor }, now);
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(listed, ids);
  });
});

describe('notes about a goal', () => {
  test('are those that hang on it, in pages of their own, for whoever sees the goal', async () => {
    const { ana, ben, matchId } = await aPair();
    const [goal, other] = [await setGoal(ana, { title: 'Land an internship', visibility: 'match' }, now), await setGoal(ana, { title: 'Speak up', visibility: 'match' }, now)];
    const written: string[] = [];
    for (const goalId of [goal.id, other.id, null, goal.id]) written.push((await writeNote(ana, { matchId }, { text: 'x', goalId }, later(written.length))).id);
    await shareNote(ana, written[0]!, { with: 'match' }, now);
    assert.deepEqual((await listNotes(ana, { matchId }, { goalId: goal.id }, now)).items.map(({ id }) => id), [written[3], written[0]]);
    assert.deepEqual((await listNotes(ben, { matchId }, { goalId: goal.id }, now)).items.map(({ id }) => id), [written[0]], 'and of them what she shares');
    const { nextCursor } = await listNotes(ana, { matchId }, { goalId: goal.id, limit: 1 }, now);
    assert.deepEqual((await listNotes(ana, { matchId }, { goalId: goal.id, limit: 1, cursor: nextCursor! }, now)).items.map(({ id }) => id), [written[0]]);
    await assert.rejects(listNotes(ana, { matchId }, { cursor: nextCursor! }, now), broken('cursor-invalid'), 'it is of another list');
  });

  test('are not told by a goal that the reader does not see, also where they are shared', async () => {
    const { ana, ben, matchId } = await aPair();
    const goal = await setGoal(ana, { title: 'Land an internship', visibility: 'private' }, now);
    const { id } = await writeNote(ana, { matchId }, { text: 'x', goalId: goal.id }, now);
    await shareNote(ana, id, { with: 'match' }, now);
    assert.equal((await readNote(ben, id)).goal, null);
    await assert.rejects(listNotes(ben, { matchId }, { goalId: goal.id }, now), NotFound);
    await assert.rejects(listNotes(ana, { matchId }, { goalId: anId() }, now), NotFound);
  });
});

describe('a deleted note', () => {
  test('is gone for everyone, and its writer brings it back within 30 days as it was', async () => {
    const { ana, ben, matchId } = await aPair();
    const { id } = await writeNote(ana, { matchId }, { text: 'x' }, now);
    await shareNote(ana, id, { with: 'match' }, now);
    await deleteNote(ana, id, now);
    for (const reader of [ana, ben]) {
      assert.deepEqual((await listNotes(reader, { matchId }, {}, now)).items, []);
      await assert.rejects(readNote(reader, id), NotFound);
    }
    assert.deepEqual((await listNotes(ana, { matchId }, { state: 'deleted' }, later(29))).items.map((note) => [note.id, note.can]), [[id, []]]);
    assert.deepEqual((await listNotes(ben, { matchId }, { state: 'deleted' }, now)).items, []);
    await assert.rejects(restoreNote(ben, id, now), NotFound);
    await assert.rejects(restoreNote(ana, id, later(31)), NotFound);
    assert.equal((await restoreNote(ana, id, later(29))).visibility, 'match');
    assert.equal((await listNotes(ben, { matchId }, {}, now)).items.length, 1);
  });

  test('is removed for good after 30 days, in every tenant, and not before', async () => {
    const pairs = [await aPair(), await aPair()];
    for (const { ana, matchId } of pairs) {
      const { id } = await writeNote(ana, { matchId }, { text: 'x' }, now);
      await deleteNote(ana, id, now);
      await writeNote(ana, { matchId }, { text: 'stays' }, now);
    }
    const job = { kind: 'system', job: 'test' } as const;
    const stored = async () => (await Promise.all(pairs.map(({ place }) => NoteModel.countDocuments(place).setOptions({ withDeleted: true })))).join();
    await purgeDeletedNotes(job, later(29));
    assert.equal(await stored(), '2,2');
    await purgeDeletedNotes(job, later(30));
    assert.equal(await stored(), '1,1');
  });
});

describe('once the match is over', () => {
  test('what was shared stays with the two to read; its writer can still hide and delete it, and nothing is added', async () => {
    const { ana, ben, matchId, over } = await aPair();
    const { id } = await writeNote(ana, { matchId }, { text: 'x' }, now);
    await shareNote(ana, id, { with: 'match' }, now);
    await over();
    assert.equal((await listNotes(ben, { matchId }, {}, now)).items.length, 1);
    assert.deepEqual((await readNote(ana, id)).can, ['stop-sharing', 'delete']);
    await assert.rejects(writeNote(ana, { matchId }, { text: 'y' }, now), broken('moved-on'));
    await assert.rejects(editNote(ana, id, { version: 1, text: 'y' }, now), broken('moved-on'));
    await assert.rejects(shareNote(ana, id, { with: 'match-and-coordinators' }, now), broken('moved-on'));
    await stopSharingNote(ana, id, now);
    assert.deepEqual((await listNotes(ben, { matchId }, {}, now)).items, []);
    await deleteNote(ana, id, now);
  });

  test('in a program that is closed for good nothing is written, and hiding stays possible', async () => {
    const { place, ana, matchId } = await aPair();
    const { id } = await writeNote(ana, { matchId }, { text: 'x' }, now);
    await shareNote(ana, id, { with: 'match' }, now);
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(writeNote(ana, { matchId }, { text: 'y' }, now), broken('program-archived'));
    assert.equal((await stopSharingNote(ana, id, now)).visibility, 'private');
  });

  test('who leaves the program leaves what they shared; what was theirs alone is deleted and can be brought back for 30 days', async () => {
    const { ana, ben, matchId } = await aPair();
    const [mine, ours, his] = [await writeNote(ana, { matchId }, { text: 'mine' }, now), await writeNote(ana, { matchId }, { text: 'ours' }, now), await writeNote(ben, { matchId }, { text: 'his' }, now)];
    await shareNote(ana, ours.id, { with: 'match' }, now);
    await leaveProgram(ana, now);
    assert.deepEqual((await listNotes(ben, { matchId }, {}, now)).items.map(({ id }) => id).sort(), [ours.id, his.id].sort());
    await assert.rejects(readNote(ana, mine.id), NotFound);
    assert.equal((await restoreNote(ana, mine.id, later(3))).text, 'mine');
  });
});
