import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../parts/banner.ts';
import { progressBar } from '../parts/progress.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './matching.text.ts';
import type { RunMaking } from './run-making.ts';
import { ruleList } from './rule-words.ts';
import type { Run } from './run-words.ts';

/** How the newest run ended, where it has no pairs to show for it. */
export function endNotice({ state }: Run): TemplateResult | typeof nothing {
  return state === 'failed' || state === 'cancelled' || state === 'undone' ? banner(state === 'undone' ? 'info' : 'warn', text(state)) : nothing;
}

/** How far a run is that goes on, and the way to stop it. */
export function progressCard({ progress }: Run, isStopping: boolean, onStop: () => void): TemplateResult {
  const step = text(progress?.step ?? 'scoring');
  return html`<section class="card stack" aria-label=${step}>
    <p role="status">${step}</p>
    ${progressBar(step, Math.round((progress?.part ?? 0) * 100))}
    <div><button class="button" id="cancel-run" type="button" aria-busy=${isStopping ? 'true' : 'false'} @click=${onStop}>${text('cancel')}</button></div>
  </section>`;
}

/** Which rules the proposal gives up, and the way back to them. */
export function relaxedNotice({ relaxed, can }: Run, formats: Formats, making: RunMaking, onBack: () => void): TemplateResult | typeof nothing {
  if (relaxed.length === 0) return nothing;
  const action = can.includes('edit') ? html`<button class="button small" id="all-rules" type="button" aria-busy=${making.isAsking('relaxed') ? 'true' : 'false'} @click=${onBack}>${text('allRules')}</button>` : nothing;
  return html`<div id="relaxed" tabindex="-1">${banner('info', text('relaxedNow', { rules: ruleList(relaxed, formats) }), { action })}</div>`;
}

/** Who takes no part in the proposal, and the way back for them. */
export function omittedNotice({ omitted, can }: Run, formats: Formats, making: RunMaking, onBack: () => void): TemplateResult | typeof nothing {
  const people = [...omitted.mentees, ...omitted.mentors];
  if (people.length === 0) return nothing;
  const action = can.includes('edit') ? html`<button class="button small" id="take-back" type="button" aria-busy=${making.isAsking('omitted') ? 'true' : 'false'} @click=${onBack}>${text('takeBack')}</button>` : nothing;
  return html`<div id="omitted">${banner('info', text('omittedNow', { count: people.length, names: formats.list(people.map(({ name }) => name)) }), { action })}</div>`;
}
