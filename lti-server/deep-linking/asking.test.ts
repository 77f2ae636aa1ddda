/** A platform asks what a course gets: who may choose, what the page is, and which requests are refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { approveOrigin, findDeployment } from '../../models/tenants/deployments.ts';
import { lastLaunches } from '../../models/tenants/launch-outcomes.ts';
import { refusalIn, resumeCookiesIn } from '../launch/test-launch.ts';
import { claim, roles } from '../launch/test-platform.ts';
import { dl, items, owner, useDeepLinking, wordIn } from './test-deep-linking.ts';

const { answerIn, ask, assertRefused, choose, platform, registration, server } = await useDeepLinking();

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
  assert.deepEqual(resumeCookiesIn(page.headers.getSetCookie()), [], 'no session is opened');
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

test('what cannot be chosen is said on a page, and its button tells the platform so: nothing to place, the words, and the page’s code for its log', async () => {
  for (const [more, code, words] of [
    [{ [claim('roles')]: [roles.learner] }, 'not-for-you', /^Only teachers can add this: /],
    [{ [claim('context')]: { id: 'empty', title: 'Chemistry' } }, 'start-first', /^Start a program first: /],
    [{ [claim('context')]: undefined }, 'no-context', /^Open this inside a course: /],
  ] as const) {
    const page = await ask({}, { sub: `told ${code}`, ...more });
    const payload = await answerIn(page, new Date(), 3_600);
    assert.deepEqual(items(payload), []);
    assert.equal(payload[dl('data')], 'opaque');
    assert.match(String(payload[dl('errormsg')]), words);
    const [, reference] = /<code[^>]*>([\w-]+)<\/code>/.exec(page.text)!;
    assert.equal(payload[dl('errorlog')], `${code} ${reference}`);
    assert.match(page.headers.get('content-security-policy')!, new RegExp(`form-action ${platform.origin}; frame-ancestors ${platform.origin}`));
    assert.doesNotMatch(page.text, /target="_top"|answer\.js/, 'nobody is thrown out of the form that they were filling in, nor sent on before they have read');
  }
});

test('a person who was suspended is told so, and so is the platform, also where that comes between asking and choosing', async () => {
  const word = wordIn(await ask({}, { sub: 'soon suspended' }));
  const { personId } = (await mongoose.connection.db!.collection('identities').findOne({ subject: 'soon suspended' }))!;
  await mongoose.connection.db!.collection('people').updateOne({ _id: personId }, { $set: { suspendedAt: new Date() } });
  for (const page of [await choose(word, { part: 'app' }), await ask({}, { sub: 'soon suspended' })]) {
    assert.equal(refusalIn(page), 'You can’t use Mentoring right now');
    assert.match(String((await answerIn(page, new Date(), 3_600))[dl('errorlog')]), /^person-suspended /);
  }
});

test('only a picker that opened counts as a launch', async () => {
  const count = async (): Promise<number> => {
    await server.outcomes.flush();
    return (await lastLaunches(owner)).get(registration.id)?.count ?? 0;
  };
  const before = await count();
  await ask({}, { [claim('roles')]: [roles.learner] });
  assert.equal(await count(), before);
  await ask();
  assert.equal(await count(), before + 1);
});

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

test('an answer that may not go to its address is not signed', async () => {
  const page = await ask({ deep_link_return_url: 'https://elsewhere.example/return' }, { [claim('roles')]: [roles.learner] });
  assert.doesNotMatch(page.text, /JWT|elsewhere\.example/);
});

test('a platform that takes no links is told so at once, in words for the teacher', async () => {
  const payload = await answerIn(await ask({ accept_types: ['file', 'html'] }));
  assert.deepEqual(items(payload), []);
  assert.match(String(payload[dl('errormsg')]), /takes no links to tools/);
});

test('a request without settings is refused', async () => {
  await assertRefused(() => ask({}, { [dl('deep_linking_settings')]: undefined }), 'deep-linking', 401);
});
