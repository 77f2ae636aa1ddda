/** A course whose program is over: its teacher starts the next one there, and what was before stays as it was, for those who were in it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aMentee } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { IdentityModel } from '../../models/people/identity.model.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import { NotFound } from '../../models/problems.ts';
import { AppointmentModel } from '../../models/programs/appointment.model.ts';
import { ProgramModel } from '../../models/programs/program.model.ts';
import { RosterModel } from '../../models/rosters/roster.model.ts';
import { askForAllRosters, askForRoster, listRosters } from '../../models/rosters/rosters.ts';
import { listCourses } from '../../models/rosters/courses.ts';
import { copyProgramHere, linkSessionCourse, startProgramHere } from '../../models/sessions/course.ts';
import { type readMe } from '../../models/sessions/me.ts';
import { listPastPrograms, openPastProgram } from '../../models/sessions/past-programs.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { replaceDeployment } from '../../models/rosters/replace-deployment.ts';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { customOf } from '../deep-linking/placed-part.ts';
import { claim, roles, TestPlatform } from './test-platform.ts';
import { hasSession, refusalIn, sessionIn, useLtiServer } from './test-launch.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
await platform.start();
const { id: registrationId } = await platform.register();
after(() => platform.stop());

const memberships = { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${platform.origin}/members` } };

function launch(course: string, { sub = 'chiara', role = roles.instructor, more = {} }: { sub?: string; role?: string; more?: Record<string, unknown> } = {}) {
  return server.launch(platform, { sub, [claim('context')]: { id: course, title: course.toUpperCase() }, [claim('roles')]: [role], ...memberships, ...more });
}

async function open(course: string, as: Parameters<typeof launch>[1] = {}) {
  const page = await launch(course, as);
  const { actor, session } = (await findSession(sessionIn(page).token))!;
  return { actor, session, me: sessionIn(page).me as unknown as Awaited<ReturnType<typeof readMe>> };
}

/** A course with a program that its teacher started, with Ana in it, and that was closed for good. */
async function anArchivedProgram(course: string, ana = `ana-of-${course}`) {
  const { actor, session } = await open(course);
  const { actor: chiara } = await startProgramHere(actor, session, { template: 'first-year-peers', title: `First year of ${course}` });
  const place = { tenantId: chiara.tenantId, programId: chiara.programId };
  const mentee = await aMentee(place);
  await IdentityModel.create([{ tenantId: place.tenantId, source: 'registration', sourceId: registrationId, subject: ana, personId: mentee.personId }]);
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  return { place, chiara };
}

test('whoever teaches there starts the next program: like the last one, another kind, or one that they coordinate', async () => {
  const { place } = await anArchivedProgram('biology');
  const { actor, session, me } = await open('biology');
  assert.deepEqual([me.entrance, me.program, me.roles], ['start-program', null, []]);
  assert.deepEqual([me.course?.copyOf, me.course?.over], [{ id: place.programId, title: 'First year of biology', coordinated: false }, { readable: true }]);
  const next = await copyProgramHere(actor, session, { of: place.programId, title: 'Next year' });
  assert.notEqual(next.actor.programId, place.programId);
  assert.deepEqual(next.actor.roles, ['coordinator']);
  assert.deepEqual((await open('biology')).me.program?.title, 'Next year');

  await anArchivedProgram('botany');
  const other = await open('botany');
  assert.equal((await linkSessionCourse(other.actor, other.session, next.actor.programId)).actor.programId, next.actor.programId);
  const anew = await anArchivedProgram('zoology');
  const third = await open('zoology');
  const started = await startProgramHere(third.actor, third.session, { template: 'reverse', title: 'Another kind' });
  assert.notEqual(started.actor.programId, anew.place.programId);
});

test('of two who start it at once one does', async () => {
  await anArchivedProgram('ethics');
  const [one, other] = [await open('ethics'), await open('ethics', { sub: 'moses' })];
  const start = ({ actor, session }: typeof one) => startProgramHere(actor, session, { template: 'reverse', title: 'Mine' });
  const ends = await Promise.allSettled([start(one), start(other)]);
  assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal(ends.find((end) => end.status === 'rejected')?.reason.code, 'program-linked');
});

test('roster and columns of the one that is over stay, and nobody asks or sends for them any more', async () => {
  const { place, chiara } = await anArchivedProgram('chemistry');
  const columns = () => GradeColumnModel.find(place).lean();
  const [roster] = (await listRosters(chiara)).items;
  await RosterModel.updateOne({ ...place, _id: roster!.id }, { $set: { dueAt: null, readAt: new Date() } });
  const counts = { ...customOf('goals'), count: 'agreement-signed' };
  const { actor, session } = await open('chemistry', { more: { [claim('custom')]: counts } });
  const next = await startProgramHere(actor, session, { template: 'reverse', title: 'Next' });
  const [kept] = (await listRosters(chiara)).items;
  assert.deepEqual([kept?.id, kept?.course, kept?.state], [roster!.id, 'CHEMISTRY', 'read']);
  assert.deepEqual((await listCourses(chiara)).items.map(({ title }) => title), ['CHEMISTRY']);
  await askForAllRosters({ kind: 'system', job: 'read-rosters' });
  assert.equal((await RosterModel.findOne({ ...place, _id: roster!.id }).lean())?.dueAt, null);
  await assert.rejects(askForRoster(chiara, roster!.id), { code: 'program-archived' });
  assert.equal((await RosterModel.countDocuments({ tenantId: place.tenantId, programId: next.actor.programId })), 1, 'the next program has a roster of its own');
  for (const column of await columns()) assert.equal(column.lineItemUrl, null);
});

