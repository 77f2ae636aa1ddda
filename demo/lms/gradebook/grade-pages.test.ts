import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser } from '../test-campus.ts';
import { call, clientId, launched, lti, testTool } from '../test-tool.ts';
import type { TestTool } from '../test-tool.ts';

interface Marked {
  tool: TestTool;
  token: string;
  /** Address of the line item, and its number. */
  item: string;
  id: string;
  chiara: Browser;
  score(change?: Record<string, unknown>): Promise<number>;
}

async function marked(t: TestContext, fields: Record<string, unknown> = {}): Promise<Marked> {
  const tool = await testTool(t);
  const claims = await tool.launch('ana-ribeiro');
  const { lineitems } = claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as { lineitems: string };
  const token = await tool.token();
  const added = await call(lineitems, token, { method: 'POST', type: 'application/vnd.ims.lis.v2.lineitem+json', body: { label: 'Three meetings held', scoreMaximum: 3, ...fields } });
  const { id: item } = (await added.json()) as { id: string };
  let second = 0;
  return {
    tool,
    token,
    item,
    id: /lineitems\/(\d+)/.exec(item)?.[1] ?? '',
    chiara: await tool.campus.browserOf('chiara-bianchi'),
    score: async (change = {}) => {
      second += 1;
      const body = {
        userId: 'ana-ribeiro', scoreGiven: 2, scoreMaximum: 3, comment: 'Two of three.', timestamp: new Date(Date.UTC(2026, 9, 20, 8, 0, second)).toISOString(),
        activityProgress: 'Submitted', gradingProgress: 'FullyGraded', ...change,
      };
      return (await call(item.replace('?', '/scores?'), token, { method: 'POST', type: 'application/vnd.ims.lis.v1.score+json', body })).status;
    },
  };
}

async function resultOf({ item, token }: Marked): Promise<Record<string, unknown> | undefined> {
  return ((await (await call(item.replace('?', '/results?'), token)).json()) as Record<string, unknown>[])[0];
}

async function textOf(browser: Browser, path: string): Promise<string> {
  const page = await (await browser.get(path)).text();
  return page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

test('the teacher sees columns of the course and of the tool, with marks and words', async (t) => {
  const it = await marked(t);
  assert.equal(await it.score(), 200);
  const page = await textOf(it.chiara, '/courses/car-210/grades');
  assert.match(page, /Ten things somebody thanked you for of 10 One page about you of 20 Three lines after your first meeting of 10 Three meetings held of 3/);
  assert.match(page, /Ana Ribeiro, Three meetings held: 2 Two of three\./);
  assert.match(page, /Lucas Pereira, Three meetings held: – no mark yet/);
});

test('a student sees their own marks and nobody else’s; a guest sees none', async (t) => {
  const it = await marked(t);
  await it.score();
  const ana = await it.tool.campus.browserOf('ana-ribeiro');
  const page = await textOf(ana, '/courses/car-210/grades');
  assert.match(page, /Three meetings held Test tool Two of three\. 2 of 3/);
  assert.doesNotMatch(page, /Lucas/);
  assert.equal((await ana.get(`/courses/car-210/grades/${it.id}/ana-ribeiro`)).status, 404);
  assert.equal((await ana.post(`/courses/car-210/grades/${it.id}/ana-ribeiro`, { mark: '3' })).status, 404);
  const ben = await it.tool.campus.browserOf('ben-kohler');
  assert.equal((await ben.get('/courses/car-210/grades')).status, 404);
  const lucas = await it.tool.campus.browserOf('lucas-pereira');
  assert.doesNotMatch(await textOf(lucas, '/courses/car-210/grades'), /Two of three/);
});

test('a teacher’s own mark stands, whatever the tool sends, until it is taken back', async (t) => {
  const it = await marked(t);
  await it.score();
  const cell = `/courses/car-210/grades/${it.id}/ana-ribeiro`;
  await it.chiara.post(cell, { mark: '2,5', comment: 'I saw the third one too.' });
  assert.deepEqual([(await resultOf(it))?.resultScore, (await resultOf(it))?.comment], [2.5, 'I saw the third one too.']);
  assert.equal(await it.score({ scoreGiven: 1, comment: 'One.' }), 200);
  assert.equal((await resultOf(it))?.resultScore, 2.5);
  assert.match(await textOf(it.chiara, cell), /The mark that counts 2\.5 of 3, entered by hand From Test tool 1 of 3, “One\.”/);
  await it.chiara.post(cell, { back: '1' });
  assert.equal((await resultOf(it))?.resultScore, 1);
});

test('what is no mark is said, and nothing is changed', async (t) => {
  const it = await marked(t);
  await it.score();
  const cell = `/courses/car-210/grades/${it.id}/ana-ribeiro`;
  for (const mark of ['four', '-1', '3.5', '1e1']) {
    assert.equal((await it.chiara.post(cell, { mark })).headers.get('location'), cell);
    assert.match(await textOf(it.chiara, cell), /A mark is a number from 0 to 3, or nothing\./);
  }
  assert.equal((await resultOf(it))?.resultScore, 2);
  assert.equal((await it.chiara.post(`/courses/car-210/grades/${it.id}/ben-kohler`, { mark: '1' })).status, 404, 'a guest is not marked');
});

test('grades that the tool holds back are not shown to students', async (t) => {
  const it = await marked(t, { gradesReleased: false });
  await it.score();
  const ana = await it.tool.campus.browserOf('ana-ribeiro');
  assert.doesNotMatch(await textOf(ana, '/courses/car-210/grades'), /Three meetings held/);
});

test('from the cell the teacher looks at the student’s work in the tool', async (t) => {
  const it = await marked(t, { resourceLinkId: 'car-210:meet-your-mentor', submissionReview: { reviewableStatus: ['Submitted'], label: 'Open the milestones', custom: { view: 'milestones' } } });
  const cell = `/courses/car-210/grades/${it.id}/ana-ribeiro`;
  assert.doesNotMatch(await textOf(it.chiara, cell), /Open the milestones/, 'there is nothing to look at yet');
  await it.score();
  assert.match(await (await it.chiara.get(cell)).text(), /<h3>Open the milestones<\/h3>[^]*src="\/courses\/car-210\/tools\/test-tool\/review\?item=\d+&amp;student=ana-ribeiro"/);

  const path = `/courses/car-210/tools/${clientId}/review?item=${it.id}&student=ana-ribeiro`;
  const claims = await launched(it.chiara, path, `${it.tool.url}/launch`);
  assert.equal(claims[`${lti}message_type`], 'LtiSubmissionReviewRequest');
  assert.equal(claims[`${lti}target_link_uri`], `${it.tool.url}/review`);
  assert.equal(claims.sub, 'chiara-bianchi');
  assert.deepEqual(claims[`${lti}for_user`], {
    user_id: 'ana-ribeiro', name: 'Ana Ribeiro', given_name: 'Ana', family_name: 'Ribeiro', email: 'ana.ribeiro@students.northfield.example',
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
  });
  assert.equal((claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint'] as { lineitem: string }).lineitem, it.item);
  assert.equal((claims[`${lti}resource_link`] as { id: string }).id, 'car-210:meet-your-mentor');
  assert.deepEqual(claims[`${lti}custom`], { view: 'milestones' });

  const ana = await it.tool.campus.browserOf('ana-ribeiro');
  assert.equal((await ana.get(path)).status, 404);
  assert.equal((await it.chiara.get(path.replace(`item=${it.id}`, 'item=1'))).status, 404, 'a column of the course itself is nothing of the tool’s');
});
