import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { enterCourse } from './api.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { visitor, type Visitor } from './visitor.ts';

/** The coordinator looks how groups fare; nothing that she is told is about one person. */
export function describeFairnessJourney(demo: TestDemo): void {
  describe('the fairness report', () => {
    let open: OpenBrowser;
    let coordinator: Visitor;
    let frame: FrameLocator;
    const step = story(() => [coordinator]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      coordinator = await visitor(open.browser);
    });
    after(() => open.close());

    step('is on the page of the program', async () => {
      frame = await enterCourse(demo, coordinator, 'Chiara Bianchi');
      await frame.getByRole('link', { name: 'Program', exact: true }).click();
      await frame.getByRole('button', { name: 'Fairness' }).or(frame.getByRole('link', { name: 'Fairness' })).first().click();
      await frame.getByRole('heading', { name: 'How groups fare' }).waitFor();
    });

    step('compares groups of five people or more with the one that fares best', async () => {
      for (const attribute of ['Gender', 'First in the family to study']) {
        const figures = frame.getByRole('region', { name: attribute, exact: true });
        await figures.getByText('The highest rate. The others are compared with it.').waitFor();
        const lines = await figures.getByText(/^.+ \d+ of \d+ matched: \d+%$/).allInnerTexts();
        assert.ok(lines.length >= 2, lines.join('; '));
        for (const line of lines) assert.ok(Number(/ of (\d+) matched/.exec(line)?.[1]) >= 5, line);
      }
    });
  });
}
