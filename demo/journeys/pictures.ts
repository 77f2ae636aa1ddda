import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { provideForTests } from '../../models/mongodb/ephemeral.ts';
import { openBrowser } from '../browser.ts';
import { startTestDemo, type TestDemo } from './test-demo.ts';
import { invitation, toolCommand } from './tool-command.ts';
import { frameFits, openMentoring, signIn, visitor, type Visitor } from './visitor.ts';

/**
 * `npm run pictures`: the tool's own pages for docs/canvas.md and docs/other-platforms.md, from a demo of its own, in light
 * colours. What a platform shows around them is left out: its pages change without us.
 */

const folder = join(import.meta.dirname, '../../docs/pictures');
/** So high that nothing has to be scrolled for a picture. */
const look = { viewport: { width: 800, height: 1_700 }, colorScheme: 'light', reducedMotion: 'reduce' } as const;
const wide = { ...look, viewport: { width: 1100, height: 1_700 } };
/** As `registration add` is told for a hosted Canvas (docs/canvas.md). */
const canvas = {
  issuer: 'https://canvas.instructure.com',
  clientId: '10000000000042',
  name: 'Northfield College',
  more: ['https://sso.canvaslms.com/api/lti/authorize_redirect', 'https://sso.canvaslms.com/login/oauth2/token', 'https://sso.canvaslms.com/api/lti/security/jwks', '--name', 'Northfield College'],
};
const course = 'car-210';
const newCourse = 'MAT 120: Statistics for everyone';

const mongodb = await provideForTests({ log: console.log });
process.env['TEST_MONGODB_URI'] = mongodb.uri;
try {
  await using demo = await startTestDemo();
  const open = await openBrowser({ thirdPartyCookies: 'allowed' });
  try {
    await using owner = await visitor(open.browser, look);
    await using picking = await visitor(open.browser, wide);
    await using starting = await visitor(open.browser, wide);
    await setUp(owner.page, demo);
    await register(owner.page, demo);
    await approve(owner.page, demo);
    await pick(picking, demo);
    await start(starting, demo);
  } finally {
    await open.close();
  }
} finally {
  await mongodb.stop();
}

async function setUp(page: Page, { toolUrl }: TestDemo): Promise<void> {
  await page.goto(`${toolUrl}/lti/setup`);
  await page.evaluate(`for (const value of document.querySelectorAll('code')) value.textContent = value.textContent.replace('${toolUrl}', 'https://mentoring.example.edu')`);
  await take('setup-canvas', page.getByRole('region', { name: 'Canvas' }));
}

/** The page only looks, so the platform it names needs not be there. */
async function register(page: Page, demo: TestDemo): Promise<void> {
  const asked = new URLSearchParams({ openid_configuration: 'https://northfield.instructure.com/api/lti/security/openid-configuration' });
  await page.goto(`${await invitation(demo)}?${asked.toString()}`);
  await take('registration', page.getByRole('main'));
}

/** A Canvas that was set up by hand waits in the console, and has its deployment approved there. */
async function approve(page: Page, demo: TestDemo): Promise<void> {
  await toolCommand(demo, 'registration', 'add', canvas.issuer, canvas.clientId, ...canvas.more);
  await page.goto((await toolCommand(demo, 'owner-link')).out.at(-1) ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const card = page.getByRole('region', { name: new RegExp(`^${canvas.name}`) });
  await take('owner-platform', card);
}

async function pick(teacher: Visitor, { lmsUrl }: TestDemo): Promise<void> {
  const { page } = teacher;
  await signIn(teacher, lmsUrl, 'Chiara Bianchi');
  await page.goto(`${lmsUrl}/courses/${course}/modules`);
  await page.getByRole('region', { name: 'Add activity' }).getByRole('link', { name: 'Mentoring' }).click();
  const picker = page.getByTitle('Add from Mentoring');
  await picker.contentFrame().getByRole('heading', { name: 'What should students see here?' }).waitFor();
  await take('picker', picker);
}

/** A course that has no program: what its teacher meets at the first launch. */
async function start(teacher: Visitor, { lmsUrl }: TestDemo): Promise<void> {
  await signIn(teacher, lmsUrl, 'Moses Oyelaran');
  const frame = await openMentoring(teacher, newCourse);
  await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
  await frameFits(teacher);
  await take('first-launch', teacher.page.getByTitle('Mentoring'));
}

async function take(name: string, part: Locator): Promise<void> {
  await part.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/pictures/${name}.png`);
}
