import { css } from 'lit';

/** For checkboxes, switches, segments, scales and radios. */
export const choiceStyles = css`
  .check {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    padding-block: 6px;
    min-block-size: 32px;
    cursor: pointer;
  }
  .check > span {
    min-inline-size: 0;
  }
  .check > .count {
    flex: none;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    color: var(--_ink-3);
  }
  .check input {
    appearance: none;
    flex: none;
    display: grid;
    place-content: center;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px 0;
    border: 1px solid var(--_line-strong);
    border-radius: min(4px, var(--_radius));
    background: var(--_surface);
    cursor: inherit;
  }
  .check input[type='radio'] {
    border-radius: 50%;
  }
  .check input:checked {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .check input:not([role])::before {
    content: '';
    display: none;
    inline-size: 10px;
    block-size: 6px;
    margin-block-start: -3px;
    border: solid var(--_on-accent);
    border-width: 0 0 2px 2px;
    transform: rotate(-45deg);
  }
  .check input[type='radio']::before {
    inline-size: 8px;
    block-size: 8px;
    margin: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_on-accent);
    transform: none;
  }
  .check input:checked::before {
    display: block;
  }
  .check:has(input:disabled) {
    color: var(--_ink-3);
    cursor: default;
  }
  .toggle input[role] {
    justify-content: start;
    inline-size: 36px;
    block-size: 22px;
    margin: -1px 0;
    padding: 2px;
    border: 0;
    border-radius: 11px;
    background: var(--_line-strong);
    transition: background-color var(--_quick) var(--_ease);
  }
  .toggle input[role]::before {
    content: '';
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    background: var(--_surface);
    transition: transform var(--_quick) var(--_ease);
  }
  .toggle input[role]:checked {
    background: var(--_accent);
  }
  .toggle input[role]:checked::before {
    transform: translateX(14px);
  }
  .toggle input[role]:checked:dir(rtl)::before {
    transform: translateX(-14px);
  }
  .one-of > legend {
    margin-block-end: 6px;
  }
  .segments {
    display: flex;
    gap: 4px;
    padding: 4px;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 8px;
  }
  @container app (width >= 640px) {
    .scale {
      grid-template-columns: repeat(auto-fit, minmax(40px, 1fr));
    }
  }
  .segment {
    position: relative;
    flex: 1;
    display: grid;
    place-content: center;
    min-block-size: 32px;
    padding-inline: 8px;
    border-radius: max(0px, calc(var(--_radius) - 2px));
    color: var(--_ink-2);
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  .segment input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    border-radius: inherit;
    cursor: inherit;
  }
  .segment input:focus-visible {
    outline-offset: -2px;
  }
  .segments .segment:has(:checked) {
    background: light-dark(var(--_surface), var(--_accent-soft));
    color: light-dark(var(--_ink), var(--_accent-ink));
    box-shadow:
      inset 0 0 0 1px light-dark(transparent, var(--_accent-line)),
      0 1px 3px rgb(var(--_shadow) / 0.16);
  }
  .scale .segment {
    min-block-size: 40px;
    border: 1px solid var(--_line-2);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
  }
  .scale .segment:has(:checked) {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .scale .segment input:focus-visible {
    outline-offset: 3px;
  }
  @media (pointer: coarse) {
    .check {
      padding-block: 10px;
    }
    .segment {
      min-block-size: 40px;
    }
  }
  @media (forced-colors: active) {
    .check input {
      forced-color-adjust: none;
      background: Field;
      border-color: CanvasText;
    }
    .check input:checked {
      background: Highlight;
      border-color: CanvasText;
    }
    .check input:not([role])::before {
      border-color: HighlightText;
    }
    .check input[type='radio']::before {
      background: HighlightText;
    }
    .toggle input[role] {
      padding: 1px;
      border: 1px solid CanvasText;
      background: Canvas;
    }
    .toggle input[role]::before {
      background: CanvasText;
    }
    .toggle input[role]:checked {
      background: Highlight;
    }
    .toggle input[role]:checked::before {
      background: HighlightText;
    }
    .segments {
      padding: 3px;
      border: 1px solid CanvasText;
    }
    .segments .segment:has(:checked),
    .scale .segment:has(:checked) {
      forced-color-adjust: none;
      border: 3px solid CanvasText;
      background: Highlight;
      color: HighlightText;
    }
    .segments .segment:has(:checked) input:focus-visible {
      outline-color: HighlightText;
    }
  }
`;
