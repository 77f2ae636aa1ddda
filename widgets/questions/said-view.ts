import { css, html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { problemSentence } from '../parts/problem-banner.ts';
import { formatTag, type Formats } from '../text/formats.ts';
import { text } from './asked.text.ts';

type Answer = Shape<'ShownAnswer'>;

/** What is known of somebody's answers. */
export type Said = readonly Answer[] | 'waiting' | { readonly problem: Problem };

/** As a part of a page about the person. */
export function shownAnswers(said: Said | undefined, { formats, level }: { formats: Formats; level: number }): TemplateResult | typeof nothing {
  if (!Array.isArray(said) || said.length === 0) return nothing;
  return html`<section class="said" aria-labelledby="said">
    <div class="group" role="heading" aria-level=${level} id="said">${text('saidTitle')}</div>
    ${list(said as readonly Answer[], formats)}
  </section>`;
}

/** Folded, in a list of people. */
export function foldedAnswers(said: Said | undefined, { formats, onOpen }: { formats: Formats; onOpen: () => void }): TemplateResult {
  const onToggle = (event: Event) => (event.target as HTMLDetailsElement).open && onOpen();
  return html`<details class="said" @toggle=${onToggle}>
    <summary class="label">${text('saidTitle')}</summary>
    <div aria-live="polite">${said === undefined || said === 'waiting' ? nothing : 'problem' in said ? html`<p class="soft">${problemSentence(said.problem)}</p>` : said.length === 0 ? html`<p class="soft">${text('saidNone')}</p>` : list(said, formats)}</div>
  </details>`;
}

const seenBy = { public: 'seenByAll', matched: 'seenByMatches', coordinator: 'seenByCoordinators' } as const;

function list(said: readonly Answer[], formats: Formats): TemplateResult {
  return html`<dl>${said.map((answer) => html`<div>
    <dt class="meta" dir="auto">${answer.text}</dt>
    <dd dir="auto">${valueWords(answer, formats)}</dd>
    <dd class="meta">${text(seenBy[answer.visibility])}</dd>
  </div>`)}</dl>`;
}

function valueWords({ kind, values }: Answer, formats: Formats): string {
  const [first = ''] = values;
  if (kind === 'yes-no') return first === 'yes' ? text('yes') : text('no');
  // With its year: it may lie far back.
  if (kind === 'date') return new Intl.DateTimeFormat(formatTag(formats.locale, formats.region), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(first));
  return kind === 'short-text' || kind === 'long-text' ? first : formats.list(values);
}

export const styles = css`
  .said > summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  .said dl {
    display: grid;
    gap: 12px;
    margin-block: 8px 0;
  }
  .said dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
