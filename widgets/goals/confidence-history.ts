import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { Formats } from '../text/formats.ts';
import type { CheckIn } from './goal-facts.ts';
import { text } from './goals.text.ts';

/**
 * The history of confidence as a line made by hand, or as a table. Widths are shares of the box, so that letters keep their size
 * at every width; in right-to-left text time runs from the right.
 */

const pointsShown = 12;
const [top, bottom] = [20, 110];
/** The plot lies between these shares of the width; labels stand outside. */
const [start, end] = [8, 93];

interface Point {
  x: number;
  y: number;
  value: number;
  day: string;
  /** Its date is written at narrow width, too. */
  always: boolean;
  /** Its date is written where there is room. */
  labelled: boolean;
}

export function confidenceLine(checkIns: readonly CheckIn[], formats: Formats, rtl: boolean): TemplateResult {
  const points = pointsOf(checkIns.slice(-pointsShown), formats, rtl);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return html`<p class="soft">${text('noCheckIns')}</p>`;
  const name = text('lineName', { count: points.length, first: first.value, start: first.day, last: last.value, end: last.day });
  return html`<svg class="line" role="img" aria-label=${name} width="100%" height="140">
    ${[1, 5, 10].map((value) => level(value, rtl))} ${points.slice(1).map((point, at) => segment(points[at] ?? point, point))} ${points.map(dot)}
  </svg>`;
}

/** Everything that was said, newest first. */
export function confidenceTable(checkIns: readonly CheckIn[], formats: Formats): TemplateResult {
  return html`<table>
    <caption class="for-screen-readers">${text('confidence')}</caption>
    <thead><tr><th scope="col">${text('day')}</th><th scope="col">${text('said')}</th><th scope="col" class="end">${text('outOfTen')}</th></tr></thead>
    <tbody>
      ${checkIns.toReversed().map((one) => html`<tr><th scope="row">${formats.dayOf(one.at, 'due')}</th><td><bdi>${one.text ?? nothing}</bdi></td><td class="end">${formats.number(one.confidence)}</td></tr>`)}
    </tbody>
  </table>`;
}

function pointsOf(checkIns: readonly CheckIn[], formats: Formats, rtl: boolean): Point[] {
  const last = checkIns.length - 1;
  const [every, everyNarrow] = [last >= 8 ? 2 : 1, Math.max(1, Math.ceil(last / 3))];
  return checkIns.map(({ confidence, at }, index) => {
    const share = last === 0 ? (start + end) / 2 : start + (index / last) * (end - start);
    return {
      x: rtl ? 100 - share : share,
      y: yOf(confidence),
      value: confidence,
      day: formats.dayOf(at, 'due'),
      always: (last - index) % everyNarrow === 0,
      labelled: (last - index) % every === 0,
    };
  });
}

function yOf(value: number): number {
  return bottom - ((value - 1) / 9) * (bottom - top);
}

function level(value: number, rtl: boolean): TemplateResult {
  const [from, to] = rtl ? [100 - end - 3, 100 - start] : [start, end + 3];
  const labelX = rtl ? 100 : 0;
  return svg`<line class="level" x1="${from}%" x2="${to}%" y1=${yOf(value)} y2=${yOf(value)} /><text x="${labelX}%" y=${yOf(value) + 4} class="axis">${value}</text>`;
}

function segment(from: Point, to: Point): TemplateResult {
  return svg`<line class="stroke" x1="${from.x}%" y1=${from.y} x2="${to.x}%" y2=${to.y} />`;
}

function dot({ x, y, value, day, always, labelled }: Point): TemplateResult {
  return svg`<circle cx="${x}%" cy=${y} r="4" /><text class="value" x="${x}%" y=${y - 10}>${value}</text>
    <text class="day ${always ? 'always' : ''} ${labelled ? 'labelled' : ''}" x="${x}%" y="132">${day}</text>`;
}

export const historyStyles = css`
  .line {
    display: block;
    overflow: visible;
    font-size: 13px;
  }
  .line text {
    fill: var(--_ink-2);
    text-anchor: middle;
  }
  .line .axis {
    text-anchor: start;
  }
  .line .value {
    fill: var(--_ink);
    font-size: 14px;
    font-weight: 600;
  }
  .line .day:not(.labelled) {
    display: none;
  }
  .line .level {
    stroke: var(--_line);
  }
  .line .stroke {
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .line circle {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  @container app (width < 640px) {
    .line .day {
      display: none;
    }
    .line .day.always {
      display: inline;
    }
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  :is(th, td) {
    padding-block: 12px;
    padding-inline: 0 16px;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    padding-block: 8px;
    font-size: 13px;
    font-weight: 600;
    color: var(--_ink-2);
  }
  tbody th {
    white-space: nowrap;
  }
  :is(th, td).end {
    padding-inline: 0;
    text-align: end;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .line :is(.stroke, .level) {
      stroke: CanvasText;
    }
    .line :is(circle, text) {
      fill: CanvasText;
    }
    .line circle {
      stroke: Canvas;
    }
  }
`;
