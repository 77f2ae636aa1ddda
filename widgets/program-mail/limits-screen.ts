import { html, type TemplateResult } from 'lit';
import type { AppHost, Screen } from '../app/app-host.ts';
import { pageTop } from '../app/page-top.ts';
import { choiceStyles } from '../parts/choice.ts';
import { LimitsForm } from './limits-form.ts';
import { text } from './program-mail.text.ts';
import { settingStyles } from './setting.styles.ts';

/** For coordinators: how long things last in the program, and how many of them people have. */
class LimitsScreen implements Screen {
  readonly #app: AppHost;
  readonly #form: LimitsForm;

  constructor(app: AppHost) {
    this.#app = app;
    this.#form = new LimitsForm(app);
  }

  leave(): void {
    this.#form.leave();
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen program-mail">
      ${pageTop(this.#app, { to: 'program', back: text('back'), title: text('limits'), lead: text('limitsLead'), closed: text('limitsClosed') })}
      ${this.#form.render()}
    </div>`;
  }
}

export const makeScreen = (app: AppHost): Screen => new LimitsScreen(app);

export const styles = [choiceStyles, settingStyles];
