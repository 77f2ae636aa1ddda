import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { call, clientId, testTool, tokenForm } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';
import { scopes } from './scopes.ts';

const lineItem = 'application/vnd.ims.lis.v2.lineitem+json';
const container = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const score = 'application/vnd.ims.lis.v1.score+json';
const resultContainer = 'application/vnd.ims.lis.v2.resultcontainer+json';

type Item = Record<string, unknown> & { id: string; label: string; scoreMaximum: number };

interface Endpoint {
  scope: string[];
  lineitems: string;
  lineitem?: string;
}

async function endpointOf(tool: TestTool, query = ''): Promise<Endpoint> {
  const claims = await tool.launch('ana-ribeiro', `/courses/car-210/tools/${clientId}/launch${query}`);
  return claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as Endpoint;
}

/** The tool with a token for everything, and where its line items are. */
async function grading(t: TestContext): Promise<{ tool: TestTool; token: string; lineItems: string }> {
  const tool = await testTool(t);
  const { lineitems } = await endpointOf(tool);
  return { tool, token: await tool.token(), lineItems: lineitems };
}

async function add(lineItems: string, token: string, fields: Record<string, unknown> = {}): Promise<Item> {
  const response = await call(lineItems, token, { method: 'POST', type: lineItem, body: { label: 'Three meetings held', scoreMaximum: 3, ...fields } });
  assert.equal(response.status, 201, await response.clone().text());
  const item = (await response.json()) as Item;
  assert.equal(response.headers.get('location'), item.id);
  return item;
}

/** `/scores` stands before the query. */
function below(item: Item, part: 'scores' | 'results'): string {
  return item.id.replace('?', `/${part}?`);
}

function sent(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    userId: 'ana-ribeiro', scoreGiven: 2, scoreMaximum: 3, comment: 'Two of three.', timestamp: '2026-10-20T08:00:00.000Z',
    activityProgress: 'InProgress', gradingProgress: 'FullyGraded', ...change,
  };
}

async function post(item: Item, token: string, body: unknown): Promise<number> {
  return (await call(below(item, 'scores'), token, { method: 'POST', type: score, body })).status;
}

async function resultOf(item: Item, token: string, user = 'ana-ribeiro'): Promise<Record<string, unknown> | undefined> {
  const address = new URL(below(item, 'results'));
  address.searchParams.set('user_id', user);
  const response = await call(address.href, token, { accept: resultContainer });
  assert.equal(response.status, 200);
  return ((await response.json()) as Record<string, unknown>[])[0];
}

test('a launch says where the line items are, with what was granted', async (t) => {
  const tool = await testTool(t, { scopes: [scopes.lineItemsReadOnly, scopes.scores] });
  const endpoint = await endpointOf(tool);
  assert.deepEqual(endpoint.scope, [scopes.lineItemsReadOnly, scopes.scores]);
  assert.match(endpoint.lineitems, /\/lti\/services\/courses\/car-210\/lineitems\?deployment=test-deployment$/);
  const none = await testTool(t, { scopes: [] });
  assert.equal(await endpointOf(none), undefined);
});

test('a line item is added, read, changed and removed', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token, { resourceId: 'meetings', tag: 'meetings', endDateTime: '2026-12-20T17:00:00Z' });
  assert.match(item.id, /\/lineitem\?deployment=test-deployment$/);
  const read = await call(item.id, token, { accept: lineItem });
  assert.match(read.headers.get('content-type') ?? '', /^application\/vnd\.ims\.lis\.v2\.lineitem\+json/);
  assert.deepEqual(await read.json(), {
    id: item.id, label: 'Three meetings held', scoreMaximum: 3, resourceId: 'meetings', tag: 'meetings', endDateTime: '2026-12-20T17:00:00Z', gradesReleased: true,
  });
  const changed = await call(item.id, token, { method: 'PUT', type: lineItem, body: { ...item, label: 'Four meetings held', scoreMaximum: 4 } });
  assert.equal(changed.status, 200);
  assert.equal(((await changed.json()) as Item).scoreMaximum, 4);
  assert.equal((await call(item.id, token, { method: 'DELETE' })).status, 204);
  assert.equal((await call(item.id, token)).status, 404);
  assert.equal(await post(item, token, sent()), 404);
});

test('line items are found by link, resource and tag, page by page; those of the course itself are not the tool’s', async (t) => {
  const { token, lineItems } = await grading(t);
  for (const [resourceId, tag] of [['a', 'x'], ['b', 'x'], ['c', 'y']]) await add(lineItems, token, { resourceId, tag });
  await add(lineItems, token, { resourceLinkId: 'car-210:meet-your-mentor' });
  const find = async (query: Record<string, string>): Promise<{ items: Item[]; next: string | null }> => {
    const address = new URL(lineItems);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const response = await call(address.href, token, { accept: container });
    assert.equal(response.status, 200);
    return { items: (await response.json()) as Item[], next: /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null };
  };
  assert.equal((await find({})).items.length, 4);
  assert.deepEqual((await find({ tag: 'x' })).items.map(({ resourceId }) => resourceId), ['a', 'b']);
  assert.deepEqual((await find({ resource_id: 'c' })).items.map(({ resourceId }) => resourceId), ['c']);
  assert.equal((await find({ resource_link_id: 'car-210:meet-your-mentor' })).items.length, 1);
  const first = await find({ limit: '3' });
  assert.equal(first.items.length, 3);
  const rest = (await (await call(first.next ?? '', token)).json()) as Item[];
  assert.deepEqual(rest.map(({ resourceLinkId }) => resourceLinkId), ['car-210:meet-your-mentor']);
});

