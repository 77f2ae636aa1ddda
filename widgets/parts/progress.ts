import { css, html, type TemplateResult } from 'lit';

/** A bar, 8 px. `label` names it for screen readers; what it means stands in words beside it ("3 of 5 milestones"). */
export function progressBar(label: string, percent: number): TemplateResult {
  return html`<progress class="progress" aria-label=${label} max="100" .value=${percent}></progress>`;
}

export const progressStyles = css`
  .progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--_track, var(--_sunken));
    overflow: hidden;
  }
  .progress::-webkit-progress-bar {
    background: none;
  }
  .progress::-webkit-progress-value {
    border-radius: 4px;
    background: var(--_accent);
    transition: inline-size var(--_slow) var(--_ease);
  }
  .progress::-moz-progress-bar {
    border-radius: 4px;
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    .progress {
      border: 1px solid CanvasText;
    }
    .progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
    .progress::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
