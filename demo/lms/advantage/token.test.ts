import assert from 'node:assert/strict';
import test from 'node:test';
import { generateKeyPair, SignJWT } from 'jose';
import { clientId, testTool, tokenForm } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';
import { scopes } from './scopes.ts';

async function refusal(response: Response): Promise<string> {
  assert.equal(response.status, 400);
  const { error, error_description: why } = (await response.json()) as Record<string, string>;
  return `${error ?? ''}: ${why ?? ''}`;
}

async function asked(tool: TestTool, assertion: string, scope: string = scopes.roster): Promise<Response> {
  return tool.askToken(tokenForm(assertion, scope));
}

test('a tool that signs with its key gets a token for what it asks and was granted', async (t) => {
  const tool = await testTool(t);
  const response = await asked(tool, await tool.sign(tool.assertion()), `${scopes.roster} ${scopes.scores}`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { access_token: token, ...rest } = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600, scope: `${scopes.roster} ${scopes.scores}` });
  assert.match(String(token), /^[\w-]{43}$/);
});

test('an assertion that is not whole, not in time or not the tool’s is refused by name', async (t) => {
  const tool = await testTool(t);
  const now = Math.floor(tool.campus.clock.now.getTime() / 1000);
  for (const [change, why] of [
    [{ iss: 'somebody-else' }, /iss is no tool/],
    [{ sub: 'somebody-else' }, /sub has to be the client id/],
    [{ sub: undefined }, /sub has to be the client id/],
    [{ aud: 'https://elsewhere.example/token' }, /aud is missing or wrong/],
    [{ aud: tool.campus.url }, /aud is missing or wrong/],
    [{ exp: now - 60 }, /exp has passed/],
    [{ exp: undefined }, /exp is missing or wrong/],
    [{ iat: undefined }, /iat is missing or wrong/],
    [{ iat: now + 120, exp: now + 180 }, /iat lies in the future/],
    [{ exp: now + 7_200 }, /more than an hour/],
    [{ jti: undefined }, /jti is missing or wrong/],
  ] as const) {
    const text = await refusal(await asked(tool, await tool.sign(tool.assertion(change))));
    assert.match(text, /^invalid_client: /);
    assert.match(text, why);
  }
  const stranger = await generateKeyPair('RS256');
  assert.match(await refusal(await asked(tool, await tool.sign(tool.assertion(), stranger))), /signature is not the tool’s/);
  const shared = new SignJWT(tool.assertion()).setProtectedHeader({ alg: 'HS256', kid: 'key-1' });
  assert.match(await refusal(await asked(tool, await shared.sign(new TextEncoder().encode('a secret of 32 bytes, or of more')))), /alg has to be RS256/);
  assert.match(await refusal(await asked(tool, 'no.token.atall')), /^invalid_client/);
});

test('an assertion is good once, also for many at the same moment', async (t) => {
  const tool = await testTool(t);
  const assertion = await tool.sign(tool.assertion());
  const answers = await Promise.all(Array.from({ length: 20 }, () => asked(tool, assertion)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.match(await refusal(await asked(tool, assertion)), /jti was used before/);
});

test('a form that is not what the specification has is refused', async (t) => {
  const tool = await testTool(t);
  const good = tokenForm(await tool.sign(tool.assertion()), scopes.roster);
  assert.match(await refusal(await tool.askToken({ ...good, grant_type: 'authorization_code' })), /^unsupported_grant_type/);
  assert.match(await refusal(await tool.askToken({ ...good, client_assertion_type: 'urn:other' })), /^invalid_request/);
  assert.match(await refusal(await tool.askToken({ ...good, scope: '' })), /^invalid_request/);
  const twice = await fetch(`${tool.campus.url}/lti/token`, { method: 'POST', body: new URLSearchParams([...Object.entries(good), ['scope', scopes.scores]]) });
  assert.match(await refusal(twice), /^invalid_request/);
});

test('a scope that the registration was not granted, or that is withheld, is refused', async (t) => {
  const tool = await testTool(t, { scopes: [scopes.roster, scopes.scores] });
  const ask = async (scope: string): Promise<Response> => asked(tool, await tool.sign(tool.assertion()), scope);
  assert.match(await refusal(await ask(`${scopes.roster} ${scopes.lineItems}`)), /^invalid_scope: .*lineitem/);
  assert.match(await refusal(await ask('openid')), /^invalid_scope/);
  assert.equal((await ask(scopes.scores)).status, 200);
  const dev = await tool.campus.browserOf('dev-narang');
  await dev.post(`/admin/tools/${clientId}/services`, { scope: scopes.roster });
  assert.match(await refusal(await ask(scopes.scores)), /^invalid_scope/);
  assert.equal((await ask(scopes.roster)).status, 200);
});

test('a tool may change its keys, and is told where they cannot be read', async (t) => {
  const tool = await testTool(t);
  await tool.token();
  await tool.changeKeys();
  await tool.token();
  const away = await testTool(t, { jwksUri: 'http://localhost:1/keys' });
  assert.match(await refusal(await asked(away, await away.sign(away.assertion()))), /keys cannot be read/);
});

test('a tool that is switched off gets no token', async (t) => {
  const tool = await testTool(t);
  const dev = await tool.campus.browserOf('dev-narang');
  await dev.post(`/admin/tools/${clientId}/off`, {});
  assert.match(await refusal(await asked(tool, await tool.sign(tool.assertion()))), /iss is no tool/);
});
