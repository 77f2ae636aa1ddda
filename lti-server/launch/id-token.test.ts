/** One rule after the other; over HTTP, with every attack that has a name, they stand in bad-launches/. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import type { Registration } from '../../models/tenants/registrations.ts';
import { createOutgoing } from '../outgoing.ts';
import { checkEarly, verifyIdToken, type EarlyCheck } from './id-token.ts';
import { PlatformKeys } from './platform-keys.ts';
import { aKeyPair, TestPlatform, type Claims } from './test-platform.ts';

const platform = new TestPlatform();
await platform.start();
after(() => platform.stop());
const ec = await aKeyPair('ec', 'ES256');
platform.published.push(ec.jwk, { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'stranger', use: 'sig' });
const keys = new PlatformKeys(createOutgoing({ allowPrivate: true }));
const now = new Date('2027-03-01T10:00:00Z');
const seconds = now.getTime() / 1_000;

const registration = {
  id: 'a'.repeat(24), issuer: platform.issuer, clientId: platform.clientId, jwksUrl: `${platform.issuer}/keys`, algorithms: ['RS256'], extraAudiences: ['gateway'],
} as unknown as Registration;
const login = { registrationId: registration.id, isNonce: (nonce: string) => nonce === 'right' };
const verify = (idToken: string, as: Partial<Registration> = {}, early?: EarlyCheck) => verifyIdToken(idToken, { registration: { ...registration, ...as }, login, keys, now, early });
const good = (claims: Claims = {}): Claims => ({ ...platform.claims('right', 'https://tool.example.edu', now), ...claims });
const signed = async (claims: Claims = {}, header: Claims = {}): Promise<string> => platform.sign(good(claims), { header });
/** A good token under another header, which its signature does not fit. */
const headed = async (header: Claims): Promise<string> => {
  const [, payload = '', signature = ''] = (await signed()).split('.');
  return `${Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'key-1', ...header })).toString('base64url')}.${payload}.${signature}`;
};
const refuses = (reason: string) => ({ code: 'launch-invalid', reason });

test('a token of this login is taken, with its claims as they came', async () => {
  const claims = good({ extra: [1] });
  assert.deepEqual(await verify(await platform.sign(claims)), claims);
});

test('only listed algorithms are taken, by a key of that kind, whatever else the header says', async () => {
  for (const alg of ['HS256', 'none', undefined, ['RS256']]) await assert.rejects(verify(await headed({ alg })), refuses('algorithm'), String(alg));
  const byEc = await platform.sign(good(), { key: ec });
  await assert.rejects(verify(byEc), refuses('algorithm'));
  assert.ok(await verify(byEc, { algorithms: ['RS256', 'ES256'] }));
  await assert.rejects(verify(await headed({ kid: 'ec' }), { algorithms: ['RS256', 'ES256'] }), refuses('key-unknown'), 'a key of another kind');
});

test('a key has to be named, and to be one of the platform', async () => {
  for (const kid of [undefined, '', 7, null]) await assert.rejects(verify(await signed({}, { kid })), refuses('kid'), String(kid));
  await assert.rejects(verify(await signed({}, { kid: 'other' })), refuses('key-unknown'));
  await assert.rejects(verify(await platform.sign(good(), { key: await aKeyPair('key-1') })), refuses('signature'));
});

test('a signature that was checked early counts with the very key that the platform has, and with no other', async () => {
  const early = (token: string, of = registration.id) => checkEarly(token, of, keys);
  const token = await signed();
  const claims = await verify(token); // the keys are known from here on
  assert.ok(early(token));
  assert.deepEqual(await verify(token, {}, early(token)), claims);
  for (const [other, of] of [[token, 'b'.repeat(24)], [await signed({}, { kid: 'other' }), registration.id], ['word', registration.id]] as const) assert.equal(early(other, of), undefined);

  const forged = await platform.sign(good(), { key: await aKeyPair('key-1') });
  await assert.rejects(verify(forged, {}, early(forged)), refuses('signature'));
  const { key } = (await keys.find(registration, 'ec', now.getTime()))!;
  await assert.rejects(verify(forged, {}, { key, payload: Promise.resolve(Buffer.from(JSON.stringify(claims))) }), refuses('signature'), 'good, by another key');
});

test('a token has one way to be written, and holds an object', async () => {
  const token = await signed();
  const [head = '', payload = '', signature = ''] = token.split('.');
  for (const other of ['', 'word', `${head}.${payload}`, `${token}.`, `${head}..${signature}`, `${head}.${payload}.`, `${token}=`, ` ${token}`, `${head}.${payload} .${signature}`]) {
    await assert.rejects(verify(other), refuses('token-form'), other);
  }
  await assert.rejects(verify(`${head}.${payload.slice(0, -4)}AAAA.${signature}`), refuses('signature'));
  for (const text of ['7', 'null', '[]', '{', '"x"']) await assert.rejects(verify(await platform.signText(text)), refuses('token-form'), text);
  await assert.rejects(verify(await headed({ crit: ['policy'], policy: 1 })), refuses('token-form'), 'a critical header that nobody knows');
});

test('it is from this platform and for this tool, and says so where it is for others as well', async () => {
  for (const iss of ['https://other.example', undefined]) await assert.rejects(verify(await signed({ iss })), refuses('issuer'));
  for (const aud of ['other', undefined, [], ['gateway'], [platform.clientId, 'other'], [platform.clientId, 7]]) await assert.rejects(verify(await signed({ aud, azp: platform.clientId })), refuses('audience'), String(aud));
  for (const claims of [{ aud: [platform.clientId] }, { azp: platform.clientId }, { aud: [platform.clientId, 'gateway'], azp: platform.clientId }]) assert.ok(await verify(await signed(claims)));
  for (const claims of [{ azp: 'other' }, { azp: null }, { aud: [platform.clientId, 'gateway'] }]) await assert.rejects(verify(await signed(claims)), refuses('azp'), JSON.stringify(claims));
});

test('its times hold, by a clock that may be 90 seconds off; it is three minutes old at most', async () => {
  for (const claims of [{ exp: seconds - 89 }, { iat: seconds + 90 }, { iat: seconds - 180 }, { nbf: seconds + 90 }, { nbf: 0 }]) assert.ok(await verify(await signed(claims)), JSON.stringify(claims));
  for (const exp of [seconds - 90, undefined, String(seconds + 60), null]) await assert.rejects(verify(await signed({ exp })), refuses('expired'), String(exp));
  for (const iat of [seconds + 91, seconds - 181, undefined, String(seconds), null]) await assert.rejects(verify(await signed({ iat })), refuses('issued'), String(iat));
  for (const nbf of [seconds + 91, '0', null]) await assert.rejects(verify(await signed({ nbf })), refuses('issued'), String(nbf));
  await assert.rejects(verify(await platform.signText(JSON.stringify(good({ exp: '@' })).replace('"@"', '1e400'))), refuses('expired'), 'more than a number can be');
});

test('its nonce is the one of the login', async () => {
  for (const nonce of ['wrong', undefined, ['right'], '']) await assert.rejects(verify(await signed({ nonce })), refuses('nonce'), String(nonce));
});
