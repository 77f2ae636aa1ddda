import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anId, aProgram } from '../../models/factories.ts';
import { useTestServer, type Answer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const path = `/api/programs/${place.programId}`;
const token = await server.signIn(await aCoordinator(place));
const ben = await aMentor(place, { person: { name: 'Ben Köhler' } });

type Managed = { title: string; subtitle: string | null; state: string; steps: { to: string; needs: string | null }[]; safeguardingLead: { id: string } | null; endsOn: string | null };
const refused = (answer: Answer, code: string, status: number, what: string): void => assert.deepEqual([answer.body['code'], answer.status], [code, status], what);

test('a coordinator edits what the program says of itself', async () => {
  const edited = await server.call<Managed>('PATCH', path, { token, body: { title: ' First year ', subtitle: 'Autumn 2026', endsOn: '2027-03-30' } });
  assert.deepEqual([edited.status, edited.body.title, edited.body.subtitle, edited.body.endsOn], [200, 'First year', 'Autumn 2026', '2027-03-30']);
  assert.deepEqual((await server.call<Managed>('GET', path, { token })).body, edited.body);
  const session = await server.call<{ program: { title: string } }>('GET', '/api/session', { token });
  assert.equal(session.body.program.title, 'First year', 'and everybody reads it');
  for (const body of [{ title: '' }, { title: null }, { state: 'running' }, { startsOn: '30.3.2027' }, { startsOn: '2027-03-31' }, { tenantId: anId() }]) {
    refused(await server.call('PATCH', path, { token, body }), 'body-invalid', 422, JSON.stringify(body));
  }
});

test('it moves on by legal steps, and to pairs only with a safeguarding lead', async () => {
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'running' } }), 'safeguarding-lead-missing', 409, 'without a lead');
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'archived' } }), 'moved-on', 409, 'no step');
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'paused' } }), 'body-invalid', 422, 'no state');
  const found = await server.call<{ items: { id: string }[]; total: number }>('GET', `${path}/lead-candidates?q=kohler`, { token });
  assert.deepEqual(found.body.items.map(({ id }) => id), [ben.personId]);
  const named = await server.call<Managed>('PUT', `${path}/safeguarding-lead`, { token, body: { personId: ben.personId } });
  assert.deepEqual([named.status, named.body.safeguardingLead?.id, named.body.steps[0]], [200, ben.personId, { to: 'matching', needs: null }]);
  refused(await server.call('PUT', `${path}/safeguarding-lead`, { token, body: { personId: anId() } }), 'not-found', 404, 'somebody else');
  const key = { 'Idempotency-Key': 'advance-once' };
  const moved = await server.call<Managed>('POST', `${path}/advance`, { token, body: { to: 'running' }, headers: key });
  assert.deepEqual([moved.status, moved.body.state], [200, 'running']);
  assert.deepEqual((await server.call<Managed>('POST', `${path}/advance`, { token, body: { to: 'running' }, headers: key })).body, moved.body, 'the same press, twice');
});

test('for everybody else there is nothing to manage', async () => {
  for (const actor of [ben, await aMentee(place), await aCoordinator(await aProgram({ tenantId: place.tenantId }))]) {
    const other = await server.signIn(actor);
    refused(await server.call('GET', path, { token: other }), 'not-found', 404, 'read');
    refused(await server.call('POST', `${path}/advance`, { token: other, body: { to: 'closing' } }), 'not-found', 404, 'advance');
  }
});
