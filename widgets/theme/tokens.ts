import { css } from 'lit';

/**
 * The design tokens as private `--_x` properties, each light and dark at once: `light-dark()` follows `color-scheme`, which is
 * the page's own (a page that declares `light dark` follows the device, one that declares nothing is light) until
 * `theme="light|dark"` on this element or one around it sets `--_scheme`.
 * The public `--mentor-*` colours do not appear here: a host's colours are checked for contrast first (host-palette.ts).
 * Names, values and contrast figures: design tokens.
 */
export const tokens = css`
  :host {
    color-scheme: var(--_scheme, inherit);
    --_canvas: light-dark(#faf8f5, #171614);
    --_surface: light-dark(#fff, #201f1c);
    --_sunken: light-dark(#f3f0ea, #2a2825);
    --_line: light-dark(#e6e1d9, #383530);
    --_line-2: light-dark(#cdc6ba, #4f4b44);
    --_line-strong: light-dark(#877f73, #8b8479);
    --_ink: light-dark(#1f1c18, #f3f0ea);
    --_ink-2: light-dark(#575148, #c2bbb0);
    --_ink-3: light-dark(#6b645a, #a79f93);
    --_accent: light-dark(#0b6b5d, #6ccdb9);
    --_on-accent: light-dark(#fff, #06231d);
    --_accent-hover: light-dark(#08564b, #86dac8);
    --_accent-ink: light-dark(#0a5f53, #7fd6c4);
    --_accent-soft: light-dark(#e6f2ee, #1c332e);
    --_accent-line: light-dark(#4e9588, #3f8f80);
    --_ok-ink: light-dark(#27652b, #9bd39c);
    --_ok-soft: light-dark(#e9f3e5, #1f3220);
    --_warn-ink: light-dark(#7a4a00, #ebc07a);
    --_warn-soft: light-dark(#fbf0da, #382c17);
    --_warn-line: light-dark(#b27413, #c08a35);
    --_danger-ink: light-dark(#a11b14, #f5a79f);
    --_danger: light-dark(#b3261e, #f08c82);
    --_danger-soft: light-dark(#fcecea, #3d211e);
    --_info-ink: light-dark(#1b5594, #9cc4f2);
    --_info-soft: light-dark(#e9f1fa, #1d2c3e);
    --_shadow: 30 25 15;
    --_radius: clamp(0px, var(--mentor-radius, 8px), 12px);
    --_radius-tag: calc(var(--_radius) * 0.75);
    --_radius-card: calc(var(--_radius) * 1.5);
    --_radius-bubble: calc(var(--_radius) * 1.75);
    --_quick: 120ms;
    --_calm: 180ms;
    --_slow: 240ms;
    --_ease: cubic-bezier(0.2, 0, 0, 1);
  }
  :host([theme='light']) {
    --_scheme: light;
  }
  :host([theme='dark']) {
    --_scheme: dark;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_quick: 0ms;
      --_calm: 0ms;
      --_slow: 0ms;
    }
  }
`;
