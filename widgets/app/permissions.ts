import { css, html, nothing, type TemplateResult } from 'lit';
import type { ConsentPurpose } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { giveConsent, leaveProgram, listConsents, revokeConsent } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { choiceStyles, toggle } from '../parts/choice.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost } from './app-host.ts';
import { text as entrance } from './entrance.text.ts';
import { text } from './permission.text.ts';

/** What somebody has agreed to in the program, each with a switch, and the way out. */
export class Permissions {
  readonly #app: AppHost;
  readonly #consents: ApiTask<CallAnswer<'listConsents'>>;
  readonly #show: ApiAction<boolean, Me>;
  readonly #leave: ApiAction<undefined, Me>;
  #asking = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#consents = new ApiTask(app, { load: (api, _args, options) => api.call(listConsents, {}, options), refreshOn: ['consent.', 'enrolment.'] });
    const directory = { path: { purpose: 'directory' } } as const;
    this.#show = new ApiAction(app, (api, on, options) => (on ? api.call(giveConsent, directory, options) : api.call(revokeConsent, directory, options)));
    this.#leave = new ApiAction(app, (api, _none, options) => api.call(leaveProgram, {}, options));
  }

  /** The screen is left: nothing of it comes back as old. */
  reset(): void {
    this.#asking = false;
    this.#show.clear();
    this.#leave.clear();
  }

  render({ enrolments, program }: Me): TemplateResult | typeof nothing {
    const parts = enrolments.filter(({ state }) => state === 'active' || state === 'paused' || state === 'pending');
    if (parts.length === 0) return nothing;
    const isMentor = parts.some(({ role }) => role === 'mentor');
    return html`<section class="narrow-part permissions" aria-labelledby="permissions">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="permissions">${text('title')}</div>
      ${this.#consents.render({ pending: () => skeletonLines('most', 'half'), complete: ({ items }) => this.#renderSwitches(items, isMentor) })}
      ${this.#show.problem ? problemBanner(this.#show.problem, () => void this.#switch(() => this.#show.retry())) : nothing}
      <div><button class="button danger" type="button" aria-haspopup="dialog" @click=${this.#ask}>${text('leave')}</button></div>
      ${this.#renderDialog(program?.title ?? '')}
    </section>`;
  }

  #renderSwitches(consents: CallAnswer<'listConsents'>['items'], isMentor: boolean): TemplateResult {
    const given = (purpose: ConsentPurpose) => consents.find((one) => one.purpose === purpose && one.revokedAt === null);
    const since = (consent: ReturnType<typeof given>) => (consent ? html`<p class="meta">${text('since', { date: this.#app.formats.dayOf(consent.givenAt, 'year') })}</p>` : nothing);
    return html`
      ${isMentor
        ? html`<div class="permission">
            ${toggle({ label: entrance('consentDirectory'), checked: given('directory') !== undefined, disabled: this.#show.busy, onChange: (on) => void this.#switch(() => this.#show.run(on)) })}
            <p class="soft">${text('directoryHint')}</p>
            ${since(given('directory'))}
          </div>`
        : nothing}
      <div class="permission">
        ${toggle({ label: entrance('consentProgram'), checked: true, onChange: this.#ask })}
        <p class="soft">${text('programHint')}</p>
        ${since(given('program'))}
      </div>
    `;
  }

  #renderDialog(program: string): TemplateResult {
    const { busy, problem } = this.#leave;
    return dialog({
      id: 'leave',
      open: this.#asking,
      title: text('leaveTitle', { program }),
      body: html`<ul class="consequences">
          ${[text('leaveMatches'), text('leaveRequests'), text('leaveGoals')].map((words) => html`<li>${words}</li>`)}
        </ul>
        <p>${text('leaveBack')}</p>
        ${problem ? problemBanner(problem, () => void this.#go()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#stay}>${text('stay')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#go()}>${text('leaveDo')}</button>`,
      onClose: this.#stay,
    });
  }

  async #switch(act: () => Promise<{ answer: Me } | undefined>): Promise<void> {
    const done = await act();
    await this.#consents.refresh();
    if (!done) return;
    this.#app.session?.setMe(done.answer);
    const shown = this.#consents.value?.items.some(({ purpose, revokedAt }) => purpose === 'directory' && revokedAt === null) ?? false;
    announce(shown ? text('shown') : text('hidden'));
  }

  readonly #ask = (): void => {
    this.#asking = true;
    this.#leave.clear();
    this.#app.requestUpdate();
  };

  readonly #stay = (): void => {
    this.#asking = false;
    this.#app.requestUpdate();
  };

  /** Where nothing else opens the program to them, the way in is next. */
  async #go(): Promise<void> {
    const left = await this.#leave.run(undefined);
    if (!left) return;
    this.#stay();
    announce(text('saidLeft'));
    this.#app.session?.setMe(left.answer);
    if (left.answer.entrance === 'ready') this.#app.go('home');
  }
}

export const permissionsStyles = [
  choiceStyles,
  dialogStyles,
  css`
    .permissions {
      margin-block-start: 16px;
      padding-block-start: 32px;
      border-block-start: 1px solid var(--_line);
    }
    .permissions > .api-task {
      display: grid;
      gap: 24px;
    }
    .permission {
      display: grid;
      gap: 4px;
    }
    .permission > p {
      margin-inline-start: 48px;
    }
    .consequences {
      display: grid;
      gap: 8px;
      margin-block: 8px 16px;
      padding-inline-start: 20px;
      list-style: disc;
    }
  `,
];
