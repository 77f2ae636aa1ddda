import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { importJWK, importSPKI, jwtVerify } from 'jose';
import type { JWK } from 'jose';
import { peopleOf } from '../people.ts';
import { createIntranet, hostKey } from './intranet.ts';

const toolUrl = 'http://localhost:3999';
const now = new Date('2026-10-20T08:00:00Z');

async function portal(t: TestContext): Promise<{ url: string; dataDir: string; signIn(sub: string): Promise<string> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'northfield-portal-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const intranet = await createIntranet({
    url, toolUrl, dataDir, people: peopleOf(), program: { id: 'program-1', name: 'Alumni Mentoring' }, host: { id: 'northfield-inside' }, now: () => now,
  });
  server.on('request', intranet.app);
  t.after(async () => {
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
    await rm(dataDir, { recursive: true });
  });
  const signIn = async (sub: string): Promise<string> => {
    const response = await fetch(`${url}/sign-in`, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ person: sub }) });
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  };
  return { url, dataDir, signIn };
}

test('the back end vouches for its own session, once, with a key that the tool can be given', async (t) => {
  const { url, dataDir, signIn } = await portal(t);
  const headers = { cookie: await signIn('ana-ribeiro'), origin: url };
  const ask = async (): Promise<string> => ((await (await fetch(`${url}/mentor-token`, { method: 'POST', headers })).json()) as { token: string }).token;

  const jwk = JSON.parse(await readFile(join(dataDir, 'host-key.public.json'), 'utf8')) as JWK;
  assert.equal(jwk.d, undefined, 'the private half stays');
  const check = { issuer: 'northfield-inside', audience: toolUrl, algorithms: ['EdDSA'], currentDate: now };
  const { payload, protectedHeader } = await jwtVerify(await ask(), await importJWK(jwk, 'EdDSA'), check);
  const pem = await importSPKI(await readFile(join(dataDir, 'host-key.public.pem'), 'utf8'), 'EdDSA');
  const second = await jwtVerify(await ask(), pem, check);

  assert.equal(protectedHeader.kid, jwk.kid);
  assert.equal(payload.sub, 'ana-ribeiro');
  assert.deepEqual([payload.origin, payload.program, payload.widgets], [url, 'program-1', ['goals', 'scheduling']]);
  assert.deepEqual([payload.name, payload.locale], ['Ana Ribeiro', 'en']);
  assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 300);
  assert.notEqual(payload.jti, second.payload.jti);
});

test('nobody else gets a token: no session, another origin, no origin, a link', async (t) => {
  const { url, signIn } = await portal(t);
  const cookie = await signIn('ben-kohler');
  const ask = async (headers: Record<string, string>, method = 'POST'): Promise<number> => (await fetch(`${url}/mentor-token`, { method, headers })).status;
  assert.equal(await ask({ origin: url }), 401);
  assert.equal(await ask({ origin: 'https://evil.example', cookie }), 403);
  assert.equal(await ask({ origin: toolUrl, cookie }), 403);
  assert.equal(await ask({ origin: 'null', cookie }), 403);
  assert.equal(await ask({ cookie }), 403);
  assert.equal(await ask({ cookie }, 'GET'), 404);
});

test('the page shows the elements under a policy that names the tool and nobody else', async (t) => {
  const { url, signIn } = await portal(t);
  const response = await fetch(`${url}/mentoring`, { headers: { cookie: await signIn('ana-ribeiro') } });
  assert.equal(
    response.headers.get('content-security-policy'),
    `default-src 'none'; script-src 'self' ${toolUrl}; style-src 'self'; img-src 'self' ${toolUrl}; connect-src 'self' ${toolUrl}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`,
  );
  const page = await response.text();
  assert.match(page, /<script type="module" src="http:\/\/localhost:3999\/v1\/mentor\.js"><\/script>/);
  for (const tag of ['mentor-goals', 'mentor-scheduling']) {
    assert.match(page, new RegExp(`<${tag} server="${toolUrl}" program="program-1" token-endpoint="/mentor-token"`));
  }
  assert.doesNotMatch(page, /style="|<style|onclick/);
});

test('who coordinates has a page for it, with one more tag, and the token says so; nobody else’s does', async (t) => {
  const { url, dataDir, signIn } = await portal(t);
  const key = await importJWK(JSON.parse(await readFile(join(dataDir, 'host-key.public.json'), 'utf8')) as JWK, 'EdDSA');
  const seenBy = async (sub: string): Promise<[links: boolean, widgets: unknown]> => {
    const headers = { cookie: await signIn(sub), origin: url };
    const news = await (await fetch(`${url}/`, { headers })).text();
    const { token } = (await (await fetch(`${url}/mentor-token`, { method: 'POST', headers })).json()) as { token: string };
    return [news.includes('href="/coordination"'), (await jwtVerify(token, key, { currentDate: now })).payload.widgets];
  };
  assert.deepEqual(await seenBy('chiara-bianchi'), [true, ['goals', 'scheduling', 'program']]);
  assert.deepEqual(await seenBy('ana-ribeiro'), [false, ['goals', 'scheduling']]);
  const page = await (await fetch(`${url}/coordination`, { headers: { cookie: await signIn('chiara-bianchi') } })).text();
  assert.match(page, new RegExp(`<mentor-program server="${toolUrl}" program="program-1" token-endpoint="/mentor-token"`));
});

test('without a session one is asked to sign in, and comes back to the page', async (t) => {
  const { url } = await portal(t);
  const response = await fetch(`${url}/mentoring`, { redirect: 'manual' });
  assert.equal(response.headers.get('location'), '/sign-in?next=%2Fmentoring');
  const away = await fetch(`${url}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ person: 'ana-ribeiro', next: '//evil.example' }),
  });
  assert.equal(away.headers.get('location'), '/');
});

test('the key outlasts a restart', async (t) => {
  const { dataDir } = await portal(t);
  assert.equal((await hostKey(dataDir)).kid, (await hostKey(dataDir)).kid);
});
