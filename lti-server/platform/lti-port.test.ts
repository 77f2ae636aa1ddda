import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { after, test } from 'node:test';
import mongoose from 'mongoose';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import express from 'express';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { addRegistration, suspendRegistration } from '../../models/tenants/registrations.ts';
import { rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { createOutgoing } from '../outgoing.ts';
import { ltijsHttp } from './ltijs-http.ts';
import { createPlatform } from './platform.ts';

await useTestDatabase();

const owner = { kind: 'owner' as const };
const secrets = { keyEncryption: randomBytes(32), tokenEncryption: randomBytes(32) };
const scopes = ['https://purl.imsglobal.org/spec/lti-ags/scope/score', 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'];
let asked: URLSearchParams[] = [];

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as { port: number }).port}`)));

const port = await createPlatform({ allowPrivatePlatforms: true, secrets });
const tool = createServer(express().use('/lti/keys', port.keyset));
const platform = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += String(part)));
  request.on('end', () => {
    asked.push(new URLSearchParams(body));
    // a real Moodle answers JSON as text/html
    response.setHeader('Content-Type', 'text/html').end(JSON.stringify({ access_token: `token-${asked.length}`, token_type: 'bearer', expires_in: 3600, scope: scopes.join(' ') }));
  });
});
const issuer = await listen(platform);
await addRegistration(owner, { issuer, clientId: 'client', authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl: `${issuer}/jwks` }, { allowHttp: true });
await approveRegistration(owner, { issuer, clientId: 'client', deploymentId: '1' });
after(() => {
  tool.close();
  platform.close();
});

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
  asked = [];
  assert.deepEqual(await port.accessToken({ issuer, clientId: 'client' }, scopes), { type: 'Bearer', token: 'token-1' });
  assert.deepEqual(await port.accessToken({ issuer, clientId: 'client' }, scopes), { type: 'Bearer', token: 'token-1' });
  assert.equal(asked.length, 1, 'the second call is answered from the store');
  const form = asked[0]!;
  assert.equal(form.get('grant_type'), 'client_credentials');
  assert.equal(form.get('scope'), scopes.join(' '));
  const { payload } = await jwtVerify(form.get('client_assertion')!, createLocalJWKSet(await keyset()));
  assert.deepEqual([payload.iss, payload.sub, payload.aud], ['client', 'client', `${issuer}/token`]);
});

test('services work all through a rotation: the platform verifies every assertion with the keyset as it is then', async () => {
  const before = (await keyset()).keys.map(({ kid }) => kid);
  await mongoose.connection.db!.collection('tool-keys').updateMany({}, { $set: { createdAt: new Date(0) } }); // published for long
  asked = [];
  const call = (number: number) => port.accessToken({ issuer, clientId: 'client' }, [...scopes, `urn:test:${number}`]);
  const calls = Array.from({ length: 40 }, (_, number) => call(number));
  await rotateToolKeys(owner, secrets.keyEncryption);
  await Promise.all([...calls, ...Array.from({ length: 20 }, (_, number) => call(100 + number))]);
  assert.equal(asked.length, 60);
  const published = await keyset();
  const used = await Promise.all(asked.map(async (form) => (await jwtVerify(form.get('client_assertion')!, createLocalJWKSet(published))).protectedHeader.kid));
  assert.equal(used.at(-1), before[1], 'the key that was published as next signs now');
  assert.ok(before.every((kid) => published.keys.some((key) => key.kid === kid)));
  assert.equal(published.keys.length, 3);
});

test('a platform that is unknown or suspended gets nothing', async () => {
  await assert.rejects(port.accessToken({ issuer, clientId: 'somebody else' }, scopes));
  await suspendRegistration(owner, { issuer, clientId: 'client' });
  asked = [];
  await assert.rejects(port.accessToken({ issuer, clientId: 'client' }, ['another scope']));
  assert.equal(asked.length, 0);
});

test('nothing is sent to an origin that is no platform’s', async () => {
  const http = ltijsHttp(createOutgoing({ allowPrivatePlatforms: true }), async () => false);
  asked = [];
  await assert.rejects(http.get(issuer, { headers: { Authorization: 'Bearer secret' } }), { name: 'OutgoingFailed' });
  assert.equal(asked.length, 0);
});
