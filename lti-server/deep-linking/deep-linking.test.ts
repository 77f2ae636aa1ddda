/** A teacher chooses what a course gets: who may, what the platform is answered, and what a placed link opens. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { jwtVerify, type JWTPayload } from 'jose';
import mongoose from 'mongoose';
import { startProgramHere } from '../../models/sessions/course.ts';
import { findSession } from '../../models/sessions/sessions.ts';
import { approveOrigin, findDeployment, suspendDeployment } from '../../models/tenants/deployments.ts';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { ensureToolKeys, publishedToolKeys, rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import { completionKinds, limits } from '../../models/vocabulary.ts';
import { Browser, refusalIn, sessionIn, toolUrl, useLtiServer, type Page } from '../launch/test-launch.ts';
import { claim, roles, TestPlatform, type Claims } from '../launch/test-platform.ts';
import { refusing } from '../launch/test-refusal.ts';
import { linkChoices } from './placed-part.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
const owner = { kind: 'owner' } as const;
const assertRefused = refusing(server);
const dl = (name: string): string => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
const biology = { [claim('context')]: { id: 'biology', title: 'Biology' } };
const ownPage = { Origin: toolUrl };

await platform.start();
const registration = await platform.register();
await ensureToolKeys(owner, server.keyEncryption);
const { actor, session } = (await findSession(sessionIn(await server.launch(platform, biology)).token))!;
await startProgramHere(actor, session, { template: 'alumni-and-careers', title: 'Alumni mentoring' });
after(() => platform.stop());
beforeEach(() => {
  server.clock.now = null;
});

/** What Moodle 4.5 sends, with `data` besides: no resource link, no return address of its own. */
function asking(settings: Claims = {}): Claims {
  return {
    ...biology,
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    [claim('resource_link')]: undefined,
    [claim('launch_presentation')]: { locale: 'en' },
    [dl('deep_linking_settings')]: {
      deep_link_return_url: `${platform.origin}/return?sesskey=secret`, accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'], accept_multiple: false, data: 'opaque', ...settings,
    },
  };
}
const ask = (settings: Claims = {}, more: Claims = {}): Promise<Page> => server.launch(platform, { ...asking(settings), ...more });
const wordIn = ({ text }: Page): string => /name="word" value="([^"]+)"/.exec(text)![1]!;
const choose = (word: string, form: Record<string, string>, headers: Record<string, string> = ownPage): Promise<Page> =>
  server.post('/lti/deep-linking', { word, ...form }, new Browser(), headers);

/** Reads the answer as a platform does: with the published keys alone. */
async function answerIn({ text }: Page, now = new Date()): Promise<JWTPayload & { kid: string }> {
  const keys = await publishedToolKeys();
  const { payload, protectedHeader } = await jwtVerify(
    /name="JWT" value="([^"]+)"/.exec(text)![1]!,
    ({ kid }) => createPublicKey(keys.find((key) => key.kid === kid)!.publicKeyPem),
    { issuer: platform.clientId, audience: platform.issuer, algorithms: ['RS256'], maxTokenAge: 60, currentDate: now, requiredClaims: ['nonce', 'exp'] },
  );
  return { ...payload, kid: protectedHeader.kid! };
}
const items = (payload: JWTPayload) => payload[dl('content_items')] as Record<string, unknown>[];

