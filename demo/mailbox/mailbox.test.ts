import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { createTransport } from 'nodemailer';
import { openBrowser } from '../browser.ts';
import { createMailbox } from './mailbox.ts';
import type { Mailbox } from './mailbox.ts';
import type { Mail } from './mails.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Opened {
  mailbox: Mailbox;
  url: string;
  dataDir: string;
  send(mail: { to: string; subject: string; html?: string; text?: string }): Promise<void>;
}

async function opened(t: TestContext, dataDir?: string): Promise<Opened> {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'northfield-mails-')));
  const url = `http://127.0.0.1:${await freePort()}`;
  const mailbox = await createMailbox({ url, smtpPort: 0, dataDir: folder });
  const { smtpUrl } = await mailbox.listen();
  const transport = createTransport(smtpUrl);
  t.after(async () => {
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  });
  const send: Opened['send'] = async (mail) => {
    await transport.sendMail({ from: 'Alumni Mentoring <mentoring@northfield.example>', text: 'Hello', ...mail });
  };
  return { mailbox, url, dataDir: folder, send };
}

async function mailsOf(url: string, to = ''): Promise<Mail[]> {
  return ((await (await fetch(`${url}/api/mails?${new URLSearchParams({ to })}`)).json()) as { items: Mail[] }).items;
}

test('a mail that was sent can be read, newest first and by receiver', async (t) => {
  const { url, send } = await opened(t);
  await send({ to: 'ben@alumni.northfield.example', subject: 'Ana asks you', html: '<h1>Olá</h1>' });
  await send({ to: 'Ana@students.northfield.example', subject: 'Ben said yes' });
  assert.deepEqual((await mailsOf(url)).map(({ subject }) => subject), ['Ben said yes', 'Ana asks you']);
  const [mail] = await mailsOf(url, 'BEN@alumni.northfield.example');
  assert.deepEqual([mail?.subject, mail?.html, mail?.to], ['Ana asks you', '<h1>Olá</h1>', ['ben@alumni.northfield.example']]);
  assert.match(await (await fetch(`${url}/?to=ana@students.northfield.example`)).text(), /Ben said yes/);
  assert.match(await (await fetch(`${url}/mails/${mail?.id ?? ''}`)).text(), /sandbox="allow-same-origin /);
});

test('what a mail brings along runs nothing', async (t) => {
  const { url, send } = await opened(t);
  await send({ to: 'a@b.example', subject: '<script>alert(1)</script>', html: '<script>alert(1)</script><img src="https://tracker.example/x">' });
  const [mail] = await mailsOf(url);
  const letter = await fetch(`${url}/mails/${mail?.id ?? ''}/html`);
  const policy = letter.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'; script-src 'none'; .*img-src data:; .*sandbox allow-same-origin /);
  assert.doesNotMatch(policy, /allow-scripts/);
  for (const path of ['/', `/mails/${mail?.id ?? ''}`, '/list']) assert.doesNotMatch(await (await fetch(url + path)).text(), /<script>alert/);
});

test('an open page hears of new mail at once', async (t) => {
  const { url, send } = await opened(t);
  const stopped = new AbortController();
  const stream = await fetch(`${url}/events`, { signal: stopped.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = (await reader?.read())?.value ?? '';
  await send({ to: 'a@b.example', subject: 'Now' });
  while (!heard.includes('\n\nevent: mail')) heard += (await reader?.read())?.value ?? '';
  assert.match(heard, /a@b\.example/);
  stopped.abort();
});

test('mails outlast a restart', async (t) => {
  const first = await opened(t);
  await first.send({ to: 'a@b.example', subject: 'Still here' });
  await first.mailbox.close();
  const second = await opened(t, first.dataDir);
  assert.deepEqual((await mailsOf(second.url)).map(({ subject }) => subject), ['Still here']);
});

test('the last 500 are kept', async (t) => {
  const { url, dataDir } = await opened(t);
  const { Mails } = await import('./mails.ts');
  let minute = 0;
  const mails = await Mails.open(join(dataDir, 'mails'), () => new Date(Date.UTC(2026, 9, 20, 8, minute++)));
  for (let n = 1; n <= 502; n++) await mails.receive(Buffer.from(`Subject: ${n}\r\n\r\nHello`), ['a@b.example']);
  const again = await Mails.open(join(dataDir, 'mails'), () => new Date());
  assert.deepEqual([again.list().length, again.list()[0]?.subject, again.list().at(-1)?.subject], [500, '502', '3']);
  assert.equal((await fetch(`${url}/mails/unknown`)).status, 404);
});

test('a busy port is one clear line', async (t) => {
  const { url, dataDir } = await opened(t);
  const second = await createMailbox({ url, smtpPort: 0, dataDir });
  await assert.rejects(second.listen(), { code: 'EADDRINUSE', message: `${new URL(url).host} is in use by another program.` });
  await second.close();
});

test('a mail that comes in while the page still connects is listed', async (t) => {
  const { url, send } = await opened(t);
  const { browser, close } = await openBrowser({ thirdPartyCookies: 'allowed' });
  t.after(close);
  const page = await browser.newPage();
  let connect = (): void => undefined;
  const wanted = new Promise<void>((resolve) => {
    void page.route('**/events', async (route) => {
      resolve();
      await new Promise<void>((go) => (connect = go));
      await route.continue();
    });
  });
  await page.goto(url);
  await wanted;
  await send({ to: 'ben@alumni.northfield.example', subject: 'Ana asks you' });
  connect();
  await page.getByRole('link', { name: 'Ana asks you' }).waitFor({ timeout: 10_000 });
});
