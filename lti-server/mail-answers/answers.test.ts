import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { aMentee, aMentor, aProgram } from '../../models/factories.ts';
import { AnswerLinkModel } from '../../models/matches/answer-link.model.ts';
import { MatchRequestModel } from '../../models/matches/match-request.model.ts';
import { readMatchRequest, sendMatchRequest, withdrawMatchRequest } from '../../models/matches/match-requests.ts';
import { locales, linkStandings, type Locale } from '../../models/vocabulary.ts';
import { createMailer } from '../mail/mailer.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { useTestServer } from '../test-server.ts';
import { answerWordsOf } from './words/index.ts';

const server = await useTestServer();
const log = pino({ level: 'silent' });

/** Ana asks Ben, whose mail is delivered: the two addresses in it. */
async function aMail(locale: Locale = 'en') {
  const place = await aProgram();
  const ben = await aMentor(place, { person: { locale } });
  const ana = await aMentee(place, { person: { name: 'Ana <b>Ribeiro</b>' } });
  const request = await sendMatchRequest(ana, { choices: [ben.personId], goal: 'Learn', message: 'Hi', cadence: 'monthly' });
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: server.url, secrets: server.config.secrets }, log);
  await mailer.sendDue();
  await mailer.close();
  await inbox.close();
  const mail = inbox.mails.at(-1)!;
  const [accept, decline] = [...mail.text!.matchAll(/http:\S+\/answer\/[\w-]{43}/g)].map(([address]) => address);
  for (const address of [accept!, decline!]) assert.ok((mail.html as string).includes(`href="${address}"`), 'text and HTML have the same links');
  return { place, ana, ben, request, accept: accept!, decline: decline! };
}

const wordIn = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const post = (fields: Record<string, string>) => fetch(`${server.url}/answer`, { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: 'null' } });
const heading = (html: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];

test('a scanner that opens every link, in any way but a form, changes nothing', async () => {
  const { place, ana, request, accept, decline } = await aMail();
  const before = [await MatchRequestModel.find(place).lean(), await AnswerLinkModel.find(place).lean()];
  for (const address of [accept, decline]) {
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) await fetch(address, { method });
    assert.equal((await fetch(`${server.url}/answer?word=${wordIn(address)}`)).status, 404);
    assert.equal((await fetch(address, { method: 'POST' })).status, 404, 'the address itself takes no form');
  }
  assert.deepEqual([await MatchRequestModel.find(place).lean(), await AnswerLinkModel.find(place).lean()], before);
  assert.equal((await readMatchRequest(ana, request.id)).choices[0]!.state, 'asked');
});

test('the page asks one thing in the mentor’s language, sets no cookie, runs no script, and is kept and framed nowhere', async () => {
  const { accept, decline } = await aMail('de');
  for (const [address, answer] of [[accept, 'accept'], [decline, 'decline']] as const) {
    const page = await fetch(address, { headers: { 'Accept-Language': 'fr' } });
    const html = await page.text();
    assert.equal(page.status, 200);
    assert.equal(heading(html), answerWordsOf.de.ask[answer].title.replace('{mentee}', 'Ana &lt;b&gt;Ribeiro&lt;/b&gt;'));
    assert.equal(html.match(/<button/g)?.length, 1);
    assert.equal(page.headers.get('set-cookie'), null);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(page.headers.get('x-robots-tag'), 'noindex');
    assert.match(page.headers.get('content-security-policy')!, /script-src 'none'.*form-action 'self'; frame-ancestors 'none'/);
  }
});

test('the form answers: once, for this answer alone, and says what happened however often it is sent', async () => {
  const { ana, request, accept, decline } = await aMail();
  const yes = await post({ word: wordIn(accept) });
  assert.deepEqual([yes.status, heading(await yes.text())], [200, 'You said yes to Ana &lt;b&gt;Ribeiro&lt;/b&gt;']);
  assert.equal((await readMatchRequest(ana, request.id)).state, 'accepted');
  for (const address of [accept, decline]) {
    const again = await post({ word: wordIn(address) });
    assert.deepEqual([again.status, heading(await again.text())], [200, 'You said yes to Ana &lt;b&gt;Ribeiro&lt;/b&gt;']);
  }
});

test('a no may say why; a reason that is none is left out', async () => {
  for (const [reason, kept] of [['no-time-now', 'no-time-now'], ['', undefined], ['<script>', undefined]] as const) {
    const { ana, request, decline } = await aMail();
    assert.equal((await post({ word: wordIn(decline), reason })).status, 200);
    assert.deepEqual((await readMatchRequest(ana, request.id)).choices.map(({ state, reason: said }) => [state, said]), [['declined', kept]]);
  }
});

test('too late says so, with nothing to press', async () => {
  const { ana, request, accept } = await aMail();
  await withdrawMatchRequest(ana, request.id);
  const [opened, sent] = [await fetch(accept), await post({ word: wordIn(accept) })];
  assert.deepEqual([opened.status, sent.status], [200, 409]);
  for (const page of [opened, sent]) {
    const html = await page.text();
    assert.match(heading(html)!, /has taken the request back$/);
    assert.ok(!html.includes('<form'));
  }
});

test('a wrong word leads nowhere, and words are in no log', async () => {
  const { accept } = await aMail();
  await fetch(accept);
  for (const word of ['x', 'a'.repeat(43), '%00', '..%2f']) assert.equal((await fetch(`${server.url}/answer/${word}`)).status, 404);
  assert.equal((await post({ word: 'a'.repeat(43) })).status, 404);
  assert.equal((await post({ word: 'a'.repeat(9_000) })).status, 404);
  const twice = new URLSearchParams([['word', wordIn(accept)], ['word', wordIn(accept)]]);
  assert.equal((await fetch(`${server.url}/answer`, { method: 'POST', body: twice })).status, 404);
  assert.equal((await fetch(`${server.url}/answer`, { method: 'POST' })).status, 404);
  for (const [path, body] of [['/answer/%zz', undefined], ['/answer', 'x'.repeat(50_000)]] as const) {
    const answer = await fetch(`${server.url}${path}`, body === undefined ? {} : { method: 'POST', body: new URLSearchParams({ word: body }) });
    assert.ok(answer.status >= 400 && answer.status < 500, path);
  }
  await post({ word: wordIn(accept) });
  const logged = server.logged.join('\n');
  assert.ok(logged.includes('answered by a link') && !logged.includes(wordIn(accept)) && !logged.includes('Ribeiro'));
});

test('every locale says every outcome in words of its own, with its blanks filled', () => {
  for (const locale of locales) {
    for (const standing of linkStandings) {
      if (standing === 'open') continue;
      const { title, text } = answerWordsOf[locale].standings[standing];
      assert.ok(title !== '' && text !== '' && !/!|invalid|error/i.test(title + text));
      if (locale !== 'en') assert.notEqual(text, answerWordsOf.en.standings[standing].text);
    }
  }
});
