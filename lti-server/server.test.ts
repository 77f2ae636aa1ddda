import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { aMentee, aPair, aProgram } from '../models/factories.ts';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addHost } from '../models/tenants/hosts.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { freePort, runProcess, serverEnvironment, startServerProcess, until, useDataDir } from './test-process.ts';

const database = await useTestDatabase();
const owner = { kind: 'owner' as const };
const lms = { issuer: 'https://lms.northfield.example', clientId: 'tool' };
await addRegistration(owner, { ...lms, authorizationUrl: `${lms.issuer}/a`, tokenUrl: `${lms.issuer}/t`, jwksUrl: `${lms.issuer}/k` }, { allowHttp: false });
const approved = await approveRegistration(owner, { ...lms, deploymentId: '1' });
const tenantId = approved.deployments[0]!.tenantId!;
const place = await aProgram({ tenantId });

async function signIn({ personId }: { personId: string }): Promise<string> {
  return (await openSession({ ...place, personId, door: 'lti', sourceId: approved.registration.id, coordinator: true, tenantAdmin: false })).token;
}

/** The one line that a server says which cannot start. */
async function refusal(env: Record<string, string>): Promise<{ code: unknown; line: string }> {
  const { ended, output } = runProcess(['lti-server/server.ts'], { LOG_LEVEL: 'silent', ...env });
  const code = await ended;
  assert.equal(output.err.trim().split('\n').length, 1, output.err);
  return { code, line: output.err.trim() };
}

test('a setting that cannot be used is one clear line and an exit code', async () => {
  const good = await serverEnvironment(database);
  const bad: [Record<string, string>, RegExp, number][] = [
    [{ MONGODB_URI: '' }, /^Set MONGODB_URI to a MongoDB replica set\.$/, 2],
    [{ MONGODB_URI: 'mysql://localhost' }, /^MONGODB_URI: /, 2],
    [{ MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}` }, /^MONGODB_URI cannot be used: .*ECONNREFUSED/, 2],
    [{ TOOL_URL: 'http://tool.example.edu' }, /^TOOL_URL is http:\/\/tool\.example\.edu: outside this machine it must begin with https:/, 2],
    [{ TOOL_URL: 'https://tool.example.edu', DATA_DIR: await useDataDir() }, /^There is no secrets file/, 2], // the others make one in theirs
    [{ PORT: '99999' }, /^PORT: /, 2],
  ];
  await Promise.all(bad.map(async ([env, line, code]) => {
    const said = await refusal({ ...good, ...env });
    assert.match(said.line, line);
    assert.equal(said.code, code);
  }));
});

test('a second server on the same port says so and ends; the first one goes on', async () => {
  const env = await serverEnvironment(database);
  const first = await startServerProcess(env);
  const second = await refusal(env);
  assert.match(second.line, /^The port of TOOL_URL is in use by another program: .*EADDRINUSE.*\. Stop it, or set PORT\.$/);
  assert.equal(second.code, 1);
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200);
});

test('a stop lets the request end that is running, ends streams, and is over in ten seconds', async () => {
  const server = await startServerProcess(await serverEnvironment(database));
  const token = await signIn(await aMentee(place));
  const stream = await fetch(`${server.url}/api/events`, { headers: { Authorization: `Bearer ${token}` } });
  const body = JSON.stringify({ title: 'Written while the server stops' });
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST /api/goals HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`);
  await until('the request has begun', async () => (await (await fetch(`${server.url}/livez`)).text()).includes('ok'));
  const asked = performance.now();
  server.child.kill('SIGTERM');
  await stream.text(); // until its end
  await until('nobody new is let in', () => fetch(`${server.url}/livez`).then(() => false, () => true));
  let answer = '';
  socket.on('data', (part) => (answer += part.toString()));
  socket.write(body.slice(10));
  assert.equal(await server.ended, 0);
  assert.match(answer, /^HTTP\/1\.1 201 Created/);
  assert.ok(performance.now() - asked < 9_000, 'before what is left would be cut off');
});

test('a server that is stopped in the middle of its work leaves the database last: nothing fails for that, round after round', async () => {
  const env = await serverEnvironment(database);
  const actor = await aMentee(place);
  for (let round = 0; round < 4; round += 1) {
    const server = await startServerProcess(env);
    const tokens = await Promise.all(Array.from({ length: 4 }, () => signIn(actor)));
    const traffic = new AbortController();
    let asked = 0;
    // Each asks again and again; every third one is gone before its answer comes, as closed pages are.
    const clients = Array.from({ length: 24 }, async (_, i) => {
      const headers = { Authorization: `Bearer ${tokens[i % tokens.length]!}`, 'Content-Type': 'application/json' };
      const path = ['/api/goals', '/api/home', '/api/mentors', '/api/session', '/readyz', '/api/events'][i % 6]!;
      while (!traffic.signal.aborted) {
        const leaves = i % 3 === 0 || path === '/api/events';
        const post = path === '/api/goals' ? { method: 'PUT', body: JSON.stringify({ fields: { title: `Draft ${i}` } }) } : {};
        const url = path === '/api/goals' ? `/api/drafts/goal-${i}` : path;
        await fetch(`${server.url}${url}`, { headers, ...post, signal: leaves ? AbortSignal.timeout(5 + (i % 7)) : traffic.signal }).then((response) => response.text()).catch(() => undefined);
        asked += 1;
      }
    });
    await until('there is traffic', () => asked > 200);
    // A terminal's Ctrl-C reaches it at the same time as the word of whoever started it.
    const signals = round % 2 === 0 ? ['SIGTERM' as const] : ['SIGINT' as const, 'SIGTERM' as const];
    for (const signal of signals) server.child.kill(signal);
    assert.equal(await server.ended, 0);
    traffic.abort();
    await Promise.all(clients);
    const failed = `${server.output.out}${server.output.err}`.split('\n').filter((line) => /"level":[56]0|ClientClosed/.test(line));
    assert.deepEqual(failed, [], `round ${round}`);
  }
});

test('localhost is answered on both loopback addresses', async () => {
  const port = await freePort();
  await startServerProcess({ ...(await serverEnvironment(database)), TOOL_URL: `http://localhost:${port}` });
  const hasIpv6 = Object.values(networkInterfaces()).flat().some((one) => one?.address === '::1');
  for (const host of ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])]) assert.equal((await fetch(`http://${host}:${port}/readyz`)).status, 200, host);
});

