import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameFits, frameOf, mentoringFrame, openMentoring, signIn, visitor, type Visitor } from './visitor.ts';

const course = 'CAR 210: Your first year at work';
/** Has no mentor, whoever else has found one before. */
const mentee = 'Kiran Pillai';
const topic = 'Data careers';

/** The platform makes the frame as high as the whole list of mentors: several screens, of which somebody sees one. */
export function describeTallFrameJourney(demo: TestDemo): void {
  describe('in a frame of several screens', () => {
    let open: OpenBrowser;
    let narrow: Visitor;
    let phone: Visitor;
    let wide: Visitor;
    const step = story(() => [narrow, phone, wide]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      narrow = await visitor(open.browser, { viewport: { width: 1180, height: 900 } });
      phone = await visitor(open.browser, { viewport: { width: 390, height: 844 } });
      wide = await visitor(open.browser, { viewport: { width: 1280, height: 900 } });
    });
    after(() => open.close());

    step('a student joins to find a mentor', async () => {
      await signIn(narrow, demo.lmsUrl, mentee);
      const frame = await openMentoring(narrow, course);
      await frame.getByRole('radio', { name: 'Find a mentor' }).check();
      await frame.getByRole('button', { name: topic }).click();
      await frame.getByRole('checkbox', { name: /^Keep what I wrote here/ }).check();
      await frame.getByRole('button', { name: 'Join', exact: true }).click();
      await frame.getByRole('heading', { name: 'Find your mentor' }).waitFor();
    });

    for (const [where, who] of [['beside the course’s menu', () => narrow], ['on a phone', () => phone]] as const) {
      step(`the filters open where one is, the first time too, and the course’s page stays there: ${where}`, async () => {
        const { filters, title } = await openMentors(who(), demo);
        await filters.scrollIntoViewIfNeeded();
        await opensInSight(who(), filters, title);
        await who().page.evaluate(`scrollBy(0, ${(await top(filters)) - 8})`);
        await opensInSight(who(), filters, title);
      });
    }

    for (const [where, who] of [['beside the course’s menu', () => narrow], ['on a phone', () => phone]] as const) {
      step(`whatever has the focus in a long dialog is in sight, its last button too: ${where}`, async () => {
        const { filters, title } = await openMentors(who(), demo);
        await filters.click();
        await title.waitFor();
        const last = frameDialog(who()).getByRole('button').last();
        await last.focus();
        const at = await top(last);
        assert.ok(at >= 0 && at < (who().page.viewportSize()?.height ?? 0), `at ${at} px`);
        await who().page.keyboard.press('Escape');
      });
    }

    step('the page in the frame has no scroll bar of its own that would take width from it', async () => {
      await openMentors(wide, demo);
      const [page, frame] = await frameOf(wide).evaluate<[number, number]>('[document.documentElement.clientWidth, innerWidth]');
      assert.equal(page, frame);
    });
  });
}

async function openMentors(visitor: Visitor, demo: TestDemo): Promise<{ filters: Locator; title: Locator }> {
  await signIn(visitor, demo.lmsUrl, mentee);
  const frame = await openMentoring(visitor, course);
  await frame.getByRole('link', { name: /^Find( a mentor)?$/ }).first().click(); // a phone has no room for more than “Find”
  await frame.getByRole('listitem').filter({ has: frame.getByRole('heading') }).nth(10).waitFor();
  await frameFits(visitor);
  return { filters: frame.getByRole('button', { name: 'Filters', exact: true }), title: frame.getByRole('heading', { name: 'Whom are you looking for?' }) };
}

async function opensInSight(visitor: Visitor, opener: Locator, title: Locator): Promise<void> {
  const { page } = visitor;
  const scrolled = await page.evaluate<number>('scrollY');
  await opener.click();
  await title.waitFor();
  const at = await top(title);
  assert.ok(at >= 0 && at < (page.viewportSize()?.height ?? 0), `the dialog’s title is in sight, not at ${at} px`);
  assert.equal(await page.evaluate<number>('scrollY'), scrolled, 'the page has stayed where it was');
  await page.keyboard.press('Escape');
  await title.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate<number>('scrollY'), scrolled, 'and stays there when the dialog closes');
}

function frameDialog({ page }: Visitor): Locator {
  return mentoringFrame(page).getByRole('dialog');
}

/** How far below the upper edge of what is on the screen (pixels). */
async function top(shown: Locator): Promise<number> {
  const box = await shown.boundingBox();
  if (box === null) throw new Error('It is not shown.');
  return box.y;
}
