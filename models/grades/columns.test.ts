import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { actorIn, aCoordinator, aGradeColumn, aMentee, anId, aProgram, aRoster, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { identifyPerson } from '../people/people.ts';
import { AppointmentModel } from '../programs/appointment.model.ts';
import { RosterMemberModel } from '../rosters/roster-member.model.ts';
import { ContextLinkModel } from '../tenants/context-link.model.ts';
import type { ContextLink } from '../tenants/context-links.ts';
import { columnFound, columnGone, columnMissing, columnNotAsked, endColumnsOf, leaseColumn, noteCountingLaunch, takenBy, type CountingLaunch } from './columns.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { listGradeColumns } from './grades.ts';
import { pausePlatform, pausingAmong } from './platform-pauses.ts';
import { ScoreModel } from './score.model.ts';

await useTestDatabase();
const system = { kind: 'system' as const, job: 'test' };
const now = new Date();
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const three: CountingLaunch['completion'] = { kind: 'meetings-held', target: 3, partial: false };
const launched: CountingLaunch = { completion: three, resourceLink: { id: 'link-1', title: 'Meet your mentor' }, lineItemsUrl: 'https://lms.example/lineitems?course=7', isLearner: true };

function courseOf(place: Place): ContextLink {
  return { ...place, id: anId(), registrationId: anId(), deploymentId: anId(), contextId: 'biology', title: 'Biology', isHome: true };
}
const columnsOf = (place: Place) => GradeColumnModel.find({ ...place }).sort({ _id: 1 }).lean();
const learnersOf = async (place: Place, column: StoredGradeColumn) =>
  (await ScoreModel.find({ ...place, columnId: column._id, isLearner: true }).lean()).map(({ personId }) => String(personId)).sort();

/** A column that was placed and is there. */
async function aFoundColumn(place: Place, course = courseOf(place), url = `https://lms.example/lineitems/${anId()}?course=7`): Promise<StoredGradeColumn> {
  await noteCountingLaunch(course, anId(), { ...launched, isLearner: false }, now);
  const column = (await leaseColumn(system, now))!;
  await columnFound(column, { url, label: 'Three meetings', points: 20 }, now);
  return (await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!;
}

test('the first launch of a link that counts notes its column, whoever it is; many at once note one', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const people = [anId(), anId(), anId()];
  const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => noteCountingLaunch(course, people[i % 3]!, { ...launched, isLearner: i % 3 > 0 }, now)));
  const [column, ...others] = await columnsOf(place);
  assert.deepEqual([others.length, new Set(ids)], [0, new Set([String(column!._id)])]);
  assert.deepEqual([column!.state, column!.label, column!.points], ['looking', 'Meet your mentor', 10]);
  assert.deepEqual(await learnersOf(place, column!), people.slice(1).sort(), 'the teacher is not graded');
  assert.equal(await EventModel.countDocuments({ ...place, type: 'grade-column.noted' }), 1);
  await columnMissing((await leaseColumn(system, now))!, 'not-found', now);
});

test('each of several links has a column of its own, in whichever course they stand', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  await noteCountingLaunch(course, anId(), launched, later(1));
  await noteCountingLaunch(course, anId(), { ...launched, resourceLink: { id: 'link-2' } }, later(2));
  await noteCountingLaunch({ ...course, contextId: 'chemistry' }, anId(), launched, later(3));
  const columns = await columnsOf(place);
  assert.deepEqual(columns.map(({ contextId, resourceLinkId }) => `${contextId} ${resourceLinkId}`), ['biology link-1', 'biology link-2', 'chemistry link-1']);
  for (const _ of columns) await columnMissing((await leaseColumn(system, later(4)))!, 'not-found', now);
});

