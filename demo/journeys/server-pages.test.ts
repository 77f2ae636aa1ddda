/** axe over every page that the server makes, and over the owner's console with something on each of its pages: in Arabic, light and dark, narrow and wide. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { everyPage } from '../../lti-server/pages/test-pages.ts';
import { noticePage } from '../../lti-server/pages/notice.ts';
import { reasonWordsOf } from '../../lti-server/pages/reason-words/index.ts';
import { refusals, type RefusalCode } from '../../lti-server/pages/refusals.ts';
import { wordsOf } from '../../lti-server/pages/words/index.ts';
import { useTestServer } from '../../lti-server/test-server.ts';
import { aProgram, anId } from '../../models/factories.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { offerDeployment, offerOrigins, findDeployment } from '../../models/tenants/deployments.ts';
import { invite } from '../../models/tenants/invitations.ts';
import { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { makeOwnerLink } from '../../models/tenants/owner-sessions.ts';
import { ensureToolKeys } from '../../models/tenants/tool-keys.ts';
import { openBrowser } from '../browser.ts';
import { visitor } from './visitor.ts';

const server = await useTestServer();
const owner = { kind: 'owner' as const };
const locale = 'ar';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [['light', 1280], ['light', 320], ['dark', 320], ['dark', 1280]] as const;
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };

const open = await openBrowser({ thirdPartyCookies: 'allowed' });
after(() => open.close());
const { page, context } = await visitor(open.browser, { locale, reducedMotion: 'reduce' });
// Pages are looked at as they come: what their scripts do is the journeys'.
await context.route('**/*.js', (route) => route.abort());

/** Every violation of the page that is shown, in each look, and where it needs a scroll bar to the side. */
async function faultsIn(shown: Page): Promise<string[]> {
  const faults: string[] = [];
  await shown.evaluate(axe);
  for (const [colorScheme, width] of looks) {
    await shown.emulateMedia({ colorScheme });
    await shown.setViewportSize({ width, height: 800 });
    const { violations } = await shown.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(rules)})`);
    faults.push(...violations.map(({ id, nodes }) => `${colorScheme} ${width}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join('; ')}`));
    if (await shown.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) faults.push(`${colorScheme} ${width}: scrolls to the side`);
  }
  return faults;
}

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

test('the owner’s console: nothing that axe finds on any of its pages, nor on those that sign in', async () => {
  await ensureToolKeys(owner, server.config.secrets.keyEncryption);
  await offerDeployment(server.registrationId, 'second');
  await offerOrigins((await findDeployment(server.registrationId, '1'))!, ['https://pages.northfield.example']);
  await invite(owner, { approves: true });
  const outcomes = new LaunchOutcomes((error) => { throw error; });
  outcomes.recordRefusal({ registrationId: server.registrationId, code: 'launch-invalid', reason: 'audience', reference: 'K7F-2M9' });
  await outcomes.flush();
  const mail = { ...(await aProgram()), receiverId: anId(), template: 'meeting-booked' as const, dueAt: new Date() };
  await OutboxModel.insertMany([...['refused', 'no-address', 'ETIMEDOUT'].map((failure) => ({ ...mail, eventId: anId(), state: 'parked' as const, attempts: 9, failure })), { ...mail, eventId: anId() }]);
  await page.goto(`${server.url}/owner`);
  assert.deepEqual(await faultsIn(page), [], 'not signed in');
  await page.goto(`${server.url}/owner/sign-in/${(await makeOwnerLink(owner)).word}`);
  assert.deepEqual(await faultsIn(page), [], 'signing in');
  await page.getByRole('button').click();
  for (const name of ['', '/invitations', '/hosts', '/launches', '/mail', '/access', '/log']) {
    await page.goto(`${server.url}/owner${name}`);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    assert.deepEqual(await faultsIn(page), [], name);
  }
});