test('a teacher gets a page to choose on, framed by the platform, that runs this tool’s own files and posts to this tool alone', async () => {
  const page = await ask();
  assert.equal(page.status, 200);
  assert.equal(refusalIn(page), 'What should students see here?');
  assert.ok(page.text.includes('Biology'));
  assert.ok(!page.text.includes('sesskey'), 'the return address stays here');
  const policy = page.headers.get('content-security-policy')!;
  assert.match(policy, new RegExp(`form-action 'self'; frame-ancestors ${platform.origin}(;|$)`));
  assert.ok(policy.includes("script-src 'self';"));
  assert.deepEqual([...page.text.matchAll(/<script[^>]*src="([^"]+)"[^>]*><\/script>/g)].map(([, src]) => src), ['/lti/assets/frame-size.js', '/lti/assets/picker.js']);
  assert.equal(page.text.match(/<script/g)?.length, 2);
  assert.equal(page.headers.getSetCookie().filter((line) => line.startsWith('__Host-lti-r-')).length, 0, 'no session is opened');
});

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

const meetingsHeld = { part: 'meetings-held', 'title-meetings-held': 'Meet your mentor three times', 'points-meetings-held': '20', 'meetings-meetings-held': '3' };

test('a link that counts brings its column: what counts, the points, and that it can be reviewed', async () => {
  const page = await choose(wordIn(await ask()), { ...meetingsHeld, target: 'iframe' });
  assert.equal(/<h1[^>]*>(.*?)<\/h1>/.exec(page.text)![1], 'Added. You can close this.');
  const lineItem = {
    label: 'Meet your mentor three times', scoreMaximum: 20, resourceId: 'mentorkit', tag: 'meetings-held:3',
    submissionReview: { reviewableStatus: ['None', 'InProgress', 'Completed'] },
  };
  assert.deepEqual(items(await answerIn(page)), [
    {
      type: 'ltiResourceLink', url: `${toolUrl}/lti/launch`, title: 'Meet your mentor three times', iframe: { height: 900 }, lineItem,
      custom: { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '3' },
    },
  ]);
});

test('several that count each have their own column; a goal has no number, and no part of its points', async () => {
  const page = await choose(wordIn(await ask({ accept_multiple: true })), {
    'part-meetings-held': 'on', 'points-meetings-held': '1000', 'meetings-meetings-held': '24', 'partial-meetings-held': 'yes',
    'part-goal-set': 'on', 'points-goal-set': '1', 'meetings-goal-set': '7', 'partial-goal-set': 'yes',
    'part-goal-achieved': 'on', 'points-goal-achieved': '10', 'title-goal-achieved': 'Get there',
  });
  assert.deepEqual(items(await answerIn(page)).map(({ title, custom, lineItem }) => {
    const { label, scoreMaximum, tag } = lineItem as Record<string, unknown>;
    return [title, label, scoreMaximum, tag, custom];
  }), [
    ['Meet your mentor', 'Meet your mentor', 1_000, 'meetings-held:24', { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '24', mentorkit_partial: 'yes' }],
    ['Set a goal', 'Set a goal', 1, 'goal-set', { mentorkit_widget: 'goals', mentorkit_completion: 'goal-set' }],
    ['Get there', 'Get there', 10, 'goal-achieved', { mentorkit_widget: 'goals', mentorkit_completion: 'goal-achieved' }],
  ]);
});

test('a due day ends in the zone of the teacher, and is at the earliest today there', async () => {
  server.clock.now = new Date('2026-12-10T23:30:00Z'); // the 11th in Berlin, the 10th in Denver
  const dueOf = async (zoneinfo: string | undefined, due: string): Promise<Page> => choose(wordIn(await ask({}, { zoneinfo })), { ...meetingsHeld, 'due-meetings-held': due });
  for (const [zone, due, ends] of [['Europe/Berlin', '2026-12-11', '2026-12-11T22:59:00.000Z'], ['America/Denver', '2026-12-10', '2026-12-11T06:59:00.000Z'], [undefined, '2026-12-10', '2026-12-10T23:59:00.000Z']] as const) {
    const [item] = items(await answerIn(await dueOf(zone, due), server.clock.now));
    assert.deepEqual(item!['submission'], { endDateTime: ends });
  }
  assert.match((await dueOf('Europe/Berlin', '2026-12-10')).text, /Choose a day that is not over yet, or none\./);
});

for (const [what, field, values, words] of [
  ['points', 'points', ['0', '1001', '2.5', '-1', '1e2', '', 'ten', '00000001'], 'Points are a whole number from 1 to 1,000.'],
  ['a number of meetings', 'meetings', ['0', '25', '', '3.5'], 'Say how many meetings, from 1 to 24.'],
  ['a due day', 'due', ['2020-01-01', '2027-02-30', 'soon', '+02027-01-01'], 'Choose a day that is not over yet, or none.'],
] as const) {
  test(`${what} that cannot be is said at its field, and the rest stays as it was written`, async () => {
    const word = wordIn(await ask());
    for (const value of values) {
      const page = await choose(word, { ...meetingsHeld, 'partial-meetings-held': 'yes', [`${field}-meetings-held`]: value });
      assert.equal(page.status, 400, value);
      assert.equal(page.text.split(words).length, 3, `${value}: said above, and at the field`);
      assert.match(page.text, new RegExp(`name="${field}-meetings-held"[^>]*aria-invalid="true" aria-describedby="${field}-meetings-held-fault"`));
      assert.match(page.text, /name="title-meetings-held" value="Meet your mentor three times"/);
      assert.match(page.text, /name="partial-meetings-held" value="yes" checked/);
    }
    assert.equal(items(await answerIn(await choose(word, meetingsHeld))).length, 1);
  });
}

test('what nobody chose is not looked at', async () => {
  const page = await choose(wordIn(await ask()), { part: 'goals', 'points-meetings-held': '5000', 'title-app': 'x'.repeat(500) });
  assert.equal(items(await answerIn(page)).length, 1);
});

for (const [why, settings, granted] of [
  ['says that it takes no columns', { accept_lineitem: false }, true],
  ['did not grant the right to send scores', { accept_lineitem: true }, false],
] as const) {
  test(`where the platform ${why}, what counts stays on the page and cannot be chosen`, async () => {
    const scopes = (grantedScopes: readonly string[]) => mongoose.connection.db!.collection('registrations').updateOne({ clientId: platform.clientId }, { $set: { grantedScopes } });
    if (!granted) await scopes(registration.grantedScopes.filter((scope) => !scope.endsWith('/score')));
    const page = await ask(settings);
    await scopes(registration.grantedScopes);
    for (const kind of completionKinds) assert.match(page.text, new RegExp(`data-part="${kind}" disabled`));
    assert.equal(page.text.split('Your LMS didn’t allow grades here.').length, completionKinds.length + 1);
    await assertRefused(() => choose(wordIn(page), meetingsHeld), 'form');
    assert.equal(items(await answerIn(await choose(wordIn(page), { part: 'meetings' }))).length, 1);
  });
}

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

test('another site’s form chooses nothing', async () => {
  const word = wordIn(await ask());
  for (const headers of [{ Origin: platform.origin }, { Origin: 'null' }, {} as Record<string, string>]) {
    await assertRefused(() => choose(word, { part: 'goals' }, headers), 'choice-elsewhere', 400);
  }
});

for (const [who, held] of [
  ['a student', [roles.learner]],
  ['a teaching assistant', [roles.instructor, 'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant']],
  ['an administrator who does not teach', ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator']],
  ['somebody without a role', []],
] as const) {
  test(`${who} chooses nothing, and no person is made`, async () => {
    const page = await assertRefused(() => ask({}, { sub: `new ${who}`, [claim('roles')]: held }), 'not-for-you', 403);
    assert.equal(refusalIn(page), 'Only teachers can add this');
  });
}

test('in a course without a program its teacher is told to start one first', async () => {
  const page = await ask({}, { [claim('context')]: { id: 'empty', title: 'Chemistry' } });
  assert.equal(page.status, 403);
  assert.equal(refusalIn(page), 'Start a program first');
});

test('outside of a course there is nothing to choose for', async () => {
  await assertRefused(() => ask({}, { [claim('context')]: undefined }), 'no-context', 400);
});

test('rule 10: an answer goes to origins of the platform alone; another one is offered to the owner', async () => {
  const school = 'https://school.example.edu';
  await assertRefused(() => ask({ deep_link_return_url: `${school}/return` }), 'return-elsewhere', 401);
  assert.deepEqual((await findDeployment(registration.id, '1'))?.offeredOrigins, [school]);
  await approveOrigin(owner, { issuer: platform.issuer, clientId: platform.clientId, deploymentId: '1', origin: school });
  const page = await choose(wordIn(await ask({ deep_link_return_url: `${school}/return` })), { part: 'app' });
  assert.match(page.headers.get('content-security-policy')!, new RegExp(`form-action ${school};`));
});

test('a platform that takes no links is told so at once, in words for the teacher', async () => {
  const payload = await answerIn(await ask({ accept_types: ['file', 'html'] }));
  assert.deepEqual(items(payload), []);
  assert.match(String(payload[dl('errormsg')]), /takes no links to tools/);
});

test('a request without settings is refused', async () => {
  await assertRefused(() => ask({}, { [dl('deep_linking_settings')]: undefined }), 'deep-linking', 401);
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

test('the page of a link that counts knows what it counts, also when it is loaded again', async () => {
  const custom = { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '5', mentorkit_partial: 'yes' };
  const page = await server.launch(platform, { ...biology, [claim('custom')]: custom });
  const counted = { kind: 'meetings-held', target: 5, partial: true };
  assert.deepEqual(sessionIn(page).me['completion'], counted);
  const address = /data-address="([^"]+)"/.exec(page.text)![1]!;
  assert.deepEqual(sessionIn(await server.get(address, { 'Sec-Fetch-Dest': 'iframe' }, page.browser)).me['completion'], counted);
  assert.equal(sessionIn(await server.launch(platform, biology)).me['completion'], null);
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
