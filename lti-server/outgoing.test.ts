import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createOutgoing, type OutgoingFailed, type OutgoingFault } from './outgoing.ts';
import { LookUps } from './look-ups.ts';
import { isPublicAddress } from './public-addresses.ts';

const strict = createOutgoing({ allowPrivate: false });
const demo = createOutgoing({ allowPrivate: true });
const fails = (fault: OutgoingFault) => (error: OutgoingFailed): boolean => error.fault === fault;

let origin = '';
let asked = 0;
const server = http.createServer((request, response) => {
  asked += 1;
  const { pathname } = new URL(request.url!, 'http://x');
  if (pathname === '/slow') response.write('{'); // and never an end
  else if (pathname === '/big') response.end('x'.repeat(5_000));
  else if (pathname === '/away') response.writeHead(302, { Location: 'http://localhost:1/' }).end();
  else if (pathname.startsWith('/hop')) response.writeHead(302, { Location: `/hop${Number(pathname.slice(4)) - 1}`.replace('hop0', 'end') }).end();
  else if (pathname === '/echo') {
    let body = '';
    request.on('data', (part: Buffer) => (body += String(part)));
    request.on('end', () => response.end(JSON.stringify({ method: request.method, body, authorization: request.headers.authorization })));
  } else response.end('{"ok":true}');
});
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

test('private, loopback, link-local and wrapped addresses are not public, nor is what is none', () => {
  for (const address of [
    '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1',
    '::ffff:0:7f00:1', '2001:0:4136::1', 'fe80::1%eth0', '4000::1', 'no address', '',
  ]) {
    assert.ok(!isPublicAddress(address), address);
  }
  for (const address of ['8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450::1']) assert.ok(isPublicAddress(address), address);
});

test('neither an address nor a name of this machine is asked, in whatever way it is written', async () => {
  const { port } = new URL(origin);
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '127.1', '[::ffff:7f00:1]', '0.0.0.0']) {
    await assert.rejects(strict(`https://${host}:${port}/`), fails(host === 'localhost' ? 'look-up' : 'address'), host);
  }
  await assert.rejects(strict(origin), fails('address'));
  assert.equal(asked, 0);
});

test('a name that leads nowhere that may be asked is told apart from an address that never may: a name server may be wrong for a while', async () => {
  for (const addresses of [[], [{ address: '10.0.0.1', family: 4 }], [{ address: 'nonsense', family: 4 }], [{ address: '8.8.8.8', family: 4 }, { address: '127.0.0.1', family: 4 }]]) {
    const misled = createOutgoing({ allowPrivate: false, lookUps: new LookUps(async () => addresses) });
    await assert.rejects(misled('https://lms.example/'), fails('look-up'), JSON.stringify(addresses));
  }
});

test('http and private addresses are asked where private platforms are allowed', async () => {
  assert.equal((await demo(`${origin}/x`)).body, '{"ok":true}');
});

test('method, body and bearer arrive as given', async () => {
  const { body } = await demo(`${origin}/echo`, { method: 'POST', body: 'ü', headers: { Authorization: 'Bearer t' } });
  assert.deepEqual(JSON.parse(body), { method: 'POST', body: 'ü', authorization: 'Bearer t' });
});

test('two redirects on the same origin are followed, a third and any other origin are not', async () => {
  assert.equal((await demo(`${origin}/hop2`)).status, 200);
  await assert.rejects(demo(`${origin}/hop3`), fails('redirect'));
  await assert.rejects(demo(`${origin}/away`), fails('redirect'));
  await assert.rejects(demo(`${origin}/hop1`, { method: 'POST', body: '' }), fails('redirect'));
});

test('an answer that is too long, or never ends, is given up', async () => {
  await assert.rejects(demo(`${origin}/big`, { maxBytes: 4_000 }), fails('size'));
  await assert.rejects(demo(`${origin}/slow`, { timeoutMs: 100 }), fails('time'));
  await assert.rejects(demo('http://127.0.0.1:1/'), fails('network'));
});
