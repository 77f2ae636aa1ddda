import { html, nothing, type TemplateResult } from 'lit';
import { placeHoldingMatchStates } from '../../models/vocabulary.ts';
import { Draft } from '../api/draft.ts';
import type { Shape } from '../api/operation.ts';
import { editGoal, listMatches, setGoal } from '../api/operations.ts';
import type { Problem, ProblemCode } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { actionOf, afterFailure } from './goal-actions.ts';
import type { Goal } from './goal-facts.ts';
import { blankGoal, editOf, fieldsOf, newGoalOf, problemsOf, toDraft, withDraft, type FieldProblems, type GoalFields } from './goal-fields.ts';
import { dueField, firstMilestones, howField, matchField, reasonField, sightField, titleField } from './goal-form-fields.ts';
import { tell, type GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

type Match = Shape<'Match'>;

/** The form of a new goal, and that of one that is edited or re-planned. What is typed is kept as a draft while it is typed. */
export class GoalForm {
  readonly #host: GoalsHost;
  readonly #set;
  readonly #edit;
  readonly #readMatches;
  readonly #draft: Draft;
  #fields: GoalFields = blankGoal;
  #problems: FieldProblems = {};
  #matches: readonly Match[] = [];
  /** Counts openings: a draft that arrives for one that was closed is dropped. */
  #opening = 0;
  #touched = false;

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#set = actionOf(host, setGoal);
    this.#edit = actionOf(host, editGoal);
    this.#readMatches = actionOf(host, listMatches);
    this.#draft = new Draft(host);
  }

  /** Opens it for a new goal, from an example perhaps. */
  async openNew(example: Partial<GoalFields> = {}): Promise<void> {
    this.#start({ ...blankGoal, ...example });
    this.#host.focusOn('#goal-form-title');
    await Promise.all([this.#bringBack('goal-new'), this.#findMatches()]);
    this.#settleMatch();
  }

  async openEdit(goal: Goal, focus: 'goal-title-field' | 'goal-due'): Promise<void> {
    this.#start(fieldsOf(goal));
    this.#host.focusOn(`#${focus}`);
    await this.#bringBack(`goal-edit:${goal.id}`);
  }

  renderNew(level: number, onClose: () => void): TemplateResult {
    const partner = this.#match?.partner;
    const holder = this.#holder();
    return html`<form class="stack goal-form" novalidate aria-labelledby="goal-form-title" @submit=${(event: SubmitEvent) => this.#onSubmit(event, '', false, () => void this.#onSet())}>
      <div class="section" role="heading" aria-level=${level} id="goal-form-title" tabindex="-1">${text('newTitle')}</div>
      ${titleField(holder)} ${howField(holder)} ${dueField(holder)} ${firstMilestones(holder)} ${this.#matches.length > 1 ? matchField(holder, this.#matches) : nothing}
      ${sightField(holder, partner ? firstName(partner.name) : null, this.#matches.length === 0)}
      ${this.#set.problem ? problemOfSetting(this.#set.problem, () => void this.#onSet()) : nothing} ${actions(text('setGoal'), this.#set.busy, onClose)}
    </form>`;
  }

  /** @param reopen what opens the goal again where it was closed while somebody typed */
  renderEdit(goal: Goal, level: number, onClose: () => void, reopen: TemplateResult): TemplateResult {
    const asksReason = goal.overdue || this.#edit.problem?.details['path'] === 'reason';
    const holder = this.#holder();
    const submit = (event: SubmitEvent) => this.#onSubmit(event, goal.due ?? '', asksReason, () => void this.#onEdit(goal, onClose));
    return html`<form class="stack goal-form" novalidate aria-labelledby="goal-form-title" @submit=${submit}>
      <div class="section" role="heading" aria-level=${level} id="goal-form-title" tabindex="-1">${text('editTitle')}</div>
      ${titleField(holder)} ${howField(holder)} ${dueField(holder)} ${asksReason ? reasonField(holder) : nothing}
      ${this.#edit.problem && goal.can.includes('edit') ? problemBanner(this.#edit.problem, () => void this.#onEdit(goal, onClose)) : nothing}
      ${goal.can.includes('edit') ? actions(text('save'), this.#edit.busy, onClose) : banner('warn', text.rich('closedMeanwhile'), { action: reopen })}
    </form>`;
  }

  get #match(): Match | undefined {
    return this.#matches.find(({ id }) => id === this.#fields.match);
  }

  #holder() {
    return { fields: this.#fields, problems: this.#problems, today: this.#host.reading.today, change: this.#change, focusOn: (selector: string) => this.#host.focusOn(selector) };
  }

  #start(fields: GoalFields): void {
    this.#opening += 1;
    this.#fields = fields;
    this.#touched = false;
    this.#problems = {};
    this.#set.clear();
    this.#edit.clear();
  }

  /** What is typed before the draft is there wins. */
  async #bringBack(key: string): Promise<void> {
    const opening = this.#opening;
    const draft = await this.#draft.open(key);
    if (opening !== this.#opening || this.#touched) return;
    this.#fields = withDraft(this.#fields, draft);
    this.#host.requestUpdate();
  }

  async #findMatches(): Promise<void> {
    const read = await this.#readMatches.run({});
    this.#matches = (read?.answer.items ?? []).filter(({ mySide, state }) => mySide !== null && placeHoldingMatchStates.some((one) => one === state));
    this.#host.requestUpdate();
  }

  /** The only match is the one that is meant; one that is over is none. Who has several and names none means nobody by it; who has none yet, the first. */
  #settleMatch(): void {
    const only = this.#matches.length === 1 ? this.#matches[0] : undefined;
    const match = (this.#match ?? only)?.id ?? '';
    const { visibility } = this.#fields;
    this.#fields = { ...this.#fields, match, visibility: match === '' && this.#matches.length > 0 && visibility === 'match' ? 'private' : visibility };
    this.#host.requestUpdate();
  }

  readonly #change = (change: Partial<GoalFields>): void => {
    this.#touched = true;
    this.#fields = { ...this.#fields, ...change };
    if ('match' in change) this.#settleMatch();
    this.#draft.keep(toDraft(this.#fields));
    this.#host.requestUpdate();
  };

  #onSubmit(event: SubmitEvent, was: string, asksReason: boolean, send: () => void): void {
    event.preventDefault();
    const due = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#goal-due');
    this.#problems = problemsOf(this.#fields, { today: this.#host.reading.today, unrealDue: due?.validity.badInput ?? false, was, asksReason });
    this.#host.requestUpdate();
    if (Object.keys(this.#problems).length > 0) this.#host.focusOn('.goal-form [aria-invalid="true"]');
    else send();
  }

  async #onSet(): Promise<void> {
    const saved = await this.#set.run({ body: newGoalOf(this.#fields) });
    if (!saved) {
      if (this.#set.problem) announce(wordsOfSetting(this.#set.problem), 'assertive');
      return;
    }
    void this.#draft.discard();
    this.#host.take(saved.answer);
    this.#host.open(saved.answer.id);
    announce(text('saysSet'));
    this.#host.focusOn('#goal-title');
    tell(this.#host, 'mentor-goal-set', { goalId: saved.answer.id });
  }

  async #onEdit(goal: Goal, onClose: () => void): Promise<void> {
    const body = editOf(this.#fields, goal);
    if (Object.keys(body).length > 0) {
      const saved = await this.#edit.run({ path: { goalId: goal.id }, body });
      if (!saved) return afterFailure(this.#host, this.#edit);
      this.#host.take(saved.answer);
      announce(text('saved'));
    }
    void this.#draft.discard();
    onClose();
  }
}

/** The rules of this slice in its own words. */
const ruleWords: { readonly [Code in ProblemCode]?: 'tooMany' | 'notEnrolled' } = { 'limit-reached': 'tooMany', 'not-enrolled': 'notEnrolled' };

function problemOfSetting(problem: Problem, retry: () => void): TemplateResult {
  const own = ruleWords[problem.code];
  return own ? banner('warn', text.rich(own)) : problemBanner(problem, retry);
}

function wordsOfSetting(problem: Problem): string {
  const own = ruleWords[problem.code];
  return own ? text(own) : problemSentence(problem);
}

function actions(submit: string, busy: boolean, onClose: () => void): TemplateResult {
  return html`<div class="row form-actions">
    <button class="button" type="button" @click=${onClose}>${text('cancel')}</button>
    <button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${submit}</button>
  </div>`;
}
