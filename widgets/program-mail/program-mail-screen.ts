import { css, html, type TemplateResult } from 'lit';
import type { AppHost, Screen } from '../app/app-host.ts';
import { pageTop } from '../app/page-top.ts';
import { choiceStyles } from '../parts/choice.ts';
import { BrandForm } from './brand-form.ts';
import { mailSampleStyles } from './mail-sample.ts';
import { MeetingsForm } from './meetings-form.ts';
import { text } from './program-mail.text.ts';
import { RemindersForm } from './reminders-form.ts';
import { RoomForm } from './room-form.ts';
import { settingStyles } from './setting.styles.ts';

/** For coordinators: where people meet and for how long, when they are reminded, and how mail comes and looks. Each is saved by itself. */
class ProgramMailScreen implements Screen {
  readonly #app: AppHost;
  readonly #forms: readonly [RoomForm, MeetingsForm, RemindersForm, BrandForm];

  constructor(app: AppHost) {
    this.#app = app;
    this.#forms = [new RoomForm(app), new MeetingsForm(app), new RemindersForm(app), new BrandForm(app)];
  }

  leave(): void {
    for (const form of this.#forms) form.leave();
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen program-mail">
      ${pageTop(this.#app, { to: 'program', back: text('back'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#forms.map((form) => form.render())}
    </div>`;
  }
}

export const makeScreen = (app: AppHost): Screen => new ProgramMailScreen(app);

export const styles = [
  choiceStyles,
  mailSampleStyles,
  settingStyles,
  css`
    .quiet-hours {
      flex-wrap: wrap;
      align-items: start;
    }
    .reminded {
      padding-inline-start: 20px;
      list-style: disc;
    }
    .colour {
      margin-block-start: 4px;
    }
    .colour .input {
      inline-size: 160px;
    }
    .swatch {
      inline-size: 48px;
      block-size: 40px;
      padding: 2px;
      border: 1px solid var(--_line-strong);
      border-radius: var(--_radius);
      background: var(--_surface);
      cursor: pointer;
    }
  `,
];
