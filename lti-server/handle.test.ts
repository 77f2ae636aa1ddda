import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram, anId } from '../models/factories.ts';
import { endSessionsOfPerson } from '../models/sessions/sessions.ts';
import { useTestServer } from './test-server.ts';

const server = await useTestServer({ RATE_LIMIT_SCALE: '1000' });
const place = await aProgram();
const ana = await aMentee(place);
const token = await server.signIn(ana);

const goal = { title: 'Land a data internship' };

test('without a Bearer, with a wrong one or with an ended session the answer is 401 session-ended', async () => {
  for (const headers of [{}, { Authorization: 'Bearer nonsense' }, { Authorization: `Bearer ${'x'.repeat(43)}` }, { Authorization: 'Basic YTpi' }]) {
    const answer = await server.call('GET', '/api/session', { headers });
    assert.deepEqual([answer.status, answer.body['code'], answer.headers.get('www-authenticate')], [401, 'session-ended', 'Bearer']);
  }
  const other = await aMentee(place);
  const brief = await server.signIn(other);
  assert.equal((await server.call('DELETE', '/api/session', { token: brief })).status, 204);
  assert.equal((await server.call('GET', '/api/session', { token: brief })).status, 401);
  const again = await server.signIn(other);
  await endSessionsOfPerson({ kind: 'owner' }, other.personId);
  assert.equal((await server.call('GET', '/api/session', { token: again })).status, 401);
});

test('a session ends after two idle hours and after twelve hours whatever happens', async () => {
  const other = await server.signIn(ana);
  const start = Date.now();
  const at = async (hours: number): Promise<number> => {
    server.clock.now = new Date(start + hours * 3_600_000);
    return (await server.call('GET', '/api/session', { token: other })).status;
  };
  try {
    assert.equal(await at(1.9), 200);
    assert.equal(await at(3.8), 200, 'each use begins the two hours anew');
    assert.equal(await at(5.9), 401);
    const used = await server.signIn(ana);
    for (let hours = 1; hours < 12; hours += 1) {
      server.clock.now = new Date(start + hours * 3_600_000);
      assert.equal((await server.call('GET', '/api/session', { token: used })).status, 200, `after ${hours} h`);
    }
    server.clock.now = new Date(start + 12.1 * 3_600_000);
    assert.equal((await server.call('GET', '/api/session', { token: used })).status, 401);
  } finally {
    server.clock.now = null;
  }
});

test('a problem is problem+json with its code and the request’s id, and never an error’s text', async () => {
  const answer = await server.call('GET', `/api/goals/${anId()}`, { token });
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.deepEqual([answer.status, answer.body['code'], answer.body['type']], [404, 'not-found', 'urn:mentorkit:problem:not-found']);
  assert.equal(answer.body['requestId'], answer.headers.get('x-request-id'));
});

test('a body that is no JSON, too large, or reaches for a prototype is refused with its code', async () => {
  const send = (body: string, type = 'application/json') =>
    server.call('POST', '/api/goals', { token, body, headers: { 'Content-Type': type } }).then(({ status, body: { code } }) => [status, code]);
  assert.deepEqual(await send('{'), [422, 'body-invalid']);
  assert.deepEqual(await send('"text"'), [422, 'body-invalid']);
  assert.deepEqual(await send('null'), [422, 'body-invalid']);
  assert.deepEqual(await send(JSON.stringify(goal), 'text/plain'), [415, 'not-json']);
  assert.deepEqual(await send('{"title":"a","__proto__":{"x":1}}'), [422, 'body-invalid']);
  assert.deepEqual(await send('{"title":"a","constructor":{"x":1}}'), [422, 'body-invalid']);
  assert.deepEqual(await send('{"title":"a","\\u005f_proto__":{"x":1}}'), [422, 'body-invalid'], 'written in another way');
  assert.deepEqual(await send('{"title":"a","\\u0063onstructor":{"x":1}}'), [422, 'body-invalid']);
  assert.deepEqual(await send(JSON.stringify({ title: 'a'.repeat(200_000) })), [413, 'body-too-large']);
  assert.deepEqual(await send('{"title":{"$ne":null}}'), [422, 'body-invalid']);
});

