import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { bookCircleMeeting, joinCircle, leaveCircle, readCircle, startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, anId, aPair, aProgram, someAvailability } from '../factories.ts';
import { setGoal } from '../goals/goals.ts';
import { MatchModel } from '../matches/match.model.ts';
import { startClosing } from '../matches/matches.ts';
import { bookMeeting, cancelMeeting, confirmHeld, moveMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotFound } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { agendaLimits } from '../agenda-words.ts';
import { addTask, listTasks } from '../tasks/tasks.ts';
import { AgendaModel } from './agenda.model.ts';
import { addAgendaItem, chooseAgendaTemplate, editAgendaItem, makeTaskOfItem, markAgendaItem, moveAgendaItem, readAgenda, removeAgendaItem, restoreAgendaItem, type Agenda } from './agendas.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. */
const now = new Date('2026-10-13T06:00Z');
const movedOn = { name: 'RuleBroken', code: 'moved-on' };

/** Ana and Ben, who meet on Wednesday for three quarters of an hour. */
async function anaAndBen() {
  const place = await aProgram();
  const { mentor: ben, mentee: ana, matchId } = await aPair(place);
  const book = async (start: string, minutes = 45): Promise<string> => (await bookMeeting(ana, { matchId, start, minutes }, now)).id;
  return { place, ana, ben, matchId, book, meetingId: await book('2026-10-14T08:00Z') };
}

const words = ({ items }: Agenda): string[] => items.map(({ text, kind }) => text ?? kind);
const itemOf = (agenda: Agenda, text: string) => agenda.items.find((item) => (item.text ?? item.kind) === text)!;
const typesOf = async (actor: ProgramActor): Promise<string[]> => (await EventModel.find({ tenantId: actor.tenantId, programId: actor.programId, type: /^agenda/ }).sort({ _id: 1 }).lean()).map(({ type }) => type);
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const tidied = (meeting: Date): Date => new Date(meeting.getTime() + 3_600_000);

describe('an agenda that nobody has touched', () => {
  test('is what its template gives: the first meeting’s, then the regular one; and reading it writes nothing', async () => {
    const { ana, ben, meetingId, book } = await anaAndBen();
    const first = await readAgenda(ana, meetingId);
    assert.deepEqual([first.template, first.minutes, first.planned, first.lastChange, first.can], ['first', 45, 45, null, ['edit']]);
    const second = await readAgenda(ben, await book('2026-10-21T08:00Z'));
    assert.deepEqual([second.template, words(second)], ['grow', ['check-in', 'progress', 'goal', 'reality', 'options', 'actions', 'next-date']]);
    assert.deepEqual(await readAgenda(ben, meetingId), await readAgenda(ana, meetingId), 'both see the same items by the same ids');
    assert.equal(await AgendaModel.countDocuments({ tenantId: ana.tenantId, programId: ana.programId }), 0);
  });

  test('says goodbye once the match closes, and looks back at the first meeting after half of the time', async () => {
    const { ana, ben, matchId, book } = await anaAndBen();
    await MatchModel.updateOne({ tenantId: ana.tenantId, programId: ana.programId, _id: matchId }, { $set: { startedAt: now } }); // for 26 weeks
    const weeks = await book('2027-01-20T09:00Z');
    assert.equal((await readAgenda(ana, weeks)).template, 'half-way');
    assert.equal((await readAgenda(ana, await book('2027-01-27T09:00Z'))).template, 'grow');
    await startClosing(ben, matchId, now);
    assert.equal((await readAgenda(ana, weeks)).template, 'closing');
  });

  test('begins with the first change, with all of its items', async () => {
    const { ana, meetingId } = await anaAndBen();
    const { items } = await readAgenda(ana, meetingId);
    const after = await markAgendaItem(ana, meetingId, items[1]!.id, { state: 'done' }, now);
    assert.deepEqual(after.items.map(({ id, state }) => [id, state]), items.map(({ id }, at) => [id, at === 1 ? 'done' : 'open']));
  });
});

