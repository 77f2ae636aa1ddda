/** A course that was copied at the platform: its teacher starts from the design of what was there before, and from nobody's people. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aMentor, anId } from '../../models/factories.ts';
import { AppointmentModel } from '../../models/programs/appointment.model.ts';
import { EnrolmentModel } from '../../models/people/enrolment.model.ts';
import { ProgramModel } from '../../models/programs/program.model.ts';
import { NotFound } from '../../models/problems.ts';
import { RosterModel } from '../../models/rosters/roster.model.ts';
import { copyProgramHere, linkSessionCourse, startProgramHere } from '../../models/sessions/course.ts';
import { type readMe } from '../../models/sessions/me.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { customOf } from '../deep-linking/placed-part.ts';
import { claim, roles, TestPlatform } from './test-platform.ts';
import { hasSession, refusalIn, sessionIn, useLtiServer } from './test-launch.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
await platform.start();
await platform.register();
after(() => platform.stop());

interface Opened {
  sub?: string;
  course: string;
  history?: string;
  more?: Record<string, unknown>;
}

async function open({ sub = 'chiara', course, history, more = {} }: Opened, from = platform) {
  const page = await server.launch(from, {
    sub,
    [claim('context')]: { id: course, title: course.toUpperCase() },
    ...(history === undefined ? {} : { [claim('custom')]: { context_history: history } }),
    ...more,
  });
  const { actor, session } = (await findSession(sessionIn(page).token))!;
  return { actor, session, me: sessionIn(page).me as unknown as Awaited<ReturnType<typeof readMe>> };
}

/** A course with a program that has been used for a while. */
async function aUsedProgram(course: string) {
  const { actor, session } = await open({ course });
  const { actor: chiara } = await startProgramHere(actor, session, { template: 'first-year-peers', title: 'First year 2026' });
  const place = { tenantId: chiara.tenantId, programId: chiara.programId };
  await ProgramModel.updateOne(
    { tenantId: place.tenantId, _id: place.programId },
    { $set: { subtitle: { default: 'en', text: { en: 'Autumn' } }, 'title.text.de': 'Erstsemester 2026', startsOn: '2020-09-28', endsOn: '2090-03-30', 'settings.meetings.minutes': 60, state: 'running' } },
  );
  await aMentor(place);
  return { place, chiara };
}

const stored = ({ tenantId, programId }: { tenantId: string; programId: string }) => ProgramModel.findOne({ tenantId, _id: programId }).lean().orFail();
const memberships = (address: string) => ({ 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: address } });

test('the copy brings the design: kind, topics, texts, settings, and days to come; nobody, and no day that has passed', async () => {
  const { place } = await aUsedProgram('biology');
  const { actor, session, me } = await open({ sub: 'dora', course: 'biology-2', history: 'biology' });
  assert.deepEqual([me.entrance, me.course?.copyOf], ['start-program', { id: place.programId, title: 'First year 2026', coordinated: false }]);
  const moved = await copyProgramHere(actor, session, { of: place.programId, title: 'First year 2026' });
  const [before, after] = [await stored(place), await stored(moved.actor)];
  for (const part of ['title', 'subtitle', 'template', 'topics', 'languages', 'settings', 'endsOn'] as const) assert.deepEqual(after[part], before[part], part);
  assert.deepEqual([after.startsOn, after.state, String(after.tenantId)], [null, 'enrolling', place.tenantId]);
  const { tenantId, programId } = moved.actor;
  assert.notEqual(programId, place.programId);
  assert.equal(await EnrolmentModel.countDocuments({ tenantId, programId }), 0);
  const appointed = await AppointmentModel.find({ tenantId, programId }).lean();
  assert.deepEqual(appointed.map(({ personId, role }) => [String(personId), role]), [[actor.personId, 'coordinator']]);
  assert.deepEqual(moved.actor.roles, ['coordinator']);
});

test('a new name is a new name in every language', async () => {
  const { place } = await aUsedProgram('chemistry');
  const { actor, session } = await open({ course: 'chemistry-2', history: 'chemistry' });
  const moved = await copyProgramHere(actor, session, { of: place.programId, title: 'First year 2027' });
  assert.deepEqual((await stored(moved.actor)).title, { default: 'en', text: { en: 'First year 2027' } });
});

test('of a copy of a copy the nearest program counts; a copy of a course without one starts from nothing', async () => {
  const { place: first } = await aUsedProgram('maths');
  const { actor, session } = await open({ course: 'maths-2', history: 'maths' });
  const second = await copyProgramHere(actor, session, { of: first.programId, title: 'Second' });
  assert.equal((await open({ course: 'maths-3', history: 'maths-2,maths' })).me.course?.copyOf?.id, second.actor.programId);
  assert.equal((await open({ course: 'maths-4', history: 'never-linked,maths' })).me.course?.copyOf?.id, first.programId);
  for (const history of ['never-linked', '$Context.id.history', '', undefined]) {
    assert.equal((await open({ course: 'maths-5', ...(history === undefined ? {} : { history }) })).me.course?.copyOf, null);
  }
});