test('a refused field is named, its value is not', async () => {
  const { body } = await server.call<{ errors: { path: string }[] }>('POST', '/api/goals', { token, body: { title: 'x'.repeat(141), ownerId: anId() } });
  assert.ok(body.errors.some(({ path }) => path === 'title'));
  assert.ok(!JSON.stringify(body).includes('xxxx'));
});

test('text may say __proto__ as long as it is text', async () => {
  const answer = await server.call('POST', '/api/goals', { token, body: { title: 'Understand "__proto__": in JavaScript' } });
  assert.equal(answer.status, 201);
});

test('a malformed id is answered like a random one', async () => {
  const random = await server.call('GET', `/api/goals/${anId()}`, { token });
  for (const id of ['1', 'x'.repeat(24), '%00', '..%2f..', anId().toUpperCase(), '[object Object]']) {
    const { status, body } = await server.call('GET', `/api/goals/${encodeURIComponent(id)}`, { token });
    assert.deepEqual([status, body['code'], body['title']], [404, random.body['code'], random.body['title']], id);
  }
});

test('an address whose percent signs make no text is not there', async () => {
  const { status, body } = await server.call('GET', '/api/goals/%E0%A4%A', { token });
  assert.deepEqual([status, body['code']], [404, 'not-found']);
});

test('HEAD answers like GET, without a body', async () => {
  const answer = await server.call<string>('HEAD', '/api/session', { token });
  assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.body], [200, 'application/json; charset=utf-8', '']);
});

test('an unknown address under /api is a problem as well', async () => {
  const answer = await server.call('GET', '/api/nothing', { token });
  assert.deepEqual([answer.status, answer.body['code']], [404, 'not-found']);
});

test('the same Idempotency-Key makes one goal, however often it is sent', async () => {
  const headers = { 'Idempotency-Key': `key-${anId()}` };
  const first = await server.call('POST', '/api/goals', { token, body: goal, headers });
  const second = await server.call('POST', '/api/goals', { token, body: goal, headers });
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(second.body['id'], first.body['id']);
  assert.equal(second.headers.get('location'), `/api/goals/${String(first.body['id'])}`);
  const mismatch = await server.call('POST', '/api/goals', { token, body: { title: 'Another' }, headers });
  assert.deepEqual([mismatch.status, mismatch.body['code']], [422, 'idempotency-mismatch']);
  const atOnce = { 'Idempotency-Key': `key-${anId()}` };
  const answers = await Promise.all(Array.from({ length: 12 }, () => server.call('POST', '/api/goals', { token, body: { title: 'At once' }, headers: atOnce })));
  const made = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body['id']));
  assert.equal(made.size, 1);
  assert.ok(answers.every(({ status, body }) => status === 201 || body['code'] === 'idempotency-in-flight'));
});

test('a refused request may be tried again with its key', async () => {
  const headers = { 'Idempotency-Key': `key-${anId()}` };
  assert.equal((await server.call('POST', '/api/goals', { token, body: { title: '' }, headers })).status, 422);
  assert.equal((await server.call('POST', '/api/goals', { token, body: goal, headers })).status, 201);
});

test('what a role can never do is 403, and 404 where an address names a thing', async () => {
  const list = await server.call('GET', '/api/enrolments', { token });
  assert.deepEqual([list.status, list.body['code']], [403, 'not-allowed']);
  const one = await server.call('POST', `/api/enrolments/${anId()}/approve`, { token });
  assert.deepEqual([one.status, one.body['code']], [404, 'not-found']);
});

