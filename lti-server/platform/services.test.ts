import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, describe, test } from 'node:test';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { createPlatform } from './platform.ts';
import { json, TestServices } from './test-services.ts';

await useTestDatabase();

const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: [randomBytes(32)], tokenEncryption: [randomBytes(32)] } });
const lms = await new TestServices().start();
const other = await new TestServices('another client').start();
after(() => {
  lms.stop();
  other.stop();
});
const platform = await lms.register();
await other.register();
const score = { subject: 'ana', done: 1, scoreMaximum: 10, at: new Date('2026-10-20T08:00:00.250Z') };

beforeEach(() => {
  lms.received = [];
  lms.fault = () => false;
  lms.scores = [];
  lms.lineItems = [];
  lms.members = [];
});

describe('the roster', () => {
  test('a page in our words: short roles and URIs, a name from its parts, who is inactive', async () => {
    lms.members = [
      { user_id: 'ana', roles: ['Learner'], name: 'Ana Ribeiro', email: 'ana@school.example' },
      { user_id: 'chiara', roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'], given_name: 'Chiara', family_name: 'Bianchi', status: 'Inactive' },
      { user_id: 'ghost', roles: ['Learner', 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], name: 'Student View' },
      { user_id: 'bot', roles: ['Mentor', 7], name: 9, status: 'Deleted' },
    ];
    const page = await port.members(platform, lms.membershipsUrl);
    assert.deepEqual(page, {
      members: [
        { subject: 'ana', status: 'active', role: 'learner', name: 'Ana Ribeiro' },
        { subject: 'chiara', status: 'inactive', role: 'instructor', name: 'Chiara Bianchi' },
        { subject: 'ghost', status: 'active', role: 'other', name: 'Student View' },
        { subject: 'bot', status: 'deleted', role: 'other', name: null },
      ],
      unusable: 0,
      next: null,
      differences: null,
    });
  });

  test('a member by whose id nobody can be told is counted, and the others of the page are there', async () => {
    for (const nobody of [{ roles: ['Learner'], name: 'Without an id' }, { user_id: 'half \ud800', roles: ['Learner'] }, {}]) {
      lms.members = [{ user_id: 'ana', roles: ['Learner'] }, nobody];
      const { members, unusable } = await port.members(platform, lms.membershipsUrl);
      assert.deepEqual([members.map(({ subject }) => subject), unusable], [['ana'], 1]);
    }
  });

  test('the next page is found in every form that a Link header takes', async () => {
    for (const link of [
      `<${lms.membershipsUrl}?from=50>; rel="next"`,
      '</memberships?from=50>; rel=next',
      '<?from=50>;  REL = "first NEXT"',
      `<${lms.origin}/other?a=1,2>; rel="differences", <memberships?from=50>; title="x"; rel="next"`,
    ]) {
      lms.fault = ({ address }, response) => address === '/memberships' && (response.writeHead(200, { Link: link }).end('{"members":[]}'), true);
      assert.equal((await port.members(platform, lms.membershipsUrl)).next, `${lms.membershipsUrl}?from=50`, link);
    }
  });

  test('the next page is found in the form that Moodle writes: typographic quotes, and an address as HTML', async () => {
    const moodle = ['first', 'next', 'last'].map((name) => `<${lms.origin}/memberships?type_id=1&amp;limit=2&amp;from=${name === 'first' ? 0 : 2}>; rel=\u201c${name}\u201d`).join(', ');
    const onTheWire = Buffer.from(moodle, 'utf8').toString('latin1');
    lms.fault = ({ address }, response) => address === '/memberships' && (response.writeHead(200, { Link: onTheWire }).end('{"members":[]}'), true);
    assert.equal((await port.members(platform, lms.membershipsUrl)).next, `${lms.origin}/memberships?type_id=1&limit=2&from=2`);
  });

  test('an address that is too long to follow fails the page, instead of making it look like the last one', async () => {
    lms.fault = ({ address }, response) => address === '/memberships' && (response.writeHead(200, { Link: `<${lms.membershipsUrl}?cursor=${'x'.repeat(2_500)}>; rel="next"` }).end('{"members":[]}'), true);
    await assert.rejects(port.members(platform, lms.membershipsUrl), { name: 'ServiceFailed', fault: 'down' });
  });

  test('an answer without a list, or that is no JSON, is no roster', async () => {
    for (const body of ['{"members":{}}', '{}', '[]', 'null', '<html>maintenance</html>']) {
      lms.fault = ({ address }, response) => address === '/memberships' && (response.end(body), true);
      await assert.rejects(port.members(platform, lms.membershipsUrl), { name: 'ServiceFailed', fault: 'answer' }, body);
    }
  });
});

describe('grades', () => {
  test('a score goes before the query of the column’s address, whole, with its own time', async () => {
    await port.submitScore(platform, `${lms.origin}/lineitems/4?type_id=1`, score);
    assert.deepEqual(lms.scores, [{
      lineItem: `${lms.origin}/lineitems/4?type_id=1`,
      score: {
        userId: 'ana', scoreGiven: 10, scoreMaximum: 10, activityProgress: 'Completed', gradingProgress: 'FullyGraded', timestamp: '2026-10-20T08:00:00.250Z',
      },
    }]);
  });

  test('what is not done yet is handed in as begun, with points that say how much', async () => {
    await port.submitScore(platform, `${lms.origin}/lineitems/4`, { ...score, done: 1 / 3 });
    const [sent] = lms.scores;
    assert.deepEqual([sent?.score['scoreGiven'], sent?.score['activityProgress']], [3.33, 'InProgress']);
  });

  test('a column is made, and found again by its tag', async () => {
    const draft = { label: '3 meetings held', scoreMaximum: 10, resourceId: 'program-1', tag: 'meetings-held' };
    const made = await port.createLineItem(platform, lms.lineItemsUrl, draft);
    assert.deepEqual(made, { url: `${lms.origin}/lineitems/1?course=7`, resourceLinkId: null, ...draft });
    const { lineItems, next } = await port.lineItems(platform, lms.lineItemsUrl);
    assert.deepEqual([lineItems, next], [[made], null]);
  });

  test('what a column shows for one learner is read, whoever put it there', async () => {
    const lineItem = `${lms.origin}/lineitems/4?type_id=1`;
    lms.marks.set(lms.cell(lineItem, 'ana'), 7);
    assert.deepEqual(await port.result(platform, lineItem, 'ana'), { score: 7, maximum: 10 });
    assert.equal(await port.result(platform, lineItem, 'ben'), null);
    assert.deepEqual(lms.to('/lineitems').map(({ address }) => address), ['/lineitems/4/results?user_id=ana&type_id=1', '/lineitems/4/results?user_id=ben&type_id=1']);
    const answers: [unknown, unknown][] = [
      [[{ userId: 'ben', resultScore: 1, resultMaximum: 1 }], null], [[{ userId: 'ana' }], null], [[null, { userId: 'ana', resultScore: 0.5 }], { score: 0.5, maximum: 1 }],
    ];
    for (const [answer, read] of answers) {
      lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (json(response, answer), true);
      assert.deepEqual(await port.result(platform, lineItem, 'ana'), read);
    }
    lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (json(response, { userId: 'ana' }), true);
    await assert.rejects(port.result(platform, lineItem, 'ana'), { fault: 'answer' });
  });

  test('columns that make no sense are left out', async () => {
    lms.lineItems = [{ id: 'no address', label: 'x', scoreMaximum: 1 }, { id: `${lms.origin}/1`, label: 'no maximum' }, { id: `${lms.origin}/2`, label: 'zero', scoreMaximum: 0 }];
    assert.deepEqual((await port.lineItems(platform, lms.lineItemsUrl)).lineItems, []);
  });
});

describe('tokens', () => {
  test('twenty scores at once ask for one token', async () => {
    lms.tokens.clear();
    await port.submitScore(platform, `${lms.origin}/lineitems/4`, score); // the kept one is refused: a fresh one
    lms.received = [];
    await Promise.all(Array.from({ length: 20 }, (_, i) => port.submitScore(platform, `${lms.origin}/lineitems/4`, { ...score, subject: `person-${i}` })));
    assert.equal(lms.to('/token').length, 0);
    assert.equal(lms.scores.length, 21);
  });

  test('a token that the platform takes no more is replaced once; a platform that takes none is not asked for ever', async () => {
    await port.members(platform, lms.membershipsUrl);
    lms.tokens.clear(); // the platform was restarted
    lms.received = [];
    await port.members(platform, lms.membershipsUrl);
    assert.deepEqual(lms.received.map(({ address }) => address), ['/memberships', '/token', '/memberships']);
    lms.fault = ({ address }, response) => address === '/memberships' && (response.writeHead(401).end(), true);
    lms.received = [];
    await assert.rejects(port.members(platform, lms.membershipsUrl), { fault: 'token' });
    assert.equal(lms.to('/memberships').length, 2);
  });

  test('no token leaves for another platform’s origin, nor for anywhere else', async () => {
    lms.received = [];
    other.received = [];
    for (const url of [other.membershipsUrl, 'http://127.0.0.1:9/x', 'not an address']) {
      await assert.rejects(port.members(platform, url), { name: 'ServiceFailed', fault: 'elsewhere' });
    }
    lms.fault = ({ address }, response) => address === '/memberships' && (response.writeHead(302, { Location: other.membershipsUrl }).end(), true);
    await assert.rejects(port.members(platform, lms.membershipsUrl), { fault: 'down' });
    assert.equal(other.received.length, 0);
  });

  test('a scope that was not granted is not asked for', async () => {
    const few = { ...platform, grantedScopes: [serviceScopes.lineItemsReadonly] };
    lms.received = [];
    await assert.rejects(port.members(few, lms.membershipsUrl), { fault: 'scope' });
    await assert.rejects(port.submitScore(few, `${lms.origin}/lineitems/4`, score), { fault: 'scope' });
    await assert.rejects(port.createLineItem(few, lms.lineItemsUrl, { label: 'x', scoreMaximum: 1, resourceId: 'x', tag: 'x' }), { fault: 'scope' });
    assert.equal(lms.received.length, 0);
    assert.deepEqual((await port.lineItems(few, lms.lineItemsUrl)).lineItems, []);
    assert.match(String(lms.to('/token')[0]?.body), /lineitem\.readonly/);
  });
});

type Refusal = [status: number, headers: Record<string, string>, body: string, fault: string, retryAfterMs: number | null];
test('each refusal of a platform has its word, and says when to come back', async () => {
  const cases: Refusal[] = [
    [403, {}, 'no', 'forbidden', null], [403, {}, '403 Forbidden (Rate Limit Exceeded)', 'busy', null], [404, {}, '', 'gone', null], [410, {}, '', 'gone', null],
    [409, {}, '', 'conflict', null], [400, {}, '', 'rejected', null], [422, {}, '', 'rejected', null], [429, { 'Retry-After': '120' }, '', 'busy', 120_000],
    [500, {}, '', 'down', null], [503, { 'Retry-After': '5' }, '', 'down', 5_000],
    ...[302, 304, 408, 421, 423, 425].map((status): Refusal => [status, {}, '', 'down', null]), [302, { Location: 'http://10.0.0.1/sorry' }, '', 'down', null],
  ];
  for (const [status, headers, body, fault, retryAfterMs] of cases) {
    lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (response.writeHead(status, headers).end(body), true);
    await assert.rejects(port.submitScore(platform, `${lms.origin}/lineitems/4`, score), { name: 'ServiceFailed', fault, retryAfterMs }, `${status} ${body}`);
  }
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (response.destroy(), true);
  await assert.rejects(port.submitScore(platform, `${lms.origin}/lineitems/4`, score), { fault: 'down' });
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (json(response, 'nonsense'), true);
  await port.submitScore(platform, `${lms.origin}/lineitems/4`, score); // nothing is read of the answer to a score
});
