/** A token that opens nothing is told to the tool's owner: why, of which page, and who does what about it, in every locale. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { anId, aPerson, aProgram } from '../../models/factories.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import { addHost } from '../../models/tenants/hosts.ts';
import { listRefusals } from '../../models/tenants/launch-outcomes.ts';
import { makeOwnerLink } from '../../models/tenants/owner-sessions.ts';
import { locales } from '../../models/vocabulary.ts';
import { consoleWordsOf } from '../owner/words/index.ts';
import { html } from '../pages/html.ts';
import { useTestServer } from '../test-server.ts';
import { hostTokenRefused, type HostReason } from './refused.ts';

const server = await useTestServer();
const owner = { kind: 'owner' as const };
const portal = 'https://portal.northfield.example';
const key = generateKeyPairSync('ed25519');
const place = await aProgram();
await aPerson(place);
const host = await addHost(owner, { origin: portal, name: 'Northfield portal', key: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(), programId: place.programId, tenantId: place.tenantId }, { allowHttp: false });
const kid = await calculateJwkThumbprint(await exportJWK(key.publicKey));

async function aToken(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, signedBy: KeyObject = key.privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all = { iss: portal, sub: 'ana', aud: server.config.toolUrl, origin: portal, program: place.programId, widgets: ['goals'], jti: randomUUID(), iat: now, exp: now + 300, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', kid, ...header }).sign(signedBy);
}

const swap = (hostToken: string, origin = portal) =>
  server.call<{ code?: string; requestId: string; details?: { reason: string } }>('POST', '/api/sessions', { body: { hostToken, widget: 'goals' }, headers: { Origin: origin } });

async function signIn(): Promise<string> {
  const { word } = await makeOwnerLink(owner);
  const answer = await fetch(`${server.url}/owner/sign-in`, { method: 'POST', redirect: 'manual', headers: { Origin: 'null' }, body: new URLSearchParams({ word }) });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** What the page tells, without the reasons that its filter lists. */
async function launchesPage(cookie: string, query = '', locale = 'en'): Promise<string> {
  const page = await (await fetch(`${server.url}/owner/launches${query}`, { headers: { Cookie: cookie, 'Accept-Language': locale } })).text();
  return page.replaceAll(/<select.*?<\/select>/gs, '');
}

const now = Math.floor(Date.now() / 1000);
const used = await aToken();
await swap(used);
const { personId } = await identifyPerson({ tenantId: place.tenantId, source: 'host', sourceId: host.id, subject: 'barred' });
await PersonModel.updateOne({ tenantId: place.tenantId, _id: personId }, { $set: { suspendedAt: new Date() } });

const refused: Readonly<Record<HostReason, [token: string, origin?: string]>> = {
  'not-a-token': ['nonsense.'.repeat(5)],
  'host-unknown': [await aToken({ iss: 'https://elsewhere.example' })],
  'key-unknown': [await aToken({}, { kid: 'old-key' })],
  'signature': [await aToken({}, {}, generateKeyPairSync('ed25519').privateKey)],
  'expired': [await aToken({ iat: now - 600, exp: now - 300 })],
  'claims': [await aToken({ sub: undefined })],
  'audience': [await aToken({ aud: 'https://other.example' })],
  'life': [await aToken({ exp: now + 3_600 })],
  'issued': [await aToken({ iat: now + 600, exp: now + 700 })],
  'origin-unlisted': [await aToken({ origin: 'https://staging.northfield.example' })],
  'origin-elsewhere': [await aToken(), 'https://copied.example'],
  'program': [await aToken({ program: anId() })],
  'used': [used],
  'person-suspended': [await aToken({ sub: 'barred' })],
};
const hostReasons = Object.keys(refused) as HostReason[];
const answers = new Map<string, Awaited<ReturnType<typeof swap>>>();
for (const reason of hostReasons) answers.set(reason, await swap(...refused[reason]));
await server.outcomes.flush();

test('each reason is kept with its host, where that is known, and with the id of the request', async () => {
  const kept = new Map((await listRefusals(owner)).map((one) => [one.reason, one]));
  for (const reason of hostReasons) {
    const { code, hostId, registrationId, references } = kept.get(reason)!;
    const isKnown = reason !== 'not-a-token' && reason !== 'host-unknown';
    assert.deepEqual([code, hostId, registrationId, references], [hostTokenRefused, isKnown ? host.id : null, null, [answers.get(reason)!.body.requestId]], reason);
  }
});

test('whoever sends a token of an unknown key or from a foreign page is told no more than before', () => {
  for (const reason of ['host-unknown', 'key-unknown', 'origin-unlisted', 'origin-elsewhere', 'person-suspended']) assert.equal(answers.get(reason)!.body.details, undefined, reason);
  assert.equal(answers.get('claims')!.body.details?.reason, 'claim sub is missing or has another form');
});

test('the owner reads each in plain words, in every locale, and finds one by the id that the page’s developer names', async () => {
  const cookie = await signIn();
  for (const locale of locales) {
    const page = await launchesPage(cookie, '', locale);
    const { title, reasons } = consoleWordsOf[locale].hostTokens;
    const lacking = [title, ...Object.values(reasons)].filter((words) => !page.includes(html`${words}`.text));
    assert.deepEqual(lacking, [], locale);
    if (locale !== 'en') for (const reason of hostReasons) assert.notEqual(reasons[reason], consoleWordsOf.en.hostTokens.reasons[reason], `${locale} ${reason}`);
  }
  const { requestId } = answers.get('used')!.body;
  const found = await launchesPage(cookie, `?reference=${requestId}`);
  assert.ok(found.includes('Northfield portal') && found.includes(html`${consoleWordsOf.en.hostTokens.reasons.used}`.text));
  assert.ok(!found.includes(html`${consoleWordsOf.en.hostTokens.reasons.signature}`.text));
});

test('no token, no subject and no address of a page is kept with it', async () => {
  const kept = JSON.stringify(await listRefusals(owner));
  for (const secret of ['eyJ', 'barred', 'copied.example', 'staging.northfield']) assert.ok(!kept.includes(secret), secret);
});
