import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { call, testTool } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';
import { FaultPlan } from './fault-plan.ts';
import type { Fault, FaultPoint } from './fault-plan.ts';

interface Reading {
  tool: TestTool;
  token: string;
  roster: string;
}

async function reading(t: TestContext): Promise<Reading> {
  const tool = await testTool(t);
  const claims = await tool.launch('dev-narang');
  const { context_memberships_url: roster } = claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'] as { context_memberships_url: string };
  return { tool, token: await tool.token(), roster };
}

const once = (at: FaultPoint, fault: Fault, skip = 0) => ({ at, fault, skip, times: 1 });

async function page({ roster, token }: Reading, address = roster): Promise<{ ids: string[]; next: string | null }> {
  const response = await call(address, token);
  const { members } = (await response.json()) as { members: { user_id: string }[] };
  return { ids: members.map(({ user_id: id }) => id), next: /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null };
}

test('a plan counts: after so many right answers, so many times, then all is well', () => {
  const plan = new FaultPlan();
  plan.add({ at: 'scores', fault: { kind: 'hang' }, skip: 1, times: 2 });
  assert.deepEqual(Array.from({ length: 5 }, () => plan.take('scores')?.kind ?? 'right'), ['right', 'hang', 'hang', 'right', 'right']);
  plan.add({ at: 'scores', fault: { kind: 'cut' } });
  assert.equal(plan.take('token'), null);
  assert.deepEqual([plan.take('scores')?.kind, plan.take('scores')?.kind], ['cut', 'cut']);
  plan.clear();
  assert.equal(plan.take('scores'), null);
});

test('a call fails with the status that was planned, and says when to come back', async (t) => {
  const it = await reading(t);
  it.tool.campus.lms.faults.add(once('memberships', { kind: 'status', status: 429, retryAfterSeconds: 60 }));
  const response = await call(it.roster, it.token);
  assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '60']);
  assert.equal((await call(it.roster, it.token)).status, 200);
});

test('a page in the middle fails, and the roster can be read on after it', async (t) => {
  const it = await reading(t);
  it.tool.campus.lms.faults.add(once('memberships', { kind: 'status', status: 503 }, 1));
  const first = await page(it);
  assert.equal((await call(first.next ?? '', it.token)).status, 503);
  assert.equal((await page(it, first.next ?? '')).ids.length, 50);
});

test('the roster lies: a circle, people twice, a next page elsewhere', async (t) => {
  const it = await reading(t);
  const { faults } = it.tool.campus.lms;
  faults.add(once('memberships', { kind: 'loop' }));
  assert.equal((await page(it)).next, it.roster);
  faults.add(once('memberships', { kind: 'duplicates' }));
  const { ids } = await page(it);
  assert.deepEqual([ids.length, new Set(ids).size], [100, 50]);
  faults.add(once('memberships', { kind: 'next-elsewhere', origin: 'http://elsewhere.example' }));
  assert.match((await page(it)).next ?? '', /^http:\/\/elsewhere\.example\/lti\/services\//);
});

test('an answer can be no JSON, a page, too big, cut off, led away or called html', async (t) => {
  const it = await reading(t);
  const { faults } = it.tool.campus.lms;
  const next = async (fault: Fault): Promise<Response> => {
    faults.add(once('memberships', fault));
    return call(it.roster, it.token);
  };
  await assert.rejects((await next({ kind: 'broken-json' })).json(), SyntaxError);
  assert.match(await (await next({ kind: 'page' })).text(), /Please sign in/);
  assert.ok((await (await next({ kind: 'huge', bytes: 300_000 })).text()).length > 300_000);
  await assert.rejects(async () => (await next({ kind: 'cut' })).text());
  const led = await next({ kind: 'redirect', to: 'http://elsewhere.example/' });
  assert.deepEqual([led.status, led.headers.get('location')], [302, 'http://elsewhere.example/']);
  const html = await next({ kind: 'html-type' });
  assert.match(html.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal(((await html.json()) as { members: unknown[] }).members.length, 50);
});

test('a call that hangs is answered never, and others are meanwhile', async (t) => {
  const it = await reading(t);
  it.tool.campus.lms.faults.add(once('memberships', { kind: 'hang' }));
  const given = new AbortController();
  const hanging = fetch(it.roster, { headers: { authorization: `Bearer ${it.token}` }, signal: given.signal });
  assert.equal((await call(it.roster, it.token)).status, 200);
  given.abort();
  await assert.rejects(hanging, { name: 'AbortError' });
});

test('the keys are others, or away; tokens and launches fail as planned', async (t) => {
  const it = await reading(t);
  const { url, lms } = it.tool.campus;
  const kid = async (): Promise<string | undefined> => ((await (await fetch(`${url}/lti/keys`)).json()) as { keys: { kid: string }[] }).keys[0]?.kid;
  const right = await kid();
  lms.faults.add(once('keys', { kind: 'other-keys' }));
  assert.notEqual(await kid(), right);
  assert.equal(await kid(), right);
  for (const at of ['keys', 'configuration', 'token', 'authorization', 'registration'] as const) lms.faults.add(once(at, { kind: 'status', status: 500 }));
  const statuses = await Promise.all([
    fetch(`${url}/lti/keys`), fetch(`${url}/.well-known/openid-configuration`), fetch(`${url}/lti/token`, { method: 'POST' }), fetch(`${url}/lti/authorize`), fetch(`${url}/lti/register`, { method: 'POST' }),
  ]);
  assert.deepEqual(statuses.map(({ status }) => status), [500, 500, 500, 500, 500]);
});

test('the administrator plans a fault on a page, sees it and takes it back; nobody else does', async (t) => {
  const it = await reading(t);
  const { campus } = it.tool;
  const [dev, ana] = await Promise.all([campus.browserOf('dev-narang'), campus.browserOf('ana-ribeiro')]);
  await ana.post('/admin/faults', { at: 'memberships', fault: '503', skip: '0', times: '0' });
  assert.deepEqual(campus.lms.faults.planned, []);
  await dev.post('/admin/faults', { at: 'memberships', fault: '503', skip: '0', times: '0' });
  assert.equal((await call(it.roster, it.token)).status, 503);
  assert.match(await (await dev.get('/admin/faults')).text(), /<strong>Roster<\/strong> is down for maintenance, 503, until you take it back\./);
  await dev.post('/admin/faults/clear', {});
  assert.equal((await call(it.roster, it.token)).status, 200);
});
