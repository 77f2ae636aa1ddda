import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { enterCourse } from './api.ts';
import { openMail } from './mail.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { secretsIn, visitor, type Visitor } from './visitor.ts';

const invited = { name: 'Mira Okafor', email: 'mira.okafor@harbourlab.example' };
const rows = [
  'Name,Email,Role,Languages,Time zone,Topics,Headline',
  `${invited.name},${invited.email},mentor,English,Europe/London,Data careers,"Data lead, Harbour Lab"`,
  'Paul Nobody,paul-at-nowhere,mentor,English,Europe/London,Data careers,',
];

/** Somebody from outside the school: from a row of a file to a mentor who sets her hours. */
export function describeExternalPersonJourney(demo: TestDemo): void {
  describe('somebody from outside the school', () => {
    let open: OpenBrowser;
    let [coordinator, guest]: Visitor[] = [];
    let frame: FrameLocator;
    const step = story(() => [coordinator, guest]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [coordinator, guest] = [await visitor(open.browser), await visitor(open.browser)];
    });
    after(() => open.close());

    step('the coordinator looks at two rows: one of them has a fault and is left out', async () => {
      frame = await enterCourse(demo, coordinator!, 'Chiara Bianchi');
      await frame.getByRole('link', { name: 'People', exact: true }).click();
      await frame.getByText('Invite people from outside the LMS').click();
      await frame.getByLabel('Or paste the rows here').fill(rows.join('\n'));
      await frame.getByRole('button', { name: 'Look at the rows' }).click();
      await frame.getByText('1 new, 0 invited before, 0 here already, 1 with faults').waitFor();
      await frame.getByText('This is no mail address: paul-at-nowhere').waitFor();
      await frame.getByRole('button', { name: 'Invite 1 person' }).click();
      await frame.getByText(invited.name).last().waitFor();
    });

    step('she comes in by the link of her mail: one press, no account', async () => {
      const letter = await openMail(guest!, demo.mailboxUrl, invited.email, /^Chiara Bianchi invites you to Alumni Mentoring$/);
      const address = await letter.getByRole('link').filter({ hasText: /./ }).evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href).find((href) => /\/in\/[\w-]{43}$/.test(href)));
      assert.ok(address, 'the mail brings a link');
      await guest!.page.goto(address);
      await guest!.page.getByRole('heading', { name: 'Welcome to Alumni Mentoring' }).waitFor();
      await guest!.page.getByRole('button', { name: 'Open Mentoring' }).click();
    });

    step('what was in the row is there already; she joins at once, and sets her hours', async () => {
      const { page } = guest!;
      await page.getByRole('heading', { name: 'Join Alumni Mentoring' }).waitFor();
      assert.equal(await page.getByLabel('Your name').inputValue(), invited.name);
      await page.getByRole('checkbox', { name: /^Keep what I wrote here/ }).check();
      await page.getByRole('button', { name: 'Join', exact: true }).click();
      await page.getByRole('heading', { name: 'When you’re free' }).waitFor();
    });

    step('the coordinator sees that she has joined; the link is in no address that the browser keeps asking for', async () => {
      await frame.getByRole('link', { name: 'Home', exact: true }).click();
      await frame.getByRole('link', { name: 'People', exact: true }).click();
      await frame.getByText('Invite people from outside the LMS').click();
      await frame.getByRole('listitem').filter({ hasText: invited.name }).getByText('Joined').waitFor();
      assert.doesNotMatch(guest!.page.url(), /\/in\/[\w-]{43}/);
      assert.deepEqual(await secretsIn(guest!), []);
    });
  });
}
