/** A teacher chooses a link that counts in the gradebook: its column, its points, its due day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { IdentityModel } from '../../models/people/identity.model.ts';
import { PersonModel } from '../../models/people/person.model.ts';
import { listDeployments } from '../../models/tenants/deployments.ts';
import { completionKinds } from '../../models/vocabulary.ts';
import { sessionIn, toolUrl, type Page } from '../launch/test-launch.ts';
import { claim } from '../launch/test-platform.ts';
import { biology, items, useDeepLinking, wordIn } from './test-deep-linking.ts';

const { answerIn, ask, assertRefused, choose, platform, registration, server } = await useDeepLinking();

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

test('where the platform tells no zone a due day ends in the one that the teacher confirmed here, and the page says which', async () => {
  server.clock.now = new Date('2026-12-10T08:00:00Z');
  const subject = 'teacher-in-lima';
  wordIn(await ask({}, { sub: subject, zoneinfo: '99' })); // "server time" of Moodle, which is no zone
  const [deployment] = await listDeployments({ kind: 'owner' }, [registration.id]);
  const tenantId = deployment!.tenantId!;
  const { personId } = (await IdentityModel.findOne({ tenantId, subject }).lean())!;
  await PersonModel.updateOne({ tenantId, _id: personId }, { $set: { zone: 'America/Lima' } });
  const again = await ask({}, { sub: subject, zoneinfo: '99' });
  assert.match((await choose(wordIn(again), { ...meetingsHeld, 'points-meetings-held': '' })).text, /<span class="optional">optional · America\/Lima<\/span>/);
  const [item] = items(await answerIn(await choose(wordIn(again), { ...meetingsHeld, 'due-meetings-held': '2026-12-11' }), server.clock.now));
  assert.deepEqual(item!['submission'], { endDateTime: '2026-12-12T04:59:00.000Z' });
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

test('the page of a link that counts knows what it counts, also when it is loaded again', async () => {
  const custom = { mentorkit_widget: 'meetings', mentorkit_completion: 'meetings-held', mentorkit_target: '5', mentorkit_partial: 'yes' };
  const page = await server.launch(platform, { ...biology, [claim('custom')]: custom });
  const counted = { kind: 'meetings-held', target: 5, partial: true };
  assert.deepEqual(sessionIn(page).me['completion'], counted);
  const address = /data-address="([^"]+)"/.exec(page.text)![1]!;
  assert.deepEqual(sessionIn(await server.get(address, { 'Sec-Fetch-Dest': 'iframe' }, page.browser)).me['completion'], counted);
  assert.equal(sessionIn(await server.launch(platform, biology)).me['completion'], null);
});
