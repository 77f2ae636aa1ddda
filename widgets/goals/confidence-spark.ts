import { css, html, nothing, type TemplateResult } from 'lit';
import type { CheckIn } from './goal-facts.ts';
import { text } from './progress.text.ts';

const shown = 8;
const [width, height, inset] = [120, 36, 5];

/** The last few values of confidence as a small line, with the newest in words under it. Nothing before the first check-in. */
export function confidenceSpark(checkIns: readonly CheckIn[]): TemplateResult | typeof nothing {
  const values = checkIns.slice(-shown).map(({ confidence }) => confidence);
  const last = values.at(-1);
  if (last === undefined) return nothing;
  const y = (value: number) => height - inset - ((value - 1) / 9) * (height - 2 * inset);
  const x = (at: number) => (values.length === 1 ? width - inset : inset + (at / (values.length - 1)) * (width - 2 * inset));
  const points = values.map((value, at) => `${x(at)},${y(value)}`).join(' ');
  return html`<div class="spark">
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
      <polygon points="${inset},${height} ${points} ${width - inset},${height}" /><polyline points=${points} /><circle cx=${x(values.length - 1)} cy=${y(last)} r="3" />
    </svg>
    <span class="meta">${text('confidenceOf', { value: last })}</span>
  </div>`;
}

export const sparkStyles = css`
  .spark {
    display: grid;
    gap: 4px;
  }
  .spark > svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .spark polygon {
    fill: var(--_accent-soft);
  }
  .spark polyline {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .spark circle {
    fill: var(--_accent);
  }
  @container app (width < 640px) {
    .spark {
      grid-template-columns: auto 1fr;
      align-items: center;
      gap: 12px;
    }
  }
  @media (forced-colors: active) {
    .spark polygon {
      fill: none;
    }
    .spark polyline {
      stroke: CanvasText;
    }
    .spark circle {
      fill: CanvasText;
    }
  }
`;
