import { css, html, svg, type TemplateResult } from 'lit';
import type { MentorCard } from './directory-host.ts';
import { text } from './directory.text.ts';

type Fit = NonNullable<MentorCard['fit']>;

/** "92 fit" and the parts that it is the sum of, as long as they count. The bar repeats the number for the eye. */
export function fitBar({ score, parts }: Fit): TemplateResult {
  let from = 0;
  const segments = parts.filter(({ points }) => points > 0).map(({ points }) => {
    const at = from;
    from += points;
    return svg`<rect x=${at} width=${Math.max(0, points - 4)} height="8"></rect>`;
  });
  return html`<div class="fit">
    <p>${text.rich('fitOf', { score: shownScore(score) })}</p>
    <svg class="fit-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>
  </div>`;
}

/** A score of 0 to 1000 as people read it, 0 to 100. */
export function shownScore(score: number): number {
  return Math.round(score / 10);
}

export const fitBarStyles = css`
  .fit {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 12px;
  }
  .fit strong {
    font-size: 17px;
  }
  .fit-bar {
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border-radius: 4px;
    background: var(--_sunken);
    fill: var(--_accent);
  }
  .fit-bar:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .fit-bar {
      border: 1px solid CanvasText;
      fill: Highlight;
      forced-color-adjust: none;
    }
  }
`;
