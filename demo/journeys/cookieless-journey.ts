import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { keptInFrame } from '../third-party-cookies.ts';
import { withoutPartitions } from './no-partitions.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameOf, mentoringFrame, openMentoring, reloadFrame, secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

const course = 'CAR 210: Your first year at work';
const opened = { name: /, Chiara$/ };

/**
 * A browser that keeps no cookie of a framed page, not even a partitioned one: the tool opens by the platform's storage
 * where there is one, else in a window of its own. (By partitioned cookie: the journey in the course.)
 */
export function describeCookielessJourney(demo: TestDemo): void {
  describe('in a browser that keeps no cookie in a frame', () => {
    let open: OpenBrowser;
    let old: Awaited<ReturnType<typeof withoutPartitions>>;
    let administrator: Visitor;
    let teacher: Visitor;
    let otherWindow: Page;
    const step = story(() => [administrator, teacher]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      old = await withoutPartitions();
      administrator = await visitor(open.browser);
      teacher = await visitor(open.browser, { proxy: old.proxy });
      await signIn(administrator, demo.lmsUrl, 'Dev Narang');
      await signIn(teacher, demo.lmsUrl, 'Chiara Bianchi');
    });
    after(async () => {
      await open.close();
      await old[Symbol.asyncDispose]();
    });

    step('the browser really keeps none', async () => {
      const { unpartitioned, partitioned } = await keptInFrame(open.browser, { proxy: old.proxy });
      assert.deepEqual({ unpartitioned, partitioned }, { unpartitioned: false, partitioned: false });
    });

    for (const [place, where] of [['frame', 'in a frame of its own'], ['parent', 'in the page itself']] as const) {
      step(`the tool opens by the storage that the platform keeps ${where}`, async () => {
        await keepStorage(administrator, demo, place);
        const frame = await openAnew(teacher, demo);
        await frame.getByRole('heading', opened).first().waitFor();
        assert.deepEqual(await teacher.context.cookies(demo.toolUrl), []);
        assert.match(frameOf(teacher).url(), /\/app\/[0-9a-f]{24}\/[\w-]+(#[\w/-]+)?$/);
      });
    }

    step('nothing that was kept or that lets somebody in stands in an address', async () => {
      const kept = await teacher.page.evaluate<string[]>('Object.values(sessionStorage)');
      assert.ok(kept.length > 0);
      const asked = [...teacher.witness.addresses, ...teacher.witness.requests];
      assert.deepEqual(asked.filter((address) => kept.some((value) => address.includes(value))), []);
      assert.deepEqual(await secretsIn(teacher), []);
      assert.deepEqual(teacher.witness.complaints, []);
    });

    step('loaded again there, it says what to do, and does not open by its address', async () => {
      await reloadFrame(teacher);
      const frame = mentoringFrame(teacher.page);
      await frame.getByRole('heading', { name: 'Open this again from your course' }).waitFor();
      await frame.getByRole('link', { name: 'Back to the course' }).waitFor();
    });

    step('without storage the login offers a new window, which opens the tool by the person’s click', async () => {
      await keepStorage(administrator, demo, 'off');
      const frame = await openAnew(teacher, demo);
      await frame.getByRole('heading', { name: 'Let’s open this in its own window' }).waitFor();
      [otherWindow] = await Promise.all([teacher.context.waitForEvent('page'), frame.getByRole('button', { name: 'Open in a new window' }).click()]);
      await otherWindow.getByRole('heading', opened).first().waitFor();
      await frame.getByRole('heading', { name: 'Open in the other window' }).waitFor();
      await frame.getByRole('button', { name: 'Back' }).click();
      await frame.getByRole('button', { name: 'Open in a new window' }).waitFor();
    });

    step('the window is loaded again and goes on, and nothing stands in its address', async () => {
      await otherWindow.reload();
      await otherWindow.getByRole('heading', opened).first().waitFor();
      assert.match(otherWindow.url(), /\/app\/[0-9a-f]{24}\/[\w-]+(#[\w/-]+)?$/);
      assert.deepEqual(await secretsIn(teacher), []);
      await keepStorage(administrator, demo, 'parent'); // as it is at first
    });
  });
}

async function keepStorage({ page }: Visitor, { lmsUrl }: TestDemo, place: 'frame' | 'parent' | 'off'): Promise<void> {
  await page.goto(`${lmsUrl}/admin/tools`);
  const storage = page.locator('form', { has: page.locator('#storage-mentorkit-demo') });
  await storage.getByLabel('Browser storage').selectOption(place);
  await storage.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('status').getByText('Saved.').waitFor();
}

async function openAnew(someone: Visitor, { lmsUrl }: TestDemo) {
  await someone.page.goto(`${lmsUrl}/`);
  return openMentoring(someone, course);
}
