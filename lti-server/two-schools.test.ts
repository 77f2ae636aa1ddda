/**
 * Two schools behind one issuer never meet, in both ways in which that happens: each with a client id of its own, and as on
 * hosted Canvas one client id with a deployment for each school. Both have a course `biology`, a person `ana` and a teacher
 * `chiara`: everything that could take one for the other is walked.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { SignJWT, calculateJwkThumbprint, exportJWK } from 'jose';
import type { ProgramActor } from '../models/actor.ts';
import { aGradeColumn, aMentee, aMentor } from '../models/factories.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import { identifyPerson } from '../models/people/people.ts';
import { appointmentsOf } from '../models/programs/appointments.ts';
import { askForRoster, endReading, keepPage, leaseRoster, listRosters } from '../models/rosters/rosters.ts';
import { askForLinks } from '../models/sessions/ask-for-links.ts';
import { startProgramHere } from '../models/sessions/course.ts';
import { findSession } from '../models/sessions/sessions.ts';
import { linkOf } from '../models/tenants/context-links.ts';
import { approveRegistration, findDeployment } from '../models/tenants/deployments.ts';
import { addHost } from '../models/tenants/hosts.ts';
import { LtiServer, sessionIn } from './launch/test-launch.ts';
import { claim, roles, TestPlatform, type Claims } from './launch/test-platform.ts';
import { useTestServer } from './test-server.ts';

const owner = { kind: 'owner' as const };
const server = await useTestServer();
const lti = new LtiServer();
await lti.start();
after(() => lti.stop());

interface School {
  readonly name: string;
  readonly platform: TestPlatform;
  readonly deploymentId: string;
}

/** A school with a program in its course `biology`, and its teacher's session. */
interface Running extends School {
  readonly chiara: ProgramActor;
  readonly token: string;
  readonly registrationId: string;
  readonly deploymentRowId: string;
}

