import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { invitation, toolCommand } from './tool-command.ts';
import { frameOf, signIn, visitor, type Visitor } from './visitor.ts';

const course = 'car-210';

/** An administrator of a platform connects it with an address that the tool's owner has made on the command line. */
export function describeRegistrationJourney(demo: TestDemo): void {
  describe('a platform that registers itself', () => {
    let open: OpenBrowser;
    let administrator: Visitor;
    let teacher: Visitor;
    /** What the platform called the tool that registered first, and the address it used. */
    let clientId: string;
    let used: string;
    const step = story(() => [administrator, teacher]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      administrator = await visitor(open.browser);
      teacher = await visitor(open.browser);
    });
    after(() => open.close());

    step('the administrator registers the tool with the address that was printed', async () => {
      used = await invitation(demo);
      await signIn(administrator, demo.lmsUrl, 'Dev Narang');
      const frame = await openRegistration(administrator.page, used);
      await frame.getByRole('heading', { name: `Update the connection with ${new URL(demo.lmsUrl).host}?` }).waitFor();
      await frame.getByRole('button', { name: 'Update' }).click();
      await frame.getByRole('heading', { name: / is registered$/ }).waitFor();
      await frame.getByRole('button', { name: /^Back to / }).click();
      clientId = await switchOn(administrator.page);
    });

    step('until the tool’s owner approves it, a course says so', async () => {
      await signIn(teacher, demo.lmsUrl, 'Chiara Bianchi');
      const frame = await openTool(teacher.page, demo, clientId);
      await frame.getByRole('heading', { name: 'Almost there: waiting for approval' }).waitFor();
      const { out } = await toolCommand(demo, 'registrations');
      assert.ok(out.some((line) => line.startsWith(`pending\t${demo.lmsUrl}\t${clientId}\t`)), out.join('\n'));
    });

    step('approved, it opens', async () => {
      const { code, out } = await toolCommand(demo, 'approve', demo.lmsUrl, clientId);
      assert.equal(code, 0);
      assert.match(out.at(-1) ?? '', /is approved/);
      const frame = await openTool(teacher.page, demo, clientId);
      await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
    });

    step('its first button wears the platform’s main colour, which its words can be read on', async () => {
      const [ground, ink] = await frameOf(teacher).evaluate<[string, string]>(`(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector('mentor-app').shadowRoot.querySelector('.button.primary'));
        return [backgroundColor, color];
      })()`);
      assert.deepEqual([ground, ink], ['rgb(34, 48, 74)', 'rgb(255, 255, 255)']);
    });

    step('an address that includes the approval needs no second step', async () => {
      const frame = await openRegistration(administrator.page, await invitation(demo, '--approve'));
      await frame.getByRole('button', { name: 'Update' }).click();
      await frame.getByRole('heading', { name: / is connected$/ }).waitFor();
      await frame.getByRole('button', { name: /^Back to / }).click();
      const opened = await openTool(teacher.page, demo, await switchOn(administrator.page));
      await opened.getByRole('heading', { name: 'Start a program here' }).waitFor();
    });

    step('an address that was used or has run out says whom to ask', async () => {
      for (const [address, name] of [[used, 'This invitation has done its work'], [await invitation(demo, '--minutes', '0'), 'This invitation has run out']] as const) {
        // In a window: who frames it is only asked while the invitation lives.
        await administrator.page.goto(address);
        await administrator.page.getByRole('heading', { name }).waitFor();
      }
    });
  });
}

async function openRegistration(page: Page, address: string): Promise<FrameLocator> {
  await page.getByRole('link', { name: 'Site admin' }).click();
  await page.waitForURL(({ pathname, search }) => pathname === '/admin/tools' && search === ''); // it may have been open, saying what was done
  await page.getByLabel('Registration address').fill(address);
  await page.getByRole('button', { name: 'Register' }).click();
  return page.getByTitle(/^Registration page of/).contentFrame();
}

/** Switches on the tool that waits, and tells its client id. */
async function switchOn(page: Page): Promise<string> {
  await page.getByText('The tool registered itself. It is off until you switch it on.').waitFor();
  const tool = page.getByRole('listitem').filter({ hasText: 'Off, waits for you' });
  const clientId = await tool.getByRole('definition').first().textContent();
  await tool.getByRole('button', { name: /^Switch on/ }).click();
  await page.getByText('The tool is on.').waitFor();
  return clientId ?? '';
}

/** By its address: the course navigation now has several tools of one name. */
async function openTool(page: Page, { lmsUrl }: TestDemo, clientId: string): Promise<FrameLocator> {
  await page.goto(`${lmsUrl}/courses/${course}/tools/${clientId}`);
  return page.getByTitle('Mentoring').contentFrame();
}
