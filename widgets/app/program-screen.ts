import { css, html, nothing, type TemplateResult } from 'lit';
import { programStates, type ProgramState } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { advanceProgram, readProgram, readSession } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { ProgramGradebook, programGradebookStyles } from '../grades/program-gradebook.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost, Screen } from './app-host.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { ProgramLead, programLeadStyles } from './program-lead.ts';
import { stateWords, stepWords } from './program-steps.ts';
import { PastPrograms } from './past-programs.ts';
import { ProgramWords } from './program-words.ts';
import { text } from './program.text.ts';
import { text as shell } from './shell.text.ts';

type Managed = Shape<'ManagedProgram'>;

/** For coordinators: where the program stands and where it can go, who answers for it, and what people read about it. */
class ProgramScreen implements Screen {
  readonly #app: AppHost;
  readonly #program: ApiTask<Managed | undefined, [string]>;
  readonly #advance: ApiAction<{ programId: string; to: ProgramState }, Managed>;
  readonly #lead: ProgramLead;
  readonly #words: ProgramWords;
  readonly #gradebook: ProgramGradebook;
  readonly #past: PastPrograms;
  /** The step that is asked about: the dialog opens with it. */
  #asking: AskedStep | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#program = new ApiTask(app, {
      args: () => [app.me?.program?.id ?? ''],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readProgram, { path: { programId } }, options)),
      refreshOn: ['program.', 'appointment.'],
    });
    this.#advance = new ApiAction(app, (api, { programId, to }, options) => api.call(advanceProgram, { path: { programId }, body: { to } }, options));
    this.#lead = new ProgramLead(app, (program) => this.#take(program));
    this.#words = new ProgramWords(app, (program) => this.#take(program));
    this.#gradebook = new ProgramGradebook(app);
    this.#past = new PastPrograms(app);
  }

  leave(): void {
    this.#asking = undefined;
    this.#advance.clear();
    this.#lead.reset();
    this.#words.leave();
    this.#gradebook.leave();
    this.#past.leave();
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen program-screen">
      <header>
        <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${shell('program')}</div>
        <p class="body soft">${text('lead')}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#program.render({
        pending: () => skeletonLines('third', 'most', 'half', 'full'),
        complete: (program) => (program ? html`${this.#renderState(program)} ${this.#lead.render(program)} ${this.#renderCriteria()} ${this.#renderMail()} ${this.#gradebook.render()} ${program.state === 'archived' ? nothing : this.#words.render(program)} ${this.#past.render()}` : nothing),
      })}
    </div>`;
  }

  #renderState(program: Managed): TemplateResult {
    const { problem } = this.#advance;
    return html`<section class="narrow-part program-part" aria-labelledby="stands">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="stands">${text('standsTitle')}</div>
      <p class="body">${stateWords(program.state)}</p>
      ${problem ? explained(problem, () => void this.#retry()) : nothing}
      ${program.steps.length > 0 ? html`<div class="card stack"><p class="label" id="steps">${text('fromThere')}</p><ul class="next-states" aria-labelledby="steps">${program.steps.map((step, at) => html`<li>${this.#renderStep(program, step, at === 0)}</li>`)}</ul></div>` : nothing}
      <div><button class="button" id="who-may-join" type="button" @click=${() => this.#app.go('joining')}>${text('whoMayJoin')}</button></div>
      ${this.#renderDialogs(program)}
    </section>`;
  }

  #renderCriteria(): TemplateResult {
    return html`<section class="narrow-part program-part" aria-labelledby="pairs">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="pairs">${text('pairsTitle')}</div>
      <p class="soft">${text('pairsWords')}</p>
      <div class="row"><button class="button" type="button" @click=${() => this.#app.go('criteria')}>${text('rulesAndWeights')}</button>
        <button class="button" type="button" @click=${() => this.#app.go('asking')}>${text('howRequestsGo')}</button>
        <button class="button" type="button" @click=${() => this.#app.go('limits')}>${text('lengthsAndLimits')}</button>
        <button class="button" type="button" @click=${() => this.#app.go('questions')}>${text('questions')}</button>
        <button class="button" type="button" @click=${() => this.#app.go('fairness')}>${text('fairness')}</button></div>
    </section>`;
  }

  #renderMail(): TemplateResult {
    return html`<section class="narrow-part program-part" aria-labelledby="mail">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="mail">${text('mailTitle')}</div>
      <p class="soft">${text('mailWords')}</p>
      <div><button class="button" type="button" @click=${() => this.#app.go('mail')}>${text('meetingsAndMail')}</button></div>
    </section>`;
  }

  /** The way on is the filled button, once nothing is missing for it; the way back is none, and neither is the end, which asks first. */
  #renderStep({ id, state }: Managed, { to, needs }: Managed['steps'][number], first: boolean): TemplateResult {
    const words = stepWords(state, to);
    if (needs !== null) {
      return html`<p><span class="label">${words}</span> <span class="soft">${text('needsLead')}</span></p>
        <button class="button small" type="button" aria-label="${text('toLead')}: ${words}" @click=${this.#lead.open}>${text('toLead')}</button>`;
    }
    const busy = this.#advance.busy ? 'true' : 'false';
    if (isAsked(to)) return html`<button class="button ${to === 'archived' ? 'danger' : ''}" type="button" aria-haspopup="dialog" aria-busy=${busy} @click=${() => this.#ask(to)}>${words}</button>`;
    return html`<button class="button ${first && goesOn(state, to) ? 'primary' : ''}" type="button" aria-busy=${busy} @click=${() => void this.#go({ programId: id, to })}>${words}</button>`;
  }

  /** One dialog for each question: its words stay as they are while it closes. */
  #renderDialogs({ id, title: program, state }: Managed): readonly TemplateResult[] {
    return askedSteps.map((to) => {
      const { title, words, safe } = questionOf(to, program);
      return dialog({
        id: `ask-${to}`,
        open: this.#asking === to,
        title,
        body: html`<p>${words}</p>`,
        actions: html`<button class="button" type="button" @click=${this.#keep}>${safe}</button>
          <button class="button ${to === 'archived' ? 'danger' : 'primary'}" type="button" aria-busy=${this.#advance.busy ? 'true' : 'false'} @click=${() => void this.#go({ programId: id, to })}>${stepWords(state, to)}</button>`,
        onClose: this.#keep,
      });
    });
  }

  #ask(to: AskedStep): void {
    this.#asking = to;
    this.#app.requestUpdate();
  }

  readonly #keep = (): void => {
    this.#asking = undefined;
    this.#app.requestUpdate();
  };

  async #go(step: { programId: string; to: ProgramState }): Promise<void> {
    const moved = await this.#advance.run(step);
    this.#keep();
    // While the dialog is open all outside it is inert and takes no focus.
    await this.#app.updateComplete;
    if (moved) this.#arrive(moved.answer);
    else this.#freshAfter(this.#advance.problem);
  }

  async #retry(): Promise<void> {
    const moved = await this.#advance.retry();
    if (moved) this.#arrive(moved.answer);
    else this.#freshAfter(this.#advance.problem);
  }

  /** The button that was pressed is another one now: the focus goes to what it has led to. */
  #arrive(program: Managed): void {
    this.#take(program);
    announce(stateWords(program.state));
    this.#app.focusContent();
  }

  #freshAfter(problem: Problem | undefined): void {
    if (problem?.code === 'moved-on' || problem?.code === 'safeguarding-lead-missing') void this.#program.refresh();
  }

  /** What everybody reads of the program stands above this page, too. */
  #take(program: Managed): void {
    this.#program.set(program);
    void this.#app.api?.call(readSession, {}).then((me) => this.#app.session?.setMe(me)).catch(() => undefined);
  }
}

/** Steps that everybody in the program feels. */
const askedSteps = ['closing', 'archived'] as const satisfies readonly ProgramState[];
type AskedStep = (typeof askedSteps)[number];

function isAsked(to: ProgramState): to is AskedStep {
  return (askedSteps as readonly ProgramState[]).includes(to);
}

function questionOf(to: AskedStep, program: string): { title: string; words: string; safe: string } {
  if (to === 'closing') return { title: text('endTitle', { program }), words: text('endWords'), safe: text('notYet') };
  return { title: text('closeTitle', { program }), words: text('closeWords'), safe: text('keepOpen') };
}

function goesOn(from: ProgramState, to: ProgramState): boolean {
  return programStates.indexOf(to) > programStates.indexOf(from);
}

function explained(problem: Problem, retry: () => void): TemplateResult {
  if (problem.code === 'moved-on') return banner('warn', text.rich('changedMeanwhile'));
  return problem.code === 'safeguarding-lead-missing' ? banner('warn', text('needsLead')) : problemBanner(problem, retry);
}

export const makeScreen = (app: AppHost): Screen => new ProgramScreen(app);

export const styles = [
  dialogStyles,
  narrowScreenStyles,
  programLeadStyles,
  programGradebookStyles,
  css`
    .program-screen > .api-task {
      display: grid;
      gap: 40px;
      grid-template-columns: minmax(0, 1fr);
    }
    .program-part {
      gap: 16px;
    }
    .next-states {
      display: grid;
      gap: 12px;
    }
    .next-states > li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
    }
    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 24px;
    }
  `,
];