const memberships = (platform: TestPlatform) => ({ 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${platform.origin}/memberships` } });

async function launch({ platform, deploymentId }: School, sub: string, claims: Claims = {}) {
  const page = await lti.launch(platform, { sub, name: sub, [claim('deployment_id')]: deploymentId, [claim('context')]: { id: 'biology', title: 'Biology' }, ...claims });
  const { token } = sessionIn(page);
  return { token, ...(await findSession(token))! };
}

const asStudent = (school: School, sub: string) => launch(school, sub, { [claim('roles')]: [roles.learner] });

async function begin(school: School): Promise<Running> {
  const { token, actor, session } = await launch(school, 'chiara', memberships(school.platform));
  const { actor: chiara } = await startProgramHere(actor, session, { template: 'alumni-and-careers', title: `Mentoring of ${school.name}` });
  return { ...school, chiara, token, registrationId: session.sourceId, deploymentRowId: session.deploymentId! };
}

const first = new TestPlatform('north');
await first.start();
const second = new TestPlatform('south');
await second.start();
const hosted = new TestPlatform('hosted');
await hosted.start();
after(() => [first, second, hosted].forEach((platform) => platform.stop()));

// One issuer, two client ids: what the second platform signs says that it comes from the first.
await first.register();
Object.defineProperty(second, 'origin', { value: first.origin });
second.key = first.key;
await second.register();
// One client id, two deployments, each a school's.
await hosted.register({ deploymentId: 'north' });
await approveRegistration(owner, { issuer: hosted.issuer, clientId: hosted.clientId, deploymentId: 'south', tenant: 'new' });

const pairs: Record<string, readonly [Running, Running]> = {
  'one issuer, two client ids': [await begin({ name: 'North', platform: first, deploymentId: '1' }), await begin({ name: 'South', platform: second, deploymentId: '1' })],
  'one client id, two deployments': [await begin({ name: 'North', platform: hosted, deploymentId: 'north' }), await begin({ name: 'South', platform: hosted, deploymentId: 'south' })],
};

for (const [how, [north, south]] of Object.entries(pairs)) {
  describe(how, () => {
    const placeOf = ({ chiara: { tenantId, programId } }: Running) => ({ tenantId, programId });

    test('launches: the same course, person and teacher are two of each, in two tenants', async () => {
      assert.equal(north.platform.issuer, south.platform.issuer);
      assert.notEqual(north.chiara.tenantId, south.chiara.tenantId);
      assert.notEqual(north.chiara.programId, south.chiara.programId);
      assert.notEqual(north.chiara.personId, south.chiara.personId);
      const [ana, other] = [await asStudent(north, 'ana'), await asStudent(south, 'ana')];
      assert.deepEqual([ana.actor.programId, other.actor.programId], [north.chiara.programId, south.chiara.programId]);
      assert.notEqual(ana.actor.personId, other.actor.personId);
      assert.equal(north.registrationId === south.registrationId, how.startsWith('one client id'), 'the case that this is about');
    });

    test('teaching at one school coordinates nothing at the other', async () => {
      await launch(north, 'dora');
      const other = await asStudent(south, 'dora');
      assert.deepEqual(other.actor.roles, []);
      assert.deepEqual(await appointmentsOf(south.chiara.tenantId, north.chiara.programId, other.actor.personId), []);
      const { body } = await server.call<{ items: { id: string }[] }>('GET', '/api/programs', { token: south.token });
      assert.deepEqual(body.items.map(({ id }) => id), [south.chiara.programId]);
    });

    test('a course of one is not linked because the other one’s is, nor the copy of one', async () => {
      const { session } = await launch(south, 'chiara', { [claim('context')]: { id: 'biology-2', title: 'Copy' }, [claim('custom')]: { context_history: 'biology' } });
      assert.equal(session.course?.copyOf, south.chiara.programId, 'its own, not the other school’s');
      await launch(north, 'chiara', { [claim('context')]: { id: 'north-only', title: 'North' } });
      const copy = await launch(south, 'chiara', { [claim('context')]: { id: 'copy', title: 'Copy' }, [claim('custom')]: { context_history: 'north-only' } });
      assert.equal(copy.session.course?.copyOf, null);
    });

    test('a roster says nothing of the other school’s people of the same names', async () => {
      const [ana, other] = [await asStudent(north, 'roster-ana'), await asStudent(south, 'roster-ana')];
      for (const [school, { actor }] of [[north, ana], [south, other]] as const) await aMentee(placeOf(school), { personId: actor.personId });
      for (const { chiara } of [north, south]) for (const { id } of (await listRosters(chiara)).items) await askForRoster(chiara, id);
      for (let reading = await leaseRoster({ kind: 'system', job: 'test' }); reading !== null; reading = await leaseRoster({ kind: 'system', job: 'test' })) {
        const mine = reading.tenantId === north.chiara.tenantId;
        const member = { subject: 'roster-ana', status: mine ? 'inactive' as const : 'active' as const, role: 'learner' as const, name: `Ana of ${reading.tenantId}` };
        await endReading((await keepPage(reading, { members: [member], next: null, differences: null }))!);
      }
      const stateOf = async (school: Running, { actor }: typeof ana) => (await EnrolmentModel.findOne({ ...placeOf(school), personId: actor.personId }).lean().orFail()).state;
      assert.deepEqual([await stateOf(north, ana), await stateOf(south, other)], ['paused', 'active']);
      const [rosters, theirs] = [await listRosters(north.chiara), await listRosters(south.chiara)];
      assert.deepEqual([rosters.items.length, theirs.items.length], [1, 1]);
      for (const { id } of theirs.items) {
        for (const path of [`/api/rosters/${id}`, `/api/rosters/${id}/members`]) assert.equal((await server.call('GET', path, { token: north.token })).status, 404);
        assert.equal((await server.call('POST', `/api/rosters/${id}/ask`, { token: north.token })).status, 404);
      }
    });

    test('directory, search and lists hold nobody of the other school, and their ids are not there', async () => {
      const mentor = await aMentor(placeOf(south), { person: { name: 'Quirinus Southerner' } });
      const { token, actor } = await asStudent(north, 'searching');
      await aMentee(placeOf(north), { personId: actor.personId });
      for (const path of ['/api/mentors', '/api/mentors?q=quirin', `/api/programs/${north.chiara.programId}/lead-candidates?q=quirin`, '/api/enrolments', '/api/courses', '/api/home']) {
        for (const asking of [token, north.token]) {
          const { body } = await server.call('GET', path, { token: asking });
          assert.doesNotMatch(JSON.stringify(body), /Southerner|South"/, path);
          assert.ok(!JSON.stringify(body).includes(mentor.personId), path);
        }
      }
      assert.equal((await server.call('GET', `/api/mentors/${mentor.personId}`, { token })).status, 404);
      assert.equal((await server.call('GET', `/api/programs/${south.chiara.programId}`, { token: north.token })).status, 404);
      const named = await server.call('PUT', `/api/programs/${north.chiara.programId}/safeguarding-lead`, { token: north.token, body: { personId: mentor.personId } });
      assert.equal(named.status, 404);
    });

    test('columns of the gradebook are their own school’s', async () => {
      const column = String((await aGradeColumn(placeOf(south)))._id);
      assert.deepEqual((await server.call<{ items: unknown[] }>('GET', '/api/grade-columns', { token: north.token })).body.items, []);
      for (const path of [`/api/grade-columns/${column}`, `/api/grade-columns/${column}/scores`]) assert.equal((await server.call('GET', path, { token: north.token })).status, 404);
      assert.equal((await server.call('POST', `/api/grade-columns/${column}/send-again`, { token: north.token })).status, 404);
      assert.equal((await server.call('GET', `/api/grade-columns/${column}`, { token: south.token })).status, 200);
    });

    test('deep linking: what is chosen for a course belongs to the school that asked', async () => {
      const { actor, session } = await launch(north, 'chiara', { [claim('context')]: { id: 'picked', title: 'Picked' } });
      await startProgramHere(actor, session, { template: 'reverse', title: 'Picked' });
      const asked = async (school: Running) => {
        const deployment = (await findDeployment(school.registrationId, school.deploymentId))!;
        return askForLinks({
          registration: { id: school.registrationId, tenantAdminByInstitutionRole: false }, deployment: { id: deployment.id, tenantId: deployment.tenantId! }, subject: 'chiara',
          platformRoles: { instructor: true, institutionAdministrator: false }, context: { id: 'picked', title: 'Picked', copiedFrom: [] },
          settings: { returnUrl: `${school.platform.origin}/return`, data: null, multiple: false, targets: ['iframe'], grades: true },
          takesLinks: true,
        });
      };
      const [mine, theirs] = [await asked(north), await asked(south)];
      assert.deepEqual([mine.outcome, theirs.outcome], ['waits', 'start-first']);
      assert.ok(mine.outcome === 'waits' && mine.request.tenantId === north.chiara.tenantId && mine.request.personId === north.chiara.personId);
      assert.equal(await linkOf({ registrationId: south.registrationId, deploymentId: south.deploymentRowId, contextId: 'picked' }), null);
    });

    test('a host that says that its people are the platform’s means those of its own school, and shows its own programs', async () => {
      const key = generateKeyPairSync('ed25519');
      const origin = `https://portal-${how.replaceAll(/\W/g, '')}.example`;
      const { tenantId, programId } = north.chiara;
      const peopleOf = { issuer: north.platform.issuer, clientId: north.platform.clientId };
      await addHost(owner, { origin, name: 'Portal', key: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(), programId, tenantId, peopleOf }, { allowHttp: false });
      const kid = await calculateJwkThumbprint(await exportJWK(key.publicKey));
      const swap = async (program: string) => {
        const claims = { iss: origin, sub: 'host-ana', aud: server.config.toolUrl, origin, program, widgets: ['app'], jti: crypto.randomUUID() };
        const hostToken = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).setIssuedAt().setExpirationTime('5m').sign(key.privateKey);
        return server.call<{ me: { person: { id: string }; program: { id: string } } }>('POST', '/api/sessions', { body: { hostToken, widget: 'app' }, headers: { Origin: origin } });
      };
      const [ana, other] = [await asStudent(north, 'host-ana'), await asStudent(south, 'host-ana')];
      const { status, body } = await swap(programId);
      assert.deepEqual([status, body.me.person.id, body.me.program.id], [201, ana.actor.personId, programId]);
      assert.notEqual(body.me.person.id, other.actor.personId);
      assert.ok((await swap(south.chiara.programId)).status >= 400);
    });

    test('an identity is the whole of tenant, registration and subject: an equal name or mail merges nobody', async () => {
      const vouched = (school: Running) => ({ tenantId: school.chiara.tenantId, source: 'registration' as const, sourceId: school.registrationId, subject: 'equal', name: 'Equal', email: 'equal@school.example' });
      const [one, another] = [await identifyPerson(vouched(north)), await identifyPerson(vouched(south))];
      assert.notEqual(one.personId, another.personId);
      assert.deepEqual(await identifyPerson(vouched(north)), one);
    });
  });
}