test('an error that nobody handles ends the server with code 1; the log says where, not what', async () => {
  for (const fault of ['void Promise.reject(error)', 'setImmediate(() => { throw error })']) {
    const onSignal = `data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { const error = new TypeError('about ' + process.env.NAME); ${fault} })`)}`;
    const server = await startServerProcess({ ...(await serverEnvironment(database)), NAME: 'Ana' }, ['--import', onSignal]);
    server.child.kill('SIGUSR2');
    assert.equal(await server.ended, 1);
    assert.match(server.output.out, /"error":"TypeError".*ends the server/);
    assert.ok(!`${server.output.out}${server.output.err}`.includes('Ana'));
  }
});

test('two servers on one database: what happens at one is heard at the other, and a host token opens one session at both', async () => {
  const toolUrl = `http://127.0.0.1:${await freePort()}`;
  const env = { ...(await serverEnvironment(database)), TOOL_URL: toolUrl };
  const servers = [await startServerProcess({ ...env, PORT: String(await freePort()) }), await startServerProcess({ ...env, PORT: String(await freePort()) })] as const;
  const { mentor, mentee, matchId } = await aPair(place);
  const [mentorToken, menteeToken] = [await signIn(mentor), await signIn(mentee)];

  const stream = await fetch(`${servers[0].url}/api/events`, { headers: { Authorization: `Bearer ${mentorToken}` } });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader.read()).value ?? '';
  const made = await fetch(`${servers[1].url}/api/goals`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${menteeToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Shared', visibility: 'match', matchId }),
  });
  const { id } = (await made.json()) as { id: string };
  while (!heard.includes(id)) heard += (await reader.read()).value;
  assert.match(heard, /"type":"goal.set"/);
  await reader.cancel();

  const key = generateKeyPairSync('ed25519');
  const portal = 'https://portal.northfield.example';
  await addHost(owner, { origin: portal, name: 'Portal', key: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(), programId: place.programId, tenantId }, { allowHttp: false });
  const now = Math.floor(Date.now() / 1_000);
  const hostToken = await new SignJWT({ iss: portal, sub: 'ana', aud: toolUrl, origin: portal, program: place.programId, widgets: ['goals'], jti: randomUUID(), iat: now, exp: now + 300 })
    .setProtectedHeader({ alg: 'EdDSA', kid: await calculateJwkThumbprint(await exportJWK(key.publicKey)) })
    .sign(key.privateKey);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) =>
    fetch(`${servers[i % 2]!.url}/api/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: portal },
      body: JSON.stringify({ hostToken, widget: 'goals' }),
    })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array<number>(19).fill(401)]);
});
