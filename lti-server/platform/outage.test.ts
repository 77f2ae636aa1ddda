import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { aGradeColumn, aScore } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { findDeployment } from '../../models/tenants/deployments.ts';
import { sessionIn, useLtiServer } from '../launch/test-launch.ts';
import { claim, roles, TestPlatform } from '../launch/test-platform.ts';
import { until } from '../test-process.ts';
import { createPlatform } from './platform.ts';
import { createScoreSender } from './score-sender.ts';
import { outages, runOutage } from './test-outage.ts';
import { TestServices } from './test-services.ts';

const server = await useLtiServer();
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: server.keyEncryption, tokenEncryption: [randomBytes(32)] } });

for (const [i, [how, outage]] of Object.entries(outages).entries()) {
  const learners = i === 0 ? 100 : 40;
  test(`a platform that ${how} for half an hour gets every score within five minutes of its return: each learner’s in order, the newest last, none twice`, async () => {
    const lms = await new TestServices(how).start();
    after(() => lms.stop());
    const { waited, asked, handedIn, wrong } = await runOutage(port, lms, learners, { outage });
    assert.equal(wrong, 0);
    assert.equal(handedIn, 1.5 * learners, 'what was overtaken while it was down is not sent any more');
    assert.ok(waited <= 300, `waited ${waited} s`);
    assert.ok(asked < 150, `asked ${asked} times while it was down: one score at a time`);
  });
}

test('a launch is answered while its platform hangs with the scores', async () => {
  const platform = new TestPlatform('hanging');
  await platform.start();
  after(() => platform.stop());
  const registration = await platform.register();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const keys = platform.answer;
  let hanging = 0;
  platform.answer = (response) => {
    if (response.req.url !== '/token') return keys(response);
    hanging += 1;
    void released.then(() => response.destroy());
  };
  const { actor, session } = (await findSession(sessionIn(await server.launch(platform)).token))!;
  await startProgramHere(actor, session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
  const deployment = (await findDeployment(registration.id, '1'))!;
  const place = { tenantId: deployment.tenantId!, programId: (await findSession(sessionIn(await server.launch(platform)).token))!.session.programId! };
  const column = await aGradeColumn(place, { registrationId: registration.id as never, deploymentId: deployment.id as never, contextId: '2', resourceLinkId: 'counts', lineItemUrl: `${platform.origin}/lineitems/1` });
  const { personId } = await identifyPerson({ tenantId: place.tenantId, source: 'registration', sourceId: registration.id, subject: 'ana' });
  await aScore(column, personId, { points: 10, state: 'due', dueAt: new Date() });

  const run = createScoreSender(port, { warn: () => undefined }).sendDue({ kind: 'system', job: 'test' });
  await until('the platform is asked for a token', () => hanging > 0);
  const counting = {
    sub: 'ana', [claim('roles')]: [roles.learner], [claim('resource_link')]: { id: 'counts' }, [claim('custom')]: { mentorkit_completion: 'meetings-held', mentorkit_target: '3' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [], lineitems: `${platform.origin}/lineitems`, lineitem: `${platform.origin}/lineitems/1` },
  };
  assert.equal((await server.launch(platform, counting)).status, 200);
  release();
  assert.equal(await run, 0);
});

test('the first launch of a link that counts, by whoever it is, notes its column; the session knows it', async () => {
  const platform = new TestPlatform('first');
  await platform.start();
  after(() => platform.stop());
  await platform.register();
  const { actor, session } = (await findSession(sessionIn(await server.launch(platform)).token))!;
  await startProgramHere(actor, session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
  const launch = (sub: string, role: string, endpoint: object) => server.launch(platform, {
    sub, [claim('roles')]: [role], [claim('resource_link')]: { id: 'counts', title: 'Meet your mentor' }, [claim('custom')]: { mentorkit_completion: 'goal-set' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': endpoint,
  });
  const moodle = { scope: [], lineitems: `${platform.origin}/lineitems?type_id=1`, lineitem: '' };
  const first = await launch('chiara', roles.instructor, moodle);
  const second = await launch('ana', roles.learner, { scope: [], lineitems: `${platform.origin}/lineitems?type_id=1` });
  const [one, two] = await Promise.all([first, second].map(async (page) => (await findSession(sessionIn(page).token))!.session));
  assert.equal(one!.columnId, two!.columnId);
  const column = (await GradeColumnModel.findOne({ tenantId: one!.tenantId, programId: one!.programId!, _id: one!.columnId! }).lean())!;
  assert.deepEqual([column.kind, column.target, column.label, column.namedUrl, column.lineItemsUrl, column.state], ['goal-set', 1, 'Meet your mentor', null, `${platform.origin}/lineitems?type_id=1`, 'looking']);
});
