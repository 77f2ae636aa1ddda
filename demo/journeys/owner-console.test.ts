/** The owner's console with much on each of its pages: axe in Arabic, light and dark, narrow and wide; in every language within a page of 320 px. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { locales } from '../../models/vocabulary.ts';
import { useTestServer } from '../../lti-server/test-server.ts';
import { makeOwnerLink } from '../../models/tenants/owner-sessions.ts';
import { openBrowser } from '../browser.ts';
import { consoleAddresses, fillConsole } from './full-console.ts';
import { faultsIn, tooWide } from './page-faults.ts';
import { visitor, type Visitor } from './visitor.ts';

const server = await useTestServer();
const open = await openBrowser({ thirdPartyCookies: 'allowed' });
after(() => open.close());
const platformId = await fillConsole(server);

const unfold = "document.querySelectorAll('details').forEach((one) => { one.open = true; })";

/** Somebody who reads this language, at the page that signs in. */
async function owner(locale: string, width = 1_280): Promise<Visitor> {
  const somebody = await visitor(open.browser, { locale, reducedMotion: 'reduce', viewport: { width, height: 800 } });
  await somebody.page.goto(`${server.url}/owner/sign-in/${(await makeOwnerLink({ kind: 'owner' })).word}`);
  return somebody;
}

test('axe finds nothing on any page, nor on those that sign in', async () => {
  await using somebody = await owner('ar');
  const { page } = somebody;
  assert.deepEqual(await faultsIn(page), [], 'signing in');
  await page.getByRole('button').click();
  for (const address of ['', '/invitations', '/hosts', '/launches', '/mail', '/mail?why=ESOCKET', '/access', '/log']) {
    await page.goto(`${server.url}/owner${address}`);
    await page.evaluate(unfold);
    assert.deepEqual(await faultsIn(page), [], address);
  }
  await page.goto(`${server.url}/owner/invitations`);
  await page.locator('form[action$="/invite"] button').click();
  await page.locator('pre').waitFor();
  assert.deepEqual(await faultsIn(page), [], 'an invitation that was made');
  await page.locator('form[action$="/sign-out"] button').click();
  assert.deepEqual(await faultsIn(page), [], 'signed out');
});

for (const locale of locales) {
  test(`every page and list is within 320 px (${locale})`, async () => {
    await using somebody = await owner(locale, 320);
    const { page } = somebody;
    const wide: string[] = [];
    const look = async (name: string): Promise<void> => {
      await page.evaluate(unfold);
      wide.push(...(await tooWide(page)).map((part) => `${name}: ${part}`));
    };
    await look('signing in');
    await page.getByRole('button').click();
    for (const address of consoleAddresses(platformId)) {
      const answer = await page.goto(`${server.url}/owner${address}`);
      assert.equal(answer?.status(), 200, address);
      await look(address);
    }
    await page.goto(`${server.url}/owner/invitations`);
    await page.locator('form[action$="/invite"] button').click();
    await page.locator('pre').waitFor();
    await look('an invitation that was made');
    assert.deepEqual(wide, []);
  });
}
