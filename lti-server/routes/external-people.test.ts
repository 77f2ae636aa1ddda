import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentor, aProgram } from '../../models/factories.ts';
import { limits } from '../../models/vocabulary.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const file = { content: base64('email,name\nben@alumni.example,Ben\nnobody,Nobody\n'), role: 'mentor' };

interface Preview { digest: string; counts: Record<string, number> }
interface List { items: { id: string; email: string; state: string }[]; counts: Record<string, number> }

async function chiara() {
  return server.signIn(await aCoordinator(await aProgram()));
}

test('a coordinator looks first, then invites what was shown, and sees the list; the same request again is the same', async () => {
  const token = await chiara();
  const preview = await server.call<Preview>('POST', '/api/external-people/preview', { token, body: file, headers: { 'Idempotency-Key': 'preview-one' } });
  assert.deepEqual([preview.status, preview.body.counts], [200, { new: 1, invited: 0, here: 0, bad: 1 }]);
  const body = { ...file, digest: preview.body.digest };
  for (const key of ['import-one', 'import-one', 'import-two']) {
    const invited = await server.call<List>('POST', '/api/external-people', { token, body, headers: { 'Idempotency-Key': key } });
    assert.deepEqual([invited.status, invited.body.items.map(({ email, state }) => [email, state]), invited.body.counts['invited']], [200, [['ben@alumni.example', 'invited']], 1], key);
  }
  const { items } = (await server.call<List>('GET', '/api/external-people', { token })).body;
  const withdrawn = await server.call('POST', `/api/external-people/${items[0]!.id}/withdraw`, { token, headers: { 'Idempotency-Key': 'withdraw' } });
  assert.deepEqual([withdrawn.status, withdrawn.body['state']], [200, 'withdrawn']);
  assert.equal((await server.call('POST', `/api/external-people/${items[0]!.id}/invite-again`, { token })).body['code'], 'invited-just-now');
});

test('who does not coordinate is told no, and a changed preview is told so', async () => {
  const place = await aProgram();
  const ben = await server.signIn(await aMentor(place));
  for (const [method, path, body] of [['GET', '/api/external-people', undefined], ['POST', '/api/external-people/preview', file], ['POST', '/api/external-people', { ...file, digest: 'x'.repeat(43) }]] as const) {
    assert.equal((await server.call(method, path, { token: ben, ...(body && { body }) })).status, 403, path);
  }
  const outdated = await server.call('POST', '/api/external-people', { token: await chiara(), body: { ...file, digest: 'x'.repeat(43) } });
  assert.deepEqual([outdated.status, outdated.body['code']], [409, 'import-outdated']);
});

test('the largest file is read, a larger one is answered with what is possible, and other operations keep their limit', async () => {
  const token = await chiara();
  const row = `ben@alumni.example,${'x'.repeat(400)}\n`;
  const large = `email,name\n${row.repeat(Math.floor((limits.importBytes - 20) / row.length)).slice(0, -1)}`;
  assert.ok(Buffer.byteLength(large) > limits.importBytes - 1000);
  const taken = await server.call<{ details: unknown }>('POST', '/api/external-people/preview', { token, body: { ...file, content: base64(large) } });
  assert.deepEqual([taken.status, taken.body.details], [422, { why: 'too-many-rows', most: limits.importRows }]);
  const over = await server.call<{ code: string; details: unknown }>('POST', '/api/external-people/preview', { token, body: { ...file, content: base64('x'.repeat(limits.importBytes + 1)) } });
  assert.deepEqual([over.status, over.body.code, over.body.details], [422, 'file-not-usable', { why: 'too-large', most: limits.importBytes }]);
  const fiveMegabytes = await server.call('POST', '/api/external-people/preview', { token, body: { ...file, content: base64('x'.repeat(5_000_000)) } });
  assert.deepEqual([fiveMegabytes.status, fiveMegabytes.body['code']], [413, 'body-too-large']);
  assert.equal((await server.call('PUT', '/api/drafts/goal', { token, body: { fields: { title: 'x'.repeat(110_000) } } })).status, 413);
});

test('what is no base64 is refused, and nothing of a file stands in the log', async () => {
  const token = await chiara();
  assert.equal((await server.call('POST', '/api/external-people/preview', { token, body: { ...file, content: 'no base64!' } })).status, 422);
  await server.call('POST', '/api/external-people/preview', { token, body: file });
  assert.ok(!server.logged.join('\n').includes('ben@'));
  assert.ok(!server.logged.join('\n').includes(file.content));
});
