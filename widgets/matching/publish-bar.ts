import { html, nothing, type TemplateResult } from 'lit';
import { text } from './matching.text.ts';
import type { Run } from './run-words.ts';
import type { RunWishes } from './run-wishes.ts';

/**
 * Above the lists of a proposal: how many pairs it would publish.
 * @param wishes what is not solved yet is not published
 */
export function publishBar(run: Run, wishes: RunWishes, onPublish: () => void): TemplateResult | typeof nothing {
  if (!run.can.includes('publish')) return nothing;
  return html`<div class="card row between publish-bar">${wishes.unsolved > 0 ? unsolved(wishes) : html`<p class="soft">${text('nobodyTold')}</p>`}
    <button class="button primary" id="publish" type="button" aria-haspopup="dialog" ?disabled=${wishes.unsolved > 0} @click=${onPublish}>${text('publish', { count: run.scenarios[0]?.matched ?? 0 })}</button></div>`;
}

/** It solves by itself; where that did not work, a press tries again. */
function unsolved(wishes: RunWishes): TemplateResult {
  return html`<p class="row"><strong>${text('unsolved', { count: wishes.unsolved })}</strong>
    ${wishes.busy ? nothing : html`<button class="button small" id="solve-now" type="button" @click=${() => void wishes.solve()}>${text('solveNow')}</button>`}</p>`;
}
