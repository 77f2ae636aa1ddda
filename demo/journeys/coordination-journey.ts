import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { signIn, secretsIn, visitor, type Visitor } from './visitor.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';

/** The coordinator works from the portal, by one more tag there: the same rooms as in the course. */
export function describeCoordinationJourney(demo: TestDemo): void {
  describe('the program’s rooms on the portal, under a strict policy', () => {
    let open: OpenBrowser;
    let coordinator: Visitor;
    const step = story(() => [coordinator]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      coordinator = await visitor(open.browser);
    });
    after(() => open.close());

    step('she goes from room to room', async () => {
      const { page } = coordinator;
      await signIn(coordinator, demo.intranetUrl, 'Chiara Bianchi');
      await page.getByRole('link', { name: 'Coordination' }).click();
      await page.getByRole('heading', { name: 'Where it stands' }).waitFor();
      await page.getByRole('button', { name: 'Who may join' }).click();
      await page.getByRole('heading', { name: 'Who may join', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Matching', exact: true }).click();
      await page.getByRole('heading', { name: 'Matching', exact: true }).waitFor();
      await page.getByRole('button', { name: /^People/ }).click();
      await page.getByRole('heading', { name: 'Waiting to be let in' }).waitFor();
    });

    step('the portal’s address is as it was, and the browser had nothing to refuse', async () => {
      assert.equal(coordinator.page.url(), `${demo.intranetUrl}/coordination`);
      assert.deepEqual(coordinator.witness.complaints, []);
      assert.deepEqual(await secretsIn(coordinator), []);
    });
  });
}
