import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { toolCommand } from './tool-command.ts';
import { visitor, type Visitor } from './visitor.ts';

const platform = { issuer: 'https://lms.console.example', clientId: 'console' };

/** The tool's owner signs in by a link of the command line and lets a platform in, in a browser without scripts. */
export function describeOwnerJourney(demo: TestDemo): void {
  describe('the owner’s console', () => {
    let open: OpenBrowser;
    let owner: Visitor;
    let link: string;
    const step = story(() => [owner]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      owner = await visitor(open.browser);
    });
    after(() => open.close());

    step('a link of the command line signs in, once', async () => {
      link = (await toolCommand(demo, 'owner-link')).out.at(-1) ?? '';
      await owner.page.goto(link);
      await owner.page.getByRole('button', { name: 'Sign in' }).click();
      await owner.page.getByRole('heading', { name: 'Platforms', level: 1 }).waitFor();
      assert.ok(!owner.page.url().includes(link.split('/').at(-1) ?? link));
    });

    step('a platform that waits is approved, and suspended again', async () => {
      const { issuer, clientId } = platform;
      const { code, errors } = await toolCommand(demo, 'registration', 'add', issuer, clientId, `${issuer}/auth`, `${issuer}/token`, `${issuer}/jwks`, '--name', 'Console College');
      assert.equal(code, 0, errors);
      await owner.page.getByRole('link', { name: 'Platforms' }).click();
      const card = owner.page.getByRole('region', { name: /^Console College/ });
      await card.getByRole('button', { name: 'Approve' }).click();
      await owner.page.getByRole('status').getByText('Done.').waitFor();
      await card.getByRole('button', { name: 'Suspend' }).click();
      await card.getByRole('heading', { name: 'Console College Suspended' }).waitFor();
      await owner.page.getByRole('link', { name: 'Log' }).click();
      await owner.page.getByText('Suspended a platform').first().waitFor();
    });

    step('signed out, the console is closed, and the link is spent', async () => {
      await owner.page.getByRole('button', { name: 'Sign out' }).click();
      await owner.page.getByRole('heading', { name: 'Sign in by a link' }).waitFor();
      await owner.page.goto(link);
      await owner.page.getByRole('heading', { name: 'This link has done its work' }).waitFor();
    });
  });
}