test('roles are read again at each call: an appointment counts at once', async () => {
  const person = await aMentee(place);
  const theirs = await server.signIn(person);
  assert.equal((await server.call('GET', '/api/enrolments', { token: theirs })).status, 403);
  await aCoordinator(place, { personId: person.personId });
  assert.equal((await server.call('GET', '/api/enrolments', { token: theirs })).status, 200);
});

test('a door that does not allow coordinators gives none, whoever comes through it', async () => {
  const coordinator = await aCoordinator(place);
  const theirs = await server.signIn(coordinator, { coordinator: false });
  const { body } = await server.call<{ roles: string[] }>('GET', '/api/session', { token: theirs });
  assert.deepEqual(body.roles, []);
  assert.equal((await server.call('GET', '/api/enrolments', { token: theirs })).status, 403);
});

test('a host session does what its widgets do and no more, on its own page only', async () => {
  const theirs = await server.signIn(ana, { door: 'lti', widgets: ['goals'], origin: 'https://portal.example.edu' });
  assert.equal((await server.call('GET', '/api/goals', { token: theirs })).status, 200);
  assert.equal((await server.call('GET', '/api/mentors', { token: theirs })).status, 403);
  const elsewhere = await server.call('GET', '/api/goals', { token: theirs, headers: { Origin: 'https://evil.example' } });
  assert.deepEqual([elsewhere.status, elsewhere.body['code']], [403, 'origin-not-allowed']);
});

test('a session sees its own program and nothing of another one', async () => {
  const elsewhere = await aProgram({ tenantId: place.tenantId });
  const mentor = await aMentor(elsewhere);
  const { body } = await server.call<{ items: unknown[]; total: number }>('GET', '/api/mentors?unavailable=true', { token });
  assert.deepEqual([body.items.length, body.total], [0, 0]);
  assert.equal((await server.call('GET', `/api/mentors/${mentor.personId}`, { token })).status, 404);
});

test('logs hold ids and patterns, no address as it came, no token and no text', async () => {
  const secret = 'Zebra crossing at midnight';
  const { body } = await server.call('POST', '/api/goals', { token, body: { title: secret } });
  await server.call('GET', `/api/goals/${String(body['id'])}`, { token });
  const text = server.logged.join('\n');
  assert.ok(text.includes('/api/goals/:goalId'), 'patterns are logged');
  for (const personal of [secret, token, 'northfield.example', `/api/goals/${String(body['id'])}`]) assert.ok(!text.includes(personal), personal);
});

test('every answer of the API is for nobody to store or frame', async () => {
  const { headers } = await server.call('GET', '/api/session', { token });
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('content-security-policy'), "default-src 'none';frame-ancestors 'none'");
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('access-control-allow-origin'), null);
  assert.equal(headers.get('set-cookie'), null);
});

test('the reference page and the document are there for anybody', async () => {
  const document = await server.call<{ openapi: string }>('GET', '/api/openapi.json');
  assert.equal(document.body.openapi, '3.1.1');
  const page = await server.call<string>('GET', '/api/docs');
  const words = page.body.replaceAll(/<[^>]+>/g, '');
  assert.match(words, /POST \/api\/match-requests/);
  assert.match(page.body, /<a href="#schema-Milestone">Milestone<\/a>/, 'named shapes are links');
  const targets = new Set(Array.from(page.body.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
  for (const [, target] of page.body.matchAll(/href="#([^"]+)"/g)) assert.ok(targets.has(target), `#${target} leads somewhere`);
});

test('ready means: the database answers, and which zone data are used', async () => {
  const { status, body } = await server.call('GET', '/readyz');
  assert.deepEqual([status, body['status'], body['mongodb'], body['zoneData']], [200, 'ready', 'up', process.versions['tz']]);
  assert.equal((await server.call('GET', '/livez')).status, 200);
  assert.match((await server.call<string>('GET', '/metrics')).body, /http_request_duration_seconds_bucket\{le="0.005",method="GET",route="\/api\/session"/);
});