test('who coordinates the program already may link the copy to it instead, and starting fresh stays possible', async () => {
  const { place } = await aUsedProgram('law');
  const { actor, session, me } = await open({ course: 'law-2', history: 'law' });
  assert.equal(me.course?.copyOf?.coordinated, true);
  assert.equal((await linkSessionCourse(actor, session, place.programId)).actor.programId, place.programId);
  const fresh = await open({ course: 'law-3', history: 'law' });
  const started = await startProgramHere(fresh.actor, fresh.session, { template: 'reverse', title: 'Another' });
  assert.equal((await stored(started.actor)).template, 'reverse');
});

test('a program that is over can be started from, and no longer be linked', async () => {
  const { place } = await aUsedProgram('history');
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  const { actor, session, me } = await open({ course: 'history-2', history: 'history' });
  assert.deepEqual([me.course?.copyOf?.id, me.course?.copyOf?.coordinated], [place.programId, false]);
  await assert.rejects(linkSessionCourse(actor, session, place.programId), { code: 'program-archived' });
  await copyProgramHere(actor, session, { of: place.programId, title: 'Again' });
});

test('only the program of the course it was copied from can be started from: any other is not there', async () => {
  const { place: other } = await aUsedProgram('physics');
  await aUsedProgram('geology');
  const { actor, session } = await open({ course: 'geology-2', history: 'geology' });
  for (const foreign of [other.programId, anId()]) await assert.rejects(copyProgramHere(actor, session, { of: foreign, title: 'Mine' }), NotFound);
  const plain = await open({ course: 'plain' });
  await assert.rejects(copyProgramHere(plain.actor, plain.session, { of: other.programId, title: 'Mine' }), NotFound);
});

test('an id in the history of another school’s course, at the same platform or another, says nothing', async () => {
  await aUsedProgram('botany');
  const key = { issuer: platform.issuer, clientId: platform.clientId };
  await approveRegistration({ kind: 'owner' }, { ...key, deploymentId: 'other-school', tenant: 'new' });
  const neighbour = await open({ sub: 'neighbour', course: 'botany-2', history: 'botany', more: { [claim('deployment_id')]: 'other-school' } });
  assert.equal(neighbour.me.course?.copyOf, null);
  const elsewhere = new TestPlatform('elsewhere');
  await elsewhere.start();
  await elsewhere.register();
  assert.equal((await open({ course: 'botany-2', history: 'botany' }, elsewhere)).me.course?.copyOf, null);
  elsewhere.stop();
});

test('students of a copied course wait for their teacher as in any other', async () => {
  await aUsedProgram('music');
  const page = await server.launch(platform, { [claim('context')]: { id: 'music-2', title: 'Music' }, [claim('custom')]: { context_history: 'music' }, [claim('roles')]: [roles.learner] });
  assert.ok(!hasSession(page));
  assert.equal(refusalIn(page), 'This course has no mentoring yet');
});

test('a link that was placed for one part opens that part in the copy, too, once it has its program', async () => {
  const { place } = await aUsedProgram('drama');
  const placed = { [claim('custom')]: { context_history: 'drama', ...customOf('goals') } };
  const { actor, session } = await open({ course: 'drama-2', history: 'drama' });
  const moved = await copyProgramHere(actor, session, { of: place.programId, title: 'Drama' });
  const { me } = await open({ sub: 'ana', course: 'drama-2', more: { ...placed, [claim('roles')]: [roles.learner] } });
  assert.deepEqual([me.program?.id, me.part, me.entrance], [moved.actor.programId, 'goals', 'join']);
});

test('who is in the course is asked for as soon as its program was started, copied or linked', async () => {
  const url = 'https://lms.example.edu/memberships';
  const { place } = await aUsedProgram('sports');
  const asked = async (course: string) => (await RosterModel.findOne({ contextId: course }, null, { acrossTenants: 'a test' }).lean())?.dueAt !== undefined;
  const starts: [string, (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>][] = [
    ['sports-1', ({ actor, session }) => startProgramHere(actor, session, { template: 'reverse', title: 'New' })],
    ['sports-2', ({ actor, session }) => copyProgramHere(actor, session, { of: place.programId, title: 'Like it' })],
    ['sports-3', ({ actor, session }) => linkSessionCourse(actor, session, place.programId)],
  ];
  for (const [course, start] of starts) {
    const opened = await open({ course, history: 'sports', more: memberships(url) });
    assert.equal(await asked(course), false);
    await start(opened);
    assert.equal(await asked(course), true, course);
  }
});
