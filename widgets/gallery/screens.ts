import { mkdir, rm, writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../demo/browser.ts';
import { serveGallery } from './gallery-server.ts';

/** `npm run screens`: a small picture of every state of every element, and docs/screens.md that shows them. Needs `npm run build`. */

const looks = [
  { name: 'wide', width: 1100, theme: 'light', locale: 'en' },
  { name: 'narrow', width: 390, theme: 'light', locale: 'en' },
  { name: 'dark', width: 1100, theme: 'dark', locale: 'en' },
  { name: 'arabic', width: 390, theme: 'light', locale: 'ar' },
] as const;
/** The parts are in the gallery; here only what people meet. */
const left = 'mentor-gallery-parts';
const docs = new URL('../../docs/', import.meta.url);
const pictures = new URL('screens/', docs);

/** In the page: until no further chunk has come for a moment, and what it brought has appeared. A skeleton may be a chunk, too. */
const nothingMoves = `(async () => {
  const chunks = () => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== chunks(); await new Promise((rested) => setTimeout(rested, 100))) before = chunks();
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
})()`;

const fileOf = (key: string, look: string) => `${key.replace(/[^a-z0-9]+/gi, '-')}-${look}.webp`;

await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const { path, args } = await findBrowser();
const browser = await chromium.launch({ executablePath: path, args: [...args] });
const gallery = await serveGallery();
let keys: readonly string[] = [];
try {
  for (const { name, width, theme, locale } of looks) {
    const page = await browser.newPage({ viewport: { width, height: 600 }, reducedMotion: 'reduce' });
    const failed = failureOf(page);
    await page.goto(`${gallery.address}?show=none`);
    keys = (await page.evaluate<string[]>('window.galleryStates')).filter((key) => !key.startsWith(`${left}/`));
    for (const key of keys) {
      await page.goto(`${gallery.address}?${new URLSearchParams({ show: key, theme, locale }).toString()}`);
      await Promise.race([page.waitForSelector('body[data-shown]').then(() => page.evaluate(nothingMoves)), failed]);
      await writeFile(new URL(fileOf(key, name), pictures), await picture(page, width));
    }
    await page.close();
  }
} finally {
  await browser.close();
  gallery.close();
}
await writeFile(new URL('screens.md', docs), `# Screens\n\nEvery element in every state, half size. Written by \`npm run screens\` from the gallery.\n\n${sections(keys)}`);

/** A state that cannot be shown ends the run with its reason. */
function failureOf(page: Page): Promise<never> {
  const failed = new Promise<never>((_, reject) => page.once('pageerror', (error) => reject(new Error(`${page.url()}: ${error.message}`))));
  failed.catch(() => undefined);
  return failed;
}

/** The whole page at half its size, as WebP: a third of what JPEG needs for letters that can be read. */
async function picture(page: Page, width: number): Promise<Buffer> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 60, captureBeyondViewport: true, clip: { x: 0, y: 0, width, height, scale: 0.5 } });
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

function sections(keys: readonly string[]): string {
  const head = `| state | ${looks.map(({ name, width }) => `${name}, ${width} px`).join(' | ')} |\n|---|${looks.map(() => '---|').join('')}`;
  const row = (key: string) => {
    const [element = '', state = ''] = key.split('/');
    return `| ${state} | ${looks.map(({ name }) => `![${element}, ${state}, ${name}](screens/${fileOf(key, name)})`).join(' | ')} |`;
  };
  return [...Map.groupBy(keys, (key) => key.split('/')[0])].map(([element, its]) => `## \`<${element}>\`\n\n${head}\n${its.map(row).join('\n')}\n`).join('\n');
}
