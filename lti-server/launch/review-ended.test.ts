/** A review that is open while its reader stops teaching: it shows nothing any more, in the page and when the page is loaded again. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { aMentee } from '../../models/factories.ts';
import { readReview, type Review } from '../../models/reviews/reviews.ts';
import { startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { linkContext } from '../../models/tenants/context-links.ts';
import { sessionIn, useLtiServer, type Browser, type Page } from './test-launch.ts';
import { claim, roles, TestPlatform, type Claims } from './test-platform.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
await platform.start();
const registration = await platform.register();
after(() => platform.stop());

const course = (id: string): Claims => ({ [claim('context')]: { id, title: id } });
const counting = {
  [claim('resource_link')]: { id: 'held-meetings', title: 'Meet your mentor' },
  [claim('custom')]: { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '3' },
};
const asStudent = { [claim('roles')]: [roles.learner] };

const head = (await findSession(sessionIn(await server.launch(platform, { sub: 'head', ...course('biology') })).token))!;
await startProgramHere(head.actor, head.session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
const student = (await findSession(sessionIn(await server.launch(platform, { sub: 'student', ...course('biology'), ...counting, ...asStudent, name: 'Sam Student' })).token))!;
const { tenantId, programId, personId } = student.actor as ProgramActor;
await aMentee({ tenantId, programId }, { personId });
for (const contextId of ['chemistry', 'physics']) {
  await linkContext({ tenantId, programId, registrationId: registration.id, deploymentId: student.session.deploymentId!, contextId, title: contextId, isHome: false });
  await server.launch(platform, { sub: 'student', ...course(contextId), ...counting, ...asStudent, name: 'Sam Student' });
}

const openReview = (sub: string, contextId: string): Promise<Page & { browser: Browser }> =>
  server.launch(platform, { sub, ...course(contextId), [claim('resource_link')]: counting[claim('resource_link')], [claim('message_type')]: 'LtiSubmissionReviewRequest', [claim('for_user')]: { user_id: 'student' } });

async function readOpen(page: Page): Promise<Review> {
  const { actor, session } = (await findSession(sessionIn(page).token))!;
  return readReview(actor as ProgramActor, session);
}

async function loadAgain({ text, browser }: Page & { browser: Browser }): Promise<Page> {
  return server.get(/data-address="([^"]+)"/.exec(text)![1]!, { 'Sec-Fetch-Dest': 'iframe' }, browser);
}

/** The platform calls them a student from now on: the appointment that came from teaching ends. */
const stopsTeaching = (sub: string, contextId: string) => server.launch(platform, { sub, ...course(contextId), ...asStudent });

for (const [who, contextId] of [['a coordinator by teaching the home course', 'biology'], ['a teacher of a further course', 'chemistry']] as const) {
  test(`${who} who stops teaching sees nothing any more in the review that is open, nor when it is loaded again`, async () => {
    const sub = `was ${who}`;
    const page = await openReview(sub, contextId);
    assert.equal((await readOpen(page)).person.id, personId);
    await stopsTeaching(sub, contextId);
    await assert.rejects(readOpen(page), { name: 'NotAllowed' });
    const again = await loadAgain(page);
    assert.equal(again.status, 200);
    for (const word of ['Sam', personId, 'meetings-held']) assert.ok(!again.text.includes(word), word);
  });
}

test('who goes on teaching another course of the program sees nobody of the one that they left', async () => {
  const chemistry = await openReview('both', 'chemistry');
  const physics = await openReview('both', 'physics');
  await stopsTeaching('both', 'chemistry');
  await assert.rejects(readOpen(chemistry), { name: 'NotAllowed' });
  assert.equal((await readOpen(physics)).completion?.target, 3);
});
