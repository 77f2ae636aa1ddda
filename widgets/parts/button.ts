import { css } from 'lit';

/**
 * Buttons are native: `<button class="button">` is secondary, with `primary`, `quiet` or `danger`, `small` or `large`.
 * `icon-button` holds an icon alone and needs an aria-label. While its action runs set `aria-busy="true"`: it keeps its width and
 * its words. One that cannot be used yet has `aria-disabled="true"` and says why in its words.
 */
export const buttonStyles = css`
  .button,
  .icon-button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    margin: 0;
    padding: 3px 15px;
    border: 1px solid var(--_line-2);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font-size: 14px;
    font-weight: 600;
    line-height: 20px;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_quick) var(--_ease), border-color var(--_quick) var(--_ease);
  }
  .button:hover {
    background: var(--_sunken);
  }
  .button:active {
    border-color: var(--_line-strong);
  }
  .button.small {
    min-block-size: 32px;
    padding-inline: 11px;
  }
  .button.large {
    min-block-size: 48px;
    padding-inline: 20px;
    font-size: 16px;
  }
  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    background: var(--_accent-hover);
    border-color: var(--_accent-hover);
  }
  .button.quiet {
    background: none;
    border-color: transparent;
    color: var(--_accent-ink);
    padding-inline: 8px;
  }
  .button.quiet:hover,
  .icon-button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }
  .button.danger {
    color: var(--_danger-ink);
  }
  .button.chosen {
    background: var(--_accent-soft);
    border-color: var(--_accent-line);
    color: var(--_accent-ink);
  }
  .icon-button {
    padding: 0;
    inline-size: 40px;
    background: none;
    border-color: transparent;
    color: var(--_ink-2);
  }
  .icon-button.small {
    min-block-size: 32px;
    inline-size: 32px;
  }
  :is(.button, .icon-button)[aria-disabled='true'] {
    background: var(--_sunken);
    border-color: transparent;
    color: var(--_ink-3);
    cursor: default;
  }
  .button[aria-busy='true'] {
    cursor: progress;
  }
  .button[aria-busy='true']::after {
    content: '';
    position: absolute;
    inset: auto 12px 4px;
    block-size: 2px;
    border-radius: 1px;
    background: currentColor;
    animation: busy 2s var(--_ease) both;
    transform-origin: 0 0;
  }
  .button[aria-busy='true']:dir(rtl)::after {
    transform-origin: 100% 0;
  }
  @keyframes busy {
    from {
      transform: scaleX(0);
    }
    to {
      transform: scaleX(0.9);
    }
  }
  @media (pointer: coarse) {
    .button,
    .icon-button {
      min-block-size: 48px;
    }
    .icon-button {
      inline-size: 48px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .button[aria-busy='true']::after {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .button,
    .button.primary {
      border-color: ButtonText;
    }
    :is(.button, .icon-button)[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
