import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { calculateJwkThumbprint, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { actorIn, aMentor, aCoordinator, aMentee, aProgram } from '../../models/factories.ts';
import { loadScoring } from '../../models/matches/scoring.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { addHost, revokeHost } from '../../models/tenants/hosts.ts';
import { addRegistration } from '../../models/tenants/registrations.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const owner = { kind: 'owner' as const };
const portal = 'https://portal.northfield.example';
const lms = { issuer: 'https://moodle.northfield.example', clientId: 'portal-people' };
const rule = { allowHttp: false };

await addRegistration(owner, { ...lms, authorizationUrl: `${lms.issuer}/a`, tokenUrl: `${lms.issuer}/t`, jwksUrl: `${lms.issuer}/k` }, rule);
const { registration, deployments } = await approveRegistration(owner, { ...lms, deploymentId: '1' });
const tenantId = deployments[0]!.tenantId!;
const place = await aProgram({ tenantId });
const key = generateKeyPairSync('ed25519');
const host = await addHost(owner, { origin: portal, name: 'Portal', key: pem(key.publicKey), programId: place.programId, tenantId, peopleOf: lms }, rule);
const kid = await calculateJwkThumbprint(await exportJWK(key.publicKey));

function pem(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

interface Change {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  signedBy?: KeyObject;
}

async function aToken({ claims = {}, header = {}, signedBy = key.privateKey }: Change = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = {
    iss: host.issuer, sub: 'ana', aud: server.config.toolUrl, origin: portal, program: place.programId, widgets: ['goals', 'scheduling'],
    jti: randomUUID(), iat: now, exp: now + 300, name: 'Ana Ribeiro', ...claims,
  };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', kid, ...header }).sign(signedBy);
}

async function swap(hostToken: string, origin: string | undefined = portal, more: Record<string, unknown> = {}) {
  return server.call<{ token: string; code: string; me: { entrance: string; person: { id: string; name: string; zone: string | null } }; first: { items: unknown[] } | null }>(
    'POST', '/api/sessions', { body: { hostToken, widget: 'goals', ...more }, headers: origin === undefined ? {} : { Origin: origin } },
  );
}

test('a signed token becomes a session of the same person as in the LMS, with the first read inline', async () => {
  const { personId } = await identifyPerson({ tenantId, source: 'registration', sourceId: registration.id, subject: 'ana', name: 'Ana Ribeiro' });
  await aMentee(place, { personId });
  const { status, body, headers } = await swap(await aToken(), portal, { first: 'listGoals' });
  assert.equal(status, 201);
  assert.equal(headers.get('access-control-allow-origin'), portal);
  assert.equal(headers.get('access-control-allow-credentials'), null);
  assert.deepEqual([body.me.entrance, body.me.person.id], ['ready', personId]);
  assert.deepEqual(body.first, { items: [], nextCursor: null });
  const goals = await server.call('GET', '/api/goals', { token: body.token, headers: { Origin: portal } });
  assert.equal(goals.status, 200);
  assert.equal((await server.call('GET', '/api/home', { token: body.token, headers: { Origin: portal } })).status, 403, 'not one of its widgets');
});

test('a person who is new there gets the join screen, and the zone their browser names is offered', async () => {
  const { body } = await swap(await aToken({ claims: { sub: 'newcomer' } }), portal, { zone: 'America/Sao_Paulo', first: 'listGoals' });
  assert.deepEqual([body.me.entrance, body.me.person.zone, body.first], ['join', 'America/Sao_Paulo', null]);
});

test('a line manager whom the token names is never the person’s mentor; a claim of another form is as if it were not there', async () => {
  const report = (await swap(await aToken({ claims: { sub: 'report', manager: 'boss' } }))).body.me.person.id;
  await aMentee(place, { personId: report });
  const boss = (await swap(await aToken({ claims: { sub: 'boss', manager: 7 } }))).body.me.person.id;
  await aMentor(place, { personId: boss });
  const { bars } = await loadScoring(actorIn(place, report, ['mentee']), { menteeIds: [report], mentorIds: [boss] });
  assert.deepEqual(bars, [{ mentee: report, mentor: boss, because: 'line-manager' }]);
  await swap(await aToken({ claims: { sub: 'report' } }));
  assert.equal((await loadScoring(actorIn(place, report, ['mentee']), { menteeIds: [report], mentorIds: [boss] })).bars.length, 1, 'a token that says nothing takes nothing back');
  await swap(await aToken({ claims: { sub: 'report', manager: '' } }));
  assert.deepEqual((await loadScoring(actorIn(place, report, ['mentee']), { menteeIds: [report], mentorIds: [boss] })).bars, [], 'an empty one says that there is none');
});

test('the session of a host lives fifteen minutes at most', async () => {
  const { body } = await swap(await aToken());
  server.clock.now = new Date(Date.now() + 15.1 * 60_000);
  assert.equal((await server.call('GET', '/api/session', { token: body.token })).status, 401);
  server.clock.now = null;
});

test('one token opens one session, however many ask at once', async () => {
  const token = await aToken();
  const answers = await Promise.all(Array.from({ length: 20 }, () => swap(token)));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  assert.ok(answers.every(({ status, body }) => status === 201 || body.code === 'host-token-invalid'));
});

test('each thing that is wrong with a token refuses it, and makes no person', async () => {
  const now = Math.floor(Date.now() / 1000);
  const stranger = generateKeyPairSync('ed25519');
  const before = await PersonModel.countDocuments({ tenantId });
  const bad: [string, string, string, string?][] = [
    ['not a token', 'nonsense.'.repeat(5), 'host-token-invalid'],
    ['unsigned', new UnsecuredJWT({ iss: host.issuer }).encode(), 'host-token-invalid'],
    ['signed by somebody else', await aToken({ signedBy: stranger.privateKey }), 'host-token-invalid'],
    ['an unknown key', await aToken({ header: { kid: 'other' } }), 'host-key-unknown'],
    ['an unknown host', await aToken({ claims: { iss: 'https://evil.example' } }), 'host-key-unknown'],
    ['for another tool', await aToken({ claims: { aud: 'https://other.example' } }), 'host-token-invalid'],
    ['for two tools', await aToken({ claims: { aud: [server.config.toolUrl, 'https://other.example'] } }), 'host-token-invalid'],
    ['expired', await aToken({ claims: { iat: now - 600, exp: now - 300 } }), 'host-token-invalid'],
    ['not yet valid', await aToken({ claims: { iat: now + 600, exp: now + 700 } }), 'host-token-invalid'],
    ['living too long', await aToken({ claims: { exp: now + 3_600 } }), 'host-token-invalid'],
    ['without exp', await aToken({ claims: { exp: undefined } }), 'host-token-invalid'],
    ['without sub', await aToken({ claims: { sub: undefined } }), 'host-token-invalid'],
    ['without jti', await aToken({ claims: { jti: undefined } }), 'host-token-invalid'],
    ['for a program of somebody else', await aToken({ claims: { program: 'a'.repeat(24) } }), 'host-token-invalid'],
    ['for widgets that do not exist', await aToken({ claims: { widgets: ['everything'] } }), 'host-token-invalid'],
    ['naming another origin', await aToken({ claims: { origin: 'https://evil.example' } }), 'origin-not-allowed'],
    ['sent from another page', await aToken(), 'origin-not-allowed', 'https://evil.example'],
    ['sent from a page without an origin', await aToken(), 'origin-not-allowed', 'null'],
  ];
  for (const [what, token, code, origin] of bad) {
    const answer = await swap(token, origin ?? portal);
    assert.equal(answer.body.code, code, what);
    assert.equal(answer.headers.get('access-control-allow-origin'), origin === undefined ? portal : null, what);
  }
  assert.equal((await swap(await aToken(), '')).body.code, 'origin-not-allowed', 'no Origin header at all');
  assert.equal(await PersonModel.countDocuments({ tenantId }), before);
});

test('coordinators act as such only where the host entry allows it', async () => {
  const { personId } = await identifyPerson({ tenantId, source: 'registration', sourceId: registration.id, subject: 'chiara' });
  await aCoordinator(place, { personId });
  const { body } = await swap(await aToken({ claims: { sub: 'chiara', widgets: ['app'] } }));
  assert.equal((await server.call('GET', '/api/enrolments', { token: body.token })).status, 403);
  await addHost(owner, { origin: portal, name: 'Portal', key: pem(key.publicKey), programId: place.programId, tenantId, peopleOf: lms, coordinator: true }, rule);
  const allowed = await swap(await aToken({ claims: { sub: 'chiara', widgets: ['app'] } }));
  assert.equal((await server.call('GET', '/api/enrolments', { token: allowed.body.token })).status, 200);
});

test('the rooms of the program open alone on a page to who coordinates it, and what is not in them does not', async () => {
  const { personId } = await identifyPerson({ tenantId, source: 'registration', sourceId: registration.id, subject: 'carla' });
  await aCoordinator(place, { personId });
  await addHost(owner, { origin: portal, name: 'Portal', key: pem(key.publicKey), programId: place.programId, tenantId, peopleOf: lms, coordinator: true }, rule);
  const { body } = await swap(await aToken({ claims: { sub: 'carla', widgets: ['program'] } }), portal, { widget: 'program', first: 'readHome' });
  assert.ok(body.first, 'how many wait comes with the session');
  const status = async (path: string): Promise<number> => (await server.call('GET', path, { token: body.token, headers: { Origin: portal } })).status;
  const rooms = [`/api/programs/${place.programId}`, '/api/matching-runs', '/api/enrolments?state=pending', '/api/courses', `/api/programs/${place.programId}/criteria`];
  assert.deepEqual(await Promise.all(rooms.map(status)), rooms.map(() => 200));
  assert.deepEqual(await Promise.all(['/api/goals', '/api/board', '/api/meetings'].map(status)), [403, 403, 403]);
  const mentee = await swap(await aToken({ claims: { sub: 'ana', widgets: ['program'] } }), portal, { widget: 'program' });
  assert.equal((await server.call('GET', '/api/matching-runs', { token: mentee.body.token, headers: { Origin: portal } })).status, 403, 'the tag gives nobody a role');
});

test('a preflight of a listed origin is answered, of another one not', async () => {
  const ask = (origin: string) => server.call('OPTIONS', '/api/goals', { headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });
  const listed = await ask(portal);
  assert.equal(listed.headers.get('access-control-allow-origin'), portal);
  assert.match(listed.headers.get('access-control-allow-headers')!, /Authorization/);
  assert.equal((await ask('https://evil.example')).headers.get('access-control-allow-origin'), null);
});

test('a revoked host opens nothing any more, and its sessions end within a minute', async () => {
  const { body } = await swap(await aToken());
  assert.equal((await server.call('GET', '/api/goals', { token: body.token })).status, 200);
  await revokeHost(owner, host.issuer);
  assert.equal((await swap(await aToken())).body.code, 'host-key-unknown');
  server.clock.now = new Date(Date.now() + 60_000);
  assert.equal((await server.call('GET', '/api/goals', { token: body.token })).status, 401);
  server.clock.now = null;
});
