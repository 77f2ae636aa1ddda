import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type Icon } from './icon.ts';

/** What will be here, and the one thing to do about it. `level` is that of its heading. */
export function empty({ shape, title, words, action, level }: { shape: Icon; title: string; words: unknown; action?: unknown; level: number }): TemplateResult {
  return html`<div class="empty">
    <span class="empty-icon">${icon(shape, 24)}</span>
    <div class="group" role="heading" aria-level=${level}>${title}</div>
    <p class="soft">${words}</p>
    ${action ?? nothing}
  </div>`;
}

export const emptyStyles = css`
  .empty {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 40px 24px;
    text-align: center;
  }
  .empty-icon {
    display: grid;
    place-content: center;
    inline-size: 72px;
    block-size: 72px;
    margin-block-end: 12px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }
  .empty > p {
    max-inline-size: 44ch;
    text-wrap: balance;
  }
  .empty > .button {
    margin-block-start: 12px;
  }
`;
