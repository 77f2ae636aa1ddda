import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMatch, aMentee, aMentor, aProgram } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();

type Body = Record<string, unknown>;

test('a mentee answers what the program asks, takes it back, and nobody else is told', async () => {
  const place = await aProgram({ settings: { fairness: { gender: true } } });
  const [token, coordinator, mentor] = [await server.signIn(await aMentee(place)), await server.signIn(await aCoordinator(place)), await server.signIn(await aMentor(place))];
  const path = '/api/me/protected-answers';
  const save = (answers: unknown, more: Body = { consent: true }, as = token) => server.call<Body>('PUT', path, { token: as, body: { answers, ...more } });
  assert.deepEqual((await server.call('GET', path, { token })).body, { asked: ['gender'], answers: {} });
  assert.deepEqual((await save({ gender: 'woman' })).body, { asked: ['gender'], answers: { gender: 'woman' } });
  for (const refused of [await save({ gender: 'x' }), await save({ 'age-band': '21-24' }), await save({ gender: 'man' }, {}), await save({ gender: 'man' }, { consent: false }), await save({ religion: 'yes' })]) {
    assert.deepEqual([refused.status, refused.body['code']], [422, 'body-invalid']);
  }
  assert.deepEqual([(await save({ gender: 'man' }, { consent: true }, mentor)).body['code'], (await save({}, { consent: true }, coordinator)).body['code']], ['not-enrolled', 'not-enrolled']);
  assert.deepEqual((await server.call('GET', path, { token: coordinator })).body, { asked: [], answers: {} });
  assert.equal((await server.call('POST', '/api/consents/fairness/revoke', { token })).status, 200);
  assert.deepEqual((await server.call('GET', path, { token })).body, { asked: ['gender'], answers: {} });
});

test('a coordinator sets what is asked, and reads figures of groups', async () => {
  const place = await aProgram({ settings: { fairness: { gender: true } } });
  const coordinator = await server.signIn(await aCoordinator(place));
  const rules = `/api/programs/${place.programId}/fairness-rules`;
  assert.deepEqual((await server.call('GET', rules, { token: coordinator })).body, { blind: false, attributes: ['gender'] });
  for (const [option, matched] of [['woman', 2], ['man', 5]] as const) {
    for (let at = 0; at < 7; at += 1) {
      const mentee = await aMentee(place);
      await server.call('PUT', '/api/me/protected-answers', { token: await server.signIn(mentee), body: { answers: { gender: option }, consent: true } });
      if (at < matched) await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: mentee.personId });
    }
  }
  const report = await server.call<{ people: number; matched: number; attributes: { groups: { option: string; ratio: number; belowFourFifths: boolean; p: number | null }[] }[] }>('POST', '/api/fairness-reports', { token: coordinator, body: {} });
  assert.deepEqual([report.status, report.body.people, report.body.matched], [200, 14, 7]);
  assert.deepEqual(report.body.attributes[0]!.groups.map(({ option, ratio, belowFourFifths, p }) => [option, ratio, belowFourFifths, p]), [['woman', 0.4, true, 0.2861], ['man', 1, false, null]]);
  assert.deepEqual((await server.call('PATCH', rules, { token: coordinator, body: { attributes: [] } })).body, { blind: false, attributes: [] });
  assert.equal((await server.call('PATCH', rules, { token: coordinator, body: { attributes: ['religion'] } })).status, 422);
});

test('a report is for coordinators; a run that is not theirs is not there', async () => {
  const place = await aProgram();
  const mentee = await server.signIn(await aMentee(place));
  assert.equal((await server.call('POST', '/api/fairness-reports', { token: mentee, body: {} })).status, 403);
  const coordinator = await server.signIn(await aCoordinator(place));
  assert.equal((await server.call('POST', '/api/fairness-reports', { token: coordinator, body: { runId: '0'.repeat(24) } })).status, 404);
  assert.equal((await server.call('PATCH', `/api/programs/${place.programId}/fairness-rules`, { token: mentee, body: { blind: true } })).status, 404);
});
