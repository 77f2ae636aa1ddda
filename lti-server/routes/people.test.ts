import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anId, aProgram, aStranger, someAvailability } from '../../models/factories.ts';
import { listDeployments } from '../../models/tenants/deployments.ts';
import { useTestServer, type Answer } from '../test-server.ts';

const server = await useTestServer();
const [deployment] = await listDeployments({ kind: 'owner' }, [server.registrationId]);
const tenantId = deployment!.tenantId!;
const place = await aProgram({ tenantId });
const coordinator = await server.signIn(await aCoordinator(place));

const joining = { role: 'mentee', name: 'Ana', zone: 'America/Sao_Paulo', languages: ['pt', 'en'], topics: ['data-careers'], consent: { program: true } };
type Me = { entrance: string; roles: string[]; program: { id: string; emphases?: string[] } | null; person: { name: string }; enrolments: { emphasis?: string }[]; code?: string };

const refused = (answer: Answer, code: string, status: number, what: string): void => assert.deepEqual([answer.body['code'], answer.status], [code, status], what);

test('a newcomer joins, is in, and cannot join twice', async () => {
  const token = await server.signIn(await aStranger(place));
  const before = await server.call<Me>('GET', '/api/session', { token });
  assert.deepEqual([before.status, before.body.entrance], [200, 'join']);
  const joined = await server.call<Me>('POST', '/api/enrolments', { token, body: joining, headers: { 'Idempotency-Key': 'join-once' } });
  assert.deepEqual([joined.status, joined.body.entrance, joined.body.roles], [201, 'ready', ['mentee']]);
  const again = await server.call<Me>('POST', '/api/enrolments', { token, body: joining, headers: { 'Idempotency-Key': 'join-once' } });
  assert.deepEqual([again.status, again.body], [201, joined.body]);
  refused(await server.call('POST', '/api/enrolments', { token, body: joining }), 'enrolled-already', 409, 'twice');
});

test('each reason not to join has its code', async () => {
  const token = await server.signIn(await aStranger(place));
  const closed = await aProgram({ settings: { enrolment: { mentor: 'closed', mentee: 'closed' } } });
  const atClosed = await server.signIn(await aStranger(closed));
  const cases: [string, string, object, string][] = [
    ['an unknown zone', token, { ...joining, zone: 'Mars/Base' }, 'zone-unknown'],
    ['an offset', token, { ...joining, zone: '+01:00' }, 'zone-unknown'],
    ['a topic of another program', token, { ...joining, topics: ['juggling'] }, 'body-invalid'],
    ['no consent', token, { ...joining, consent: { program: false } }, 'body-invalid'],
    ['a role that nobody joins', token, { ...joining, role: 'coordinator' }, 'body-invalid'],
    ['no name', token, { ...joining, name: ' ' }, 'body-invalid'],
    ['a closed program', atClosed, joining, 'enrolment-closed'],
  ];
  for (const [what, as, body, code] of cases) refused(await server.call('POST', '/api/enrolments', { token: as, body }), code, code === 'enrolment-closed' ? 409 : 422, what);
});

test('a mentor waits until a coordinator decides', async () => {
  const person = await aStranger(place);
  const token = await server.signIn(person);
  const asked = await server.call<Me>('POST', '/api/enrolments', { token, body: { ...joining, role: 'mentor', consent: { program: true, directory: true } } });
  assert.equal(asked.body.entrance, 'waiting');
  type List = { items: { id: string; person: { id: string } }[]; total: number; nextCursor: string | null };
  const waiting = await server.call<List>('GET', '/api/enrolments?state=pending', { token: coordinator });
  const { id } = waiting.body.items.find((one) => one.person.id === person.personId)!;
  assert.equal((await server.call('GET', `/api/enrolments/${id}`, { token: coordinator })).body['state'], 'pending');
  refused(await server.call('POST', `/api/enrolments/${id}/decline`, { token: coordinator, body: { reason: '' } }), 'body-invalid', 422, 'no without a word');
  const no = await server.call('POST', `/api/enrolments/${id}/decline`, { token: coordinator, body: { reason: 'Next term' } });
  assert.deepEqual([no.status, no.body['state']], [200, 'declined']);
  assert.equal((await server.call<Me>('GET', '/api/session', { token })).body.entrance, 'declined');
  refused(await server.call('POST', `/api/enrolments/${id}/decline`, { token: coordinator, body: { reason: 'Again' } }), 'moved-on', 409, 'declined before');
  assert.equal((await server.call('POST', `/api/enrolments/${id}/approve`, { token: coordinator })).body['state'], 'active');
  refused(await server.call('POST', `/api/enrolments/${id}/approve`, { token: coordinator }), 'moved-on', 409, 'approved before');
  refused(await server.call('POST', `/api/enrolments/${anId()}/approve`, { token: coordinator }), 'not-found', 404, 'a random id');
  refused(await server.call('GET', '/api/enrolments?cursor=x', { token: coordinator }), 'cursor-invalid', 422, 'a cursor');
});

