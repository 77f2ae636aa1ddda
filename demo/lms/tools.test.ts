import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { mentoringTool } from './lms.ts';
import { Tools } from './tools.ts';

test('tools outlast a restart: addresses follow the configuration, the administrator’s choices stay', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'northfield-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'deeper', 'tools.json');

  const before = await Tools.open(path, mentoringTool('http://localhost:3000'));
  await before.change('mentorkit-demo', { privacy: 'anonymous', active: false });
  assert.ok(await before.spend('token-1', 2_000, 1_000));

  const after = await Tools.open(path, mentoringTool('http://localhost:3333'));
  assert.equal(after.byClientId('mentorkit-demo')?.privacy, 'anonymous');
  assert.equal(after.byClientId('mentorkit-demo')?.active, false);
  assert.equal(after.byClientId('mentorkit-demo')?.initiateLoginUri, 'http://localhost:3333/lti/login');
  assert.ok(after.isSpent('token-1'));
  assert.equal(await after.spend('token-1', 2_000, 1_000), false);
});

test('a damaged file is said, not overwritten', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'northfield-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'tools.json'), '{"version": 1, "to');
  await assert.rejects(Tools.open(join(folder, 'tools.json')), /is damaged/);
});

test('a file from before there were services still opens: its tools have none, the preset has its own', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'northfield-'));
  t.after(() => rm(folder, { recursive: true }));
  const preset = mentoringTool('http://localhost:3000');
  const { scopes: _scopes, messages: _messages, ...old } = preset;
  const kept = { ...old, privacy: 'name', active: true };
  await writeFile(join(folder, 'tools.json'), JSON.stringify({
    version: 1, spentTokens: [], tools: [{ ...kept, source: 'preset' }, { ...kept, clientId: 'another', source: 'dynamic' }],
  }));
  const tools = await Tools.open(join(folder, 'tools.json'), preset);
  assert.deepEqual(tools.byClientId(preset.clientId)?.scopes, preset.scopes);
  assert.deepEqual(tools.byClientId('another')?.scopes, []);
});
