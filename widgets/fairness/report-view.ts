import { html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import { banner } from '../parts/banner.ts';
import { progressBar } from '../parts/progress.ts';
import type { Formats } from '../text/formats.ts';
import { percentWords } from '../text/percent-words.ts';
import { text } from './fairness.text.ts';

export type Report = Shape<'FairnessReport'>;
type Figures = Report['attributes'][number];
type Group = Figures['groups'][number];

/** Below it a difference is hardly by chance. */
const seldom = 0.05;

/** A fairness report in plain sentences: what each group's figures mean, and what they do not. */
export function reportView(report: Report, formats: Formats, level: number): TemplateResult {
  const { people, matched, madeAt, standsIn, attributes } = report;
  return html`<p class="soft">${text('summary', { people, matched, date: formats.dayOf(madeAt, 'year') })}</p>
    ${standsIn ? banner('info', text.rich(standsIn === 'often' ? 'often' : 'fewChanges')) : nothing}
    ${attributes.length === 0 ? html`<p>${text('nothingAsked')}</p>` : attributes.map((figures) => attributeView(figures, formats, level))}
    <section class="narrow-part tight" aria-labelledby="fair-means">
      <div class="group" id="fair-means" role="heading" aria-level=${level}>${text('meansTitle')}</div>
      <p class="soft">${text('means')}</p>
    </section>`;
}

function attributeView({ attribute, withheld, groups, others }: Figures, formats: Formats, level: number): TemplateResult {
  const id = `fair-${attribute}`;
  return html`<section class="card stack" aria-labelledby=${id}>
    <div class="group" id=${id} role="heading" aria-level=${level}>${text(attribute)}</div>
    ${withheld
      ? html`<p>${text(withheld === 'too-few' ? 'tooFew' : 'wouldTell')}</p>`
      : html`<ul class="fair-groups">${groups.map((group) => html`<li>${groupView(group, groups.length > 1, formats)}</li>`)}</ul>
          ${others > 0 ? html`<p class="soft">${text('others', { count: others })}</p>` : nothing}`}
  </section>`;
}

function groupView(group: Group, isCompared: boolean, formats: Formats): TemplateResult {
  const { option, people, matched, rate, score, weeks } = group;
  const label = text(option);
  const percent = Math.round(rate * 100);
  return html`<p class="row between"><span class="label">${label}</span> <span>${text('matched', { matched, people, rate: percentWords(percent, formats) })}</span></p>
    ${progressBar(label, percent)}
    <p>${meaning(group, isCompared, formats)}</p>
    <p class="soft">${score === null ? text('time', { weeks }) : text('fitAndTime', { fit: score, weeks })}</p>`;
}

/** What a group's rate says against the highest one, and whether chance alone could make the difference. */
function meaning({ ratio, belowFourFifths, p }: Group, isCompared: boolean, formats: Formats): string {
  if (!isCompared) return text('alone');
  if (ratio === null) return text('nobody');
  if (p === null) return text('highest');
  const values = { ratio: percentWords(Math.round(ratio * 100), formats), p: p < 0.001 ? `p < ${formats.number(0.001)}` : `p = ${formats.number(p)}` };
  if (belowFourFifths) return text(p < seldom ? 'disadvantage' : 'chance', values);
  return p < seldom ? text('small', values) : text('noSign', { ratio: values.ratio });
}
