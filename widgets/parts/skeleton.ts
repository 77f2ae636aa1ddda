import { css, html, type TemplateResult } from 'lit';

/** One grey line of a skeleton, as wide as the words that come: a share of its box. */
export type LineWidth = 'full' | 'most' | 'half' | 'third';

/** Grey lines in the shape of what comes, seen after 150 ms and without movement. Screen readers hear `aria-busy` instead. */
export function skeletonLines(...widths: LineWidth[]): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">${widths.map((width) => html`<div class="bone ${width}"></div>`)}</div>`;
}

/** The skeleton of a card about a person. */
export function skeletonCard(): TemplateResult {
  return html`<div class="card skeleton" aria-hidden="true">
    <div class="skeleton-head"><div class="bone round"></div><div class="skeleton">${['third', 'half'].map((width) => html`<div class="bone ${width}"></div>`)}</div></div>
    <div class="bone full"></div><div class="bone most"></div><div class="bone half"></div><div class="bone block"></div>
  </div>`;
}

export const skeletonStyles = css`
  .skeleton {
    display: grid;
    gap: 12px;
    align-content: start;
    animation: appear 0s 150ms both;
  }
  .skeleton-head {
    display: grid;
    grid-template-columns: 56px 1fr;
    gap: 16px;
    align-items: center;
  }
  .bone {
    block-size: 14px;
    border-radius: min(6px, var(--_radius));
    background: var(--_sunken);
  }
  .bone.most {
    inline-size: 80%;
  }
  .bone.half {
    inline-size: 58%;
  }
  .bone.third {
    inline-size: 36%;
  }
  .bone.round {
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
  }
  .bone.block {
    inline-size: 120px;
    block-size: 40px;
    border-radius: var(--_radius);
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
