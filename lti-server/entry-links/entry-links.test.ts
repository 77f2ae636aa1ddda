import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { aCoordinator, anExternalPerson, aProgram } from '../../models/factories.ts';
import { EntryLinkModel } from '../../models/external-people/entry-link.model.ts';
import { ExternalPersonModel } from '../../models/external-people/external-person.model.ts';
import { withdrawInvitation } from '../../models/external-people/external-people.ts';
import { mintEntryLink } from '../../models/external-people/entry-links.ts';
import { recordEvent } from '../../models/events/events.ts';
import { enqueueMail } from '../../models/outbox/outbox.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { createMailer } from '../mail/mailer.ts';
import { openInbox } from '../mail/test-inbox.ts';
import { wordsOf } from '../mail/words/index.ts';
import { useTestServer } from '../test-server.ts';
import { entryWordsOf } from './words/index.ts';

const server = await useTestServer();
const log = pino({ level: 'silent' });

async function delivered() {
  const inbox = await openInbox();
  const mailer = createMailer({ smtpUrl: inbox.url, mailFrom: 'Mentoring <mentoring@tool.example>', toolUrl: server.url, secrets: server.config.secrets }, log);
  await mailer.sendDue();
  await mailer.close();
  await inbox.close();
  return inbox.mails;
}

const linkIn = (text: string): string => /http:\S+\/in\/[\w-]{43}/.exec(text)![0];
const wordIn = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { Origin: 'null', ...headers } });
const heading = (html: string): string | undefined => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];

async function invited(overrides: Parameters<typeof anExternalPerson>[1] = {}) {
  const place = await aProgram();
  const id = await anExternalPerson(place, { name: 'Ben <b>Köhler</b>', ...overrides });
  return { place, id, word: (await mintEntryLink(place, id)).word };
}

/** Opens the link as a browser does: the page's session and its cookie. */
async function enter(word: string) {
  const page = await post('/in', { word }, { 'Sec-Fetch-Site': 'same-origin' });
  const html = await page.text();
  const session = JSON.parse(/id="mentor-session">(.*?)<\/script>/.exec(html)![1]!) as { token: string; me: { entrance: string; door: string } };
  const address = /data-address="([^"]+)"/.exec(html)![1]!;
  return { page, html, session, address, cookie: page.headers.get('set-cookie')! };
}

test('the invitation says who invites to what, in the language of the row, and brings a link', async () => {
  for (const locale of locales) {
    const place = await aProgram();
    const chiara = await aCoordinator(place, { person: { name: 'Chiara Conti' } });
    for (const role of ['mentor', 'mentee'] as const) {
      const id = await anExternalPerson(place, { locale, role, name: role === 'mentor' ? 'Ben' : null, email: `ben-${locale}-${role}@alumni.example` });
      const eventId = await recordEvent(chiara, { type: 'external-people.invited', subjectIds: [place.programId], audience: [] });
      await ExternalPersonModel.updateOne({ ...place, _id: id }, { $set: { eventId } });
      await enqueueMail(chiara, { eventId, receiverId: id, template: 'external-invited' });
      const [mail] = await delivered();
      const words = wordsOf[locale];
      const lead = role === 'mentor' ? words['external-invited.lead'] : words['external-invited.mentee.lead'];
      assert.ok(mail!.text!.includes(lead.replace('{other}', 'Chiara Conti').replace('{program}', 'Alumni and careers')), `${locale} ${role}`);
      assert.ok(mail!.text!.startsWith(role === 'mentor' ? words.hello.replace('{receiver}', 'Ben') : words.helloNobody));
      assert.ok(!/\{\w+\}/.test(mail!.text! + (mail!.html as string) + mail!.subject!), 'everything is filled in');
      assert.ok((mail!.html as string).includes(`href="${linkIn(mail!.text!)}"`), 'text and HTML have the same link');
      assert.ok(!mail!.text!.includes(words.open), 'there is no course to open it from');
    }
  }
});

test('a scanner that opens the link, in any way but its form, changes nothing', async () => {
  const { place, word } = await invited();
  const before = [await EntryLinkModel.find(place).lean(), await ExternalPersonModel.find(place).lean()];
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'POST']) await fetch(`${server.url}/in/${word}`, { method });
  await fetch(`${server.url}/in?word=${word}`);
  assert.equal((await post('/in', { word }, { 'Sec-Fetch-Site': 'cross-site' })).status, 404, 'another site’s form');
  assert.deepEqual([await EntryLinkModel.find(place).lean(), await ExternalPersonModel.find(place).lean()], before);
});

test('the page asks in the person’s language, sets no cookie, is kept and framed nowhere, and takes the word out of the address', async () => {
  const { word } = await invited({ locale: 'de' });
  const page = await fetch(`${server.url}/in/${word}`, { headers: { 'Accept-Language': 'fr' } });
  const html = await page.text();
  assert.deepEqual([page.status, heading(html)], [200, entryWordsOf.de.ask.title.replace('{program}', 'Alumni and careers')]);
  assert.ok(html.includes('Ben &lt;b&gt;Köhler&lt;/b&gt;') && !html.includes('<b>'));
  assert.deepEqual(['set-cookie', 'cache-control', 'referrer-policy', 'x-robots-tag'].map((name) => page.headers.get(name)), [null, 'no-store', 'no-referrer', 'noindex']);
  assert.match(page.headers.get('content-security-policy')!, /script-src 'self'.*form-action 'self'; frame-ancestors 'none'/);
  assert.match(html, /<script type="module" src="\/lti\/assets\/entry\.js">/);
});

