import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { openMail } from './mail.ts';
import { joinAsMentee } from './pair.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { mentoringFrame, visitor, type Visitor } from './visitor.ts';

/** A mentee without a mentor, and three whom she ranks: the first says no, the second yes, the third is never asked. */
export interface Cascade {
  readonly mentee: DemoPerson;
  readonly ranked: readonly [DemoPerson, DemoPerson, DemoPerson];
  readonly facets: { readonly topic: string; readonly language: string };
}

/** One message to three mentors, one after the other; both answers are given from the mail, by people who sign in nowhere. */
export function describeCascadeJourney(demo: TestDemo, { mentee, ranked, facets }: Cascade): void {
  describe('a request to three mentors in order, answered from the mail', () => {
    const [first, second, third] = ranked;
    let open: OpenBrowser;
    let [asking, answering]: Visitor[] = [];
    let hers: FrameLocator;
    const step = story(() => [asking, answering]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [asking, answering] = [await visitor(open.browser), await visitor(open.browser)];
      hers = mentoringFrame(asking.page);
    });
    after(() => open.close());

    step('she filters, and chooses three in her order', async () => {
      await joinAsMentee(demo, asking!, mentee);
      await hers.getByRole('link', { name: 'Find a mentor', exact: true }).first().click();
      await hers.getByRole('button', { name: 'Filters', exact: true }).click();
      const filters = hers.getByRole('dialog', { name: 'Whom are you looking for?' });
      for (const name of [facets.topic, facets.language]) await filters.getByRole('checkbox', { name }).check();
      await filters.getByRole('button', { name: /^Show \d+ mentors?$/ }).click();
      for (const { given } of ranked) await hers.getByRole('button', { name: `Choose ${given}`, exact: true }).click();
      const tray = hers.getByRole('region', { name: 'Your choices' });
      await tray.getByText(third.name).waitFor();
      assert.deepEqual(await namesIn(tray), ranked.map(({ name }) => name));
      await tray.getByRole('button', { name: 'Write your message' }).click();
    });

    step('one message goes to the first of them', async () => {
      await hers.getByLabel('What would you like to work on?').fill('Find out whether data is for me');
      await hers.getByLabel('Your message').fill('I would like to hear how you began. Could we talk once a month?');
      await hers.getByRole('button', { name: 'Send request' }).click();
      await hers.getByText(new RegExp(`^Sent\\. ${first.given} has \\d+ days to answer\\.$`)).first().waitFor();
      await hers.getByRole('link', { name: 'Requests', exact: true }).click();
      await hers.getByRole('list', { name: 'In your order' }).getByText('Asked now').waitFor();
    });

    step('the first says no from the mail, without signing in', async () => {
      await answering!.page.goto(await answerLink(first, 'Decline'));
      await answering!.page.getByRole('heading', { name: `Say no to ${mentee.name}?` }).waitFor();
      await answering!.page.getByRole('button', { name: 'Say no' }).click();
      await answering!.page.getByRole('heading', { name: `You said no to ${mentee.name}` }).waitFor();
    });

    step('the second is asked by itself: she sees it without reloading, and has a mail', async () => {
      await hers.getByText(new RegExp(`^${first.given} can’t take this on right now\\. We’ve asked ${second.given}, `)).first().waitFor();
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, mentee.email, `We’ve asked ${second.name}`);
    });

    step('the second says yes from the mail; the link answers once, and lets nobody in', async () => {
      const { page, context } = answering!;
      const link = await answerLink(second, 'Accept');
      await page.goto(link);
      await page.getByRole('button', { name: 'Say yes' }).click();
      await page.getByRole('heading', { name: `You said yes to ${mentee.name}` }).waitFor();
      await page.goto(link);
      await page.getByRole('heading', { name: `You said yes to ${mentee.name}` }).waitFor();
      assert.equal(await page.getByRole('button').count(), 0, 'there is nothing more to press');
      assert.deepEqual(await context.cookies(demo.toolUrl), []);
    });

    step('she has a mentor, and the third was never asked', async () => {
      await hers.getByRole('link', { name: `With ${second.given}` }).waitFor();
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, mentee.email, `${second.name} said yes`);
      await post.page.goto(`${demo.mailboxUrl}/?${new URLSearchParams({ to: third.email })}`);
      assert.equal(await post.page.getByText(mentee.name).count(), 0);
    });

    /** Where a link of the mail leads in which somebody is asked. */
    async function answerLink({ email }: DemoPerson, words: 'Accept' | 'Decline'): Promise<string> {
      const letter = await openMail(answering!, demo.mailboxUrl, email, `${mentee.name} asks you to be their mentor`);
      const link = await letter.getByRole('link', { name: words, exact: true }).getAttribute('href');
      return link ?? assert.fail('the mail brings a link');
    }
  });
}

/** The people in a list of choices, in its order. */
async function namesIn(tray: ReturnType<FrameLocator['getByRole']>): Promise<string[]> {
  const lines = await tray.getByRole('listitem').allInnerTexts();
  return lines.map((line) => line.split('\n').at(-1)!.trim());
}
