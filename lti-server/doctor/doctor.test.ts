import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { anId, aProgram } from '../../models/factories.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import { addRegistration, suspendRegistration } from '../../models/tenants/registrations.ts';
import { ensureToolKeys, publishedToolKeys } from '../../models/tenants/tool-keys.ts';
import { readConfig } from '../config.ts';
import { aKeyPair } from '../launch/test-platform.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { createOutgoing } from '../outgoing.ts';
import { runProcess, serverEnvironment, useDataDir } from '../test-process.ts';
import { clockFinding } from './clock.ts';
import { checkConfiguration } from './configuration.ts';
import { checkDatabase } from './database.ts';
import type { Finding } from './finding.ts';
import { checkKeys } from './keys.ts';
import { checkMail } from './mail.ts';
import { checkOwnServer } from './own-server.ts';
import { checkPlatforms } from './platforms.ts';
import { checkZoneData } from './zone-data.ts';

const database = await useTestDatabase();
const env = await serverEnvironment(database);
const config = await readConfig(env);
const owner = { kind: 'owner' } as const;
const outgoing = createOutgoing({ allowPrivate: true });
await ensureToolKeys(owner, config.secrets.keyEncryption);

const states = (findings: readonly Finding[]): string[] => findings.map(({ state }) => state);
const texts = (findings: readonly Finding[]): string => findings.map(({ says, todo }) => `${says} ${todo ?? ''}`).join('\n');