describe('changing an agenda', () => {
  test('item by item: added before what closes it, put in words, moved, done, taken off and brought back, each told once to both', async () => {
    const { ana, ben, meetingId } = await anaAndBen();
    let agenda = await addAgendaItem(ana, meetingId, { text: 'Which CV story goes first', minutes: 10 }, now);
    assert.deepEqual(words(agenda), ['stories', 'experience', 'expectations', 'logistics', 'confidentiality', 'Which CV story goes first', 'first-goals']);
    const topic = itemOf(agenda, 'Which CV story goes first');
    assert.deepEqual([topic.kind, topic.minutes, topic.by?.id, topic.version, agenda.planned], ['topic', 10, ana.personId, 1, 55]);
    agenda = await editAgendaItem(ben, meetingId, topic.id, { version: 1, text: 'The CV story', minutes: 5 }, now);
    assert.deepEqual([itemOf(agenda, 'The CV story').version, itemOf(agenda, 'The CV story').by?.id, agenda.lastChange?.by.id, agenda.lastChange?.what], [2, ana.personId, ben.personId, 'edited']);
    agenda = await moveAgendaItem(ben, meetingId, topic.id, { before: agenda.items[0]!.id }, now);
    assert.equal(words(agenda)[0], 'The CV story');
    agenda = await moveAgendaItem(ben, meetingId, topic.id, { before: null }, now);
    assert.equal(words(agenda).at(-1), 'The CV story');
    agenda = await markAgendaItem(ben, meetingId, topic.id, { state: 'done' }, now);
    assert.deepEqual([itemOf(agenda, 'The CV story').state, itemOf(agenda, 'The CV story').markedAt], ['done', now]);
    agenda = await removeAgendaItem(ana, meetingId, topic.id, { version: 2 }, now);
    assert.ok(!words(agenda).includes('The CV story'));
    agenda = await restoreAgendaItem(ana, meetingId, topic.id, now);
    assert.equal(words(agenda).at(-1), 'The CV story', 'where it was');
    assert.deepEqual(await typesOf(ana), ['added', 'edited', 'moved', 'moved', 'marked', 'removed', 'restored'].map((what) => `agenda-item.${what}`));
    const [event] = await EventModel.find({ tenantId: ana.tenantId, programId: ana.programId, type: 'agenda-item.added' }).lean();
    assert.deepEqual([event?.audience.map(String).sort(), event?.forCoordinators, event?.data], [[ana.personId, ben.personId].sort(), false, {}], 'both hear of it, coordinators do not, and no words are kept');
  });

  test('that comes to nothing is not told', async () => {
    const { ana, meetingId } = await anaAndBen();
    const { items, template } = await readAgenda(ana, meetingId);
    const [one, two] = items;
    await markAgendaItem(ana, meetingId, one!.id, { state: 'open' }, now);
    await moveAgendaItem(ana, meetingId, one!.id, { before: two!.id }, now);
    await moveAgendaItem(ana, meetingId, one!.id, { before: one!.id }, now);
    await editAgendaItem(ana, meetingId, one!.id, { version: 1, minutes: one!.minutes }, now);
    await restoreAgendaItem(ana, meetingId, one!.id, now);
    await chooseAgendaTemplate(ana, meetingId, { template }, now);
    assert.deepEqual(await typesOf(ana), []);
  });

  test('the later one of two who write the same item overwrites nothing; done, and the place, are no words', async () => {
    const { ana, ben, meetingId } = await anaAndBen();
    const [item] = (await readAgenda(ana, meetingId)).items;
    await editAgendaItem(ana, meetingId, item!.id, { version: 1, text: 'Hers' }, now);
    await assert.rejects(editAgendaItem(ben, meetingId, item!.id, { version: 1, text: 'His' }, now), { ...movedOn, details: { state: 'edited', version: 2 } });
    await assert.rejects(removeAgendaItem(ben, meetingId, item!.id, { version: 1 }, now), movedOn);
    await markAgendaItem(ben, meetingId, item!.id, { state: 'done' }, now);
    await moveAgendaItem(ben, meetingId, item!.id, { before: null }, now);
    const agenda = await editAgendaItem(ben, meetingId, item!.id, { version: 2, text: 'Both' }, now);
    assert.deepEqual([itemOf(agenda, 'Both').state, words(agenda).at(-1)], ['done', 'Both']);
  });

  test('an item that was taken off meanwhile has moved on, and still keeps a place for what is moved before it', async () => {
    const { ana, ben, meetingId } = await anaAndBen();
    const { items } = await readAgenda(ana, meetingId);
    const [one, two, three] = items;
    await removeAgendaItem(ana, meetingId, two!.id, { version: 1 }, now);
    await assert.rejects(editAgendaItem(ben, meetingId, two!.id, { version: 1, text: 'His' }, now), { ...movedOn, details: { state: 'removed' } });
    await assert.rejects(markAgendaItem(ben, meetingId, two!.id, { state: 'done' }, now), movedOn);
    const moved = await moveAgendaItem(ben, meetingId, three!.id, { before: two!.id }, now);
    assert.deepEqual(moved.items.slice(0, 2).map(({ id }) => id), [one!.id, three!.id]);
    await addAgendaItem(ana, meetingId, { text: 'Tomorrow' }, later(1.1));
    await assert.rejects(restoreAgendaItem(ana, meetingId, two!.id, later(1.1)), NotFound);
  });

  test('another template keeps all that people brought, wrote and have done', async () => {
    const { ana, ben, meetingId, book } = await anaAndBen();
    await addAgendaItem(ana, meetingId, { text: 'Mine' }, now);
    const { items } = await readAgenda(ben, meetingId);
    await editAgendaItem(ben, meetingId, items[1]!.id, { version: 1, text: 'How I came to Berlin' }, now);
    const agenda = await chooseAgendaTemplate(ana, meetingId, { template: 'grow' }, now);
    assert.deepEqual(words(agenda), ['check-in', 'progress', 'goal', 'reality', 'options', 'How I came to Berlin', 'Mine', 'actions', 'next-date']);
    const second = await book('2026-10-21T08:00Z');
    const [checkIn] = (await readAgenda(ana, second)).items;
    await markAgendaItem(ana, second, checkIn!.id, { state: 'done' }, now);
    const halfWay = await chooseAgendaTemplate(ana, second, { template: 'half-way' }, now);
    assert.deepEqual([halfWay.items[0]?.kind, halfWay.items[0]?.state, halfWay.planned], ['check-in', 'done', 45]);
  });

  test('has a bound', async () => {
    const { ana, meetingId } = await anaAndBen();
    const { items } = await readAgenda(ana, meetingId);
    for (let at = items.length; at < agendaLimits.items; at += 1) await addAgendaItem(ana, meetingId, { text: `Topic ${at}` }, now);
    await assert.rejects(addAgendaItem(ana, meetingId, { text: 'One more' }, now), { name: 'RuleBroken', code: 'limit-reached' });
  });

  test('ends with the meeting, and with the program', async () => {
    const { place, ana, meetingId, book } = await anaAndBen();
    const cancelled = await book('2026-10-20T08:00Z');
    await addAgendaItem(ana, cancelled, { text: 'Mine' }, now);
    await cancelMeeting(ana, cancelled, {}, now);
    const agenda = await readAgenda(ana, cancelled);
    assert.deepEqual([agenda.can, words(agenda).includes('Mine')], [[], true], 'a record that can be read');
    await assert.rejects(addAgendaItem(ana, cancelled, { text: 'More' }, now), { ...movedOn, details: { state: 'cancelled' } });
    await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(addAgendaItem(ana, meetingId, { text: 'More' }, now), { name: 'RuleBroken', code: 'program-archived' });
  });

  test('of a goal that the two share says so; one that is private is not put there', async () => {
    const { ana, ben, meetingId, matchId } = await anaAndBen();
    const shared = await setGoal(ana, { title: 'An internship', visibility: 'match', matchId }, now);
    const hidden = await setGoal(ana, { title: 'Be brave', visibility: 'private', matchId }, now);
    const agenda = await addAgendaItem(ben, meetingId, { text: 'What “internship” means', goalId: shared.id }, now);
    assert.equal(itemOf(agenda, 'What “internship” means').goalId, shared.id);
    await assert.rejects(addAgendaItem(ana, meetingId, { text: 'Bravery', goalId: hidden.id }, now), { name: 'RuleBroken', code: 'body-invalid' });
    await assert.rejects(addAgendaItem(ben, meetingId, { text: 'Bravery', goalId: hidden.id }, now), NotFound);
  });
});

