import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { anId, aProgram } from '../models/factories.ts';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { findHost } from '../models/tenants/hosts.ts';
import { findInvitation } from '../models/tenants/invitations.ts';
import { listDeployments } from '../models/tenants/deployments.ts';
import { findOwnerSession, isOwnerLinkOpen, signInOwner } from '../models/tenants/owner-sessions.ts';
import { listRegistrations } from '../models/tenants/registrations.ts';
import { mayCall, serviceScopes } from '../models/tenants/service-scopes.ts';
import { publishedToolKeys } from '../models/tenants/tool-keys.ts';
import { runProcess, serverEnvironment, useDataDir } from './test-process.ts';

const database = await useTestDatabase();
const env = await serverEnvironment(database);
const owner = { kind: 'owner' as const };
const issuer = 'https://moodle.northfield.example';
const endpoints = [`${issuer}/auth`, `${issuer}/token`, `${issuer}/jwks`];

/** Runs a command of the tool; what it wrote comes in lines. */
async function tool(args: readonly string[], more: Record<string, string> = {}) {
  const { ended, output } = runProcess(['lti-server/tool.ts', ...args], { ...env, ...more });
  const code = await ended;
  return { code, out: output.out.trim().split('\n'), err: output.err.trim() };
}

test('bad arguments of every command get their usage line and exit code 2', async () => {
  const commands: [string[], RegExp][] = [
    [[], /^Usage: tool \[options\] \[command\]/],
    [['unknown'], /unknown command 'unknown'[^]*Usage: tool/],
    [['invite', '--minutes', 'soon'], /A whole number of minutes\.[^]*Usage: tool invite \[options\]/],
    [['invite', 'extra'], /too many arguments[^]*Usage: tool invite/],
    [['registrations', 'extra'], /Usage: tool registrations/],
    [['registration', 'add', issuer, 'client'], /missing required argument 'AUTH'[^]*Usage: tool registration add \[options\] <ISSUER> <CLIENT_ID> <AUTH> <TOKEN> <JWKS>/],
    [['approve', issuer], /missing required argument 'CLIENT_ID'[^]*Usage: tool approve \[options\] <ISSUER> <CLIENT_ID> \[DEPLOYMENT_ID\]/],
    [['approve', issuer, 'client', 'd', '--school', anId(), '--new-school'], /'--new-school' cannot be used with option '--school <id>'/],
    [['origin', 'add', issuer, 'client'], /missing required argument 'ORIGIN'[^]*Usage: tool origin add/],
    [['deployment', 'replace', issuer, 'client', 'old'], /missing required argument 'NEW'[^]*Usage: tool deployment replace/],
    [['owner-link', '--minutes', 'x'], /Usage: tool owner-link/],
    [['setup', 'webct'], /Allowed choices are moodle, canvas, blackboard, d2l, sakai\.[^]*Usage: tool setup/],
    [['host', 'add', '--origin', 'https://portal.example'], /required option '--name/],
    [['host', 'add', '--origin', 'https://p.example', '--name', 'P', '--key', 'k', '--program', anId(), '--people-of', issuer], /--people-of takes ISSUER and CLIENT_ID\.[^]*Usage: tool host add/],
  ];
  await Promise.all(commands.map(async ([args, usage]) => {
    const { code, err } = await tool(args);
    assert.match(err, usage);
    assert.equal(code, 2, args.join(' '));
  }));
});

test('usage is told without a database; a command without one says what to do', async () => {
  const nowhere = { MONGODB_URI: '', DATA_DIR: await useDataDir() };
  const [help, bad, none] = await Promise.all([tool(['--help'], nowhere), tool(['approve'], nowhere), tool(['registrations'], nowhere)]);
  assert.deepEqual([help.code, help.out[0]], [0, 'Usage: tool [options] [command]']);
  assert.match(bad.err, /Usage: tool approve/);
  assert.equal(bad.code, 2);
  assert.deepEqual([none.code, none.err], [2, 'There is no database: run "npm start" first, or set MONGODB_URI.']);
});

test('all values for a platform set up by hand are printed without a database, for one platform or for all', async () => {
  const nowhere = { MONGODB_URI: '', DATA_DIR: await useDataDir() };
  const [moodle, all] = await Promise.all([tool(['setup', 'moodle'], nowhere), tool(['setup'], nowhere)]);
  assert.equal(moodle.code, 0);
  assert.equal(moodle.out[0], 'Moodle');
  assert.ok(moodle.out.includes(`    Initiate login URL: ${env['TOOL_URL']}/lti/login`), moodle.out.join('\n'));
  assert.equal(moodle.out.at(-1), `${env['TOOL_URL']}/lti/setup`);
  for (const name of ['Moodle', 'Canvas', 'Blackboard Learn', 'D2L Brightspace', 'Sakai']) assert.ok(all.out.includes(name), name);
});

test('an invitation’s last line is an address for one registration; no minutes make an expired one', async () => {
  const [open, approving, expired] = await Promise.all([tool(['invite']), tool(['invite', '--approve', '--minutes', '5']), tool(['invite', '--minutes', '0'])]);
  const found = await Promise.all([open, approving, expired].map(async ({ code, out }) => {
    const address = out.at(-1)!;
    assert.equal(code, 0);
    assert.ok(address.startsWith(`${env['TOOL_URL']}/lti/register/`), address);
    const invitation = await findInvitation(address.split('/').at(-1)!);
    return invitation && { approves: invitation.approves };
  }));
  assert.deepEqual(found, [{ approves: false }, { approves: true }, null]);
});

test('a platform is registered by hand, listed, and let in with its deployment', async () => {
  const add = ['registration', 'add', issuer, 'client-1', ...endpoints];
  assert.deepEqual((await tool(['registrations'])).out, ['No platform is registered yet. "invite" makes an address to register with.']);
  const added = await tool(add);
  assert.deepEqual([added.code, added.out], [0, [`moodle.northfield.example is registered and waits: approve it with "approve ${issuer} client-1 DEPLOYMENT_ID".`]]);
  const [again, wrong, unknown] = await Promise.all([tool(add), tool(['registration', 'add', 'no-address', 'c', ...endpoints]), tool(['approve', issuer, 'nobody'])]);
  assert.deepEqual([again.code, again.err], [1, 'This platform is registered already.']);
  assert.deepEqual([wrong.code, wrong.err], [2, 'ISSUER is not acceptable: an address with https://, or with http:// where ALLOW_PRIVATE_PLATFORMS is set.']);
  assert.deepEqual([unknown.code, unknown.err], [1, 'That platform, program or tenant is not here. "registrations" lists the platforms.']);

  const approved = await tool(['approve', issuer, 'client-1', '7']);
  assert.deepEqual([approved.code, approved.out], [0, ['moodle.northfield.example is approved; active deployments: 7.']]);
  const [of7] = await listDeployments(owner, [(await listRegistrations(owner))[0]!.id]);
  const school = of7!.tenantId!;
  assert.deepEqual((await tool(['registrations'])).out, [`active\t${issuer}\tclient-1\tmoodle.northfield.example`, `  active\tdeployment 7\tschool ${school}`]);

  const apart = await tool(['approve', issuer, 'client-1', '8', '--new-school']);
  assert.deepEqual([apart.code, apart.out], [0, ['moodle.northfield.example is approved; active deployments: 7, 8.']]);
  const [registration] = await listRegistrations(owner);
  assert.equal(new Set((await listDeployments(owner, [registration!.id])).map(({ tenantId }) => tenantId)).size, 2);
});

test('a further deployment comes into a school that there is; one takes the place of another; an origin is added and taken back', async () => {
  const registered = async () => (await listRegistrations(owner)).find(({ clientId }) => clientId === 'client-1')!;
  const deployments = async () => listDeployments(owner, [(await registered()).id]);
  const school = (await deployments()).find(({ deploymentId }) => deploymentId === '7')!.tenantId!;
  const further = await tool(['approve', issuer, 'client-1', '9', '--school', school]);
  assert.deepEqual([further.code, (await deployments()).find(({ deploymentId }) => deploymentId === '9')?.tenantId], [0, school]);
  assert.equal((await tool(['approve', issuer, 'client-1', '10', '--school', anId()])).code, 1, 'a school of nobody');

  const replaced = await tool(['deployment', 'replace', issuer, 'client-1', '9', '11']);
  assert.deepEqual([replaced.code, replaced.out], [0, ['Deployment 11 takes the place of 9; courses that moved: 0.']]);
  assert.deepEqual((await deployments()).filter(({ deploymentId }) => ['9', '11'].includes(deploymentId)).map(({ state, tenantId }) => [state, tenantId]), [['suspended', school], ['active', school]]);

  const added = await tool(['origin', 'add', issuer, 'client-1', 'https://Lms.school.edu/']);
  assert.deepEqual([added.code, added.out], [0, ['https://lms.school.edu is allowed for the whole platform.']]);
  assert.equal((await tool(['origin', 'add', issuer, 'client-1', 'https://pages.school.edu', '--deployment', '11'])).code, 0);
  assert.deepEqual((await registered()).addedOrigins, ['https://lms.school.edu']);
  const bad = await tool(['origin', 'add', issuer, 'client-1', 'https://*.school.edu']);
  assert.deepEqual([bad.code, bad.err], [2, 'ORIGIN is not acceptable: one exact https origin such as https://canvas.school.edu, of 20 at most.']);
  assert.equal((await tool(['origin', 'remove', issuer, 'client-1', 'https://lms.school.edu'])).code, 0);
  assert.deepEqual((await registered()).addedOrigins, []);
});

test('a host is let in for a program, with the people of a platform', async () => {
  const [registration] = await listRegistrations(owner);
  assert.equal(mayCall(registration!, serviceScopes.scores), true, 'what was set up by hand may call what the set-up page lists');
  const [deployment] = await listDeployments(owner, [registration!.id]);
  const { programId } = await aProgram({ tenantId: deployment!.tenantId! });
  const dir = await useDataDir();
  const key = join(dir, 'portal.pem');
  await writeFile(key, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
  await writeFile(join(dir, 'wrong.pem'), 'no key');
  const add = (more: Record<string, string>, ...flags: string[]) => {
    const options = { '--origin': 'https://portal.northfield.example', '--name': 'Portal', '--key': key, '--program': programId, ...more };
    return tool(['host', 'add', ...Object.entries(options).flat(), ...flags]);
  };
  const refused = await Promise.all([
    add({ '--program': anId() }), add({ '--program': 'biology' }), add({ '--key': join(dir, 'none.pem') }), add({ '--key': join(dir, 'wrong.pem') }),
    add({ '--origin': 'https://portal.northfield.example/path' }), add({}, '--people-of', issuer, 'nobody'),
  ]);
  const noProgram = '--program: there is no such program.';
  assert.deepEqual(refused.map(({ code, err }) => [code, err.split('\n')[0]]), [
    [1, noProgram], [1, noProgram], [2, `--key: there is no file ${join(dir, 'none.pem')}.`],
    [2, '--key is not acceptable: a public key as PEM or JWK, Ed25519 or RSA of 2048 bits or more.'],
    [2, '--origin is not acceptable: an origin such as https://portal.example.edu.'],
    [1, 'That platform, program or tenant is not here. "registrations" lists the platforms.'],
  ]);
  const added = await add({}, '--people-of', issuer, 'client-1', '--coordinator');
  assert.match(added.out.join('\n'), /^Portal may show the program: tokens with iss https:\/\/portal\.northfield\.example and kid [\w-]+\.$/);
  const host = await findHost('https://portal.northfield.example');
  assert.deepEqual([host?.peopleOf, host?.programIds, host?.coordinator], [registration!.id, [programId], true]);
});

test('keys are rotated beside running servers: both are published, and a second rotation says that one is under way', async () => {
  const first = await tool(['rotate-keys']);
  assert.equal(first.code, 0);
  assert.match(first.out[0]!, /^[\w-]{22} signs from \d{4}-.*Nothing has to be restarted\.$/);
  const second = await tool(['rotate-keys']);
  assert.equal(second.code, 0);
  assert.match(second.out[0]!, new RegExp(`^A rotation is under way already: ${first.out[0]!.slice(0, 22)} `));
  assert.equal((await publishedToolKeys()).length, 3);
  const leaked = await tool(['rotate-keys', '--leaked']);
  assert.match(leaked.out[0]!, /^Every key is replaced/);
  assert.equal((await publishedToolKeys()).length, 2);
});

test('what is stored is sealed with a new secret beside running servers, and says when the old one can go', async () => {
  const { keyEncryption, tokenEncryption } = JSON.parse(await readFile(join(env['DATA_DIR']!, 'secrets.json'), 'utf8')) as Record<string, string>;
  const SECRETS_FILE = join((await useDataDir()), 'changing.json');
  await writeFile(SECRETS_FILE, JSON.stringify({ keyEncryption: [randomBytes(32).toString('base64'), keyEncryption], tokenEncryption }));
  const resealed = await tool(['reseal'], { SECRETS_FILE });
  assert.deepEqual(resealed.out, ['Sealed with the first secret of each: 2 signing keys, 0 addresses of calendars.', 'Once every server was started with these secrets, and an hour has passed, all but the first of each can go.']);
  const again = await tool(['reseal'], { SECRETS_FILE });
  assert.match(again.out[0]!, /: 0 signing keys/);
});

test('the owner’s link is the last line, is good for one sign-in, and every sign-in can be ended', async () => {
  const { code, out } = await tool(['owner-link', '--minutes', '5']);
  const [, word] = /^http.*\/owner\/sign-in\/([\w-]{43})$/.exec(out.at(-1)!)!;
  assert.deepEqual([code, await isOwnerLinkOpen(word!), await isOwnerLinkOpen(word!, new Date(Date.now() + 6 * 60_000))], [0, true, false]);
  const { token } = (await signInOwner(word!))!;
  assert.deepEqual((await tool(['owner-link', '--revoke'])).out, ['Ended: 1 sign-ins and unused links.']);
  assert.equal(await findOwnerSession(token), null);
});
