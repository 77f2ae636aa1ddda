import { html, nothing, type TemplateResult } from 'lit';
import { limits, type ProgramTemplate } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { copyProgram, linkProgram, listCoordinatedPrograms, openPastProgram, startProgram } from '../api/operations.ts';
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

/** A kind of program, or the one that the course had before it was copied. */
type Beginning = ProgramTemplate | 'copy';
interface ProgramFields {
  beginning: Beginning | undefined;
  title: string;
}
type Course = NonNullable<Me['course']>;
type Beginnings = { copyOf: string; title: string } | { template: ProgramTemplate; title: string };

/** What a teacher sees in a course without a program: start one, or link one that they coordinate. */
class StartScreen implements Screen {
  readonly #app: AppHost;
  readonly #mine: ApiTask<CallAnswer<'listCoordinatedPrograms'>>;
  readonly #start: ApiAction<Beginnings, Me>;
  readonly #link: ApiAction<string, Me>;
  readonly #read: ApiAction<string, Me>;
  readonly #form: KeptForm<ProgramFields, 'title'>;
  #chosen = '';

  constructor(app: AppHost) {
    this.#app = app;
    this.#mine = new ApiTask(app, { load: (api, _args, options) => api.call(listCoordinatedPrograms, {}, options) });
    this.#start = new ApiAction(app, (api, { title, ...from }, options) =>
      'copyOf' in from ? api.call(copyProgram, { path: { programId: from.copyOf }, body: { title } }, options) : api.call(startProgram, { body: { ...from, title } }, options));
    this.#link = new ApiAction(app, (api, programId, options) => api.call(linkProgram, { path: { programId } }, options));
    this.#read = new ApiAction(app, (api, programId, options) => api.call(openPastProgram, { path: { programId } }, options));
    this.#form = new KeptForm(app, {
      toDraft: ({ beginning = '', title }) => ({ beginning, title }),
      withDraft: (fields, draft) => ({ beginning: beginningsOf(app.me?.course).find((one) => one === draft['beginning']) ?? fields.beginning, title: draft['title'] ?? fields.title }),
      wrongIn: ({ title }) => (title.trim() === '' ? ['title'] : []),
    });
  }

  render(): TemplateResult {
    const course = this.#app.me?.course;
    if (!course) return html``;
    const [first] = beginningsOf(course);
    const fields = this.#form.open('program', () => ({ beginning: first, title: usualTitle(course, first) }));
    const { headingLevel: level } = this.#app;
    return html`<div class="narrow-screen">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${text('startTitle')}</div>
        <p class="body soft">${leadOf(course)}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${course.over?.readable && course.copyOf ? this.#renderOver(course.copyOf) : nothing}
      ${this.#renderStart(course, fields)}
      ${this.#mine.render({ pending: () => html``, complete: ({ items }) => (items.length > 0 ? this.#renderLink(items, course) : nothing), error: () => nothing })}
    </div>`;
  }

  #renderStart(course: Course, { beginning, title }: ProgramFields): TemplateResult {
    const words = { ...templateWords(), copy: { label: text('copyOf', { program: course.copyOf?.title ?? '' }), line: text('copyOfLine') } };
    // The name goes with the choice until somebody writes one.
    const choose = (chosen: Beginning) => {
      const now = this.#form.fields ?? { beginning, title };
      this.#form.change({ beginning: chosen, ...(now.title === usualTitle(course, now.beginning) ? { title: usualTitle(course, chosen) } : {}) });
    };
    return html`<form class="stack" novalidate @submit=${this.#onStart}>
      ${radioCards({
        name: 'beginning',
        legend: text('template'),
        options: beginningsOf(course).map((value) => ({ value, ...words[value] })),
        value: beginning,
        onChange: choose,
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

  /** What the course had until now: its people go on reading it. */
  #renderOver({ id, title }: NonNullable<Course['copyOf']>): TemplateResult {
    return html`<div class="stack">
      <p class="soft">${text('overReadLine')}</p>
      ${problemOf(this.#read.problem, () => void this.#sendRead(id))}
      <div><button class="button" type="button" aria-busy=${this.#read.busy ? 'true' : 'false'} @click=${() => void this.#sendRead(id)}>${text('overRead', { program: title })}</button></div>
    </div>`;
  }

  /** The program that a copied course had before is the likeliest one. */
  #renderLink(programs: readonly { id: string; title: string }[], { copyOf }: Course): TemplateResult {
    const likely = programs.find(({ id }) => id === copyOf?.id) ?? programs[0];
    const chosen = this.#chosen || (likely?.id ?? '');
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
    const { beginning, title = '' } = this.#form.fields ?? {};
    const copyOf = this.#app.me?.course?.copyOf?.id;
    if (this.#form.check() || !beginning || (beginning === 'copy' && !copyOf)) return;
    const started = await this.#start.run({ title: title.trim(), ...(beginning === 'copy' ? { copyOf: copyOf! } : { template: beginning }) });
    if (!started) return sayProblem(this.#start.problem);
    void this.#form.sent();
    this.#enter(started.answer);
  }

  async #sendLink(programId: string): Promise<void> {
    const linked = await this.#link.run(programId);
    if (linked) this.#enter(linked.answer);
    else sayProblem(this.#link.problem);
  }

  async #sendRead(programId: string): Promise<void> {
    const opened = await this.#read.run(programId);
    if (opened) this.#app.session?.setMe(opened.answer);
    else sayProblem(this.#read.problem);
  }

  #enter(me: Me): void {
    announce(text('saidStarted'));
    this.#app.session?.setMe(me);
  }
}

/** The copy first, where there is something to start from. */
function beginningsOf(course: Course | null | undefined): readonly Beginning[] {
  if (!course) return [];
  return course.copyOf ? ['copy', ...course.templates] : course.templates;
}

function leadOf({ title: course, copyOf, over }: Course): string {
  if (!copyOf) return text('startLead', { course });
  return text(over ? 'overLead' : 'copyLead', { course, program: copyOf.title });
}

function usualTitle({ title, copyOf }: Course, beginning: Beginning | undefined): string {
  return beginning === 'copy' && copyOf ? copyOf.title : title;
}

function templateWords(): Record<ProgramTemplate, { label: string; line: string }> {
  return {
    'alumni-and-careers': { label: text('templateAlumni'), line: text('templateAlumniLine') },
    'first-year-peers': { label: text('templatePeers'), line: text('templatePeersLine') },
    circles: { label: text('templateCircles'), line: text('templateCirclesLine') },
    flash: { label: text('templateFlash'), line: text('templateFlashLine') },
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
