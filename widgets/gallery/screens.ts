import { mkdir, rm, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
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

await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const { path, args } = await findBrowser();
const browser = await chromium.launch({ executablePath: path, args: [...args] });
const gallery = await serveGallery();
const sections = new Map<string, string[]>();
try {
  const index = await browser.newPage();
  await index.goto(`${gallery.address}?show=none`);
  const states = await index.evaluate<string[]>('window.galleryStates');
  for (const key of states) {
    const [element = '', state = ''] = key.split('/');
    if (element === left) continue;
    const cells: string[] = [];
    for (const { name, width, theme, locale } of looks) {
      const page = await browser.newPage({ viewport: { width, height: 600 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' });
      await page.goto(`${gallery.address}?${new URLSearchParams({ show: key, theme, locale }).toString()}`);
      await page.waitForSelector('body[data-shown]');
      const file = `${element}-${state.replace(/[^a-z0-9]+/gi, '-')}-${name}.jpg`;
      await page.screenshot({ path: new URL(file, pictures).pathname, fullPage: true, type: 'jpeg', quality: 70 });
      await page.close();
      cells.push(`![${element}, ${state}, ${name}](screens/${file})`);
    }
    sections.set(element, [...(sections.get(element) ?? []), `| ${state} | ${cells.join(' | ')} |`]);
  }
} finally {
  await browser.close();
  gallery.close();
}

const head = `| state | ${looks.map(({ name, width }) => `${name}, ${width} px`).join(' | ')} |\n|---|${looks.map(() => '---|').join('')}`;
const body = [...sections].map(([element, rows]) => `## \`<${element}>\`\n\n${head}\n${rows.join('\n')}\n`).join('\n');
await writeFile(new URL('screens.md', docs), `# Screens\n\nEvery element in every state, half size. Written by \`npm run screens\` from the gallery.\n\n${body}`);