describe('a goal that is shared with somebody else', () => {
  test('is not put on the agenda of those who do not share it, of a pair or of a circle', async () => {
    const { place, ana, ben, meetingId } = await anaAndBen();
    const other = await aPair(place, { mentee: ana });
    const shared = await setGoal(ana, { title: 'A thesis', visibility: 'match', matchId: other.matchId }, now);
    const refused = { name: 'RuleBroken', code: 'body-invalid', details: { path: 'goalId' } };
    await assert.rejects(addAgendaItem(ana, meetingId, { text: 'My thesis', goalId: shared.id }, now), refused);
    await assert.rejects(addAgendaItem(ben, meetingId, { text: 'Her thesis', goalId: shared.id }, now), NotFound);
    const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
    await joinCircle(ana, id, now);
    const { id: ofCircle } = await bookCircleMeeting(ben, id, { start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now);
    await assert.rejects(addAgendaItem(ana, ofCircle, { text: 'My thesis', goalId: shared.id }, now), refused);
  });
});

describe('an item that becomes a task', () => {
  test('is one of the two’s, once, also when both say so at the same moment, and is done with that', async () => {
    const { ana, ben, meetingId, matchId } = await anaAndBen();
    const { items } = await addAgendaItem(ana, meetingId, { text: 'Send the CV' }, now);
    const item = items.find(({ text }) => text === 'Send the CV')!;
    const task = { title: 'Send the CV to Ben', ownerId: ana.personId, dueOn: '2026-10-23' };
    const [agenda] = await Promise.all([makeTaskOfItem(ana, meetingId, item.id, task, now), makeTaskOfItem(ben, meetingId, item.id, task, now)]);
    assert.equal(itemOf(agenda, 'Send the CV').state, 'done');
    const tasks = (await listTasks(ben, matchId, now)).items;
    assert.deepEqual(tasks.map(({ title, owner, due, from }) => [title, owner.id, due, from]), [['Send the CV to Ben', ana.personId, '2026-10-23', { meetingId, agendaItemId: item.id }]]);
  });

  test('is due on “day N” of the match where that is said, and not on a date as well', async () => {
    const { ana, meetingId, matchId } = await anaAndBen();
    const { items: [item] } = await addAgendaItem(ana, meetingId, { text: 'Send the CV' }, now);
    const task = { title: 'Send the CV to Ben', ownerId: ana.personId, dueDay: 30 };
    await assert.rejects(makeTaskOfItem(ana, meetingId, item!.id, { ...task, dueOn: '2026-10-23' }, now), { name: 'RuleBroken', code: 'body-invalid' });
    await makeTaskOfItem(ana, meetingId, item!.id, task, now);
    const inMatch = await addTask(ana, { matchId, title: 'The same day', ownerId: ana.personId, dueDay: 30 }, now);
    assert.deepEqual((await listTasks(ana, matchId, now)).items.map(({ due, dueDay }) => [due, dueDay]), [[inMatch.due, 30], [inMatch.due, 30]]);
  });

  test('that cannot be one stays as it is', async () => {
    const { place, ana, meetingId } = await anaAndBen();
    const [item] = (await readAgenda(ana, meetingId)).items;
    await assert.rejects(makeTaskOfItem(ana, meetingId, item!.id, { title: 'For somebody else', ownerId: (await aMentee(place)).personId }, now));
    assert.deepEqual([(await readAgenda(ana, meetingId)).items[0]?.state, (await readAgenda(ana, meetingId)).lastChange], ['open', null]);
    await assert.rejects(makeTaskOfItem(ana, meetingId, anId(), { title: 'Of nothing', ownerId: ana.personId }, now), NotFound);
  });
});

describe('an item of a circle that becomes a task', () => {
  async function aCircleThatMeets() {
    const place = await aProgram();
    const ben = await aMentor(place);
    await someAvailability(place, ben.personId);
    const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    const { id: meetingId } = await bookCircleMeeting(ben, id, { start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now);
    const { items } = await addAgendaItem(ana, meetingId, { text: 'Read one paper' }, now);
    const tasksOf = async (member: typeof ana) => (await listTasks(member, (await readCircle(member, id, now)).myMatchId!, now)).items.map(({ title, owner, from }) => [title, owner.id, from?.agendaItemId]);
    return { id, place, ben, ana, bo, meetingId, itemId: items.find(({ text }) => text === 'Read one paper')!.id, tasksOf };
  }

  test('is that of a member by the mentor’s word, and of each of them where nobody is named', async () => {
    const { ben, ana, bo, meetingId, itemId, tasksOf } = await aCircleThatMeets();
    assert.deepEqual((await readAgenda(ben, meetingId)).owners.map(({ id }) => id), [ana.personId, bo.personId]);
    const agenda = await makeTaskOfItem(ben, meetingId, itemId, { title: 'Read it', ownerId: bo.personId }, now);
    assert.equal(agenda.items.find(({ id }) => id === itemId)?.state, 'done');
    assert.deepEqual([await tasksOf(ana), await tasksOf(bo)], [[], [['Read it', bo.personId, itemId]]]);
    await makeTaskOfItem(ben, meetingId, itemId, { title: 'Read it' }, now);
    assert.deepEqual([await tasksOf(ana), await tasksOf(bo)], [[['Read it', ana.personId, itemId]], [['Read it', bo.personId, itemId]]]);
  });

  test('is due on “day N” from the day on which each of them joined', async () => {
    const { id, place, ben, ana, meetingId, itemId } = await aCircleThatMeets();
    const late = await aMentee(place);
    await joinCircle(late, id, new Date(now.getTime() + 2 * 86_400_000));
    await makeTaskOfItem(ben, meetingId, itemId, { title: 'Read it', dueDay: 10 }, now);
    const dueOf = async (member: typeof ana) => (await listTasks(member, (await readCircle(member, id, now)).myMatchId!, now)).items.map(({ due, dueDay }) => [Date.parse(due!) / 86_400_000, dueDay]);
    const [[first]] = await dueOf(ana) as [[number, number]];
    assert.deepEqual([await dueOf(ana), await dueOf(late)], [[[first, 10]], [[first + 2, 10]]]);
  });

  test('a member takes one on or gives it to the mentor, and nothing to others; other members do not see it', async () => {
    const { ben, ana, bo, meetingId, itemId, tasksOf } = await aCircleThatMeets();
    assert.deepEqual((await readAgenda(ana, meetingId)).owners.map(({ id }) => id), [ben.personId, ana.personId]);
    for (const ownerId of [bo.personId, undefined]) await assert.rejects(makeTaskOfItem(ana, meetingId, itemId, { title: 'Read it', ...(ownerId && { ownerId }) }, now), { name: 'RuleBroken', code: 'body-invalid' });
    await makeTaskOfItem(ana, meetingId, itemId, { title: 'Send the list', ownerId: ben.personId }, now);
    assert.deepEqual([await tasksOf(ana), await tasksOf(bo)], [[['Send the list', ben.personId, itemId]], []]);
  });

  test('is nobody’s who has left', async () => {
    const { id, ben, ana, bo, meetingId, itemId, tasksOf } = await aCircleThatMeets();
    await leaveCircle(bo, id, now);
    await assert.rejects(makeTaskOfItem(ben, meetingId, itemId, { title: 'Read it', ownerId: bo.personId }, now), { name: 'RuleBroken', code: 'body-invalid' });
    await makeTaskOfItem(ben, meetingId, itemId, { title: 'Read it' }, now);
    assert.equal((await tasksOf(ana)).length, 1);
  });
});

describe('an agenda is its people’s', () => {
  test('a coordinator, another mentee of the mentor and a stranger find nothing, whatever they try', async () => {
    const { place, ben, meetingId } = await anaAndBen();
    const { mentee: zoe } = await aPair(place, { mentor: ben });
    for (const other of [await aCoordinator(place), zoe]) {
      await assert.rejects(readAgenda(other, meetingId), NotFound);
      await assert.rejects(addAgendaItem(other, meetingId, { text: 'Mine' }, now), NotFound);
    }
    await assert.rejects(readAgenda(ben, anId()), NotFound);
  });

  test('a circle’s is its mentor’s and that of whoever is to come', async () => {
    const place = await aProgram();
    const ben = await aMentor(place);
    await someAvailability(place, ben.personId);
    const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, id, now);
    const { id: meetingId } = await bookCircleMeeting(ben, id, { start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now);
    await addAgendaItem(ana, meetingId, { text: 'Salaries' }, now);
    const agenda = await addAgendaItem(ben, meetingId, { text: 'Interviews' }, now);
    assert.deepEqual([agenda.template, words(await readAgenda(bo, meetingId)).filter((one) => /s$/.test(one) && /^[A-Z]/.test(one))], ['first', ['Salaries', 'Interviews']]);
    await assert.rejects(readAgenda(await aMentee(place), meetingId), NotFound);
  });
});

describe('what was not done', () => {
  /** The meeting is over, and Ana and Ben have another one; of the first agenda one topic was done, one not, one left for later by hand. */
  async function afterTheFirst() {
    const pair = await anaAndBen();
    const { ana, ben, meetingId, book } = pair;
    for (const text of ['Done', 'Not done']) await addAgendaItem(ana, meetingId, { text }, now);
    const agenda = await readAgenda(ana, meetingId);
    await markAgendaItem(ben, meetingId, itemOf(agenda, 'Done').id, { state: 'done' }, now);
    await markAgendaItem(ben, meetingId, itemOf(agenda, 'logistics').id, { state: 'later' }, now);
    const next = await book('2026-10-21T08:00Z');
    const end = tidied(new Date('2026-10-14T08:00Z'));
    return { ...pair, next, after: await book('2026-10-28T08:00Z'), hold: () => confirmHeld(ben, meetingId, { held: true }, end), end };
  }
  const carried = (agenda: Agenda) => agenda.items.filter(({ carriedFrom }) => carriedFrom !== null).map(({ text, kind, carriedFrom }) => `${text ?? kind}, ${carriedFrom!.date}`);

  test('stands on the next agenda once the meeting was held, with the day that it comes from, and on no other', async () => {
    const { ana, ben, meetingId, next, after, hold } = await afterTheFirst();
    assert.deepEqual(carried(await readAgenda(ana, next)), []);
    await hold();
    const agenda = await readAgenda(ben, next);
    assert.deepEqual(carried(agenda), ['logistics, 2026-10-14', 'Not done, 2026-10-14']);
    assert.deepEqual([words(agenda).slice(0, 3), itemOf(agenda, 'Not done').by?.id, itemOf(agenda, 'Not done').carriedFrom?.meetingId], [['check-in', 'logistics', 'Not done'], ana.personId, meetingId]);
    assert.deepEqual(carried(await readAgenda(ben, after)), []);
    assert.deepEqual(words(await readAgenda(ana, meetingId)).filter((one) => one === 'Not done'), ['Not done'], 'the record of the first stays');
  });

  test('is there once when both open the next agenda and change it at the same moment', async () => {
    const { ana, ben, meetingId, next, hold, end } = await afterTheFirst();
    await hold();
    const { items } = await readAgenda(ana, next);
    await Promise.all([addAgendaItem(ana, next, { text: 'Hers' }, end), addAgendaItem(ben, next, { text: 'His' }, end), markAgendaItem(ben, next, items[1]!.id, { state: 'done' }, end)]);
    const agenda = await readAgenda(ana, next);
    assert.deepEqual(carried(agenda), ['logistics, 2026-10-14', 'Not done, 2026-10-14']);
    assert.deepEqual([words(agenda).filter((one) => one === 'Hers' || one === 'His').length, agenda.items[1]?.state], [2, 'done']);
    assert.deepEqual((await readAgenda(ana, meetingId)).items.filter(({ carriedOn }) => carriedOn).map(({ text, kind }) => text ?? kind), ['logistics', 'Not done']);
  });

  test('comes also to an agenda that was begun before, and goes on as long as nobody comes to it, also of a cancelled meeting', async () => {
    const { ana, ben, next, after, hold, end } = await afterTheFirst();
    await addAgendaItem(ben, next, { text: 'Begun' }, now);
    await hold();
    assert.deepEqual(words(await readAgenda(ana, next)).includes('Not done'), true);
    await addAgendaItem(ben, next, { text: 'Begun, too' }, end);
    await cancelMeeting(ana, next, {}, end);
    assert.deepEqual(carried(await readAgenda(ana, after)), ['logistics, 2026-10-21', 'Not done, 2026-10-21', 'Begun, 2026-10-21', 'Begun, too, 2026-10-21']);
  });

  test('of a cancelled meeting stands on the one that was booked or moved into its place, also where that is earlier or at the very same time, and on no other', async () => {
    for (const replaced of ['earlier', 'same time', 'by a move', 'before it and not in its place'] as const) {
      const { ana, matchId, meetingId, book } = await anaAndBen();
      const lost = await book('2026-10-22T08:00Z');
      const after = await book('2026-10-28T08:00Z');
      await addAgendaItem(ana, lost, { text: 'The offer' }, now);
      await cancelMeeting(ana, lost, {}, now);
      const soon = later(1);
      const instead = replaced === 'by a move' ? after
        : replaced === 'before it and not in its place' ? meetingId
        : (await bookMeeting(ana, { matchId, start: replaced === 'earlier' ? '2026-10-21T08:00Z' : '2026-10-22T08:00Z', minutes: 45 }, soon)).id;
      if (replaced === 'by a move') await moveMeeting(ana, after, { from: '2026-10-28T08:00Z', start: '2026-10-21T08:00Z' }, soon);
      const meetings = [meetingId, instead, after].filter((id, at, all) => all.indexOf(id) === at);
      const whereItIs = [];
      for (const id of meetings) if (carried(await readAgenda(ana, id)).includes('The offer, 2026-10-22')) whereItIs.push(id);
      assert.deepEqual(whereItIs, [replaced === 'before it and not in its place' ? after : instead], replaced);
    }
  });

  test('that was carried over and taken off does not come back', async () => {
    const { ana, next, after, hold, end } = await afterTheFirst();
    await hold();
    const item = itemOf(await readAgenda(ana, next), 'Not done');
    await removeAgendaItem(ana, next, item.id, { version: 1 }, end);
    assert.deepEqual(carried(await readAgenda(ana, next)), ['logistics, 2026-10-14']);
    await confirmHeld(ana, next, { held: true }, tidied(new Date('2026-10-21T08:00Z')));
    assert.deepEqual(carried(await readAgenda(ana, after)), ['logistics, 2026-10-21']);
  });
});
