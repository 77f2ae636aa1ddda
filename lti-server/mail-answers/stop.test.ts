import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { aMentee, aMentor, anId, aProgram } from '../../models/factories.ts';
import { sendMatchRequest } from '../../models/matches/match-requests.ts';
import { readPreferences } from '../../models/notifications/preferences.ts';
import { StopLinks } from '../../models/notifications/stop-links.ts';
import type { NotificationKind } from '../../models/notification-words.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { createMailer } from '../mail/mailer.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { useTestServer } from '../test-server.ts';
import { answerWordsOf } from './words/index.ts';

const server = await useTestServer();
const { secrets } = server.config;

/** Ana asks Ben, whose mail is delivered: what its header says of stopping. */
async function aMail(locale: Locale = 'en') {
  const place = await aProgram();
  const ben = await aMentor(place, { person: { locale, name: 'Ben Köhler' } });
  const ana = await aMentee(place);
  await sendMatchRequest(ana, { choices: [ben.personId], goal: 'Learn', message: 'Hi', cadence: 'monthly' });
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: server.url, secrets }, pino({ level: 'silent' }));
  await mailer.sendDue();
  await mailer.close();
  await inbox.close();
  const headers = inbox.mails.at(-1)!.headerLines.map(({ line }) => line.replaceAll(/\r?\n\s/g, ' '));
  const stop = /^List-Unsubscribe: <(\S+)>$/m.exec(headers.find((line) => line.startsWith('List-Unsubscribe:'))!)![1]!;
  return { place, ben, ana, headers, stop };
}

const heading = (html: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];
const post = (address: string, body: URLSearchParams | FormData) => fetch(address, { method: 'POST', body, redirect: 'manual' });
const oneClick = (address: string) => post(address, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
const requests = async (who: Parameters<typeof readPreferences>[0], kind: NotificationKind = 'requests') => (await readPreferences(who)).kinds.find((one) => one.kind === kind)!.how;

test('a mail program stops a kind of mail with one click, without a page, a cookie or a redirect, however often (RFC 8058)', async () => {
  const { ben, headers, stop } = await aMail();
  assert.ok(headers.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click'));
  for (let i = 0; i < 2; i += 1) {
    const answer = await oneClick(stop);
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [200, null]);
    assert.equal(await requests(ben), 'none');
  }
  assert.equal(await requests(ben, 'meetings'), 'at-once', 'of this kind alone');
});

test('one click as several parts, as RFC 8058 also allows it, does the same', async () => {
  const { ben, stop } = await aMail();
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  assert.equal((await post(stop, form)).status, 200);
  assert.equal(await requests(ben), 'none');
});

test('whoever opens the link, as scanners do, changes nothing: the page asks in the person’s language, once, and offers the way back', async () => {
  const { ben, stop } = await aMail('de');
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) await fetch(stop, { method });
  assert.equal(await requests(ben), 'at-once');
  const asks = await fetch(stop, { headers: { 'Accept-Language': 'fr' } });
  const html = await asks.text();
  assert.equal(heading(html), answerWordsOf.de.stop.ask.title);
  assert.equal(html.match(/<button/g)?.length, 1);
  assert.ok(!html.includes('Ben') && !html.includes('@'), 'it names nobody');
  assert.deepEqual([asks.headers.get('cache-control'), asks.headers.get('referrer-policy'), asks.headers.get('x-robots-tag'), asks.headers.get('set-cookie')], ['no-store', 'no-referrer', 'noindex', null]);
  assert.match(asks.headers.get('content-security-policy')!, /script-src 'none'.*form-action 'self'; frame-ancestors 'none'/);
  assert.equal(heading(await (await post(stop, new URLSearchParams())).text()), answerWordsOf.de.stop.stopped.title);
  assert.equal(await requests(ben), 'none');
  assert.equal(heading(await (await fetch(stop)).text()), answerWordsOf.de.stop.stopped.title);
  assert.equal(heading(await (await post(stop, new URLSearchParams({ again: '1' }))).text()), answerWordsOf.de.stop.comes.title);
  assert.equal(await requests(ben), 'at-once');
});

test('a word that was changed, cut off, signed elsewhere or for somebody who is not there leads nowhere, and words are in no log', async () => {
  const { ben, stop } = await aMail();
  const at = stop.lastIndexOf('/') + 1;
  const [address, word] = [stop.slice(0, at), stop.slice(at)];
  const other = word.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  const foreign = new StopLinks(secrets.tokenEncryption).wordFor({ tenantId: ben.tenantId, programId: ben.programId, personId: ben.personId, what: 'requests' });
  const gone = new StopLinks(secrets.keyEncryption).wordFor({ tenantId: ben.tenantId, programId: ben.programId, personId: anId(), what: 'requests' });
  const elsewhere = new StopLinks(secrets.keyEncryption).wordFor({ tenantId: anId(), programId: ben.programId, personId: ben.personId, what: 'requests' });
  for (const wrong of [other, word.slice(1), `${word}A`, 'x', '%00', foreign, gone, elsewhere]) {
    assert.equal((await fetch(address + wrong)).status, 404, wrong);
    assert.equal((await oneClick(address + wrong)).status, 404, wrong);
  }
  assert.equal(await requests(ben), 'at-once');
  await oneClick(stop);
  const logged = server.logged.join('\n');
  assert.ok(logged.includes('mail was stopped') && !logged.includes(word) && !logged.includes(ben.personId));
});

test('the link of a mail still works while the secret that signed it is exchanged', () => {
  const link = { tenantId: anId(), programId: anId(), personId: anId(), what: 'requests' } as const;
  const word = new StopLinks(secrets.keyEncryption).wordFor(link);
  assert.deepEqual(new StopLinks([Buffer.alloc(32, 9), ...secrets.keyEncryption]).read(word), link);
  assert.equal(new StopLinks([Buffer.alloc(32, 9)]).read(word), null);
});

test('every locale has words of its own', () => {
  for (const locale of locales) {
    const { ask, stopped, comes, unknown } = answerWordsOf[locale].stop;
    for (const { text } of [ask, stopped, comes]) assert.ok(text.includes('{kind}') && text.includes('{program}'), locale);
    if (locale !== 'en') assert.notEqual(unknown.text, answerWordsOf.en.stop.unknown.text);
  }
});
