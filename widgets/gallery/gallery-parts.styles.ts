import { css } from 'lit';

export const galleryPartsStyles = css`
  :host {
    background: var(--_canvas);
  }
  main {
    padding: 32px;
  }
  h1 + p {
    margin-block-end: 8px;
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .parts > section {
    padding-block: 24px 32px;
    min-inline-size: 0;
  }
  .parts > section:not(.all) {
    border-block-start: 1px solid var(--_line);
  }
  .parts > :nth-child(even) {
    padding-inline-end: 24px;
  }
  .parts > :nth-child(odd):not(.all) {
    padding-inline-start: 24px;
  }
  section > :first-child {
    margin-block-end: 12px;
    color: var(--_ink-2);
  }
  .all {
    grid-column: 1 / -1;
  }
  .row + .row {
    margin-block-start: 16px;
  }
  .row.apart {
    gap: 24px;
  }
  .row.badges {
    gap: 16px;
  }
  .stack.tight {
    gap: 8px;
  }
  .swatches {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 12px;
  }
  .swatch {
    block-size: 40px;
    margin-block-end: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .type {
    display: grid;
    gap: 10px;
  }
  .as-focused {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .slots {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 8px;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: 24px;
  }
  .meeting {
    display: flex;
    flex-wrap: wrap;
    gap: 20px;
  }
  .facets {
    max-inline-size: 240px;
    margin-block-start: 12px;
  }
  .row > .banner {
    flex: 1;
  }
  section > .dialog {
    inline-size: 100%;
  }
  .icons {
    display: flex;
    flex-wrap: wrap;
    gap: 16px;
    color: var(--_ink-2);
  }
  @container app (width < 900px) {
    main {
      padding: 24px;
    }
    .parts {
      grid-template-columns: minmax(0, 1fr);
    }
    .parts > section:not(.all) {
      padding-inline: 0;
    }
  }
  @container app (width < 640px) {
    main {
      padding: 16px;
    }
    .slots {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .swatches {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  .canvas { background: var(--_canvas); }
  .surface { background: var(--_surface); }
  .sunken { background: var(--_sunken); }
  .line { background: var(--_line); }
  .line-2 { background: var(--_line-2); }
  .line-strong { background: var(--_line-strong); }
  .ink-3 { background: var(--_ink-3); }
  .ink-2 { background: var(--_ink-2); }
  .ink { background: var(--_ink); }
  .accent { background: var(--_accent); }
  .accent-hover { background: var(--_accent-hover); }
  .accent-soft { background: var(--_accent-soft); }
  .accent-line { background: var(--_accent-line); }
  .ok-ink { background: var(--_ok-ink); }
  .ok-soft { background: var(--_ok-soft); }
  .warn-ink { background: var(--_warn-ink); }
  .warn-soft { background: var(--_warn-soft); }
  .swatch.danger { background: var(--_danger); }
  .danger-soft { background: var(--_danger-soft); }
  .info-ink { background: var(--_info-ink); }
  .info-soft { background: var(--_info-soft); }
`;
