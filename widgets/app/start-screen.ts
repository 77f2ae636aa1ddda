import { html, nothing, type TemplateResult } from 'lit';
import { limits, type ProgramTemplate } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { Draft } from '../api/draft.ts';
import { linkProgram, listCoordinatedPrograms, startProgram } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { offlineBanner } from './offline.ts';
import { radioCards, radioCardsStyles } from './radio-cards.ts';

/** What a teacher sees in a course without a program: start one, or link one that they coordinate. */
class StartScreen implements Screen {
  readonly #app: AppHost;
  readonly #mine: ApiTask<CallAnswer<'listCoordinatedPrograms'>>;
  readonly #start: ApiAction<{ template: ProgramTemplate; title: string }, Me>;
  readonly #link: ApiAction<string, Me>;
  readonly #draft: Draft;
  #fields: { template: ProgramTemplate | undefined; title: string } | undefined;
  #chosen = '';
  #tried = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#mine = new ApiTask(app, { load: (api, _args, options) => api.call(listCoordinatedPrograms, {}, options) });
    this.#start = new ApiAction(app, (api, body, options) => api.call(startProgram, { body }, options));
    this.#link = new ApiAction(app, (api, programId, options) => api.call(linkProgram, { path: { programId } }, options));
    this.#draft = new Draft(app);
  }

  render(): TemplateResult {
    const course = this.#app.me?.course;
    if (!course) return html``;
    this.#fields ??= this.#begin(course);
    const { headingLevel: level } = this.#app;
    return html`<div class="narrow-screen">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${text('startTitle')}</div>
        <p class="body soft">${text('startLead', { course: course.title })}</p>
        ${offlineBanner()}
      </header>
      ${this.#renderStart(course.templates, this.#fields)}
      ${this.#mine.render({ pending: () => html``, complete: ({ items }) => (items.length > 0 ? this.#renderLink(items) : nothing), error: () => nothing })}
    </div>`;
  }

  #renderStart(templates: readonly ProgramTemplate[], { template, title }: { template: ProgramTemplate | undefined; title: string }): TemplateResult {
    const words = templateWords();
    return html`<form class="stack" novalidate @submit=${this.#onStart}>
      ${radioCards({
        name: 'template',
        legend: text('template'),
        options: templates.map((value) => ({ value, ...words[value] })),
        value: template,
        onChange: (value) => this.#change({ template: value }),
      })}
      ${field(
        { id: 'title', label: text('programTitle'), hint: text('programTitleHint'), error: this.#tried && !title.trim() ? text('programTitleMissing') : undefined },
        (control) => html`<input
          class="input"
          id=${control.id}
          maxlength=${limits.programTitle}
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          .value=${title}
          @input=${(event: Event) => this.#change({ title: (event.target as HTMLInputElement).value })}
        />`,
      )}
      <p class="soft">${text('startWhat')}</p>
      ${problemOf(this.#start.problem, () => void this.#sendStart())}
      <div><button class="button primary large" type="submit" aria-busy=${this.#start.busy ? 'true' : 'false'}>${text('start')}</button></div>
    </form>`;
  }

  #renderLink(programs: readonly { id: string; title: string }[]): TemplateResult {
    const chosen = this.#chosen || (programs[0]?.id ?? '');
    const onSubmit = (event: Event) => {
      event.preventDefault();
      void this.#sendLink(chosen);
    };
    return html`<form class="card stack" @submit=${onSubmit}>
      <div>
        <div class="group" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('or')}</div>
        <p class="soft">${text('linkLead')}</p>
      </div>
      ${field({ id: 'linked', label: text('linkChoose') }, (control) => html`<select
          class="input"
          id=${control.id}
          @change=${(event: Event) => (this.#chosen = (event.target as HTMLSelectElement).value)}
        >
          ${programs.map(({ id, title }) => html`<option value=${id} .selected=${id === chosen}>${title}</option>`)}
        </select>`)}
      ${problemOf(this.#link.problem, () => void this.#sendLink(chosen))}
      <div><button class="button" type="submit" aria-busy=${this.#link.busy ? 'true' : 'false'}>${text('link')}</button></div>
    </form>`;
  }

  #begin({ title, templates }: NonNullable<Me['course']>): { template: ProgramTemplate | undefined; title: string } {
    void this.#draft.open('program').then((draft) => {
      const template = templates.find((one) => one === draft['template']);
      this.#fields = { template: template ?? this.#fields?.template, title: draft['title'] ?? this.#fields?.title ?? title };
      this.#app.requestUpdate();
    });
    return { template: templates[0], title };
  }

  #change(change: Partial<{ template: ProgramTemplate; title: string }>): void {
    if (!this.#fields) return;
    this.#fields = { ...this.#fields, ...change };
    this.#draft.keep({ template: this.#fields.template ?? '', title: this.#fields.title });
    this.#app.requestUpdate();
  }

  readonly #onStart = (event: Event): void => {
    event.preventDefault();
    void this.#sendStart();
  };

  async #sendStart(): Promise<void> {
    const { template, title } = this.#fields ?? {};
    this.#tried = true;
    this.#app.requestUpdate();
    if (!template || !title?.trim()) return this.#app.shadowRoot?.getElementById('title')?.focus();
    const started = await this.#start.run({ template, title: title.trim() });
    if (!started) return;
    await this.#draft.discard();
    this.#enter(started.answer);
  }

  async #sendLink(programId: string): Promise<void> {
    const linked = await this.#link.run(programId);
    if (linked) this.#enter(linked.answer);
  }

  #enter(me: Me): void {
    announce(text('saidStarted'));
    this.#app.session?.setMe(me);
  }
}

function templateWords(): Record<ProgramTemplate, { label: string; line: string }> {
  return {
    'alumni-and-careers': { label: text('templateAlumni'), line: text('templateAlumniLine') },
    'first-year-peers': { label: text('templatePeers'), line: text('templatePeersLine') },
    'new-hire-buddy': { label: text('templateBuddy'), line: text('templateBuddyLine') },
    reverse: { label: text('templateReverse'), line: text('templateReverseLine') },
  };
}

function problemOf(problem: Problem | undefined, retry: () => void): unknown {
  if (!problem) return nothing;
  if (problem.code === 'program-linked') return banner('warn', text('programLinked'));
  return problem.code === 'body-invalid' ? banner('danger', text('formNotAccepted')) : problemBanner(problem, retry);
}

export const makeScreen = (app: AppHost): Screen => new StartScreen(app);
export const styles = [fieldStyles, radioCardsStyles, narrowScreenStyles];
