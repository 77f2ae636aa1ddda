import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { makeFairnessReport, readFairnessRules } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { pageTop, programIdOf } from '../app/page-top.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { iconStyles } from '../parts/icon.ts';
import { progressStyles } from '../parts/progress.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { FairnessRulesForm, type Rules } from './fairness-rules.ts';
import { text } from './fairness.text.ts';
import { reportView, type Report } from './report-view.ts';

/**
 * For coordinators: whether names are hidden, what mentees may say of themselves, and how the groups fare: in the program as it is, or
 * in the run that the address names.
 */
class FairnessScreen implements Screen {
  readonly #app: AppHost;
  readonly #rules: ApiTask<Rules | undefined, [string]>;
  readonly #report: ApiTask<Report, [string]>;
  readonly #form: FairnessRulesForm;
  #run = '';

  constructor(app: AppHost) {
    this.#app = app;
    this.#rules = new ApiTask(app, {
      args: () => [programIdOf(this.#app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readFairnessRules, { path: { programId } }, options)),
      refreshOn: ['program.'],
      says: { loading: () => text('loading'), loaded: () => text('loaded') },
    });
    this.#report = new ApiTask(app, {
      args: () => [this.#runId],
      ofClock: false,
      load: (api, [runId], options) => api.call(makeFairnessReport, { body: runId === '' ? {} : { runId } }, options),
    });
    this.#form = new FairnessRulesForm(app, (rules, asksElse) => {
      this.#rules.set(rules);
      if (asksElse) void this.#report.refresh();
    });
  }

  /** Of the address, where it names one; on another page the last one: nobody asks for another report by leaving this one. */
  get #runId(): string {
    const { page, rest } = this.#app.route;
    if (page === 'fairness') this.#run = /^[0-9a-f]{24}$/.test(rest) ? rest : '';
    return this.#run;
  }

  leave(): void {
    this.#form.leave();
  }

  render(): TemplateResult {
    const ofRun = this.#runId !== '';
    return html`<div class="narrow-screen fairness">
      ${pageTop(this.#app, { to: ofRun ? 'matching' : 'program', back: text(ofRun ? 'backToMatching' : 'backToProgram'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#rules.render({ pending: () => skeletonLines('third', 'most', 'full', 'half'), complete: (rules) => (rules ? this.#form.render(rules) : nothing) })}
      <section class="narrow-part" aria-labelledby="fair-figures">
        <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="fair-figures">${text('figuresTitle')}</div>
        ${ofRun ? segmented({
          name: 'fair-which',
          legend: text('which'),
          legendHidden: true,
          options: [{ value: 'run', label: text('ofRun') }, { value: 'program', label: text('ofProgram') }],
          value: 'run',
          onChange: () => this.#app.go('fairness'),
        }) : nothing}
        ${this.#report.render({ pending: () => skeletonLines('third', 'full', 'full'), complete: (report) => reportView(report, this.#app.formats, this.#app.headingLevel + 2) })}
      </section>
    </div>`;
  }
}

export const makeScreen = (app: AppHost): Screen => new FairnessScreen(app);

export const styles = [
  choiceStyles,
  iconStyles,
  narrowScreenStyles,
  progressStyles,
  skeletonStyles,
  css`
    .fairness,
    .fairness > .api-task {
      display: grid;
      gap: 40px;
      grid-template-columns: minmax(0, 1fr);
    }
    .fairness .narrow-part > .api-task {
      display: grid;
      gap: 24px;
      grid-template-columns: minmax(0, 1fr);
    }
    .fair-groups {
      display: grid;
      gap: 24px;
    }
    .fair-groups > li {
      display: grid;
      gap: 8px;
    }
  `,
];
