import { html, nothing, type TemplateResult } from 'lit';
import { limits, type ProgramTemplate } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { linkProgram, listCoordinatedPrograms, startProgram } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { radioCards, radioCardsStyles } from './radio-cards.ts';

interface ProgramFields {
  template: ProgramTemplate | undefined;
  title: string;
}

/** What a teacher sees in a course without a program: start one, or link one that they coordinate. */
class StartScreen implements Screen {
  readonly #app: AppHost;
  readonly #mine: ApiTask<CallAnswer<'listCoordinatedPrograms'>>;
  readonly #start: ApiAction<{ template: ProgramTemplate; title: string }, Me>;
  readonly #link: ApiAction<string, Me>;
  readonly #form: KeptForm<ProgramFields, 'title'>;
  #chosen = '';

  constructor(app: AppHost) {
    this.#app = app;
    this.#mine = new ApiTask(app, { load: (api, _args, options) => api.call(listCoordinatedPrograms, {}, options) });
    this.#start = new ApiAction(app, (api, body, options) => api.call(startProgram, { body }, options));
    this.#link = new ApiAction(app, (api, programId, options) => api.call(linkProgram, { path: { programId } }, options));
    this.#form = new KeptForm(app, {
      toDraft: ({ template = '', title }) => ({ template, title }),
      withDraft: (fields, draft) => ({ template: app.me?.course?.templates.find((one) => one === draft['template']) ?? fields.template, title: draft['title'] ?? fields.title }),
      wrongIn: ({ title }) => (title.trim() === '' ? ['title'] : []),
    });
  }

  render(): TemplateResult {
    const course = this.#app.me?.course;
    if (!course) return html``;
    const fields = this.#form.open('program', () => ({ template: course.templates[0], title: course.title }));
    const { headingLevel: level } = this.#app;
    return html`<div class="narrow-screen">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${text('startTitle')}</div>
        <p class="body soft">${text('startLead', { course: course.title })}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#renderStart(course.templates, fields)}
      ${this.#mine.render({ pending: () => html``, complete: ({ items }) => (items.length > 0 ? this.#renderLink(items) : nothing), error: () => nothing })}
    </div>`;
  }

  #renderStart(templates: readonly ProgramTemplate[], { template, title }: ProgramFields): TemplateResult {
    const words = templateWords();
    return html`<form class="stack" novalidate @submit=${this.#onStart}>
      ${radioCards({
        name: 'template',
        legend: text('template'),
        options: templates.map((value) => ({ value, ...words[value] })),
        value: template,
        onChange: (value) => this.#form.change({ template: value }),
      })}
      ${field(
        { id: 'title', label: text('programTitle'), hint: text('programTitleHint'), error: this.#form.errorOf('title', text('programTitleMissing')) },
        (control) => html`<input
          class="input"
          id=${control.id}
          dir="auto"
          maxlength=${limits.programTitle}
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          .value=${title}
          @input=${(event: Event) => this.#form.change({ title: (event.target as HTMLInputElement).value })}
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

  readonly #onStart = (event: Event): void => {
    event.preventDefault();
    void this.#sendStart();
  };

  async #sendStart(): Promise<void> {
    const { template, title = '' } = this.#form.fields ?? {};
    if (this.#form.check() || !template) return;
    const started = await this.#start.run({ template, title: title.trim() });
    if (!started) return sayProblem(this.#start.problem);
    void this.#form.sent();
    this.#enter(started.answer);
  }

  async #sendLink(programId: string): Promise<void> {
    const linked = await this.#link.run(programId);
    if (linked) this.#enter(linked.answer);
    else sayProblem(this.#link.problem);
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

function sayProblem(problem: Problem | undefined): void {
  if (problem) announce(ownWords(problem) ?? problemSentence(problem), 'assertive');
}

function ownWords({ code }: Problem): string | undefined {
  if (code === 'program-linked') return text('programLinked');
  return code === 'body-invalid' ? text('formNotAccepted') : undefined;
}

function problemOf(problem: Problem | undefined, retry: () => void): unknown {
  if (!problem) return nothing;
  const words = ownWords(problem);
  return words ? banner(problem.code === 'program-linked' ? 'warn' : 'danger', words) : problemBanner(problem, retry);
}

export const makeScreen = (app: AppHost): Screen => new StartScreen(app);
export const styles = [fieldStyles, radioCardsStyles, narrowScreenStyles];
