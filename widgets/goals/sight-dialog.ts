import { html, nothing, type TemplateResult } from 'lit';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import { editGoal } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { radios } from '../parts/choice.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { visibilityIcons } from '../parts/tag.ts';
import { actionOf, afterFailure } from './goal-actions.ts';
import { sightChange, sightOf, visibilitiesFor, waitsForMatch, type Goal, type Sight } from './goal-facts.ts';
import { partnerName, sightWords, whoSees } from './goal-words.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

/** The badge that says who sees a goal, and the dialog that changes it: it names who gains and who loses sight before it is done. */
export class SightDialog {
  readonly #host: GoalsHost;
  readonly #save;
  #open = false;
  #chosen: GoalVisibility = 'private';

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#save = actionOf(host, editGoal);
  }

  reset(): void {
    this.#open = false;
    this.#save.clear();
  }

  /** The badge; for the owner of an open goal it is the button that opens the dialog. */
  badge(goal: Goal): TemplateResult {
    const badge = whoSees(goal, this.#host.reading.reader);
    if (!goal.can.includes('edit')) return badge;
    return html`<button class="button small sight" type="button" aria-haspopup="dialog" @click=${() => this.#ask(goal)}>${badge} <span class="change">${text('change')}</span></button>`;
  }

  render(goal: Goal): TemplateResult {
    const same = this.#isSame(goal);
    return dialog({
      id: 'sight',
      open: this.#open,
      title: text('whoTitle'),
      body: this.#open ? this.#choice(goal, same) : nothing,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('leaveIt')}</button>
        <button class="button primary" type="button" aria-busy=${this.#save.busy ? 'true' : 'false'} @click=${() => (same ? this.#close() : void this.#change(goal))}>${text('changeIt')}</button>`,
      onClose: this.#close,
    });
  }

  /** Its own live region: while a dialog is open, the one of the page is out of reach. */
  #choice(goal: Goal, same: boolean): TemplateResult {
    const name = partnerName(goal);
    const waits = waitsForMatch(goal);
    const options = visibilitiesFor(name !== null || waits).map((value) => ({ value, label: html`<span class="sight-option">${icon(visibilityIcons[value], 16)}${sightWords(value, name, waits)}</span>` }));
    return html`${radios({ name: 'sight', legend: text('whoTitle'), legendHidden: true, options, value: this.#chosen, onChange: this.#choose })}
      <div class="sight-effect" aria-live="polite">${same ? text('asItIs') : this.#effect(goal)}</div>
      ${this.#save.problem ? problemBanner(this.#save.problem, () => void this.#change(goal)) : nothing}`;
  }

  #effect(goal: Goal): unknown {
    const name = partnerName(goal) ?? '';
    const { gains, loses } = sightChange(sightOf(goal.visibility, name !== ''), sightOf(this.#chosen, name !== ''));
    const gain: Readonly<Record<Sight, unknown>> = { nobody: nothing, partner: text('gainsPartner', { name }), coordinators: text('gainsCoordinators'), both: text('gainsBoth', { name }) };
    const loss: Readonly<Record<Sight, unknown>> = { nobody: nothing, partner: text('losesPartner', { name }), coordinators: text('losesCoordinators'), both: text('losesBoth', { name }) };
    const later = waitsForMatch(goal) && this.#chosen !== 'private' && goal.visibility === 'private';
    return html`${gains === 'nobody' ? nothing : html`<p>${gain[gains]}</p>`}${later ? html`<p>${text('gainsLater')}</p>` : nothing}${loses === 'nobody' ? nothing : html`<p>${loss[loses]}</p>`}`;
  }

  /** Nobody begins or ceases to see it by this choice, now or once there is a match. */
  #isSame(goal: Goal): boolean {
    const paired = goal.partner !== null || waitsForMatch(goal);
    return sightOf(this.#chosen, paired) === sightOf(goal.visibility, paired);
  }

  #ask(goal: Goal): void {
    const offered = visibilitiesFor(goal.partner !== null || waitsForMatch(goal));
    this.#chosen = offered.find((one) => one === goal.visibility) ?? 'private';
    this.#save.clear();
    this.#open = true;
    this.#host.focusOn('#sight :checked');
  }

  readonly #choose = (visibility: GoalVisibility): void => {
    this.#chosen = visibility;
    this.#host.requestUpdate();
  };

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  async #change(goal: Goal): Promise<void> {
    const saved = await this.#save.run({ path: { goalId: goal.id }, body: { visibility: this.#chosen } });
    if (!saved) return afterFailure(this.#host, this.#save);
    this.#close();
    this.#host.take(saved.answer);
    const name = partnerName(saved.answer) ?? '';
    const now: Readonly<Record<Sight, string>> = { nobody: text('nowNobody'), partner: text('nowPartner', { name }), coordinators: text('nowCoordinators'), both: text('nowBoth', { name }) };
    announce(now[sightOf(saved.answer.visibility, name !== '')]);
  }
}
