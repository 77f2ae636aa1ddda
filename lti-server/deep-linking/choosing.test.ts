/** A teacher chooses what a course gets: what the platform is answered, once, and what a placed link opens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { suspendDeployment } from '../../models/tenants/deployments.ts';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import { limits } from '../../models/vocabulary.ts';
import { Browser, LtiServer, refusalIn, sessionIn, toolUrl } from '../launch/test-launch.ts';
import { claim, TestPlatform } from '../launch/test-platform.ts';
import { linkChoices } from './placed-part.ts';
import { biology, dl, items, owner, ownPage, useDeepLinking, wordIn } from './test-deep-linking.ts';

const { answerIn, ask, assertRefused, choose, platform, registration, server } = await useDeepLinking();

test('the choice is answered by a response that verifies with the published keys, and is posted to the platform alone', async () => {
  const page = await choose(wordIn(await ask()), { part: 'goals', 'title-goals': ' Goals of\tthis term ', target: 'iframe' });
  const payload = await answerIn(page);
  assert.equal(payload[claim('message_type')], 'LtiDeepLinkingResponse');
  assert.equal(payload[claim('version')], '1.3.0');
  assert.equal(payload[claim('deployment_id')], '1');
  assert.equal(payload[dl('data')], 'opaque');
  assert.equal(payload[dl('msg')], 'Added: Goals of this term');
  assert.equal(payload[dl('errormsg')], undefined);
  assert.equal(payload.exp! - payload.iat!, 60);
  assert.deepEqual(items(payload), [
    { type: 'ltiResourceLink', url: `${toolUrl}/lti/launch`, title: 'Goals of this term', custom: { mentorkit_widget: 'goals' }, iframe: { height: 900 } },
  ]);
  assert.match(page.text, new RegExp(`<form method="post" action="${platform.origin}/return\\?sesskey=secret" id="answer" class="action">.*<button`, 's'));
  assert.match(page.headers.get('content-security-policy')!, new RegExp(`form-action ${platform.origin}; frame-ancestors ${platform.origin}(;|$)`));
  assert.ok(!server.logged.join().includes('sesskey'));
});

test('each answer has a nonce of its own and the key that signs now', async () => {
  const first = await answerIn(await choose(wordIn(await ask()), { part: 'app' }));
  server.clock.now = new Date(Date.now() + 3_700_000);
  const rotated = await rotateToolKeys(owner, server.keyEncryption, server.clock.now);
  const second = await answerIn(await choose(wordIn(await ask()), { part: 'app' }), server.clock.now);
  assert.match(String(first['nonce']), /^[\w-]{43}$/);
  assert.notEqual(first['nonce'], second['nonce']);
  assert.notEqual(first.kid, second.kid);
  assert.equal(second.kid, rotated.kid);
});

test('data that was not sent is not sent back', async () => {
  const payload = await answerIn(await choose(wordIn(await ask({ data: undefined })), { part: 'app' }));
  assert.ok(!(dl('data') in payload));
});

test('the whole program is what is chosen at first, under the name of the tool', async () => {
  const page = await ask();
  assert.match(page.text, /type="radio" name="part" value="app" data-part="app" checked/);
  const [item] = items(await answerIn(await choose(wordIn(page), { part: 'app' })));
  assert.deepEqual([item!['title'], item!['custom']], ['Mentoring', { mentorkit_widget: 'app' }]);
});

test('an empty title is the name of the part, in the language of the platform', async () => {
  const german = { [claim('launch_presentation')]: { locale: 'de' } };
  const word = wordIn(await ask({}, german));
  const page = await server.post('/lti/deep-linking', { word, part: 'goals', 'title-goals': ' ' }, new Browser(), { ...ownPage, 'Accept-Language': 'de' });
  assert.equal(items(await answerIn(page))[0]!['title'], 'Ziele');
});

test('several are placed where the platform takes several, each with its title, in a window where that was chosen', async () => {
  const page = await ask({ accept_multiple: true });
  assert.match(page.text, /type="checkbox" name="part-goals"/);
  assert.ok(!page.text.includes('data-part="app" checked'), 'nothing is chosen for the teacher');
  const payload = await answerIn(await choose(wordIn(page), { 'part-goals': 'on', 'part-booking': 'on', 'title-booking': 'Meet', 'title-directory': 'not chosen', target: 'window' }));
  assert.deepEqual(items(payload).map(({ title, custom, window }) => ({ title, custom, window })), [
    { title: 'Meet', custom: { mentorkit_widget: 'booking' }, window: { targetName: '_blank' } },
    { title: 'Goals', custom: { mentorkit_widget: 'goals' }, window: { targetName: '_blank' } },
  ]);
});

test('one alone is placed where the platform takes one', async () => {
  const page = await choose(wordIn(await ask()), { part: 'goals', 'part-booking': 'on' });
  assert.deepEqual(items(await answerIn(page)).map(({ custom }) => custom), [{ mentorkit_widget: 'goals' }]);
});

test('where a link opens is asked only where the platform lets a tool say it', async () => {
  const page = await ask({ accept_presentation_document_targets: ['window'] });
  assert.ok(!page.text.includes('name="target"'));
  assert.deepEqual(items(await answerIn(await choose(wordIn(page), { part: 'goals' })))[0]!['window'], { targetName: '_blank' });
  const neither = await ask({ accept_presentation_document_targets: ['embed'] });
  const [item] = items(await answerIn(await choose(wordIn(neither), { part: 'goals' })));
  assert.ok(!('window' in item!) && !('iframe' in item!));
});

test('what cannot be taken is said, and nothing of the choice is lost', async () => {
  const word = wordIn(await ask({ accept_multiple: true }));
  const none = await choose(word, { target: 'window', 'title-goals': 'Mine' });
  assert.equal(none.status, 400);
  assert.match(none.text, /role="alert"[^>]*>.*Choose at least one\./s);
  const long = await choose(word, { 'part-goals': 'on', 'title-goals': 'x'.repeat(limits.linkTitle + 1), target: 'window' });
  assert.match(long.text, /A title can have 120 characters/);
  assert.match(long.text, /name="part-goals" value="on" data-part="goals" checked/);
  assert.match(long.text, /value="window" checked/);
  assert.ok(long.text.includes(`value="${'x'.repeat(limits.linkTitle + 1)}"`));
  const taken = await choose(word, { 'part-goals': 'on', 'title-goals': 'x'.repeat(limits.linkTitle), target: 'window' });
  assert.equal(items(await answerIn(taken)).length, 1);
});

test('what nobody chose is not looked at', async () => {
  const page = await choose(wordIn(await ask()), { part: 'goals', 'points-meetings-held': '5000', 'title-app': 'x'.repeat(500) });
  assert.equal(items(await answerIn(page)).length, 1);
});

test('every choice shows its settings, and what students will see of it', async () => {
  const { text } = await ask({ accept_lineitem: true });
  for (const choice of linkChoices) assert.match(text, new RegExp(`data-settings="${choice}".*?Students see.*?class="still"`, 's'));
});

test('a form that this page cannot have sent is refused, and the choice still waits', async () => {
  const word = wordIn(await ask());
  await assertRefused(() => choose(word, { part: 'grades' }), 'form');
  await assertRefused(() => choose(word, { part: 'goals', target: 'embed' }), 'form');
  await assertRefused(() => server.post('/lti/deep-linking', `word=${word}&part=goals&part=app`, new Browser(), ownPage), 'form');
  assert.equal(items(await answerIn(await choose(word, { part: 'goals' }))).length, 1);
});

test('who turns back leaves the course as it is: the platform gets no link and no message', async () => {
  const payload = await answerIn(await choose(wordIn(await ask()), { cancel: 'yes' }));
  assert.deepEqual(items(payload), []);
  assert.equal(payload[dl('data')], 'opaque');
  assert.ok(!(dl('msg') in payload) && !(dl('errormsg') in payload));
});

test('a choice is answered once, also when it is sent many times at once', async () => {
  const word = wordIn(await ask());
  const pages = await Promise.all(Array.from({ length: 20 }, () => choose(word, { part: 'goals' })));
  assert.equal(pages.filter(({ text }) => text.includes('name="JWT"')).length, 1);
  const page = await assertRefused(() => choose(word, { part: 'goals' }), 'choice-over', 401);
  assert.equal(refusalIn(page), 'This choice is over');
  assert.match(page.headers.get('content-security-policy')!, new RegExp(`frame-ancestors ${platform.origin}`));
});

test('a choice is over after an hour, and a word that was never given is none', async () => {
  const word = wordIn(await ask());
  server.clock.now = new Date(Date.now() + 3_601_000);
  await assertRefused(() => choose(word, { part: 'goals' }), 'choice-over', 401);
  await assertRefused(() => choose(`${registration.id}.${'x'.repeat(43)}`, { part: 'goals' }), 'choice-over', 401);
  await assertRefused(() => choose('', { part: 'goals' }), 'choice-over', 401);
});

test('a word of one platform answers no other', async () => {
  const other = new TestPlatform('other');
  await other.start();
  const { id } = await other.register();
  const [, secret] = wordIn(await ask()).split('.');
  await assertRefused(() => choose(`${id}.${secret}`, { part: 'goals' }), 'choice-over', 401);
  other.stop();
});

test('a platform’s teachers send so many choices a minute and no more, which words that were never given do not use up', async () => {
  const small = new LtiServer();
  await small.start(2 / 5_000);
  const word = wordIn(await ask({ accept_multiple: true }));
  const send = async (one: string): Promise<number> => (await small.post('/lti/deep-linking', { word: one }, new Browser(), ownPage)).status;
  for (let i = 0; i < 4; i += 1) await send(`${registration.id}.${'x'.repeat(43)}`);
  assert.deepEqual([await send(word), await send(word), await send(word)], [400, 400, 429]);
  await small.stop();
});

test('another site’s form chooses nothing', async () => {
  const word = wordIn(await ask());
  for (const headers of [{ Origin: platform.origin }, { Origin: 'null' }, {} as Record<string, string>]) {
    await assertRefused(() => choose(word, { part: 'goals' }, headers), 'choice-elsewhere', 400);
  }
});

test('a placed link opens its part, also when its page is loaded again; one with a name that is none opens the whole program', async () => {
  const placed = async (custom: unknown) => server.launch(platform, { ...biology, [claim('custom')]: custom });
  const page = await placed({ mentorkit_widget: 'goals' });
  assert.equal(sessionIn(page).me['part'], 'goals');
  const address = /data-address="([^"]+)"/.exec(page.text)![1]!;
  assert.equal(sessionIn(await server.get(address, { 'Sec-Fetch-Dest': 'iframe' }, page.browser)).me['part'], 'goals');
  for (const custom of [{ mentorkit_widget: 'app' }, { mentorkit_widget: 'grades' }, { mentorkit_widget: '__proto__' }, { other: 'goals' }, undefined]) {
    assert.equal(sessionIn(await placed(custom)).me['part'], null);
  }
});

test('who was suspended meanwhile, or whose platform or deployment was, places nothing', async () => {
  const suspended = { sub: 'suspended' };
  const word = wordIn(await ask({}, suspended));
  const people = mongoose.connection.db!.collection('people');
  const { personId } = (await mongoose.connection.db!.collection('identities').findOne({ subject: 'suspended' }))!;
  await people.updateOne({ _id: personId }, { $set: { suspendedAt: new Date() } });
  await assertRefused(() => choose(word, { part: 'goals' }), 'person-suspended', 401);
  await assertRefused(() => ask({}, suspended), 'person-suspended', 401);

  const waiting = [wordIn(await ask()), wordIn(await ask())];
  const key = { issuer: platform.issuer, clientId: platform.clientId };
  await suspendDeployment(owner, { ...key, deploymentId: '1' });
  await assertRefused(() => choose(waiting[0]!, { part: 'goals' }), 'platform-suspended', 401);
  await suspendRegistration(owner, key);
  await assertRefused(() => choose(waiting[1]!, { part: 'goals' }), 'platform-suspended', 401);
});
