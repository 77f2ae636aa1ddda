import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { test } from 'node:test';
import { drainable } from './draining.ts';

/** A server whose answers wait until they are let go. */
async function aServer(): Promise<{ server: Server; url: string; stop: () => Promise<void>; begun: Promise<void>; letGo: () => void; done: () => boolean }> {
  const { promise: mayEnd, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let done = false;
  const server = createServer((_request, response) => {
    begin();
    void mayEnd.then(() => {
      done = true;
      response.end('ok');
    });
  });
  const stop = drainable(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, stop, begun, letGo, done: () => done };
}

test('a stop waits for what is still worked on for somebody who has gone', async () => {
  const { server, url, stop, begun, letGo, done } = await aServer();
  const client = new AbortController();
  const asked = fetch(url, { signal: client.signal }).catch(() => 'gone');
  await begun;
  client.abort();
  assert.equal(await asked, 'gone');
  const stopped = stop().then(() => done());
  await once(server, 'close'); // no connection is left
  letGo();
  assert.equal(await stopped, true);
});

test('a stop lets an answer arrive that is on its way', async () => {
  const { url, stop, begun, letGo } = await aServer();
  const asked = fetch(url).then((response) => response.text());
  await begun;
  const stopped = stop();
  letGo();
  assert.equal(await asked, 'ok');
  await stopped;
});
