/** Several courses on one program: who teaches in a further one sees its people only, and a course can be taken from the program again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, anId, aPerson, aProgram, aRoster, actorIn, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { addressRefused } from '../people/addresses.ts';
import { approveEnrolment, listEnrolments, readEnrolment } from '../people/enrolments.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { IdentityModel } from '../people/identity.model.ts';
import { appoint, appointmentsOf } from '../programs/appointments.ts';
import { readManagedProgram } from '../programs/managing.ts';
import { linkContext, linkOf, type ContextLink } from '../tenants/context-links.ts';
import { listCourses, unlinkCourse } from './courses.ts';
import { RosterModel } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';
import { askForRoster, endReading, leaseRoster, listRosterMembers, listRosters, readRoster } from './rosters.ts';

await useTestDatabase();

interface Course {
  link: ContextLink;
  rosterId: string;
}

async function aCourse(place: Place, registrationId: string, title: string, { isHome = false } = {}): Promise<Course> {
  const link = await linkContext({ ...place, registrationId, deploymentId: anId(), contextId: anId(), title, isHome });
  const rosterId = await aRoster(place, { linkId: new Types.ObjectId(link.id), registrationId: new Types.ObjectId(registrationId), contextId: link.contextId, isHome });
  return { link, rosterId };
}

/** Puts somebody into a course, as its roster tells. */
async function attends({ tenantId, programId }: Place, { link, rosterId }: Course, personId: string): Promise<void> {
  const subject = `sub-${personId}`;
  const identity = { tenantId, source: 'registration' as const, sourceId: link.registrationId, subject, personId };
  if ((await IdentityModel.exists(identity)) === null) await IdentityModel.create(identity);
  await RosterMemberModel.create([{ tenantId, programId, rosterId, subject, role: 'learner', readingId: anId(), name: subject }]);
}

async function aTeacher(place: Place, { link }: Course): Promise<ProgramActor> {
  const personId = await aPerson(place);
  await appoint({ ...place, personId }, 'teacher', link);
  return actorIn(place, personId, ['teacher']);
}

async function aProgramOfTwoCourses() {
  const place = await aProgram();
  const registrationId = anId();
  const home = await aCourse(place, registrationId, 'Home', { isHome: true });
  const further = await aCourse(place, registrationId, 'Further');
  const [ana, ben, waiting] = [await aMentee(place), await aMentor(place), await aMentee(place, { enrolment: { state: 'pending' } })];
  await attends(place, home, ana.personId);
  await attends(place, further, ben.personId);
  await attends(place, further, waiting.personId);
  return { place, home, further, ana, ben, waiting, chiara: await aCoordinator(place), moses: await aTeacher(place, further) };
}

const peopleIn = async (actor: ProgramActor, query = {}) => (await listEnrolments(actor, query)).items.map(({ person }) => person.id).sort();
const enrolmentOf = async (place: Place, personId: string) => String((await EnrolmentModel.findOne({ ...place, personId }).lean().orFail())._id);

test('a teacher of a further course sees the enrolments of its people only, and the count says no more', async () => {
  const { place, ana, ben, waiting, chiara, moses } = await aProgramOfTwoCourses();
  assert.deepEqual(await peopleIn(chiara), [ana, ben, waiting].map(({ personId }) => personId).sort());
  assert.deepEqual(await peopleIn(moses), [ben, waiting].map(({ personId }) => personId).sort());
  assert.deepEqual(await peopleIn(moses, { state: 'pending' }), [waiting.personId]);
  assert.equal((await listEnrolments(moses, { limit: 1 })).total, 2);
  assert.equal((await readEnrolment(moses, await enrolmentOf(place, ben.personId))).person.id, ben.personId);
  await assert.rejects(readEnrolment(moses, await enrolmentOf(place, ana.personId)), { name: 'NotFound' });
});

test('who leaves that course is out of the teacher’s sight', async () => {
  const { place, further, ben, waiting, moses } = await aProgramOfTwoCourses();
  await RosterMemberModel.updateOne({ ...place, rosterId: further.rosterId, subject: `sub-${ben.personId}` }, { $set: { leftAt: new Date() } });
  assert.deepEqual(await peopleIn(moses), [waiting.personId]);
});

test('the same name at another platform is somebody else, whom the teacher does not see', async () => {
  const { place, ben, waiting, moses } = await aProgramOfTwoCourses();
  const elsewhere = await aMentee(place);
  await IdentityModel.create({ tenantId: place.tenantId, source: 'registration', sourceId: anId(), subject: `sub-${ben.personId}`, personId: elsewhere.personId });
  assert.deepEqual(await peopleIn(moses), [ben, waiting].map(({ personId }) => personId).sort());
});

