import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';

const paths = {
  home: html`<path d="M3 11 12 4l9 7v9h-6v-6H9v6H3z"/>`,
  courses: html`<path d="M12 6c-2-1.3-5-1.5-8-1v14c3-.5 6-.3 8 1 2-1.3 5-1.5 8-1V5c-3-.5-6-.3-8 1zm0 0v14"/>`,
  account: html`<circle cx="12" cy="8" r="4"/><path d="M4 21c.6-4 3.8-6 8-6s7.4 2 8 6"/>`,
  help: html`<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.8M12 16.5v.1"/>`,
  tools: html`<path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4"/>`,
  page: html`<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>`,
  assignment: html`<path d="M9 4h6v3H9zM9 5H5v16h14V5h-4M9 14l2 2 4-4"/>`,
  tool: html`<circle cx="9" cy="12" r="5.5"/><circle cx="15" cy="12" r="5.5"/>`,
  external: html`<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>`,
} as const satisfies Record<string, Markup>;

export type IconName = keyof typeof paths;

/** A line drawing that says nothing by itself: a word always stands beside it. */
export function icon(name: IconName): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
