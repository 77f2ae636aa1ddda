import assert from 'node:assert/strict';
import test from 'node:test';
import { call, clientId, lti, testTool } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';
import { scopes } from './scopes.ts';

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
type Member = Record<string, unknown> & { user_id: string; status: string; roles: string[] };

async function rosterAddress(tool: TestTool, course = 'car-210'): Promise<URL> {
  const claims = await tool.launch('dev-narang', `/courses/${course}/tools/${clientId}/launch`);
  const claim = claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'] as { context_memberships_url: string; service_versions: string[] };
  assert.deepEqual(claim.service_versions, ['2.0']);
  return new URL(claim.context_memberships_url);
}

function link(response: Response, rel: string): string | null {
  return new RegExp(`<([^>]*)>; rel="${rel}"`).exec(response.headers.get('link') ?? '')?.[1] ?? null;
}

async function read(address: string, token: string): Promise<{ members: Member[]; next: string | null; differences: string }> {
  const response = await call(address, token, { accept: mediaType });
  assert.equal(response.status, 200, await response.clone().text());
  assert.match(response.headers.get('content-type') ?? '', /^application\/vnd\.ims\.lti-nrps\.v2\.membershipcontainer\+json/);
  const { members } = (await response.json()) as { members: Member[] };
  return { members, next: link(response, 'next'), differences: link(response, 'differences') ?? '' };
}

async function readAll(address: string, token: string): Promise<Member[]> {
  const all: Member[] = [];
  for (let next: string | null = address; next !== null; ) {
    const page = await read(next, token);
    all.push(...page.members);
    next = page.next;
  }
  return all;
}

test('the whole roster comes in pages, everybody once, with their role in the course', async (t) => {
  const tool = await testTool(t);
  const address = await rosterAddress(tool);
  const token = await tool.token([scopes.roster]);
  const first = await read(address.href, token);
  assert.equal(first.members.length, 50);
  const all = await readAll(address.href, token);
  assert.equal(new Set(all.map(({ user_id: id }) => id)).size, all.length);
  assert.ok(all.length > 250);
  const of = (id: string): Member | undefined => all.find((member) => member.user_id === id);
  assert.deepEqual(of('ana-ribeiro'), {
    status: 'Active', user_id: 'ana-ribeiro', roles: ['Learner'], name: 'Ana Ribeiro', given_name: 'Ana', family_name: 'Ribeiro',
    email: 'ana.ribeiro@students.northfield.example', lis_person_sourcedid: 'ana-ribeiro',
  });
  assert.deepEqual(of('ben-kohler')?.roles, ['Member']);
  assert.deepEqual(of('chiara-bianchi')?.roles, ['Instructor']);
  assert.equal(of('dev-narang'), undefined, 'an administrator launches without being on the roster');
});

test('a limit is honoured, and the next page goes on where this one ended', async (t) => {
  const tool = await testTool(t);
  const address = await rosterAddress(tool);
  const token = await tool.token([scopes.roster]);
  address.searchParams.set('limit', '3');
  const one = await read(address.href, token);
  const two = await read(one.next ?? '', token);
  assert.equal(one.members.length, 3);
  assert.equal(two.members.length, 3);
  assert.equal(new Set([...one.members, ...two.members].map(({ user_id: id }) => id)).size, 6);
  address.searchParams.set('limit', 'many');
  assert.equal((await call(address.href, token)).status, 400);
});