test('the button opens the program: the Bearer in the page alone, an address that tells nothing, a cookie for this site', async () => {
  const { word } = await invited();
  const { page, html, session, address, cookie } = await enter(word);
  assert.deepEqual([page.status, session.me.door, session.me.entrance], [200, 'link', 'join']);
  assert.match(address, /^\/app\/in\/[0-9a-z]{8,9}-[\w-]{22}$/);
  assert.ok(!html.includes(word));
  assert.match(page.headers.get('content-security-policy')!, /frame-ancestors 'none'/);
  assert.match(cookie, /^__Host-in-r=[^;]+; Max-Age=43200; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  assert.equal((await server.call('GET', '/api/session', { token: session.token })).status, 200);
});

test('the opened page loads again with a new Bearer; without its cookie, or after the session, it leads to a new link', async () => {
  const { word } = await invited();
  const { session, address, cookie } = await enter(word);
  const pair = cookie.split(';')[0]!;
  const again = await fetch(`${server.url}${address}`, { headers: { Cookie: pair } });
  assert.equal(again.status, 200);
  assert.match(await again.text(), /id="mentor-session"/);
  assert.equal((await server.call('GET', '/api/session', { token: session.token })).status, 401, 'the old one ended with it');
  for (const headers of [{}, { Cookie: '__Host-in-r=x' }, { Cookie: pair, 'Sec-Fetch-Dest': 'empty' }]) {
    const without = await fetch(`${server.url}${address}`, { headers });
    assert.deepEqual([without.status, heading(await without.text())], [401, entryWordsOf.en.again.ended.title]);
  }
  const other = await enter((await invited()).word);
  assert.equal((await fetch(`${server.url}${other.address}`, { headers: { Cookie: pair } })).status, 401, 'another page’s cookie');
});

test('what opens nothing says why, and a used or expired link sends a new one to the address of the invitation', async () => {
  const used = await invited({ email: 'used@alumni.example' });
  await enter(used.word);
  await EntryLinkModel.updateMany(used.place, { $set: { spentAt: new Date(Date.now() - 120_000) } });
  const expired = await invited();
  await EntryLinkModel.updateMany(expired.place, { $set: { expiresAt: new Date(Date.now() - 1) } });
  const withdrawn = await invited();
  await withdrawInvitation(await aCoordinator(withdrawn.place), withdrawn.id);
  for (const [{ word }, standing] of [[used, 'used'], [expired, 'expired'], [withdrawn, 'withdrawn']] as const) {
    for (const answer of [await fetch(`${server.url}/in/${word}`), await post('/in', { word })]) {
      assert.deepEqual([answer.status, heading(await answer.text())], [410, entryWordsOf.en.standings[standing].title]);
    }
  }
  await post('/in/new', { word: used.word });
  const [mail] = await nextMails(1);
  assert.ok(JSON.stringify(mail!.to).includes('used@alumni.example'));
  await enter(wordIn(linkIn(mail!.text!)));
});

test('asking for a new link answers the same for an address that was invited and one that was not', async () => {
  await invited({ email: 'known@alumni.example', locale: 'fr' });
  const answers = [];
  for (const email of ['Known@alumni.example', 'unknown@alumni.example', '', '$ne']) {
    const answer = await post('/in/new', { email });
    const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    answers.push([answer.status, await answer.text(), headers]);
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const mails = await nextMails(1);
  assert.deepEqual(mails.map(({ subject }) => subject), [wordsOf.fr['external-link.subject'].replace('{program}', 'Alumni and careers')]);
});

test('a wrong word leads to a form for a new link, and no word, name or address is in the log', async () => {
  const { word } = await invited({ email: 'logged@alumni.example' });
  await fetch(`${server.url}/in/${word}`);
  await enter(word);
  for (const wrong of ['x'.repeat(43), 'short', '%00']) assert.equal((await fetch(`${server.url}/in/${wrong}`)).status, 404);
  const unknown = await post('/in', { word: 'x'.repeat(43) });
  assert.deepEqual([unknown.status, heading(await unknown.text())], [404, entryWordsOf.en.again.unknown.title]);
  const logged = server.logged.join('\n');
  for (const secret of [word, 'logged@', 'Köhler', 'known@']) assert.ok(!logged.includes(secret), secret);
});

/** The mails that come of what was asked for: the answer did not wait for them. */
async function nextMails(count: number) {
  const mails = [];
  for (const until = Date.now() + 10_000; mails.length < count && Date.now() < until;) mails.push(...(await delivered()));
  return mails;
}

test('every page has its words in every locale, its own and not the English ones', () => {
  for (const locale of locales.filter((one): one is Exclude<Locale, 'en'> => one !== 'en')) {
    const [own, english] = [entryWordsOf[locale], entryWordsOf.en];
    for (const standing of Object.keys(english.standings) as (keyof typeof english.standings)[]) assert.notEqual(own.standings[standing].text, english.standings[standing].text);
    assert.notEqual(own.ask.text, english.ask.text);
  }
});
