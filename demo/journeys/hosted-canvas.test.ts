/** Registering with a hosted Canvas, whose pages are on the school's host: its addresses are played to the browser, the tool's are the tool's own. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { LtiServer, toolUrl } from '../../lti-server/launch/test-launch.ts';
import { configuration, hostedCanvas, school } from '../../lti-server/registration/test-hosted-canvas.ts';
import { openTestDatabase } from '../../models/mongodb/test-database.ts';
import { invite } from '../../models/tenants/invitations.ts';
import { openBrowser } from '../browser.ts';

const database = await openTestDatabase();
const tool = new LtiServer();
await tool.start(1_000, hostedCanvas());
const open = await openBrowser({ thirdPartyCookies: 'blocked' });
after(async () => {
  await open.close();
  await tool.stop();
  await database.close();
});

/** The page that shows the tool's in a frame, or in a window that it opens, and notes the messages that it gets. */
const pageAround = (address: string) => `<!doctype html><title>Apps</title><script>
  window.heard = [];
  addEventListener('message', ({ data, origin }) => { if (data?.subject?.endsWith('close')) heard.push([data.subject, origin]); });
</script><iframe src="${address.replaceAll('&', '&amp;')}" width="900" height="900"></iframe><button onclick="window.open(document.querySelector('iframe').src + '&shown=document')">Open</button>`;

/** Asks the tool. How the page is shown a browser says by itself, but later than here, where its answers are played. */
async function askTool(route: Route): Promise<void> {
  const request = route.request();
  const { pathname, search, searchParams } = new URL(request.url());
  const answer = await fetch(`${tool.url}${pathname}${search}`, {
    method: request.method(),
    headers: { ...request.headers(), ...(request.isNavigationRequest() ? { 'Sec-Fetch-Dest': searchParams.get('shown') ?? 'iframe' } : {}) },
    ...(request.postData() === null ? {} : { body: request.postData()! }),
  });
  await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) });
}

async function schoolPage(host: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await open.browser.newContext({ locale: 'en' });
  const address = `${toolUrl}/lti/register/${(await invite({ kind: 'owner' })).word}?${new URLSearchParams({ openid_configuration: configuration, registration_token: 'once' })}`;
  await context.route(`${toolUrl}/**`, askTool);
  await context.route(`${host}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageAround(address) }));
  const page = await context.newPage();
  await page.goto(`${host}/accounts/1/settings`);
  return { context, page };
}

const close = ['org.imsglobal.lti.close', toolUrl];

test('the tool’s page stands in the school’s page, registers, and tells that page that it is done', async () => {
  const { context, page } = await schoolPage(school);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Connect' }).click();
  await frame.getByRole('heading', { name: / is registered$/ }).waitFor();
  await frame.getByRole('button', { name: /^Back to / }).click();
  await page.waitForFunction('heard.length > 0');
  assert.deepEqual(await page.evaluate('heard'), [close]);
  await context.close();
});

test('in a window of its own it tells the page that opened it', async () => {
  const { context, page } = await schoolPage(school);
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Open' }).click()]);
  await opened.getByRole('button', { name: 'Connect' }).click();
  await opened.getByRole('button', { name: /^Back to / }).click();
  await page.waitForFunction('heard.length > 0');
  assert.deepEqual(await page.evaluate('heard'), [close]);
  await context.close();
});

test('a page on any other address, a school’s own among them, reads in its frame how that is set up, and nothing that could be pressed for somebody', async () => {
  const { context, page } = await schoolPage('https://canvas.northfield.edu');
  await page.frameLocator('iframe').getByRole('heading', { name: 'This course site is set up by hand' }).waitFor();
  assert.equal(await page.frameLocator('iframe').getByRole('button', { name: 'Connect' }).count(), 0);
  await context.close();
});

