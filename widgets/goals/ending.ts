import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { Draft } from '../api/draft.ts';
import { achieveGoal, deleteGoal, dropGoal, reopenGoal, restoreGoal } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { actionOf, afterFailure } from './goal-actions.ts';
import type { Goal } from './goal-facts.ts';
import { tell, type GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

/** How a goal ends and comes back: reached, let go, deleted; opened again, restored. */
export class Ending {
  readonly #host: GoalsHost;
  readonly #achieve;
  readonly #drop;
  readonly #reopen;
  readonly #delete;
  readonly #restore;
  readonly #draft: Draft;
  #asking = false;
  #helped = '';

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#achieve = actionOf(host, achieveGoal);
    this.#drop = actionOf(host, dropGoal);
    this.#reopen = actionOf(host, reopenGoal);
    this.#delete = actionOf(host, deleteGoal);
    this.#restore = actionOf(host, restoreGoal);
    this.#draft = new Draft(host);
  }

  reset(): void {
    this.#asking = false;
    for (const action of [this.#achieve, this.#drop, this.#reopen, this.#delete, this.#restore]) action.clear();
  }

  /** What did not work, where the goal's head can show it. */
  problem(): unknown {
    const failed = [this.#drop, this.#reopen, this.#delete, this.#restore].find(({ problem }) => problem);
    return failed?.problem ? problemBanner(failed.problem) : nothing;
  }

  reopenButton(goal: Goal): TemplateResult {
    return html`<button class="button small" type="button" aria-busy=${this.#reopen.busy ? 'true' : 'false'} @click=${() => void this.reopen(goal)}>${text('reopen')}</button>`;
  }

  dialog(goal: Goal): TemplateResult {
    return dialog({
      id: 'reach',
      open: this.#asking,
      title: text('reachTitle'),
      body: this.#asking ? this.#question(goal) : nothing,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('notReached')}</button>
        <button class="button primary" type="button" aria-busy=${this.#achieve.busy ? 'true' : 'false'} @click=${() => void this.#onReached(goal)}>${text('markReached')}</button>`,
      onClose: this.#close,
    });
  }

  #question(goal: Goal): TemplateResult {
    return html`<p>${text('reachWords')}</p>
      ${field({ id: 'what-helped', label: text('whatHelped'), hint: text('whatHelpedHint'), optional: true }, (control) => html`<textarea class="input" rows="3" id=${control.id} maxlength=${limits.checkInText}
        aria-describedby=${control.describedBy} .value=${this.#helped} @input=${this.#onInput}></textarea>`)}
      ${this.#achieve.problem ? problemBanner(this.#achieve.problem, () => void this.#onReached(goal)) : nothing}`;
  }

  /** Asks what helped, then marks the goal as reached. */
  async ask(goal: Goal): Promise<void> {
    this.#asking = true;
    this.#achieve.clear();
    this.#host.requestUpdate();
    const { helped = '' } = await this.#draft.open(`goal-reach:${goal.id}`);
    this.#helped ||= helped;
    this.#host.requestUpdate();
  }

  async letGo(goal: Goal): Promise<void> {
    const saved = await this.#drop.run({ path: { goalId: goal.id } });
    if (!saved) return afterFailure(this.#host, this.#drop);
    this.#host.take(saved.answer);
    this.#host.offerUndo(text('letGoDone'), () => void this.reopen(saved.answer));
    this.#host.focusOn('#goal-title');
    tell(this.#host, 'mentor-goal-dropped', { goalId: goal.id });
  }

  async reopen(goal: Goal): Promise<void> {
    const saved = await this.#reopen.run({ path: { goalId: goal.id } });
    if (!saved) return afterFailure(this.#host, this.#reopen);
    this.#host.take(saved.answer);
    announce(text('saysReopened'));
    this.#host.focusOn('#goal-title', '#goal-form-title');
    tell(this.#host, 'mentor-goal-reopened', { goalId: goal.id });
  }

  async delete(goal: Goal): Promise<void> {
    const done = await this.#delete.run({ path: { goalId: goal.id } });
    if (!done) return afterFailure(this.#host, this.#delete);
    this.#host.drop(goal.id);
    this.#host.offerUndo(text('deletedDone'), () => void this.restore(goal.id));
    tell(this.#host, 'mentor-goal-deleted', { goalId: goal.id });
  }

  /** Brings a deleted goal back and opens it. Returns whether it did. */
  async restore(goalId: string): Promise<boolean> {
    const saved = await this.#restore.run({ path: { goalId } });
    if (!saved) {
      afterFailure(this.#host, this.#restore);
      return false;
    }
    this.#host.take(saved.answer);
    this.#host.open(goalId);
    announce(text('saysBack'));
    this.#host.focusOn('#goal-title');
    tell(this.#host, 'mentor-goal-restored', { goalId });
    return true;
  }

  readonly #onInput = (event: InputEvent): void => {
    this.#helped = (event.target as HTMLTextAreaElement).value;
    this.#draft.keep({ helped: this.#helped });
  };

  readonly #close = (): void => {
    this.#asking = false;
    this.#host.requestUpdate();
  };

  async #onReached(goal: Goal): Promise<void> {
    const saved = await this.#achieve.run({ path: { goalId: goal.id }, body: { whatHelped: this.#helped.trim() || null } });
    if (!saved) return afterFailure(this.#host, this.#achieve);
    this.#asking = false;
    this.#helped = '';
    void this.#draft.discard();
    this.#host.take(saved.answer);
    announce(text('saysReached'));
    this.#host.focusOn('#goal-title');
    tell(this.#host, 'mentor-goal-achieved', { goalId: goal.id });
  }
}
