import { css, html, type TemplateResult } from 'lit';

/** An icon on the 24 grid: the `d` of one path, and whether it turns round in right-to-left text. */
export interface Icon {
  d: string;
  mirror?: true;
}

/** Always decorative: the word beside it, or the label of its button, says what it means. */
export function icon(shape: Icon, size: 16 | 20 | 24 | 32 = 20): TemplateResult {
  return html`<svg class="icon i${size} ${shape.mirror ? 'mirror' : ''}" viewBox="0 0 24 24" width=${size} height=${size} aria-hidden="true"><path d=${shape.d} /></svg>`;
}

export const iconStyles = css`
  .icon {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .i16 {
    stroke-width: 1.9;
  }
  .i32 {
    stroke-width: 1.25;
  }
  .mirror:dir(rtl) {
    transform: scaleX(-1);
  }
`;