test('a launch names the line item of its link until there are two', async (t) => {
  const { tool, token, lineItems } = await grading(t);
  assert.equal((await endpointOf(tool, '?item=meet-your-mentor')).lineitem, undefined);
  const item = await add(lineItems, token, { resourceLinkId: 'car-210:meet-your-mentor' });
  assert.equal((await endpointOf(tool, '?item=meet-your-mentor')).lineitem, item.id);
  assert.equal((await endpointOf(tool)).lineitem, undefined);
  await add(lineItems, token, { resourceLinkId: 'car-210:meet-your-mentor', label: 'Another' });
  assert.equal((await endpointOf(tool, '?item=meet-your-mentor')).lineitem, undefined);
});

test('a line item that is not whole, of a foreign link or of the wrong type is refused', async (t) => {
  const { token, lineItems } = await grading(t);
  const add400 = async (body: unknown): Promise<number> => (await call(lineItems, token, { method: 'POST', type: lineItem, body })).status;
  assert.equal(await add400({ scoreMaximum: 3 }), 400);
  assert.equal(await add400({ label: ' ', scoreMaximum: 3 }), 400);
  assert.equal(await add400({ label: 'A', scoreMaximum: 0 }), 400);
  assert.equal(await add400({ label: 'A', scoreMaximum: 3, endDateTime: 'tomorrow' }), 400);
  assert.equal(await add400('{'), 400);
  assert.equal(await add400({ label: 'x'.repeat(60_000), scoreMaximum: 3 }), 413);
  assert.equal(await add400({ label: 'A', scoreMaximum: 3, resourceLinkId: 'mat-120:navigation' }), 404);
  assert.equal((await call(lineItems, token, { method: 'POST', type: 'application/json', body: { label: 'A', scoreMaximum: 3 } })).status, 415);
  assert.equal((await call(lineItems, token, { accept: 'application/json' })).status, 406);
  const item = await add(lineItems, token);
  assert.equal((await call(item.id, token, { method: 'PUT', type: lineItem, body: { ...item, resourceLinkId: 'car-210:meet-your-mentor' } })).status, 400);
});

test('each call wants its own scope', async (t) => {
  const { tool, token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  const status = async (scope: string, address: string, init: Parameters<typeof call>[2]): Promise<number> => (await call(address, await tool.token([scope]), init)).status;
  const adding = { method: 'POST', type: lineItem, body: { label: 'A', scoreMaximum: 1 } };
  assert.equal(await status(scopes.lineItemsReadOnly, lineItems, {}), 200);
  assert.equal(await status(scopes.lineItemsReadOnly, lineItems, adding), 403);
  assert.equal(await status(scopes.lineItemsReadOnly, item.id, { method: 'DELETE' }), 403);
  assert.equal(await status(scopes.scores, lineItems, {}), 403);
  assert.equal(await status(scopes.results, below(item, 'scores'), { method: 'POST', type: score, body: sent() }), 403);
  assert.equal(await status(scopes.scores, below(item, 'results'), {}), 403);
  assert.equal((await call(lineItems, '', adding)).status, 401);
});

test('a line item of another tool or course is not there', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  const elsewhere: Item = { ...item, id: item.id.replace('car-210', 'mat-120') };
  assert.equal((await call(elsewhere.id, token)).status, 404);
  assert.equal(await post(elsewhere, token, sent()), 404);
  const own = { ...item, id: item.id.replace(/lineitems\/\d+/, 'lineitems/1') };
  assert.equal((await call(own.id, token)).status, 404, 'the first column is an assignment of the course');
});

test('a score becomes a mark, on the scale of the line item and at most its maximum', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  assert.equal(await post(item, token, sent()), 200);
  const result = await resultOf(item, token);
  assert.deepEqual([result?.userId, result?.resultScore, result?.resultMaximum, result?.comment, result?.scoreOf], ['ana-ribeiro', 2, 3, 'Two of three.', item.id]);
  assert.equal(await post(item, token, sent({ scoreGiven: 50, scoreMaximum: 100, timestamp: '2026-10-20T08:01:00Z' })), 200);
  assert.equal((await resultOf(item, token))?.resultScore, 1.5);
  assert.equal(await post(item, token, sent({ scoreGiven: 9, timestamp: '2026-10-20T08:02:00Z' })), 200);
  assert.equal((await resultOf(item, token))?.resultScore, 3);
});