test('a role filters, by its short or its full name', async (t) => {
  const tool = await testTool(t);
  const address = await rosterAddress(tool);
  const token = await tool.token([scopes.roster]);
  for (const role of ['Instructor', 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor']) {
    address.searchParams.set('role', role);
    assert.deepEqual((await readAll(address.href, token)).map(({ user_id: id }) => id), ['chiara-bianchi']);
  }
});

test('differences tell who came, changed, was suspended and left since then', async (t) => {
  const tool = await testTool(t);
  const { campus } = tool;
  const chiara = await campus.browserOf('chiara-bianchi');
  const token = await tool.token([scopes.roster]);
  const { differences } = await read((await rosterAddress(tool)).href, token);
  campus.clock.now = new Date(campus.clock.now.getTime() + 60_000);
  assert.deepEqual((await read(differences, token)).members, []);

  await chiara.post('/courses/car-210/people/moses-oyelaran', { role: 'teacher', status: 'active' });
  await chiara.post('/courses/car-210/people/ana-ribeiro', { role: 'student', status: 'inactive' });
  await chiara.post('/courses/car-210/people/ben-kohler/unenrol', {});
  const changed = await read(differences, token);
  assert.deepEqual(changed.members.map(({ user_id: id, status, roles }) => [id, status, roles[0]]), [
    ['ana-ribeiro', 'Inactive', 'Learner'],
    ['ben-kohler', 'Deleted', 'Member'],
    ['moses-oyelaran', 'Active', 'Instructor'],
  ]);
  assert.equal(changed.members[1]?.name, undefined, 'nothing is told about who left');
  const all = await readAll((await rosterAddress(tool)).href, token);
  assert.equal(all.find(({ user_id: id }) => id === 'ana-ribeiro')?.status, 'Inactive');
  assert.equal(all.find(({ user_id: id }) => id === 'ben-kohler'), undefined);
});

test('what changes while the pages are read is in the differences of each of them', async (t) => {
  const tool = await testTool(t);
  const token = await tool.token([scopes.roster]);
  const one = await read((await rosterAddress(tool)).href, token);
  tool.campus.clock.now = new Date(tool.campus.clock.now.getTime() + 1_000);
  const chiara = await tool.campus.browserOf('chiara-bianchi');
  await chiara.post('/courses/car-210/people/ana-ribeiro', { role: 'guest', status: 'active' });
  tool.campus.clock.now = new Date(tool.campus.clock.now.getTime() + 1_000);
  const two = await read(one.next ?? '', token);
  assert.deepEqual((await read(two.differences, token)).members.map(({ user_id: id }) => id), ['ana-ribeiro']);
});

test('the privacy level holds on the roster as in a launch', async (t) => {
  const tool = await testTool(t);
  const dev = await tool.campus.browserOf('dev-narang');
  const token = await tool.token([scopes.roster]);
  const address = await rosterAddress(tool);
  for (const [privacy, known] of [
    ['anonymous', []],
    ['name', ['name', 'given_name', 'family_name', 'lis_person_sourcedid']],
    ['email', ['email', 'lis_person_sourcedid']],
    ['public', ['name', 'given_name', 'family_name', 'email', 'lis_person_sourcedid']],
  ] as const) {
    await dev.post(`/admin/tools/${clientId}/privacy`, { privacy });
    const [member] = (await read(address.href, token)).members;
    assert.deepEqual(Object.keys(member ?? {}), ['status', 'user_id', 'roles', ...known]);
    const claims = await tool.launch('ana-ribeiro');
    assert.deepEqual(['name', 'email'].filter((claim) => claim in claims), ['name', 'email'].filter((claim) => (known as readonly string[]).includes(claim)));
  }
});

test('for one link everybody comes with the custom parameters of that link', async (t) => {
  const tool = await testTool(t, { custom: { zone: '$Person.address.timezone', colour: 'green' } });
  const token = await tool.token([scopes.roster]);
  const address = await rosterAddress(tool);
  address.searchParams.set('rlid', 'car-210:meet-your-mentor');
  const ana = (await readAll(address.href, token)).find(({ user_id: id }) => id === 'ana-ribeiro');
  assert.deepEqual(ana?.message, [{ [`${lti}message_type`]: 'LtiResourceLinkRequest', [`${lti}custom`]: { zone: 'America/Sao_Paulo', colour: 'green' } }]);
  address.searchParams.set('rlid', 'mat-120:navigation');
  assert.equal((await call(address.href, token)).status, 404);
});

test('without a token, with one that is made up or too old, for another scope or another tool’s course: refused', async (t) => {
  const tool = await testTool(t);
  const address = await rosterAddress(tool);
  const token = await tool.token([scopes.roster]);
  const without = await call(address.href, '');
  assert.equal(without.status, 401);
  assert.equal(without.headers.get('www-authenticate'), 'Bearer');
  assert.equal((await call(address.href, 'made-up')).status, 401);
  const narrow = await call(address.href, await tool.token([scopes.scores]));
  assert.equal(narrow.status, 403);
  assert.match(narrow.headers.get('www-authenticate') ?? '', /insufficient_scope/);
  assert.equal((await call(address.href, token, { accept: 'text/html' })).status, 406);
  assert.equal((await call(address.href.replace('car-210', 'no-course'), token)).status, 404);
  assert.equal((await call(address.href.replace(/deployment=[^&]*/, 'deployment=northfield-1'), token)).status, 404);
  tool.campus.clock.now = new Date(tool.campus.clock.now.getTime() + 3_600_000);
  assert.equal((await call(address.href, token)).status, 401);
});

test('a scope that is withheld later closes the service for tokens that are out', async (t) => {
  const tool = await testTool(t);
  const address = await rosterAddress(tool);
  const token = await tool.token([scopes.roster]);
  const dev = await tool.campus.browserOf('dev-narang');
  await dev.post(`/admin/tools/${clientId}/services`, { scope: scopes.scores });
  assert.equal((await call(address.href, token)).status, 403);
  const claims = await tool.launch('ana-ribeiro');
  assert.equal(claims['https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice'], undefined);
  assert.deepEqual((claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as { scope: string[] }).scope, [scopes.scores]);
  await dev.post(`/admin/tools/${clientId}/off`, {});
  assert.equal((await call(address.href, token)).status, 401);
});
