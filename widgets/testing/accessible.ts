import 'axe-core/axe.min.js';
import type axeCore from 'axe-core';

declare global {
  interface Window {
    axe: typeof axeCore;
  }
}

/** Rules about whole pages: an element is only a part of one. */
const ofPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass', 'html-has-lang', 'document-title', 'heading-order'];

/** Fails with every violation of WCAG 2.2 A and AA and of good practice in an element, target size included. */
export async function expectAccessible(element: Element): Promise<void> {
  const found = await window.axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'target-size': { enabled: true }, ...Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }])) },
    resultTypes: ['violations'],
    preload: false,
    iframes: false,
  });
  if (found.violations.length > 0) throw new Error(`not accessible:\n${found.violations.map(describe).join('\n')}`);
}

function describe({ id, help, nodes }: axeCore.Result): string {
  const places = nodes.slice(0, 5).map((node) => `    ${node.target.flat().join(' > ')}\n      ${node.html.slice(0, 160)}\n      ${(node.failureSummary ?? '').replaceAll('\n', ' ')}`);
  return `  ${id}: ${help}\n${places.join('\n')}`;
}
