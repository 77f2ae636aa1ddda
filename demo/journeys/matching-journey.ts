import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson, People } from '../people.ts';
import { ask, enterCourse } from './api.ts';
import { openMail, subjectsTo } from './mail.ts';
import { letUndoPass } from './passing-time.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { visitor, type Visitor } from './visitor.ts';

interface Pair {
  readonly mentee: { readonly name: string };
  readonly mentor: { readonly name: string };
}

/** The coordinator matches everybody who waits in the seed: by a rule that leaves some of them out, and then by one rule less. */
export function describeMatchingJourney(demo: TestDemo, people: People): void {
  describe('a matching run', () => {
    let open: OpenBrowser;
    let coordinator: Visitor;
    let frame: FrameLocator;
    /** A pair that the coordinator wants to stay. */
    let wanted: Pair;
    let leftOut: number;
    const step = story(() => [coordinator]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      coordinator = await visitor(open.browser);
    });
    after(() => open.close());

    step('she says how far apart the clocks of a pair may be and how well it has to fit, and starts a run', async () => {
      frame = await enterCourse(demo, coordinator, 'Chiara Bianchi');
      await frame.getByRole('link', { name: 'Matching', exact: true }).click();
      await frame.getByRole('button', { name: 'Rules and weights' }).click();
      await frame.getByLabel('How far apart their clocks may be').selectOption({ label: 'At most 2 hours' });
      await frame.getByRole('button', { name: 'Save', exact: true }).first().click();
      await frame.getByText('Saved. Every fit is worked out with it now.').first().waitFor();
      await frame.getByRole('button', { name: 'Back to matching' }).click();
      await frame.getByLabel('Least fit of a pair').fill('55');
      await frame.getByRole('button', { name: 'Start a run' }).click();
      await frame.getByRole('tab', { name: /^Pairs/ }).waitFor();
    });

    step('two aims are told side by side, and the other one is a press away', async () => {
      const most = await figuresOf('Most people matched');
      const swaps = await figuresOf('Nobody would rather swap');
      assert.ok(most.matched >= swaps.matched, 'no aim matches more than the one that wants most');
      assert.equal(most.matched + most.unmatched, swaps.matched + swaps.unmatched, 'of the same people');
      for (const aim of ['Nobody would rather swap', 'Most people matched']) {
        await frame.getByRole('radio', { name: aim }).first().check();
        await frame.getByRole('row', { name: aim }).getByText('Shown below').waitFor();
      }
      assert.deepEqual(await figuresOf('Most people matched'), most, 'there and back is the same');
    });

    step('she sees why two of them fit, and locks the pair', async () => {
      wanted = (await pairs()).find(({ mentee, mentor }) => [mentee, mentor].every((one) => knownAs(one).locale === 'en')) ?? assert.fail('two who read their mail in English');
      const both = `${wanted.mentee.name} and ${wanted.mentor.name}`;
      await frame.getByRole('button', { name: `Why? ${both}` }).first().click();
      // Beside the pairs where there is room, over them in a frame as narrow as the course's.
      const why = frame.getByRole('dialog', { name: both });
      await why.getByText('Why not somebody else?').waitFor();
      await coordinator.page.keyboard.press('Escape');
      await why.waitFor({ state: 'hidden' });
      await frame.getByRole('button', { name: `Lock: ${both}` }).first().click();
      await frame.getByRole('tab', { name: 'Locked 1' }).waitFor();
    });

    step('she sees why some stay unmatched, gives one rule up, and fewer do', async () => {
      leftOut = (await figuresOf('Most people matched')).unmatched;
      assert.ok(leftOut > 0);
      await frame.getByRole('tab', { name: `Unmatched ${leftOut}` }).click();
      const tryIt = frame.getByRole('button', { name: /^Try it without “/ }).first();
      const rule = /“(.+)”/.exec((await tryIt.getAttribute('aria-label'))!)![1]!;
      await frame.getByRole('listitem').filter({ has: tryIt }).getByText(`: ${rule}`).first().waitFor();
      await tryIt.click();
      await frame.getByText(`In this proposal alone these rules do not hold: ${rule}.`).first().waitFor();
      assert.ok((await figuresOf('Most people matched')).unmatched < leftOut);
      await frame.getByRole('tab', { name: 'Locked 1' }).waitFor();
      assert.ok(await isProposed(wanted), 'what was locked stays');
    });

    step('its record, solved again, comes to the same to the byte', async () => {
      await frame.getByRole('button', { name: 'Solve the record again' }).click();
      await frame.getByText('Solved again: the same result, byte for byte.').first().waitFor();
    });

    step('she reads both messages before she publishes; nobody is told as long as it can be undone', async () => {
      const { matched } = await figuresOf('Most people matched');
      await frame.getByRole('button', { name: `Publish ${matched} pairs` }).click();
      const dialog = frame.getByRole('dialog', { name: `Publish ${matched} pairs?` });
      for (const to of ['To a mentee', 'To a mentor']) {
        await dialog.getByText(to, { exact: true }).click();
        await dialog.getByRole('group').filter({ hasText: to }).getByText('Alumni Mentoring').first().waitFor();
      }
      await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
      await frame.getByText(/^Published by Chiara Bianchi at /).first().waitFor();
      await frame.getByRole('button', { name: /^Undo: .+ published by Chiara Bianchi/ }).waitFor();
      for (const { email, subject } of letters()) assert.ok(!(await subjectsTo(demo.mailboxUrl, email)).includes(subject));
    });

    step('ten minutes later both have their mail, and are a pair', async () => {
      await letUndoPass(demo);
      await using post = await visitor(open.browser);
      for (const { email, subject } of letters()) await openMail(post, demo.mailboxUrl, email, subject);
      const hers = await enterCourse(demo, post, wanted.mentee.name);
      await hers.getByText(wanted.mentor.name).first().waitFor();
    });

    /** What an aim comes to, as its row says. */
    async function figuresOf(aim: string): Promise<{ matched: number; unmatched: number }> {
      const cells = await frame.getByRole('row', { name: aim }).first().getByRole('cell').allInnerTexts();
      const [matched, unmatched] = cells.map((cell) => Number(/\d+/.exec(cell)?.[0]));
      return { matched: matched!, unmatched: unmatched! };
    }

    async function pairs(): Promise<readonly Pair[]> {
      const { items: [run] } = await ask<{ items: { id: string }[] }>(demo, coordinator, 'GET', '/api/matching-runs?limit=1');
      return (await ask<{ items: Pair[] }>(demo, coordinator, 'GET', `/api/matching-runs/${run!.id}/pairs`)).items;
    }

    async function isProposed({ mentee, mentor }: Pair): Promise<boolean> {
      return (await pairs()).some((one) => one.mentee.name === mentee.name && one.mentor.name === mentor.name);
    }

    /** The mails of the pair that she wanted. */
    function letters(): { email: string; subject: string }[] {
      const { mentee, mentor } = wanted;
      return [{ email: knownAs(mentee).email, subject: `${mentor.name} is your mentor` }, { email: knownAs(mentor).email, subject: `${mentee.name} is your mentee` }];
    }

    function knownAs({ name }: { name: string }): DemoPerson {
      return people.everyone.find((one) => one.name === name) ?? assert.fail(`${name} is nobody of Northfield`);
    }
  });
}
