import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { Draft } from '../api/draft.ts';
import { checkIn } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { scale } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import { alert, eye, lock, people } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { actionOf, afterFailure } from './goal-actions.ts';
import { sightOf, type Goal } from './goal-facts.ts';
import { partnerName } from './goal-words.ts';
import { tell, type GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

const numbers = Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: at + 1 }));
const blank = { confidence: '', text: '' };

/** How sure a person is this week, 1 to 10, and a few words. What is typed is kept as a draft of this goal. */
export class CheckInForm {
  readonly #host: GoalsHost;
  readonly #save;
  readonly #draft: Draft;
  #goalId: string | undefined;
  #fields = blank;
  #unchosen = false;

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#save = actionOf(host, checkIn);
    this.#draft = new Draft(host);
  }

  /** Another goal is shown: what was typed for it before is brought back. */
  reset(goal: Goal): void {
    this.#goalId = goal.id;
    this.#fields = blank;
    this.#unchosen = false;
    this.#save.clear();
    if (goal.can.includes('check-in')) void this.#bringBack(goal.id);
  }

  /** @param reopen what opens the goal again where it was closed while somebody typed */
  render(goal: Goal, level: number, reopen: TemplateResult): TemplateResult | typeof nothing {
    const able = goal.can.includes('check-in');
    if (!able && !this.#fields.text) return nothing;
    const name = partnerName(goal);
    const pair = name !== null && goal.visibility !== 'private';
    return html`<form class="part check-in" novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, goal)}>
      <div>
        <div class="group" role="heading" aria-level=${level}>${text('howSure')}</div>
        <p class="soft">${pair ? text('notAGradeWith', { name }) : text('notAGrade')}</p>
      </div>
      <div class="sure">
        ${scale({ name: 'confidence', legend: text('howSure'), legendHidden: true, options: numbers, value: this.#fields.confidence, onChange: (confidence) => this.#type({ confidence }) })}
        <div class="row between meta" aria-hidden="true"><span>${text('notYet')}</span><span>${text('gotThis')}</span></div>
        ${this.#unchosen ? html`<p class="error" role="alert">${icon(alert, 16)}<span>${text('chooseNumber')}</span></p>` : nothing}
      </div>
      ${field({ id: 'what-moved', label: text('whatMoved'), optional: true }, (control) => html`<textarea class="input" rows="2" id=${control.id} maxlength=${limits.checkInText}
        .value=${this.#fields.text} @input=${(event: InputEvent) => this.#type({ text: (event.target as HTMLTextAreaElement).value })}></textarea>`)}
      ${this.#save.problem && able ? problemBanner(this.#save.problem, () => void this.#send(goal)) : nothing}
      ${able ? this.#actions(goal) : banner('warn', text.rich('closedMeanwhile'), { action: reopen })}
    </form>`;
  }

  #actions(goal: Goal): TemplateResult {
    return html`<div class="row between">
      ${this.#whoSees(goal)}
      <button class="button primary" type="submit" aria-busy=${this.#save.busy ? 'true' : 'false'}>${text('saveCheckIn')}</button>
    </div>`;
  }

  #whoSees(goal: Goal): TemplateResult {
    const name = partnerName(goal);
    const sight = sightOf(goal.visibility, name !== null);
    const [shape, words] =
      sight === 'nobody' ? [lock, text('seesNobody')]
      : sight === 'partner' ? [people, text('seesPartner', { name: name ?? '' })]
      : sight === 'coordinators' ? [eye, text('seesCoordinators')]
      : [eye, text('seesBoth', { name: name ?? '' })];
    return html`<span class="row soft">${icon(shape, 16)}<span>${words}</span></span>`;
  }

  async #bringBack(goalId: string): Promise<void> {
    const { confidence = '', text: words = '' } = await this.#draft.open(`goal-check-in:${goalId}`);
    if (this.#goalId !== goalId || this.#fields !== blank || !(confidence || words)) return;
    this.#fields = { confidence, text: words };
    this.#host.requestUpdate();
  }

  #type(change: Partial<typeof blank>): void {
    this.#fields = { ...this.#fields, ...change };
    this.#unchosen &&= this.#fields.confidence === '';
    this.#draft.keep(this.#fields);
    this.#host.requestUpdate();
  }

  #onSubmit(event: SubmitEvent, goal: Goal): void {
    event.preventDefault();
    if (!goal.can.includes('check-in')) return;
    this.#unchosen = this.#fields.confidence === '';
    this.#host.requestUpdate();
    if (this.#unchosen) return this.#host.focusOn('.check-in .scale input');
    void this.#send(goal);
  }

  async #send(goal: Goal): Promise<void> {
    const sent = this.#fields;
    const confidence = Number(sent.confidence);
    const saved = await this.#save.run({ path: { goalId: goal.id }, body: { confidence, text: sent.text.trim() || null } });
    if (!saved) return afterFailure(this.#host, this.#save);
    if (this.#fields === sent) {
      this.#fields = blank;
      void this.#draft.discard();
    }
    this.#host.take(saved.answer);
    announce(text('saysCheckedIn', { value: confidence }));
    tell(this.#host, 'mentor-goal-checked-in', { goalId: goal.id });
  }
}