test('who was in it reads it, by a list of their own; nobody else finds it, and a new colleague does not come to look after it', async () => {
  const { place } = await anArchivedProgram('physics');
  const newcomer = await open('physics', { sub: 'dora' });
  assert.deepEqual(newcomer.me.course?.over, { readable: false });
  await assert.rejects(openPastProgram(newcomer.actor, newcomer.session, place.programId), NotFound);
  const before = await open('physics');
  const read = await openPastProgram(before.actor, before.session, place.programId);
  assert.deepEqual([read.actor.programId, read.actor.roles], [place.programId, ['coordinator']]);

  const { actor, session } = await open('physics', { sub: 'dora' });
  const next = await startProgramHere(actor, session, { template: 'reverse', title: 'Next' });
  assert.equal((await listPastPrograms(next.actor, next.session)).some(({ id }) => id === place.programId), false);
  const chiara = await open('physics');
  assert.equal(chiara.me.program?.id, next.actor.programId);
  assert.equal((await listPastPrograms(chiara.actor, chiara.session)).some(({ id }) => id === place.programId), true);
  const again = await openPastProgram(chiara.actor, chiara.session, place.programId);
  assert.deepEqual(again.actor.roles, ['coordinator']);
  await assert.rejects(openPastProgram(again.actor, again.session, next.actor.programId), NotFound, 'one that is not over is reached from its course');
});

test('who was in it goes on reading it until there is a next one; others read who can start it, and no person is made of them', async () => {
  const { place } = await anArchivedProgram('music');
  assert.equal((await open('music', { sub: 'ana-of-music', role: roles.learner })).me.program?.id, place.programId);
  const people = await PersonModel.countDocuments({ tenantId: place.tenantId });
  const page = await launch('music', { sub: 'stranger', role: roles.learner });
  assert.ok(!hasSession(page));
  assert.deepEqual([page.status, refusalIn(page)], [403, 'This course’s mentoring is over']);
  assert.match(page.text, /Your teacher can start the next one/);
  for (const state of ['declined', 'pending'] as const) {
    const asked = await aMentee(place, { enrolment: { state } });
    await IdentityModel.create([{ tenantId: place.tenantId, source: 'registration', sourceId: registrationId, subject: state, personId: asked.personId }]);
    assert.equal(refusalIn(await launch('music', { sub: state, role: roles.learner })), 'This course’s mentoring is over', 'who only asked was not in it');
    await PersonModel.deleteOne({ tenantId: place.tenantId, _id: asked.personId });
  }
  assert.equal(await PersonModel.countDocuments({ tenantId: place.tenantId }), people);
});

test('who teaches there no longer looks after neither the program that the course has nor the one that it had', async () => {
  const { place } = await anArchivedProgram('law');
  const { actor, session } = await open('law');
  const next = await startProgramHere(actor, session, { template: 'reverse', title: 'Next' });
  assert.equal(await AppointmentModel.countDocuments({ ...place, personId: actor.personId }), 1);
  await open('law', { role: roles.learner });
  assert.equal(await AppointmentModel.countDocuments({ ...place, personId: actor.personId }), 0);
  assert.equal(await AppointmentModel.countDocuments({ tenantId: place.tenantId, programId: next.actor.programId, personId: actor.personId }), 0);
});

test('after the tool was installed anew the course is not linked; who stopped teaching there coordinates nothing all the same', async () => {
  const { actor, session } = await open('geology', { sub: 'emil' });
  const { actor: emil } = await startProgramHere(actor, session, { template: 'reverse', title: 'Rocks' });
  const place = { tenantId: emil.tenantId, programId: emil.programId };
  await approveRegistration({ kind: 'owner' }, { issuer: platform.issuer, clientId: platform.clientId, deploymentId: 'installed anew', tenant: place.tenantId });
  const page = await launch('geology', { sub: 'emil', role: roles.learner, more: { [claim('deployment_id')]: 'installed anew' } });
  assert.equal(refusalIn(page), 'This course has no mentoring yet');
  assert.equal(await AppointmentModel.countDocuments({ ...place, personId: emil.personId }), 0);
  await replaceDeployment({ kind: 'owner' }, { issuer: platform.issuer, clientId: platform.clientId, deploymentId: 'installed anew', replaces: '1' });
  const again = await open('geology', { sub: 'emil', more: { [claim('deployment_id')]: 'installed anew' } });
  assert.deepEqual([again.actor.personId, again.me.program?.id, again.me.roles], [emil.personId, place.programId, ['coordinator']], 'the same person in the same program');
});