test('a score of the same second or older is a conflict', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  assert.equal(await post(item, token, sent({ timestamp: '2026-10-20T08:00:00.100Z' })), 200);
  assert.equal(await post(item, token, sent({ timestamp: '2026-10-20T08:00:00.900Z', scoreGiven: 3 })), 409);
  assert.equal(await post(item, token, sent({ timestamp: '2026-10-20T09:59:59+02:00', scoreGiven: 3 })), 409);
  assert.equal((await resultOf(item, token))?.resultScore, 2);
  assert.equal(await post(item, token, sent({ timestamp: '2026-10-20T08:00:01Z', scoreGiven: 3 })), 200);
  assert.equal(await post(item, token, sent({ userId: 'lucas-pereira', timestamp: '2026-10-20T08:00:00Z' })), 200, 'each student has a time of their own');
});

test('a score without FullyGraded, or without scoreGiven, takes the mark away', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  let second = 0;
  const give = async (change: Record<string, unknown>): Promise<unknown> => {
    second += 1;
    assert.equal(await post(item, token, sent({ timestamp: `2026-10-20T08:00:0${second}Z`, ...change })), 200);
    return (await resultOf(item, token))?.resultScore;
  };
  assert.equal(await give({}), 2);
  assert.equal(await give({ gradingProgress: 'Pending' }), undefined);
  assert.equal(await give({}), 2);
  assert.equal(await give({ scoreGiven: undefined, scoreMaximum: undefined }), undefined);
});

test('only students of the course are marked', async (t) => {
  const { tool, token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  for (const userId of ['chiara-bianchi', 'ben-kohler', 'dev-narang', 'test-student-car-210', 'nobody']) assert.equal(await post(item, token, sent({ userId })), 400, userId);
  const chiara = await tool.campus.browserOf('chiara-bianchi');
  await chiara.post('/courses/car-210/people/ana-ribeiro/unenrol', {});
  assert.equal(await post(item, token, sent()), 400);
});

test('a score that is not whole is refused, and so is one at the wrong address', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  for (const change of [
    { userId: undefined }, { timestamp: undefined }, { timestamp: 'now' }, { timestamp: '2026-10-20 08:00' }, { activityProgress: 'Done' }, { gradingProgress: undefined },
    { scoreGiven: -1 }, { scoreGiven: '2' }, { scoreMaximum: undefined }, { scoreMaximum: 0 },
  ]) assert.equal(await post(item, token, sent(change)), 400, JSON.stringify(change));
  assert.equal((await call(below(item, 'scores'), token, { method: 'POST', type: 'application/json', body: sent() })).status, 415);
  const glued = await call(`${item.id}/scores`, token, { method: 'POST', type: score, body: sent() });
  assert.equal(glued.status, 405, 'the query is no place for /scores');
  assert.equal(await resultOf(item, token), undefined);
});

test('results come page by page', async (t) => {
  const { token, lineItems } = await grading(t);
  const item = await add(lineItems, token);
  for (const userId of ['ana-ribeiro', 'lucas-pereira', 'zanele-dlamini']) assert.equal(await post(item, token, sent({ userId })), 200);
  const address = new URL(below(item, 'results'));
  address.searchParams.set('limit', '2');
  const first = await call(address.href, token, { accept: resultContainer });
  assert.equal(((await first.json()) as unknown[]).length, 2);
  const next = /<([^>]*)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  assert.deepEqual(((await (await call(next, token)).json()) as { userId: string }[]).map(({ userId }) => userId), ['zanele-dlamini']);
});

test('planned lies: a token endpoint without a token, results of everybody two a page, a score that is taken and not kept', async (t) => {
  const { tool, token, lineItems } = await grading(t);
  const { faults } = tool.campus.lms;
  faults.add({ at: 'token', fault: { kind: 'wrong-shape' }, times: 1 });
  const granted = await tool.askToken(tokenForm(await tool.sign(tool.assertion()), scopes.scores));
  assert.deepEqual([granted.status, 'access_token' in ((await granted.json()) as object)], [200, false]);

  const item = await add(lineItems, token);
  faults.add({ at: 'scores', fault: { kind: 'not-kept' }, times: 1 });
  assert.equal(await post(item, token, sent()), 200);
  assert.equal(await resultOf(item, token), undefined);
  const asked = 'zanele-dlamini';
  for (const userId of ['ana-ribeiro', 'lucas-pereira', asked]) assert.equal(await post(item, token, sent({ userId })), 200, userId);
  faults.add({ at: 'results', fault: { kind: 'ignores-filter' }, times: 1 });
  const address = new URL(below(item, 'results'));
  address.searchParams.set('user_id', asked);
  const page = await call(address.href, token, { accept: resultContainer });
  assert.equal(((await page.json()) as unknown[]).length, 2);
  assert.match(page.headers.get('link') ?? '', /rel="next"/);
});