test('a column is looked for by one server at a time, later and later where the platform fails, at its own word where it gives one', async () => {
  const place = await aProgram();
  await noteCountingLaunch(courseOf(place), anId(), launched, now);
  const first = (await leaseColumn(system, now))!;
  assert.equal(await leaseColumn(system, now), null);
  await columnNotAsked(first, 'down', now);
  assert.equal(await leaseColumn(system, later(0.7)), null);
  const second = (await leaseColumn(system, later(2)))!;
  await columnNotAsked(second, 'busy', later(2), { retryAfterMs: 30 * 60_000 });
  assert.equal(await leaseColumn(system, later(31)), null);
  const third = (await leaseColumn(system, later(32)))!;
  assert.equal(String(third._id), String(first._id));
  await columnNotAsked(second, 'down', later(32));
  assert.equal((await columnsOf(place))[0]!.failures, 2, 'what an earlier holder says changes nothing');
  await columnFound(third, { url: 'https://lms.example/lineitems/9?course=7', label: '', points: 20 }, later(32));
  const [column] = await columnsOf(place);
  assert.deepEqual([column!.state, column!.label, column!.points, column!.fault], ['ready', 'Meet your mentor', 20, null]);
  assert.deepEqual(await takenBy({ ...column!, _id: first.programId }, [column!.lineItemUrl!, 'https://lms.example/other']), new Set([column!.lineItemUrl]));
});

test('a link to which the platform offers no gradebook is missing its column, until a launch names one', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const { lineItemsUrl: _, ...nowhere } = launched;
  await noteCountingLaunch(course, anId(), nowhere, now);
  assert.deepEqual((await columnsOf(place)).map(({ state, fault }) => [state, fault]), [['missing', 'no-service']]);
  await noteCountingLaunch(course, anId(), launched, now);
  assert.deepEqual((await columnsOf(place)).map(({ state, fault }) => [state, fault]), [['looking', null]]);
  await columnMissing((await leaseColumn(system, now))!, 'scope', now);
  await noteCountingLaunch(course, anId(), launched, later(5));
  assert.equal(await leaseColumn(system, later(5)), null, 'not at every launch');
  await noteCountingLaunch(course, anId(), launched, later(15));
  await columnMissing((await leaseColumn(system, later(15)))!, 'scope', later(15));
});

test('whoever studies in the course by its roster, and has been here, is graded once the column is there; who coordinates or teaches is not', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const rosterId = await aRoster(place, { registrationId: course.registrationId as never, deploymentId: course.deploymentId as never, contextId: course.contextId });
  const identify = async (subject: string) => (await identifyPerson({ tenantId: place.tenantId, source: 'registration', sourceId: course.registrationId, subject })).personId;
  const [ana, chiara, left, tom] = [await identify('ana'), await identify('chiara'), await identify('left'), await identify('tom')];
  await aCoordinator(place, { personId: chiara });
  await AppointmentModel.create([{ ...place, personId: tom, role: 'teacher' }]);
  const member = { ...place, rosterId, readingId: anId(), role: 'learner' as const };
  await RosterMemberModel.create([
    ...['ana', 'chiara', 'tom', 'never-here'].map((subject) => ({ ...member, subject })), { ...member, subject: 'left', leftAt: now }, { ...member, subject: 'teacher', role: 'instructor' },
  ]);
  const column = await aFoundColumn(place, course);
  assert.deepEqual(await learnersOf(place, column), [ana]);
  assert.notEqual(left, ana);
});

test('a learner who comes as a teacher later is graded no more, and again when they come as a learner', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const column = await aFoundColumn(place, course);
  const person = (await aMentee(place)).personId;
  const learners: string[][] = [];
  for (const isLearner of [true, false, true]) {
    await noteCountingLaunch(course, person, { ...launched, isLearner }, now);
    learners.push(await learnersOf(place, column));
  }
  assert.deepEqual(learners, [[person], [], [person]]);
});

