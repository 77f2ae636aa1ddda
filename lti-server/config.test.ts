import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

const dir = await mkdtemp(join(tmpdir(), 'mentorkit-config-test-'));
after(() => rm(dir, { recursive: true }));
const bytes = (fill: number, length = 32): string => Buffer.alloc(length, fill).toString('base64');

async function secretsFile(name: string, content: unknown): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('on this machine everything has a default, and secrets are made once, for their owner alone', async () => {
  const config = await readConfig({ DATA_DIR: dir });
  assert.deepEqual([config.toolUrl, config.port, config.trustProxy, config.rateLimitScale, config.allowPrivatePlatforms], ['http://localhost:3000', 3000, 0, 1, false]);
  const path = join(dir, 'secrets.json');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const text = await readFile(path, 'utf8');
  assert.deepEqual((await readConfig({ DATA_DIR: dir })).secrets, config.secrets);
  assert.equal(await readFile(path, 'utf8'), text);
});

test('an empty setting is as good as none; the port is that of TOOL_URL unless PORT says otherwise', async () => {
  assert.equal((await readConfig({ DATA_DIR: dir, TOOL_URL: '', PORT: '' })).port, 3000);
  assert.equal((await readConfig({ DATA_DIR: dir, TOOL_URL: 'http://127.0.0.1:3100' })).port, 3100);
  assert.equal((await readConfig({ DATA_DIR: dir, TOOL_URL: 'http://[::1]:3100', PORT: '8080' })).port, 8080);
});

test('elsewhere the address is https and the secrets are given', async () => {
  const SECRETS_FILE = await secretsFile('good.json', { keyEncryption: bytes(1), tokenEncryption: bytes(2) });
  const config = await readConfig({ DATA_DIR: dir, TOOL_URL: 'https://tool.example.edu', SECRETS_FILE });
  assert.deepEqual([config.isLoopback, config.secrets.keyEncryption.map(({ length }) => length)], [false, [32]]);
});

test('a secret that replaces another stands before it, and both hold', async () => {
  const SECRETS_FILE = await secretsFile('changing.json', { keyEncryption: [bytes(3), bytes(1)], tokenEncryption: bytes(2) });
  const { secrets } = await readConfig({ DATA_DIR: dir, SECRETS_FILE });
  assert.deepEqual(secrets.keyEncryption.map((one) => Buffer.from(one).toString('base64')), [bytes(3), bytes(1)]);
});

test('a platform inside the network is called where the operator says so; calendars, which any member may name, only on this machine', async () => {
  const SECRETS_FILE = await secretsFile('private.json', { keyEncryption: bytes(1), tokenEncryption: bytes(2) });
  const allowed = async (env: NodeJS.ProcessEnv): Promise<boolean[]> => {
    const { allowPrivatePlatforms, allowPrivateCalendars } = await readConfig({ DATA_DIR: dir, SECRETS_FILE, ...env });
    return [allowPrivatePlatforms, allowPrivateCalendars];
  };
  assert.deepEqual(await allowed({ TOOL_URL: 'https://tool.example.edu', ALLOW_PRIVATE_PLATFORMS: 'true' }), [true, false]);
  assert.deepEqual(await allowed({ ALLOW_PRIVATE_PLATFORMS: 'true' }), [true, true]);
  assert.deepEqual(await allowed({}), [false, false]);
});

test('each setting that cannot be used is refused by name, its value is not told', async () => {
  const same = await secretsFile('same.json', { keyEncryption: bytes(1), tokenEncryption: bytes(1) });
  const short = await secretsFile('short.json', { keyEncryption: bytes(1, 16), tokenEncryption: bytes(2) });
  const twice = await secretsFile('twice.json', { keyEncryption: [bytes(1), bytes(1)], tokenEncryption: bytes(2) });
  const none = await secretsFile('none-there.json', { keyEncryption: [], tokenEncryption: bytes(2) });
  const broken = await secretsFile('broken.json', '{');
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ TOOL_URL: 'http://tool.example.edu' }, /TOOL_URL .* must begin with https/],
    [{ TOOL_URL: 'ftp://localhost' }, /TOOL_URL/],
    [{ TOOL_URL: 'http://localhost:3000/tool' }, /no path/],
    [{ TOOL_URL: 'https://tool.example.edu', DATA_DIR: join(dir, 'none') }, /no secrets file/],
    [{ SECRETS_FILE: join(dir, 'none.json') }, /no secrets file/],
    [{ SECRETS_FILE: same }, /must differ/],
    [{ SECRETS_FILE: twice }, /must differ/],
    [{ SECRETS_FILE: none }, /keyEncryption: /],
    [{ SECRETS_FILE: short }, /keyEncryption: at least 32 bytes/],
    [{ SECRETS_FILE: broken }, /is not JSON/],
    [{ MONGODB_URI: 'postgres://user:word@db' }, /^MONGODB_URI: /],
    [{ SMTP_URL: 'mail.example' }, /^SMTP_URL: /],
    [{ MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, /^MAIL_FROM: /],
    [{ PORT: '70000', TRUST_PROXY: '-1', RATE_LIMIT_SCALE: '0' }, /^PORT: .*; TRUST_PROXY: .*; RATE_LIMIT_SCALE: /],
    [{ ALLOW_PRIVATE_PLATFORMS: 'maybe' }, /^ALLOW_PRIVATE_PLATFORMS: /],
  ];
  for (const [env, message] of cases) {
    await assert.rejects(readConfig({ DATA_DIR: dir, ...env }), (error: Error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, message);
      assert.ok(!/[\r\n]/.test(error.message) && !error.message.includes('word'));
      return true;
    });
  }
});