test('it is a view: nothing is decided, edited or unlinked by it', async () => {
  const { place, further, waiting, moses } = await aProgramOfTwoCourses();
  await assert.rejects(approveEnrolment(moses, await enrolmentOf(place, waiting.personId)), { name: 'NotFound' });
  await assert.rejects(readManagedProgram(moses, place.programId), { name: 'NotAllowed' });
  await assert.rejects(unlinkCourse(moses, further.link.id), { name: 'NotFound' });
});

test('of courses and rosters the teacher sees their own alone: another one is not there', async () => {
  const { home, further, chiara, moses } = await aProgramOfTwoCourses();
  assert.deepEqual((await listCourses(chiara)).items.map(({ title, roster }) => [title, roster?.id]), [['Home', home.rosterId], ['Further', further.rosterId]]);
  assert.deepEqual((await listCourses(moses)).items.map(({ title, roster }) => [title, roster?.id]), [['Further', further.rosterId]]);
  assert.deepEqual((await listRosters(moses)).items.map(({ id }) => id), [further.rosterId]);
  assert.equal((await listRosterMembers(moses, further.rosterId, {})).total, 2);
  for (const read of [readRoster, askForRoster, (actor: ProgramActor, id: string) => listRosterMembers(actor, id, {})]) {
    await assert.rejects(read(moses, home.rosterId), { name: 'NotFound' });
  }
});

test('somebody whose teaching has ended sees nobody any more, whatever their session says', async () => {
  const { place, further } = await aProgramOfTwoCourses();
  const gone = actorIn(place, await aPerson(place), ['teacher']);
  assert.deepEqual([await peopleIn(gone), (await listCourses(gone)).items, (await listRosters(gone)).items], [[], [], []]);
  await assert.rejects(readRoster(gone, further.rosterId), { name: 'NotFound' });
});

test('a further course can be taken from the program: its teachers see nobody, and who is in no other course rests', async () => {
  const { place, home, further, ana, ben, chiara, moses } = await aProgramOfTwoCourses();
  await attends(place, further, ana.personId); // and in the home course
  await unlinkCourse(chiara, further.link.id);
  assert.equal(await linkOf(further.link), null);
  assert.deepEqual((await listCourses(chiara)).items.map(({ title }) => title), ['Home']);
  assert.deepEqual((await listRosters(chiara)).items.map(({ id }) => id), [home.rosterId]);
  assert.deepEqual(await appointmentsOf(place.tenantId, place.programId, moses.personId), []);
  const reading = (await leaseRoster({ kind: 'system', job: 'read-rosters' }))!;
  assert.deepEqual([reading.id, reading.next], [further.rosterId, null], 'nothing is asked of the platform');
  assert.deepEqual(await endReading(reading), { left: 3, doubted: false });
  const stateOf = async (personId: string) => (await EnrolmentModel.findOne({ ...place, personId }).lean().orFail()).state;
  assert.deepEqual([await stateOf(ana.personId), await stateOf(ben.personId)], ['active', 'paused']);
  assert.equal(await RosterModel.exists({ ...place, _id: further.rosterId }), null);
  assert.equal(await EventModel.countDocuments({ ...place, type: 'program.unlinked' }), 1);
  const { id: _, ...course } = further.link;
  await linkContext({ ...course, isHome: true, programId: anId() }); // it may belong to another program now
});

test('the course in which the program was started stays with it, and another program’s course is not there', async () => {
  const { place, home, chiara } = await aProgramOfTwoCourses();
  await assert.rejects(unlinkCourse(chiara, home.link.id), { code: 'home-course' });
  const neighbour = await aCoordinator(await aProgram({ tenantId: place.tenantId }));
  for (const id of [home.link.id, anId()]) await assert.rejects(unlinkCourse(neighbour, id), { name: 'NotFound' });
});

test('whose mail comes back is marked for coordinators, and not for who teaches in a further course', async () => {
  const { place: { tenantId }, further, ben, chiara, moses } = await aProgramOfTwoCourses();
  for (let times = 0; times < 2; times += 1) await addressRefused(tenantId, ben.personId, new Date());
  const marked = async (who: ProgramActor) => (await listRosterMembers(who, further.rosterId, {})).items.filter(({ mailFails }) => mailFails).map(({ name }) => name);
  assert.deepEqual([await marked(chiara), await marked(moses)], [[`sub-${ben.personId}`], []]);
});