test('a column that was deleted is told to the coordinators once, is looked for again at a launch, and what was given up is sent after all', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const column = await aFoundColumn(place, course);
  const coordinator = await aCoordinator(place);
  await ScoreModel.create([{ ...place, columnId: column._id, registrationId: course.registrationId, personId: anId(), state: 'parked', failure: 'column-gone', points: 20, dueAt: now }]);
  await Promise.all([columnGone(column, now), columnGone(column, now)]);
  const gone = (await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!;
  assert.deepEqual([gone.state, gone.fault, gone.lineItemUrl], ['gone', 'column-gone', null]);
  const mails = await OutboxModel.find({ ...place, template: 'grade-column-gone' }).lean();
  assert.deepEqual(mails.map(({ receiverId }) => String(receiverId)), [coordinator.personId]);

  await noteCountingLaunch(course, anId(), launched, later(20));
  await columnMissing((await leaseColumn(system, later(20)))!, 'not-found', later(20));
  assert.equal((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!.state, 'gone', 'it is called what it is');
  await noteCountingLaunch(course, anId(), { ...launched, lineItemUrl: 'https://lms.example/lineitems/new?course=7' }, later(21));
  await columnFound((await leaseColumn(system, later(21)))!, { url: 'https://lms.example/lineitems/new?course=7', label: '', points: 20 }, later(21));
  assert.deepEqual((await ScoreModel.find({ ...place, columnId: column._id, points: 20 }).lean()).map(({ state }) => state), ['due']);
});

test('a link that counts something else from now on is counted anew', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const column = await aFoundColumn(place, course);
  const person = (await aMentee(place)).personId;
  await noteCountingLaunch(course, person, launched, now);
  await ScoreModel.updateMany({ ...place, columnId: column._id }, { $set: { counted: true } });
  await noteCountingLaunch(course, person, { ...launched, completion: { ...three, target: 5 } }, now);
  assert.equal((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!.target, 5);
  assert.equal(await ScoreModel.countDocuments({ ...place, columnId: column._id, counted: true }), 0);
});

test('a course that goes to another program takes its links along: the old program sends nothing there, the new one has a column of its own', async () => {
  const place = await aProgram();
  const course = courseOf(place);
  const url = 'https://lms.example/lineitems/moving?course=7';
  const column = await aFoundColumn(place, course, url);
  await endColumnsOf(course);
  assert.deepEqual((await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!.state, 'gone');
  const next = await aProgram({ tenantId: place.tenantId });
  const moved = await aFoundColumn(next, { ...course, ...next }, url);
  assert.deepEqual([moved.state, moved.lineItemUrl], ['ready', url]);
});

test('a platform that asks for no pause, or for years, waits as long as we think right', async () => {
  const place = await aProgram();
  await noteCountingLaunch(courseOf(place), anId(), launched, now);
  await columnNotAsked((await leaseColumn(system, now))!, 'busy', now, { retryAfterMs: 0 });
  assert.equal(await leaseColumn(system, later(0.5)), null);
  await columnNotAsked((await leaseColumn(system, later(2)))!, 'busy', later(2), { retryAfterMs: 10 * 365 * 24 * 3_600_000 });
  assert.equal(await leaseColumn(system, later(350)), null);
  await columnMissing((await leaseColumn(system, later(363)))!, 'not-found', now);

  const registrationId = anId();
  await pausePlatform(registrationId, now, { askedMs: 0 });
  assert.deepEqual(await pausingAmong([registrationId], later(0.05)), new Set([registrationId]));
  await pausePlatform(registrationId, now, { askedMs: 10 * 365 * 24 * 3_600_000 });
  assert.deepEqual(await pausingAmong([registrationId], later(61)), new Set());
});

test('coordinators see the columns of the program’s courses; a course that was taken from it takes its columns from the list', async () => {
  const place = await aProgram();
  const coordinator = actorIn(place, anId(), ['coordinator']);
  const listed = async () => (await listGradeColumns(coordinator)).items.map(({ id, course }) => [id, course]);
  const column = await aGradeColumn(place);
  const { registrationId, deploymentId, contextId } = column;
  assert.deepEqual(await listed(), []);
  await ContextLinkModel.create([{ ...place, registrationId, deploymentId, contextId, title: 'Chemistry', isHome: false }]);
  await aGradeColumn(place, { registrationId, deploymentId });
  assert.deepEqual(await listed(), [[String(column._id), 'Chemistry']]);
});
