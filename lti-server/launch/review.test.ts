/** A teacher looks at one student's work from the gradebook (LtiSubmissionReviewRequest): who may, what is shown, and what is not even counted. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aMentee, anId, aPair, type Place } from '../../models/factories.ts';
import { setGoal } from '../../models/goals/goals.ts';
import { MeetingModel } from '../../models/meetings/meeting.model.ts';
import { readReview, type Review } from '../../models/reviews/reviews.ts';
import { startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { linkContext } from '../../models/tenants/context-links.ts';
import type { ProgramActor } from '../../models/actor.ts';
import { refusalIn, sessionIn, useLtiServer, type Page } from './test-launch.ts';
import { claim, roles, TestPlatform, type Claims } from './test-platform.ts';
import { refusing } from './test-refusal.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
const assertRefused = refusing(server);
await platform.start();
const registration = await platform.register();
after(() => platform.stop());

const biology = { [claim('context')]: { id: 'biology', title: 'Biology' } };
const chemistry = { [claim('context')]: { id: 'chemistry', title: 'Chemistry' } };
const link = { [claim('resource_link')]: { id: 'held-meetings', title: 'Meet your mentor' } };
const counting = { ...link, [claim('custom')]: { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '3' } };
const asStudent = { [claim('roles')]: [roles.learner], name: 'Sam Student' };

const teacher = (await findSession(sessionIn(await server.launch(platform, { sub: 'teacher', ...biology })).token))!;
await startProgramHere(teacher.actor, teacher.session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
const opened = (await findSession(sessionIn(await server.launch(platform, { sub: 'student', ...biology, ...counting, ...asStudent })).token))!;
const { tenantId, programId } = opened.actor as ProgramActor;
const place: Place = { tenantId, programId };
const student = await aMentee(place, { personId: opened.actor.personId });
const { mentor, matchId } = await aPair(place, { mentee: student });
for (const visibility of ['private', 'match', 'match-and-coordinators'] as const) await setGoal(student, { title: `Goal: ${visibility}`, visibility });
await MeetingModel.create({
  tenantId: place.tenantId, programId: place.programId, matchId, mentorId: mentor.personId, menteeId: student.personId, title: 'What we said is ours', state: 'held',
  start: new Date('2026-10-01T10:00:00Z'), end: new Date('2026-10-01T10:30:00Z'), zone: 'Europe/Berlin', local: '2026-10-01T12:00', menteeZone: 'Europe/Berlin', menteeLocal: '2026-10-01T12:00',
  zoneData: '2026a', meetingUrl: 'https://meet.example.org/room', bookedBy: student.personId, uid: anId(), heldFrom: new Date('2026-10-02T10:30:00Z'),
});

const review = (more: Claims = {}): Promise<Page & { browser: Parameters<typeof server.get>[2] }> =>
  server.launch(platform, { sub: 'teacher', ...biology, ...link, [claim('message_type')]: 'LtiSubmissionReviewRequest', [claim('for_user')]: { user_id: 'student', roles: [roles.learner] }, ...more });
const shownIn = (page: Page): Review => (sessionIn(page).first as { readReview: Review }).readReview;

test('a coordinator sees what counts, that people met, and the goals that are shared with coordinators', async () => {
  const page = await review();
  assert.equal(sessionIn(page).me['reviewing'], true);
  const shown = shownIn(page);
  assert.equal(shown.person.id, student.personId);
  assert.deepEqual([shown.completion?.kind, shown.completion?.done, shown.completion?.target], ['meetings-held', 1, 3]);
  assert.equal(shown.asCoordinator, true);
  assert.deepEqual(shown.partners.map(({ id }) => id), [mentor.personId]);
  assert.deepEqual(shown.meetings.map(({ state, partner, when }) => [state, partner.id, when.date]), [['held', mentor.personId, '2026-10-01']]);
  assert.deepEqual(shown.goals.map(({ title }) => title), ['Goal: match-and-coordinators']);
});

test('what was said, and every goal that is not shared with coordinators, is nowhere in the page', async () => {
  const { text } = await review();
  for (const hidden of ['What we said is ours', 'meet.example.org', 'Goal: private', 'Goal: match"']) assert.ok(!text.includes(hidden), hidden);
});

test('the page is the same when it is loaded again', async () => {
  const page = await review();
  const address = /data-address="([^"]+)"/.exec(page.text)![1]!;
  const again = await server.get(address, { 'Sec-Fetch-Dest': 'iframe' }, page.browser);
  assert.equal(shownIn(again).person.id, student.personId);
});

test('a teacher of another course of the program sees what counts there and nothing else', async () => {
  await linkContext({ tenantId: place.tenantId, programId: place.programId, registrationId: registration.id, deploymentId: opened.session.deploymentId!, contextId: 'chemistry', title: 'Chemistry', isHome: false });
  await server.launch(platform, { sub: 'student', ...chemistry, ...counting, ...asStudent });
  const shown = shownIn(await review({ sub: 'chemist', ...chemistry }));
  assert.deepEqual([shown.asCoordinator, shown.completion?.done], [false, 1]);
  assert.deepEqual([shown.partners, shown.meetings, shown.goals], [[], [], []]);
});

for (const [who, held] of [['a student', [roles.learner]], ['a teaching assistant', [roles.instructor, 'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant']], ['somebody without a role', []]] as const) {
  test(`${who} looks at nobody’s work`, async () => {
    const page = await assertRefused(() => review({ sub: `new ${who}`, [claim('roles')]: held }), 'review-not-for-you', 403);
    assert.equal(refusalIn(page), 'Only teachers can look at this');
  });
}

for (const [what, claims] of [
  ['somebody who has never been here', { [claim('for_user')]: { user_id: 'nobody' } }],
  ['the teacher, who is not graded', { [claim('for_user')]: { user_id: 'teacher' } }],
  ['a link that counts nothing', { [claim('resource_link')]: { id: 'another' } }],
  ['no link at all', { [claim('resource_link')]: undefined }],
  ['a course without a program', { [claim('context')]: { id: 'empty', title: 'Empty' } }],
] as const) {
  test(`of ${what} there is nothing to look at`, async () => {
    await assertRefused(() => review(claims), 'nothing-to-review', 404);
  });
}

test('whom it is about has to be said', async () => {
  await assertRefused(() => review({ [claim('for_user')]: undefined }), 'review-of', 401);
});

test('any other session looks at nobody', async () => {
  const { actor, session } = (await findSession(sessionIn(await server.launch(platform, { sub: 'teacher', ...biology })).token))!;
  await assert.rejects(readReview(actor as ProgramActor, session), { name: 'NotFound' });
});
