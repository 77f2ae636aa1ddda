import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { openBrowser } from '../../browser.ts';
import type { OpenBrowser } from '../../browser.ts';
import { mentoringTool } from '../lms.ts';
import { selfPosting, testCampus } from '../test-campus.ts';
import type { TestCampus } from '../test-campus.ts';
import type { StoragePlace } from '../tools.ts';
import { storageFrameName } from './storage-frame.ts';

let open: OpenBrowser;
before(async () => {
  open = await openBrowser({ thirdPartyCookies: 'blocked' });
});
after(() => open.close());

/** A tool on another site, whose login page does nothing, and the course page that frames it. */
async function framed(t: TestContext, storage: StoragePlace): Promise<{ campus: TestCampus; page: Page; tool: Frame }> {
  const server = createServer((_req, res) => res.setHeader('content-type', 'text/html').end('<title>A tool</title>'));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const campus = await testCampus(t, { ...mentoringTool(`http://localhost:${(server.address() as AddressInfo).port}`), storage });
  const context = await open.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${campus.url}/sign-in?q=Ana%20Ribeiro`);
  await page.getByRole('button', { name: 'Sign in as Ana Ribeiro' }).first().click();
  return { campus, page, tool: await openTool(page, campus) };
}

async function openTool(page: Page, { url }: TestCampus): Promise<Frame> {
  const opened = page.waitForEvent('framenavigated', (frame) => new URL(frame.url()).hostname === 'localhost');
  await page.goto(`${url}/courses/car-210/tools/mentorkit-demo`);
  return opened;
}

/** What the platform answers to a message of the tool: sent to the page around it, or to a frame of that page. */
function ask(tool: Frame, message: unknown, to = ''): Promise<Record<string, unknown>> {
  return tool.evaluate(
    `new Promise((resolve) => {
      addEventListener('message', (event) => resolve({ ...event.data, from: event.origin }), { once: true });
      (${JSON.stringify(to)} === '' ? parent : parent.frames[${JSON.stringify(to)}]).postMessage(${JSON.stringify(message)}, '*');
    })`,
  );
}

const put = (key: unknown, value: unknown) => ({ subject: 'lti.put_data', message_id: 'm-1', key, value });
const get = (key: unknown) => ({ subject: 'lti.get_data', message_id: 'm-2', key });

test('the page around the tool keeps texts for it, gives them back and forgets them', async (t) => {
  const { campus, page, tool } = await framed(t, 'parent');
  assert.deepEqual(await ask(tool, put('state', 'x1')), { subject: 'lti.put_data.response', message_id: 'm-1', key: 'state', value: 'x1', from: campus.url });
  assert.deepEqual(await ask(tool, get('state')), { subject: 'lti.get_data.response', message_id: 'm-2', key: 'state', value: 'x1', from: campus.url });
  assert.equal((await ask(tool, get('other'))).value, null);

  const reopened = await openTool(page, campus);
  assert.equal((await ask(reopened, get('state'))).value, 'x1', 'a reload of the course page keeps it');
  await ask(reopened, put('state', null));
  assert.equal((await ask(reopened, get('state'))).value, null);
});

test('the next person in the same tab finds nothing', async (t) => {
  const { campus, page, tool } = await framed(t, 'parent');
  await ask(tool, put('state', 'hers'));
  await page.goto(`${campus.url}/account`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in as Ben Köhler' }).first().click();
  assert.equal((await ask(await openTool(page, campus), get('state'))).value, null);
});

test('capabilities name what is answered, and the frame that keeps texts where there is one', async (t) => {
  const always = ['lti.capabilities', 'lti.frameResize', 'lti.close'].map((subject) => ({ subject }));
  for (const [storage, kept] of [
    ['off', []],
    ['parent', [{ subject: 'lti.put_data' }, { subject: 'lti.get_data' }]],
    ['frame', [{ subject: 'lti.put_data', frame: storageFrameName }, { subject: 'lti.get_data', frame: storageFrameName }]],
  ] as const) {
    const { tool } = await framed(t, storage);
    assert.deepEqual((await ask(tool, { subject: 'lti.capabilities', message_id: 'm' })).supported_messages, [...always, ...kept]);
  }
});

test('a storage frame keeps texts in place of the page, and for this tool only', async (t) => {
  const { campus, page, tool } = await framed(t, 'frame');
  assert.equal((await ask(tool, put('state', 'x1'), storageFrameName)).value, 'x1');
  assert.deepEqual(await ask(tool, get('state'), storageFrameName), { subject: 'lti.get_data.response', message_id: 'm-2', key: 'state', value: 'x1', from: campus.url });
  assert.deepEqual((await ask(tool, get('state'))).error, { code: 'unsupported_subject', message: 'lti.get_data is not known here.' });
  assert.deepEqual((await ask(tool, { subject: 'lti.close', message_id: 'm' }, storageFrameName)).error, { code: 'unsupported_subject', message: 'This frame knows lti.put_data and lti.get_data.' });
  // Our own page is on another origin than the tool.
  const own = page.frames().find((frame) => frame === page.mainFrame());
  assert.ok(own);
  const answer = await own.evaluate(`new Promise((resolve) => { addEventListener('message', (event) => resolve(event.data), { once: true }); frames[${JSON.stringify(storageFrameName)}].postMessage(${JSON.stringify(get('state'))}, '*'); })`);
  assert.deepEqual(answer, { subject: 'lti.get_data.response', message_id: 'm-2', error: { code: 'wrong_origin', message: 'This storage belongs to another tool.' } });
});

test('what is not well formed, unknown or too much is refused with its code', async (t) => {
  const { tool } = await framed(t, 'parent');
  const code = async (message: unknown): Promise<unknown> => ((await ask(tool, message)).error as { code?: string } | undefined)?.code;
  assert.equal(await code({ subject: 'lti.put_data', key: 'a', value: 'b' }), 'bad_request');
  assert.equal(await code(put('', 'b')), 'bad_request');
  assert.equal(await code(put(7, 'b')), 'bad_request');
  assert.equal(await code(put('a', { b: 1 })), 'bad_request');
  assert.equal(await code(get(undefined)), 'bad_request');
  assert.equal(await code({ subject: 'lti.frameResize', height: 'tall' }), 'bad_request');
  assert.equal(await code({ subject: 'lti.fetchWindowSize', message_id: 'm' }), 'unsupported_subject');
  assert.equal(await code(put('long', 'x'.repeat(4093))), 'storage_exhaustion');
  assert.equal(await code(put('long', 'x'.repeat(4092))), undefined);
  assert.equal(await code(put('one-more', '')), 'storage_exhaustion');
  assert.equal(await code(put('long', 'short')), undefined, 'a key may be written anew');
});

test('without the offer nothing is kept', async (t) => {
  const { tool } = await framed(t, 'off');
  assert.deepEqual((await ask(tool, put('state', 'x1'))).error, { code: 'unsupported_subject', message: 'lti.put_data is not known here.' });
});

test('a tool sets the height of its frame by an object or its JSON text, and closes itself', async (t) => {
  const { campus, page, tool } = await framed(t, 'off');
  const height = (): Promise<string | null> => page.getByTitle('Mentoring').getAttribute('height');
  await ask(tool, { subject: 'lti.frameResize', height: 412.2 });
  assert.equal(await height(), '413');
  await ask(tool, JSON.stringify({ subject: 'lti.frameResize', height: '640' }));
  assert.equal(await height(), '640');
  await tool.evaluate(`parent.postMessage({ subject: 'lti.close' }, '*')`);
  await page.waitForURL(`${campus.url}/courses/car-210`);
});

test('a login offers the storage that the administrator chose, in a frame only', async (t) => {
  const campus = await testCampus(t);
  const [ana, dev] = await Promise.all([campus.browserOf('ana-ribeiro'), campus.browserOf('dev-narang')]);
  const offered = async (place: string): Promise<string | undefined> =>
    (await selfPosting(await ana.get(`/courses/car-210/tools/mentorkit-demo/launch?in=${place}`))).fields.lti_storage_target;
  for (const [storage, target] of [['parent', '_parent'], ['frame', storageFrameName], ['off', undefined]] as const) {
    await dev.post('/admin/tools/mentorkit-demo/storage', { storage });
    assert.deepEqual([await offered('frame'), await offered('window')], [target, undefined]);
  }
});
