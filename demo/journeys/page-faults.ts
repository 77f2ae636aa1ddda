import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [['light', 1280], ['light', 320], ['dark', 320], ['dark', 1280]] as const;
const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };

/** Every violation that axe finds in the page that is shown, in both themes, wide and narrow, and where it needs a scroll bar to the side. */
export async function faultsIn(shown: Page): Promise<string[]> {
  const faults: string[] = [];
  await shown.evaluate(axe);
  for (const [colorScheme, width] of looks) {
    await shown.emulateMedia({ colorScheme });
    await shown.setViewportSize({ width, height: 800 });
    const { violations } = await shown.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(rules)})`);
    faults.push(...violations.map(({ id, nodes }) => `${colorScheme} ${width}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join('; ')}`));
    faults.push(...(await tooWide(shown)).map((part) => `${colorScheme} ${width}: scrolls to the side: ${part}`));
  }
  return faults;
}

/** What makes a page scroll to the side: the parts that reach beyond its window. None where it does not scroll. */
export function tooWide(shown: Page): Promise<string[]> {
  return shown.evaluate<string[]>(`document.documentElement.scrollWidth <= innerWidth ? [] : ['the page', ...[...document.querySelectorAll('body *')]
    .filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < 0 || right > innerWidth; }).map(({ outerHTML }) => outerHTML.slice(0, 120))]`);
}
