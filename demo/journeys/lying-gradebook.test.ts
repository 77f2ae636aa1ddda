/** The jobs that find columns and send scores, against the demo LMS as its token endpoint, its results and its scores lie: nothing is lost, nothing is doubled. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { aGradeColumn, aProgram, aScore } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { ScoreModel } from '../../models/grades/score.model.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { forgetAccessTokens } from '../../models/tenants/access-tokens.ts';
import { approveRegistration, findDeployment } from '../../models/tenants/deployments.ts';
import { addRegistration, readRegistration } from '../../models/tenants/registrations.ts';
import { columnResourceId, columnTag } from '../../lti-server/deep-linking/placed-completion.ts';
import { findDueColumns } from '../../lti-server/platform/column-finder.ts';
import { createPlatform } from '../../lti-server/platform/platform.ts';
import { createScoreSender } from '../../lti-server/platform/score-sender.ts';
import { platformOf } from '../../lti-server/platform/services.ts';
import { lineItemsAddress, membershipsAddress } from '../lms/advantage/addresses.ts';
import { serviceScopes } from '../lms/advantage/scopes.ts';
import type { Fault, FaultPoint } from '../lms/faults/fault-plan.ts';
import { testCampus } from '../lms/test-campus.ts';

await useTestDatabase();
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
const system = { kind: 'system' as const, job: 'test' };
const log = pino({ level: 'silent' });
const owner = { kind: 'owner' as const };
const clientId = 'lied-to';
const deploymentId = 'lied-to-1';
const learners = 4;
const counted = { kind: 'meetings-held', target: 3 } as const;

/** What a point does wrong, and how often; each begins after a few right answers, in the middle of the work. */
const ways: readonly Fault[] = [
  { kind: 'cut' }, { kind: 'status', status: 500 }, { kind: 'status', status: 503, retryAfterSeconds: 120 }, { kind: 'status', status: 401 }, { kind: 'status', status: 403 },
  { kind: 'status', status: 429, retryAfterSeconds: 60 }, { kind: 'redirect', to: 'http://elsewhere.northfield.example/' }, { kind: 'broken-json' }, { kind: 'page' }, { kind: 'html-type' },
];
/** Where scores are taken, a no is believed of that learner or column; elsewhere it says nothing of them. */
const refusals: readonly Fault[] = [{ kind: 'status', status: 400 }, { kind: 'status', status: 404 }];
const lies: readonly [at: FaultPoint, faults: readonly Fault[]][] = [
  ['token', [...ways, ...refusals, { kind: 'wrong-shape' }]],
  ['results', [...ways, ...refusals, { kind: 'ignores-filter' }]],
  ['scores', ways],
];

for (const [at, faults] of lies) {
  test(`${at}: whatever it answers in place of the truth, every learner’s newest points stand there, and none was taken twice`, async (t) => {
    const keys = createServer(express().use('/keys', port.keyset));
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    t.after(() => new Promise((resolve) => keys.close(resolve).closeAllConnections()));
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
    const campus = await testCampus(t, {
      clientId, deploymentId, name: 'A tool', label: 'Tool', initiateLoginUri: `${url}/login`, redirectUris: [`${url}/launch`], jwksUri: `${url}/keys`, targetLinkUri: `${url}/launch`,
      custom: {}, claims: [], scopes: [...serviceScopes], messages: {},
    });
    Object.defineProperty(campus.clock, 'now', { get: () => new Date() }); // goes, as that of the tool’s assertions does
    const key = { issuer: campus.url, clientId };
    await addRegistration(owner, { ...key, authorizationUrl: `${campus.url}/lti/authorize`, tokenUrl: `${campus.url}/lti/token`, jwksUrl: `${campus.url}/lti/keys` }, { allowHttp: true });
    await approveRegistration(owner, { ...key, deploymentId });
    const registration = await readRegistration(owner, key);
    const deployment = (await findDeployment(registration.id, deploymentId))!;
    const platform = platformOf(registration, deployment);
    const place = await aProgram({ tenantId: deployment.tenantId! });
    const lineItemsUrl = lineItemsAddress(campus.url, 'car-210', deploymentId);
    const roster = await port.members(platform, membershipsAddress(campus.url, 'car-210', deploymentId));
    const subjects = roster.members.filter(({ role }) => role === 'learner').map(({ subject }) => subject).slice(0, learners);
    assert.equal(subjects.length, learners);

    let now = new Date();
    /** What the platform took, by learner and points. */
    const taken = new Map<string, number>();
    const sender = createScoreSender({
      ...port,
      async submitScore(...call) {
        await port.submitScore(...call);
        const one = `${call[2].subject} ${call[2].done}`;
        taken.set(one, (taken.get(one) ?? 0) + 1);
      },
    }, log, () => now);

    for (const [round, fault] of faults.entries()) {
      await port.createLineItem(platform, lineItemsUrl, { label: `Meetings ${round}`, scoreMaximum: 10, resourceId: columnResourceId, tag: columnTag(counted) });
      const column = await aGradeColumn(place, {
        ...counted,
        registrationId: registration.id as never, deploymentId: deployment.id as never, state: 'looking', dueAt: now, lineItemUrl: null, lineItemsUrl, resourceLinkId: `link-${round}`,
      });
      for (const subject of subjects) {
        const { personId } = await identifyPerson({ tenantId: place.tenantId, source: 'registration', sourceId: registration.id, subject });
        await aScore(column, personId, { points: 3.33, state: 'due', dueAt: now, dueSince: now });
      }
      const reached = (points: number) => ScoreModel.updateMany({ ...place, columnId: column._id }, { $set: { points, state: 'due', dueAt: now, dueSince: now, failures: 0, failure: null } });
      taken.clear();
      await forgetAccessTokens(platform);
      campus.lms.faults.add({ at, fault, skip: at === 'token' ? 0 : 3, times: 3 });
      for (const points of [3.33, 6.67, 10]) {
        if (points > 3.33) await reached(points);
        for (let minute = 0; minute < 60 && (await ScoreModel.countDocuments({ ...place, columnId: column._id, state: 'due' })) > 0; minute += 1) {
          await findDueColumns(system, port, log, () => now);
          await sender.sendDue(system);
          now = new Date(now.getTime() + 60_000);
        }
      }
      const says = JSON.stringify(fault);
      assert.deepEqual(campus.lms.faults.planned, [], `${says}: all of it happened`);
      const { lineItemUrl } = (await GradeColumnModel.findOne({ ...place, _id: column._id }).lean())!;
      const marks = await Promise.all(subjects.map((subject) => port.result(platform, lineItemUrl!, subject)));
      assert.deepEqual(new Set(marks.map((mark) => mark && (mark.score / mark.maximum) * 10)), new Set([10]), says);
      assert.deepEqual((await ScoreModel.distinct('state', { ...place, columnId: column._id })), ['sent'], says);
      assert.deepEqual([...taken.values()].filter((times) => times > 1), [], says);
    }
  });
}
