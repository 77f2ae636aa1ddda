import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import mongoose from 'mongoose';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import express from 'express';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { addRegistration, registrationForLogin, suspendRegistration } from '../../models/tenants/registrations.ts';
import { rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import type { Secrets } from '../config.ts';
import { createOutgoing } from '../outgoing.ts';
import { ltijsHttp } from './ltijs-http.ts';
import { createPlatform } from './platform.ts';
import { platformOf, type Platform } from './services.ts';

await useTestDatabase();

const owner = { kind: 'owner' as const };
const secrets: Secrets = { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] };
/** What was asked of the token endpoint, and the Bearers that came to the roster. */
let asked: URLSearchParams[] = [];
let bearers: (string | undefined)[] = [];

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as { port: number }).port}`)));

const port = await createPlatform({ allowPrivatePlatforms: true, secrets });
const tool = createServer(express().use('/lti/keys', port.keyset));
const platform = createServer((request, response) => {
  if (request.url === '/members') {
    bearers.push(request.headers.authorization);
    response.setHeader('Content-Type', 'application/json').end('{"members":[]}');
    return;
  }
  let body = '';
  request.on('data', (part: Buffer) => (body += String(part)));
  request.on('end', () => {
    asked.push(new URLSearchParams(body));
    // a real Moodle answers JSON as text/html
    response.setHeader('Content-Type', 'text/html').end(JSON.stringify({ access_token: `token-${asked.length}`, token_type: 'bearer', expires_in: 3600, scope: serviceScopes.memberships }));
  });
});
const issuer = await listen(platform);
after(() => {
  tool.close();
  platform.close();
});

beforeEach(() => {
  asked = [];
  bearers = [];
});

/** Another registration of the tool with the platform, let in: it has no token yet. */
async function aClient(clientId: string): Promise<Platform> {
  await addRegistration(owner, { issuer, clientId, authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl: `${issuer}/jwks` }, { allowHttp: true });
  const { registration, deployments } = await approveRegistration(owner, { issuer, clientId, deploymentId: '1' });
  return platformOf(registration, deployments[0]!);
}
const askFor = (client: Platform) => port.members(client, `${issuer}/members`);

async function keyset(): Promise<JSONWebKeySet> {
  const url = tool.listening ? `http://127.0.0.1:${(tool.address() as { port: number }).port}` : await listen(tool);
  const response = await fetch(`${url}/lti/keys`);
  assert.equal(response.status, 200);
  return (await response.json()) as JSONWebKeySet;
}

test('the keyset shows public keys only, and the one that comes next before it is used', async () => {
  const { keys } = await keyset();
  assert.equal(keys.length, 2);
  for (const key of keys) {
    assert.deepEqual([key.kty, key.use, key.alg], ['RSA', 'sig', 'RS256']);
    assert.ok(key.kid);
    assert.ok(!('d' in key) && !('p' in key), 'no private part');
    assert.ok(Buffer.from(key.n!, 'base64url').length >= 256, '2048 bits');
  }
});

test('a token is asked for with an assertion that the keyset verifies, then kept', async () => {
  const client = await aClient('client');
  await askFor(client);
  await askFor(client);
  assert.deepEqual(bearers, ['Bearer token-1', 'Bearer token-1'], 'the second call is answered from the store');
  assert.equal(asked.length, 1);
  const form = asked[0]!;
  assert.equal(form.get('grant_type'), 'client_credentials');
  assert.equal(form.get('scope'), serviceScopes.memberships);
  const { payload } = await jwtVerify(form.get('client_assertion')!, createLocalJWKSet(await keyset()));
  assert.deepEqual([payload.iss, payload.sub, payload.aud], ['client', 'client', `${issuer}/token`]);
});

test('each assertion has an id of its own of 256 random bits and holds for five minutes', async () => {
  const client = await aClient('assertions');
  for (let number = 0; number < 30; number += 1) {
    await askFor(client);
    await mongoose.connection.db!.collection('access-tokens').deleteMany({});
  }
  const keys = createLocalJWKSet(await keyset());
  const said = await Promise.all(asked.map(async (form) => (await jwtVerify(form.get('client_assertion')!, keys)).payload));
  assert.equal(said.length, 30);
  assert.equal(new Set(said.map(({ jti }) => jti)).size, 30);
  for (const { jti, iat, exp } of said) assert.deepEqual([Buffer.from(jti!, 'base64url').length, jti!.length, exp! - iat!], [32, 43, 300]);
  assert.ok(said.every(({ iat }) => Math.abs(iat! - Date.now() / 1000) < 60));
});

test('services work all through a rotation: the platform verifies every assertion with the keyset as it is then', async () => {
  const clients: Platform[] = [];
  for (let number = 0; number < 60; number += 1) clients.push(await aClient(`client ${number}`));
  const before = (await keyset()).keys.map(({ kid }) => kid);
  await mongoose.connection.db!.collection('tool-keys').updateMany({}, { $set: { createdAt: new Date(0) } }); // published for long
  const calls = clients.slice(0, 40).map(askFor);
  await rotateToolKeys(owner, secrets.keyEncryption);
  await Promise.all([...calls, ...clients.slice(40).map(askFor)]);
  assert.equal(asked.length, 60);
  const published = await keyset();
  const used = await Promise.all(asked.map(async (form) => (await jwtVerify(form.get('client_assertion')!, createLocalJWKSet(published))).protectedHeader.kid));
  assert.equal(used.at(-1), before[1], 'the key that was published as next signs now');
  assert.ok(before.every((kid) => published.keys.some((key) => key.kid === kid)));
  assert.equal(published.keys.length, 3);
});

test('a platform that is unknown or suspended gets nothing', async () => {
  const client = await aClient('suspended');
  await assert.rejects(askFor({ ...client, clientId: 'somebody else' }), { fault: 'token' });
  await suspendRegistration(owner, client);
  await assert.rejects(askFor(client), { fault: 'token' });
  assert.deepEqual([asked, bearers], [[], []]);
});

test('a platform that another server suspended a moment ago gets nothing, whatever a login remembers of it', async () => {
  const client = await aClient('suspended-elsewhere');
  await registrationForLogin(client.issuer, client.clientId);
  await mongoose.connection.db!.collection('registrations').updateOne({ issuer: client.issuer, clientId: client.clientId }, { $set: { state: 'suspended' } });
  await assert.rejects(askFor(client), { fault: 'token' });
  assert.deepEqual([asked, bearers], [[], []]);
});

test('nothing is sent to an origin that is no platform’s', async () => {
  const http = ltijsHttp(createOutgoing({ allowPrivate: true }), async () => false);
  await assert.rejects(http.get(issuer, { headers: { Authorization: 'Bearer secret' } }), { name: 'OutgoingFailed' });
  assert.equal(asked.length, 0);
});