/** Answers as a platform (or as our own server) would, by path. */
async function serve(answers: Record<string, (response: ServerResponse) => void>): Promise<string> {
  const server: Server = createServer((request, response) => (answers[request.url!] ?? ((other) => void other.writeHead(404).end()))(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.closeAllConnections());
  after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const key = await aKeyPair('key-1');
const keyset = (response: ServerResponse): void => void response.end(JSON.stringify({ keys: [key.jwk] }));
const says = (status: number) => (response: ServerResponse) => void response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"error":"invalid_client"}');

async function aPlatform(clientId: string, answers: Record<string, (response: ServerResponse) => void>, origin?: string) {
  const at = origin ?? (await serve(answers));
  const platform = { issuer: at, clientId };
  await addRegistration(owner, { ...platform, authorizationUrl: `${at}/auth`, tokenUrl: `${at}/token`, jwksUrl: `${at}/jwks` }, { allowHttp: true });
  return platform;
}
async function findingsFor(clientId: string, now?: () => number): Promise<Finding[]> {
  return (await checkPlatforms(owner, outgoing, now)).filter(({ about }) => about.endsWith(` ${clientId}`) || about === 'Clock');
}

test('without a platform it says how to get one', async () => {
  const [finding] = await checkPlatforms(owner, outgoing);
  assert.deepEqual([finding!.state, finding!.says], ['look', 'None is registered yet.']);
});

test('a database that is set up, and keys that open, are well; with another secret the way out is named', async () => {
  assert.deepEqual(states(await checkDatabase(owner)), ['ok', 'ok', 'ok']);
  assert.deepEqual(states(await checkKeys(owner, config)), ['ok']);
  const [other] = await checkKeys(owner, { ...config, secrets: { ...config.secrets, keyEncryption: [randomBytes(32)] } });
  assert.equal(other!.state, 'problem');
  assert.match(other!.todo!, /secrets file.*rotate-keys --leaked/);
  const [old] = await checkKeys(owner, config, new Date(Date.now() + 400 * 86_400_000));
  assert.match(`${old!.state} ${old!.todo}`, /^look Run "rotate-keys"/);
});

test('clocks: ten seconds are a hint, and beyond the minute at which launches fail a problem', () => {
  assert.deepEqual([2_000, -9_000, 15_000, -50_000, 61_000, -3_600_000].map((ms) => clockFinding('x', ms).state), ['ok', 'ok', 'look', 'look', 'problem', 'problem']);
  assert.match(clockFinding('the database', -70_000).says, /70 s behind that of the database/);
});

test('zone data more than a year behind are to be looked at', () => {
  const now = new Date('2027-03-01T00:00:00Z');
  assert.deepEqual(['2027a', '2026c', '2025b', ''].map((release) => checkZoneData(release, now)[0]!.state), ['ok', 'ok', 'look', 'look']);
});

test('a platform that answers is well; its clock is compared', async () => {
  const platform = await aPlatform('well', { '/jwks': keyset, '/token': says(401) });
  assert.match(texts(await findingsFor('well')), /waits for approval/);
  await approveRegistration(owner, { ...platform, deploymentId: '1' });
  assert.deepEqual(states(await findingsFor('well')), ['ok', 'ok', 'ok']);
  const slow = await findingsFor('well', () => Date.now() + 90_000);
  assert.match(texts(slow.filter(({ state }) => state === 'problem')), /(89|9\d) s ahead of that of 127\.0\.0\.1/);
  await suspendRegistration(owner, platform);
  assert.match(texts(await findingsFor('well')), /suspended/);
});

test('a platform without usable keys, one without a token endpoint, and one that is gone are problems with what to do', async () => {
  const platforms = await Promise.all([
    aPlatform('no-keys', { '/jwks': (response) => void response.end('{"keys":[]}'), '/token': says(400) }),
    aPlatform('no-tokens', { '/jwks': keyset }),
    aPlatform('gone', {}, 'http://127.0.0.1:1'),
  ]);
  for (const platform of platforms) await approveRegistration(owner, { ...platform, deploymentId: '1' });
  const problems = async (clientId: string): Promise<string> => texts((await findingsFor(clientId)).filter(({ state }) => state === 'problem'));
  assert.match(await problems('no-keys'), /^Its keyset answers 200 without a usable key\. Open http/);
  assert.match(await problems('no-tokens'), /^Its token endpoint answers 404\./);
  assert.match(await problems('gone'), /keyset cannot be reached \(network\)[^]*token endpoint cannot be reached \(network\)/);
});

test('TOOL_URL has to lead to a server of this database', async () => {
  assert.match(texts(await checkOwnServer(owner, config)), /does not answer from here \(ECONNREFUSED\)/);
  const ready = (response: ServerResponse): void => void response.end(JSON.stringify({ zoneData: process.versions['tz'] }));
  const mine = await publishedToolKeys();
  const own = await serve({ '/readyz': ready, '/lti/keys': (response) => void response.end(JSON.stringify({ keys: mine })) });
  assert.deepEqual(states(await checkOwnServer(owner, { ...config, toolUrl: own })), ['ok']);
  const foreign = await serve({ '/readyz': ready, '/lti/keys': keyset });
  assert.match(texts(await checkOwnServer(owner, { ...config, toolUrl: foreign })), /other keys than this database holds/);
});

test('a mail server that cannot be reached is a problem, and its password is told to nobody', async () => {
  assert.deepEqual(states(await checkMail(owner, { ...config, smtpUrl: undefined })), ['look']);
  const findings = await checkMail(owner, { ...config, smtpUrl: 'smtp://mentoring:hush-hush@127.0.0.1:1' });
  assert.deepEqual(states(findings), ['problem']);
  const inbox = await openInbox();
  after(() => inbox.close());
  assert.deepEqual(states(await checkMail(owner, { ...config, smtpUrl: inbox.url })), ['ok']);
  assert.equal(inbox.mails.length, 0, 'it sends nothing');
  assert.ok(!texts(findings).includes('hush'));
});

test('a mail server that does not let the tool send is a problem, and what was given up can be sent again', async () => {
  const inbox = await openInbox();
  after(() => inbox.close());
  const row = { ...(await aProgram()), receiverId: anId(), template: 'meeting-booked', dueAt: new Date(), attempts: 3, failure: 'sending-refused' } as const;
  await OutboxModel.create([{ ...row, eventId: anId() }, { ...row, eventId: anId(), state: 'parked' }]);
  const findings = await checkMail(owner, { ...config, smtpUrl: inbox.url });
  assert.deepEqual(states(findings), ['ok', 'problem', 'look']);
  assert.match(texts(findings), /does not let this tool send \(1 mails wait/);
  assert.match(texts(findings), /\/owner\/mail/);
  await OutboxModel.deleteMany({ tenantId: row.tenantId, programId: row.programId });
});

test('a configuration for a trial, or a secrets file that others can read, is named', async () => {
  const secretsFile = join(await useDataDir(), 'secrets.json');
  await writeFile(secretsFile, '{}', { mode: 0o600 });
  const served = { ...config, isLoopback: false, toolUrl: 'https://mentoring.example.edu', port: 443, allowPrivatePlatforms: false, secretsFile };
  assert.deepEqual(states(await checkConfiguration(served)), ['ok']);
  await chmod(secretsFile, 0o644);
  assert.match(texts(await checkConfiguration({ ...served, allowPrivatePlatforms: true, port: 8080 })), /ALLOW_PRIVATE_PLATFORMS[^]*TRUST_PROXY[^]*chmod 600/);
});

test('as a command: exit code 1 where something does not work, one line what to do, no secret, and a configuration that cannot be used is told', async () => {
  const doctor = async (more: Record<string, string>) => {
    const { ended, output } = runProcess(['lti-server/tool.ts', 'doctor'], { ...env, ...more });
    return { code: await ended, out: output.out, err: output.err };
  };
  const [sick, wrong] = await Promise.all([doctor({ SMTP_URL: 'smtp://u:hush-hush@127.0.0.1:1' }), doctor({ TOOL_URL: 'http://mentoring.example.edu' })]);
  assert.equal(sick.code, 1);
  assert.match(sick.out, /^PROBLEM {2}Mail: The mail server of SMTP_URL cannot be used \(E\w+\)\.\n {9}Look at/m);
  assert.match(sick.out, /\d+ not working, \d+ to look at\.\n$/);
  assert.ok(!`${sick.out}${sick.err}`.includes('hush') && !sick.out.includes(Buffer.from(config.secrets.keyEncryption[0]).toString('base64')));
  assert.deepEqual([wrong.code, wrong.err.trim()], [1, 'PROBLEM  Configuration: TOOL_URL is http://mentoring.example.edu: outside this machine it must begin with https://.']);
});

test('the last of a thousand and one platforms is looked at as well', async () => {
  const endpoints = { authorizationUrl: 'https://lms.example/auth', tokenUrl: 'https://lms.example/token', jwksUrl: 'https://lms.example/jwks' };
  await RegistrationModel.insertMany(Array.from({ length: 1_001 }, (_, i) => ({ ...endpoints, issuer: 'https://lms.example', clientId: `of-many-${i}`, name: 'LMS', state: 'pending' })));
  assert.match(texts(await findingsFor('of-many-1000')), /waits for approval/);
});
