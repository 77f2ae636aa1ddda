/** Who sees a note, by whom it is shared with: in one read, in lists, in their length and in events; and who may change it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { eventsSince } from '../events/events.ts';
import { actorIn, aCoordinator, aMentor, anId, aPair, aProgram, aStranger } from '../factories.ts';
import { setGoal } from '../goals/goals.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { goalVisibilities, type GoalVisibility } from '../vocabulary.ts';
import { deleteNote, editNote, listNotes, readNote, restoreNote, shareNote, stopSharingNote, writeNote } from './notes.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const from = anId();

const program = await aProgram();
const { mentor: ben, mentee: ana, matchId } = await aPair(program);
const elsewhere = await aProgram({ tenantId: program.tenantId });
const abroad = await aProgram();
const readers: Record<string, ProgramActor> = {
  author: ana,
  partner: ben,
  coordinator: await aCoordinator(program),
  'a tenant’s administrator': { ...(await aStranger(program)), roles: ['tenant-admin'] },
  'another mentor': await aMentor(program),
  stranger: await aStranger(program),
  'the safeguarding lead': { ...(await aStranger(program)), roles: ['safeguarding-lead'] },
  'the partner in another program': actorIn(elsewhere, ben.personId, ['mentor', 'mentee', 'coordinator']),
  'the author in another program': actorIn(elsewhere, ana.personId, ['mentee']),
  'another tenant': actorIn({ ...program, tenantId: abroad.tenantId }, ben.personId, ['mentor', 'coordinator', 'tenant-admin']),
};
const notes = {} as Record<GoalVisibility, string>;
for (const visibility of goalVisibilities) {
  notes[visibility] = (await writeNote(ana, { matchId }, { text: `Secret of ${visibility}` }, now)).id;
  if (visibility !== 'private') await shareNote(ana, notes[visibility], { with: visibility }, now);
}

const seen: Record<string, readonly GoalVisibility[]> = {
  author: goalVisibilities,
  partner: ['match', 'match-and-coordinators'],
  coordinator: ['match-and-coordinators'],
  'a tenant’s administrator': ['match-and-coordinators'],
};

test('a note is seen by whom it is shared with: one read, the list, its length and its pages agree', async () => {
  for (const [name, reader] of Object.entries(readers)) {
    const allowed = seen[name] ?? [];
    for (const visibility of goalVisibilities) {
      const reading = readNote(reader, notes[visibility]);
      if (allowed.includes(visibility)) assert.equal((await reading).text, `Secret of ${visibility}`);
      else await assert.rejects(reading, NotFound, `${name} reads ${visibility}`);
    }
    const listing = listNotes(reader, { matchId }, { limit: Math.max(1, allowed.length) }, now);
    if (allowed.length === 0) {
      await assert.rejects(listing, NotFound, name);
      continue;
    }
    const { items, nextCursor } = await listing;
    assert.deepEqual(items.map(({ visibility }) => visibility).sort(), [...allowed].sort(), name);
    assert.equal(nextCursor, null, `${name} is told of no page that shows nothing`);
  }
});

test('only its author changes a note; who sees it is told so, for everybody else it is not there', async () => {
  const acts: ((actor: ProgramActor, id: string) => Promise<unknown>)[] = [
    (actor, id) => editNote(actor, id, { version: 1, text: 'mine' }, now),
    (actor, id) => shareNote(actor, id, { with: 'match-and-coordinators' }, now),
    (actor, id) => stopSharingNote(actor, id, now),
    (actor, id) => deleteNote(actor, id, now),
  ];
  for (const [name, reader] of Object.entries(readers)) {
    if (name === 'author') continue;
    for (const visibility of goalVisibilities) {
      const refusal = seen[name]?.includes(visibility) ? NotAllowed : NotFound;
      for (const act of acts) await assert.rejects(act(reader, notes[visibility]), refusal, `${name} on ${visibility}`);
      await assert.rejects(restoreNote(reader, notes[visibility], now), NotFound);
    }
  }
  assert.deepEqual((await readNote(ben, notes.match)).can, []);
});

test('who does not take part in the match writes nothing in it', async () => {
  await assert.rejects(writeNote(readers['coordinator']!, { matchId }, { text: 'x' }, now), NotAllowed);
  await assert.rejects(writeNote(readers['another mentor']!, { matchId }, { text: 'x' }, now), NotFound);
});

test('of a private note nobody but its author hears anything; of a shared one those who see it, or did a moment ago', async () => {
  const mine = await writeNote(ana, { matchId }, { text: 'Secret' }, now);
  await editNote(ana, mine.id, { version: 1, text: 'Secret too' }, now);
  const toldOf = async (reader: ProgramActor) => (await eventsSince(reader, from)).filter(({ subjectId }) => subjectId === mine.id).map(({ type }) => type);
  const coordinator = readers['coordinator']!;
  assert.deepEqual([await toldOf(ana), await toldOf(ben), await toldOf(coordinator)], [['note.written', 'note.edited'], [], []]);
  await shareNote(ana, mine.id, { with: 'match' }, now);
  await stopSharingNote(ana, mine.id, now);
  await editNote(ana, mine.id, { version: 2, text: 'Secret again' }, now);
  await deleteNote(ana, mine.id, now);
  assert.deepEqual([await toldOf(ben), await toldOf(coordinator)], [['note.shared', 'note.hidden'], []]);
  const rows = await EventModel.find({ ...program, subjectIds: mine.id }).lean();
  assert.deepEqual(rows.filter(({ audience }) => audience.length === 1).map((row) => [row.type, row.matchId]), [['note.written', undefined], ['note.edited', undefined], ['note.edited', undefined], ['note.deleted', undefined]]);
  assert.doesNotMatch(JSON.stringify(await EventModel.find(program).lean()), /Secret/);
  const logged = rows.filter(({ type }) => type === 'note.shared' || type === 'note.hidden').map(({ actorId, data }) => [String(actorId), data]);
  assert.deepEqual(logged, [[ana.personId, { visibility: { from: 'private', to: 'match' } }], [ana.personId, { visibility: { from: 'match', to: 'private' } }]]);
});

test('a shared note about a goal that is not shared names no goal to the other one', async () => {
  const goal = await setGoal(ana, { title: 'My own plan', visibility: 'private' }, now);
  const note = await writeNote(ana, { matchId }, { text: 'Ask him', goalId: goal.id }, now);
  await shareNote(ana, note.id, { with: 'match-and-coordinators' }, now);
  assert.deepEqual((await readNote(ana, note.id)).goal, { id: goal.id, title: 'My own plan' });
  for (const reader of [ben, readers['coordinator']!]) assert.equal((await readNote(reader, note.id)).goal, null);
});
