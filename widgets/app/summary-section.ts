import { css, html, nothing, type TemplateResult } from 'lit';
import { follow } from './header-bar.ts';
import { hashOf, type Page } from './route.ts';

interface SummarySection {
  title: string;
  level: number;
  /** The page that has the whole of it. */
  more?: { label: string; page: Page } | undefined;
  onGo: (page: Page) => void;
  content: unknown;
}

/** A part of a page that shows the first of something, with the way to all of it. */
export function summarySection({ title, level, more, onGo, content }: SummarySection): TemplateResult {
  return html`<div class="summary">
    <div class="row between">
      <div class="group" role="heading" aria-level=${level}>${title}</div>
      ${more ? html`<a href=${hashOf(more.page)} @click=${(event: MouseEvent) => follow(event, () => onGo(more.page))}>${more.label}</a>` : nothing}
    </div>
    ${content}
  </div>`;
}

export const summarySectionStyles = css`
  .summary {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .summary > .row {
    gap: 4px 16px;
  }
`;