test('what matters most to a mentee is one of what the program names, is told to them alone, and is taken back', async () => {
  const token = await server.signIn(await aMentee(place));
  const { emphases } = (await server.call<Me>('GET', '/api/session', { token })).body.program!;
  assert.deepEqual(emphases, ['need', 'availability', 'language']);
  const said = async (emphasis: string | null) => (await server.call<Me>('PATCH', '/api/me', { token, body: { emphasis } })).body.enrolments.map((one) => one.emphasis);
  assert.deepEqual([await said('availability'), await said(null)], [['availability'], [undefined]]);
  refused(await server.call('PATCH', '/api/me', { token, body: { emphasis: 'fame' } }), 'body-invalid', 422, 'nothing that counts');
  refused(await server.call('PATCH', '/api/me', { token: await server.signIn(await aMentor(place)), body: { emphasis: 'need' } }), 'body-invalid', 422, 'a mentor');
});

test('a profile is changed, and what it cannot be is refused', async () => {
  const token = await server.signIn(await aMentor(place));
  const changed = await server.call<Me>('PATCH', '/api/me', { token, body: { name: 'Ben', headline: 'Data at a hospital', capacity: 2 } });
  assert.deepEqual([changed.status, changed.body.person.name], [200, 'Ben']);
  refused(await server.call('PATCH', '/api/me', { token, body: { zone: 'Nowhere' } }), 'zone-unknown', 422, 'zone');
  for (const body of [{ capacity: 9 }, { topics: ['juggling'] }, { roles: ['coordinator'] }, { name: null }]) refused(await server.call('PATCH', '/api/me', { token, body }), 'body-invalid', 422, JSON.stringify(body));
  refused(await server.call('PATCH', '/api/me', { token: await server.signIn(await aStranger(place)), body: { headline: 'Nobody yet' } }), 'not-enrolled', 409, 'not enrolled');
});

test('consents are listed, given and taken back; without the one to the directory a mentor is not found', async () => {
  const town = await aProgram();
  const reader = await server.signIn(await aMentee(town));
  const token = await server.signIn(await aStranger(town));
  await server.call('POST', '/api/enrolments', { token, body: { ...joining, role: 'mentor', consent: { program: true, directory: true } } });
  const { body: list } = await server.call<{ items: { id: string }[] }>('GET', '/api/enrolments', { token: await server.signIn(await aCoordinator(town)) });
  for (const { id } of list.items) await server.call('POST', `/api/enrolments/${id}/approve`, { token: await server.signIn(await aCoordinator(town)) });
  const shown = async () => (await server.call<{ total: number }>('GET', '/api/mentors', { token: reader })).body.total;
  type Consents = { items: { purpose: string; revokedAt: string | null }[] };
  const counting = async () => (await server.call<Consents>('GET', '/api/consents', { token })).body.items.filter(({ revokedAt }) => revokedAt === null).map(({ purpose }) => purpose);
  assert.deepEqual([await shown(), await counting()], [1, ['directory', 'program']]);
  const revoked = await server.call<Me>('POST', '/api/consents/directory/revoke', { token });
  assert.deepEqual([revoked.status, revoked.body.roles, await shown(), await counting()], [200, ['mentor'], 0, ['program']]);
  refused(await server.call('POST', '/api/consents/directory/revoke', { token }), 'moved-on', 409, 'taken back before');
  assert.equal((await server.call('POST', '/api/consents/directory/give', { token })).status, 200);
  assert.deepEqual([await shown(), await counting()], [1, ['directory', 'program']]);
  refused(await server.call('POST', '/api/consents/program/give', { token }), 'not-found', 404, 'that is joining');
  refused(await server.call('POST', '/api/consents/everything/revoke', { token }), 'not-found', 404, 'no such purpose');
  refused(await server.call('POST', '/api/consents/directory/give', { token: reader }), 'not-enrolled', 409, 'a mentee');
  const left = await server.call<Me>('POST', '/api/consents/program/revoke', { token });
  assert.deepEqual([left.status, left.body.entrance, left.body.roles, await counting()], [200, 'join', [], []]);
});

test('whoever leaves sees the way in again; a coordinator who mentors goes on as coordinator', async () => {
  const town = await aProgram();
  const both = await aMentor(town);
  await aCoordinator(town, { personId: both.personId });
  const token = await server.signIn(both);
  const left = await server.call<Me>('POST', '/api/me/leave', { token, headers: { 'Idempotency-Key': 'leave-once' } });
  assert.deepEqual([left.status, left.body.entrance, left.body.roles], [200, 'ready', ['coordinator']]);
  assert.equal((await server.call('POST', '/api/me/leave', { token, headers: { 'Idempotency-Key': 'leave-once' } })).status, 200);
  refused(await server.call('POST', '/api/me/leave', { token }), 'not-enrolled', 409, 'again');
  const ana = await server.signIn(await aMentee(town));
  const gone = await server.call<Me>('POST', '/api/me/leave', { token: ana });
  assert.deepEqual([gone.body.entrance, gone.body.roles], ['join', []]);
  assert.deepEqual((await server.call<Me>('GET', '/api/session', { token: ana })).body, gone.body);
  refused(await server.call('GET', '/api/mentors', { token: ana }), 'not-allowed', 403, 'no part, no directory');
});

