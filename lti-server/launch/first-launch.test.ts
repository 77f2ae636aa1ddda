/** A good launch per role: what opens to whom, in a course with a program and in one without (rule 9, first launch). */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ProgramModel } from '../../models/programs/program.model.ts';
import { linkSessionCourse, startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { configureRegistration } from '../../models/tenants/registrations.ts';
import { claim, roles, TestPlatform } from './test-platform.ts';
import { sessionIn, useLtiServer } from './test-launch.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
const lis = 'http://purl.imsglobal.org/vocab/lis/v2';
const biology = { [claim('context')]: { id: 'biology', title: 'Biology' } };

await platform.start();
await platform.register();
const { token } = sessionIn(await server.launch(platform, { sub: 'teacher', ...biology }));
const { actor, session } = (await findSession(token))!;
await startProgramHere(actor, session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
after(() => platform.stop());

async function enter(sub: string, uris: readonly string[], more: Record<string, unknown> = {}) {
  const page = await server.launch(platform, { sub, ...biology, [claim('roles')]: uris, ...more });
  return { ...(sessionIn(page).me as { entrance: string; roles: string[]; person: { id: string }; program: { id: string } | null }), first: sessionIn(page).first as object, text: page.text };
}

test('a student comes to the join screen, and has no role before joining', async () => {
  const { entrance, roles: held, text } = await enter('student', [roles.learner]);
  assert.deepEqual([entrance, held], ['join', []]);
  assert.match(text, /<title>Alumni mentoring<\/title>/);
});

test('a teacher of the program’s home coordinates it, and has the first read with the page', async () => {
  const { entrance, roles: held, first } = await enter('teacher', [roles.instructor]);
  assert.deepEqual([entrance, held], ['ready', ['coordinator']]);
  assert.ok('readHome' in first);
});

test('the launched page has the colour of the platform, else that of the program', async () => {
  assert.doesNotMatch((await enter('student', [roles.learner])).text, /data-brand/);
  const { programId } = (await findSession(sessionIn(await server.launch(platform, { sub: 'teacher', ...biology })).token))!.actor;
  await ProgramModel.updateOne({ tenantId: actor.tenantId, _id: programId! }, { $set: { 'settings.brand.accent': '#9C3D17' } });
  assert.match((await enter('student', [roles.learner])).text, /data-brand="#9C3D17"/);
  assert.match((await enter('student', [roles.learner], { [claim('custom')]: { brand: '#22304a' } })).text, /data-brand="#22304a"/);
});

test('who does not teach there any more coordinates nothing any more', async () => {
  assert.deepEqual((await enter('changing', [roles.instructor])).roles, ['coordinator']);
  const { entrance, roles: held } = await enter('changing', [roles.learner]);
  assert.deepEqual([entrance, held], ['join', []]);
});

test('a teacher of a further course of the program sees that course’s people, as long as they teach there', async () => {
  const chemistry = { [claim('context')]: { id: 'chemistry', title: 'Chemistry' } };
  const { program } = await enter('colleague', [roles.instructor]);
  const opened = (await findSession(sessionIn(await server.launch(platform, { sub: 'colleague', ...chemistry })).token))!;
  const linked = await linkSessionCourse(opened.actor, opened.session, program!.id);
  assert.deepEqual(linked.actor.roles.toSorted(), ['coordinator', 'teacher'], 'coordinates because of the home course');
  const there = async (uris: readonly string[]) => (await enter('moses', uris, chemistry)).roles;
  assert.deepEqual(await there([roles.instructor]), ['teacher']);
  assert.deepEqual(await there([roles.learner]), []);
});

for (const [name, uris] of [
  ['a teaching assistant', [roles.instructor, `${lis}/membership/Instructor#TeachingAssistant`]],
  ['a content developer', [`${lis}/membership#ContentDeveloper`]],
  ['an observer whom Canvas calls Mentor', [`${lis}/membership#Mentor`]],
  ['somebody with a role nobody knows', ['https://school.example.edu/roles#Dean']],
  ['somebody without any role', []],
] as const) {
  test(`${name} comes to the join screen, nothing else`, async () => {
    const { entrance, roles: held } = await enter(name, uris);
    assert.deepEqual([entrance, held], ['join', []]);
  });
}

test('a test student (Canvas Student View) and a student whom the platform does not name come to the join screen as well', async () => {
  const bare = { name: undefined, given_name: undefined, family_name: undefined, email: undefined };
  const testUser = await enter('student-view', [roles.learner, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], bare);
  const anonymous = await enter('nameless', [roles.learner], bare);
  for (const { entrance, person } of [testUser, anonymous]) {
    assert.equal(entrance, 'join');
    assert.equal((person as { name?: unknown }).name, null);
  }
});

test('an administrator of the institution is the tenant’s only where the owner ticked it', async () => {
  const administrator = [`${lis}/institution/person#Administrator`];
  assert.deepEqual((await enter('admin', administrator)).roles, []);
  await configureRegistration({ kind: 'owner' }, { issuer: platform.issuer, clientId: platform.clientId }, { tenantAdminByInstitutionRole: true });
  assert.deepEqual((await enter('admin', administrator)).roles, ['tenant-admin']);
  assert.deepEqual((await enter('teacher', [roles.instructor])).roles, ['coordinator']);
});

test('the same person is met again, also when twenty launches of theirs come at once', async () => {
  const launches = await Promise.all(Array.from({ length: 20 }, () => enter('twenty', [roles.learner])));
  assert.equal(new Set(launches.map(({ person }) => person.id)).size, 1);
});

test('the same subject of another platform is another person', async () => {
  const other = new TestPlatform('other');
  await other.start();
  await other.register();
  const mine = await enter('shared-subject', [roles.learner]);
  const theirs = sessionIn(await server.launch(other, { sub: 'shared-subject' })).me as { person: { id: string } };
  assert.notEqual(mine.person.id, theirs.person.id);
  other.stop();
});
