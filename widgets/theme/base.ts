import { css } from 'lit';

/**
 * What every element starts from: the host box as the query container `app`, the type scale, links, focus,
 * forced colours. Elements name text by role (`.title` `.section` `.group` `.meta` ...), never by size.
 */
export const base = css`
  :host {
    display: block;
    container: app / inline-size;
    font: inherit;
    font-family: var(--mentor-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif);
    font-size: 14px;
    line-height: 20px;
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
    text-align: start;
    -webkit-text-size-adjust: 100%;
    overflow-wrap: break-word;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :is(h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, figure, fieldset, legend, menu) {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    min-inline-size: 0;
  }
  :is(ul, ol, menu) {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .title {
    font-size: 28px;
    line-height: 36px;
    font-weight: 600;
    letter-spacing: -0.018em;
    text-wrap: balance;
  }
  .section {
    font-size: 22px;
    line-height: 28px;
    font-weight: 600;
    letter-spacing: -0.014em;
    text-wrap: balance;
  }
  .group {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
    letter-spacing: -0.008em;
  }
  .body {
    font-size: 16px;
    line-height: 24px;
    max-inline-size: 68ch;
  }
  .label {
    font-weight: 600;
  }
  .soft {
    color: var(--_ink-2);
  }
  .meta {
    font-size: 13px;
    color: var(--_ink-2);
  }
  .number {
    font-size: 30px;
    line-height: 40px;
    font-weight: 600;
    letter-spacing: -0.025em;
  }
  strong {
    font-weight: 600;
  }
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  @container app (width < 640px) {
    .title {
      font-size: 24px;
      line-height: 32px;
    }
  }
  :host(:lang(ar)) {
    line-height: 22px;
  }
  :host(:lang(ar)) :is(.title, .section, .group, .number) {
    letter-spacing: 0;
  }
  a,
  .link {
    color: var(--_accent-ink);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
    border-radius: 2px;
  }
  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  .card {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    padding: 24px;
  }
  @container app (width < 640px) {
    .card {
      padding: 16px;
    }
  }
  .stack {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .stack > * {
    min-inline-size: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .between {
    justify-content: space-between;
  }
  /* Not every one after another: with each thing that comes into any list that would have the whole list styled anew. */
  .divided > :not(:first-child) {
    border-block-start: 1px solid var(--_line);
  }
  .for-screen-readers {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: CanvasText;
    }
    .card {
      border-color: CanvasText;
    }
  }
`;
