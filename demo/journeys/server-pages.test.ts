/** axe over every page that the server makes: in Arabic, light and dark, narrow and wide. The owner's console: owner-console.test.ts. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { everyPage } from '../../lti-server/pages/test-pages.ts';
import { noticePage } from '../../lti-server/pages/notice.ts';
import { reasonWordsOf } from '../../lti-server/pages/reason-words/index.ts';
import { refusals, type RefusalCode } from '../../lti-server/pages/refusals.ts';
import { wordsOf } from '../../lti-server/pages/words/index.ts';
import { useTestServer } from '../../lti-server/test-server.ts';
import { openBrowser } from '../browser.ts';
import { faultsIn } from './page-faults.ts';
import { visitor } from './visitor.ts';

const server = await useTestServer();
const locale = 'ar';

const open = await openBrowser({ thirdPartyCookies: 'allowed' });
after(() => open.close());
const { page, context } = await visitor(open.browser, { locale, reducedMotion: 'reduce' });
// Pages are looked at as they come: what their scripts do is the journeys'.
await context.route('**/*.js', (route) => route.abort());

/** A page as the server would send it, at an address of the server, where its own files are. */
async function show(text: string): Promise<void> {
  const address = `${server.url}/a-page`;
  await context.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: text }), { times: 1 });
  await page.goto(address);
  // A skeleton is seen after a moment only; until then there is no page to look at.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => undefined)');
}

test('a page that has faults is noticed', async () => {
  await show('<!doctype html><title>A page</title><img src="/lti/assets/icon.svg" width="400">');
  const faults = (await faultsIn(page)).join('\n');
  for (const fault of ['image-alt', 'html-has-lang', 'light 320: scrolls to the side']) assert.ok(faults.includes(fault), fault);
});

for (const [name, { text }] of Object.entries(everyPage(locale))) {
  test(`${name}: nothing that axe finds`, async () => {
    await show(text);
    assert.deepEqual(await faultsIn(page), []);
  });
}

for (const template of ['new-window', 'other-window']) {
  test(`the login's ${template}: nothing that axe finds`, async () => {
    await show(everyPage(locale)['login']!.text);
    await page.evaluate(`document.querySelector('main').replaceWith(document.getElementById('${template}').content.firstElementChild.cloneNode(true))`);
    assert.deepEqual(await faultsIn(page), []);
  });
}

test('each refusal: nothing that axe finds', async () => {
  for (const code of Object.keys(refusals) as RefusalCode[]) {
    const { title, text } = wordsOf[locale].refusals[code];
    const detail = code === 'launch-invalid' ? { detail: reasonWordsOf[locale]['audience'] } : {};
    await show(noticePage({ locale, icon: refusals[code].icon, title, paragraphs: [text, wordsOf[locale].mendedBy.administrator], reference: 'K7F-2M9', ...detail }).text);
    assert.deepEqual(await faultsIn(page), [], code);
  }
});