test('the directory is filtered and paged, and a mentor has a page', async () => {
  const town = await aProgram();
  const mentors = [await aMentor(town, { person: { name: 'Ada' } }), await aMentor(town, { person: { name: 'Ben' } }), await aMentor(town, { person: { name: 'Cem', languages: ['tr'] } })];
  for (const { personId } of mentors) await someAvailability(town, personId);
  const token = await server.signIn(await aMentee(town));
  type Page = { items: { name: string }[]; nextCursor: string | null; total: number; code?: string };
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: Answer<Page> = await server.call('GET', `/api/mentors?sort=name&limit=2${cursor && `&cursor=${cursor}`}`, { token });
    names.push(...body.items.map(({ name }) => name));
    if (body.nextCursor !== null) refused(await server.call('GET', `/api/mentors?sort=name&language=tr&cursor=${body.nextCursor}`, { token }), 'cursor-invalid', 422, 'another filter');
    cursor = body.nextCursor;
  }
  assert.deepEqual(names, ['Ada', 'Ben', 'Cem']);
  assert.equal((await server.call<Page>('GET', '/api/mentors?language=tr', { token })).body.total, 1);
  refused(await server.call('GET', '/api/mentors?language=xx', { token }), 'body-invalid', 422, 'a language');
  refused(await server.call('GET', '/api/mentors?limit=101', { token }), 'body-invalid', 422, 'a page too long');
  assert.equal((await server.call('GET', `/api/mentors/${mentors[0]!.personId}`, { token })).status, 200);
});

test('a teacher starts a program in a course that has none, or links one that they coordinate', async () => {
  const person = await aStranger(place);
  const course = (contextId: string) => ({ programId: null, deploymentId: deployment!.id, course: { contextId, title: 'Biology', copyOf: null, over: null, membershipsUrl: null } });
  const open = (contextId: string) => server.signIn({ tenantId, personId: person.personId }, course(contextId));
  const [first, late, second] = [await open('a'), await open('a'), await open('b')];
  assert.equal((await server.call<Me>('GET', '/api/session', { token: first })).body.entrance, 'start-program');
  const body = { template: 'alumni-and-careers', title: 'Biology mentors' };
  refused(await server.call('POST', '/api/programs', { token: first, body: { ...body, template: 'none' } }), 'body-invalid', 422, 'a template');
  const started = await server.call<Me>('POST', '/api/programs', { token: first, body });
  assert.deepEqual([started.status, started.body.entrance, started.body.roles], [201, 'ready', ['coordinator']]);
  refused(await server.call('POST', '/api/programs', { token: first, body }), 'program-linked', 409, 'again');
  refused(await server.call('POST', '/api/programs', { token: late, body }), 'program-linked', 409, 'from another tab');
  const mine = await server.call<{ items: { id: string }[] }>('GET', '/api/programs', { token: second });
  const { id } = started.body.program!;
  assert.deepEqual(mine.body.items.map((one) => one.id), [id]);
  refused(await server.call('POST', `/api/programs/${place.programId}/link`, { token: second }), 'not-found', 404, 'a program of others');
  const linked = await server.call<Me>('POST', `/api/programs/${id}/link`, { token: second });
  assert.deepEqual([linked.status, linked.body.program!.id], [200, id]);
  refused(await server.call('POST', `/api/programs/${id}/link`, { token: second }), 'program-linked', 409, 'linked before');
});

test('home is one read, and a draft is kept for its writer alone', async () => {
  const [token, other] = [await server.signIn(await aMentee(place)), await server.signIn(await aMentee(place))];
  const home = await server.call<{ next: { step: string } }>('GET', '/api/home', { token });
  assert.deepEqual([home.status, home.body.next.step], [200, 'choose-mentor']);
  const path = '/api/drafts/match-request';
  assert.equal((await server.call('PUT', path, { token, body: { fields: { message: 'Dear Ben' } } })).status, 200);
  assert.deepEqual((await server.call('GET', path, { token })).body['fields'], { message: 'Dear Ben' });
  assert.deepEqual((await server.call('GET', path, { token: other })).body, { fields: {}, savedAt: null });
  assert.deepEqual((await server.call('PUT', path, { token, body: { fields: {} } })).body, { savedAt: null });
  refused(await server.call('PUT', path, { token, body: { fields: { message: 'x'.repeat(4_001) } } }), 'body-invalid', 422, 'too long');
  refused(await server.call('GET', '/api/drafts/UPPER', { token }), 'not-found', 404, 'a malformed key');
});
