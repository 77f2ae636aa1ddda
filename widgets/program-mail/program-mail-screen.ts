import { css, html, type TemplateResult } from 'lit';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { pageTop } from '../app/page-top.ts';
import { fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { skeletonStyles } from '../parts/skeleton.ts';
import { BrandForm } from './brand-form.ts';
import { mailSampleStyles } from './mail-sample.ts';
import { text } from './program-mail.text.ts';
import { RemindersForm } from './reminders-form.ts';
import { RoomForm } from './room-form.ts';

/** For coordinators: where people meet, when they are reminded, and how mail looks. Each is saved by itself. */
class ProgramMailScreen implements Screen {
  readonly #app: AppHost;
  readonly #forms: readonly [RoomForm, RemindersForm, BrandForm];

  constructor(app: AppHost) {
    this.#app = app;
    this.#forms = [new RoomForm(app), new RemindersForm(app), new BrandForm(app)];
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
  fieldStyles,
  iconStyles,
  mailSampleStyles,
  narrowScreenStyles,
  skeletonStyles,
  css`
    .program-mail fieldset.stack {
      gap: 24px;
      min-inline-size: 0;
      margin: 0;
    }
    .program-mail .input.days {
      max-inline-size: 200px;
    }
    .comes-to,
    .comes-to > .api-task {
      display: grid;
      gap: 8px;
    }
    .comes-to {
      padding: 16px;
      border-radius: var(--_radius);
      background: var(--_sunken);
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
