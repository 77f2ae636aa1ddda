import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import { editProgram } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { field } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type { AppHost } from './app-host.ts';
import { text } from './program.text.ts';

type Managed = Shape<'ManagedProgram'>;
type Field = 'title' | 'starts-on' | 'ends-on';
type Edit = NonNullable<CallInput<'editProgram'>['body']>;

/** As typed; '' for nothing. */
interface Fields {
  title: string;
  subtitle: string;
  startsOn: string;
  endsOn: string;
}

/** The form of what people read about the program: its name, a second line, and its days. */
export class ProgramWords {
  readonly #app: AppHost;
  readonly #take: (program: Managed) => void;
  readonly #edit: ApiAction<{ programId: string; body: Edit }, Managed>;
  readonly #form: KeptForm<Fields, Field>;
  /** Date fields that hold a day that does not exist: their value is empty, and must not clear the day that is there. */
  #unreal: ReadonlySet<Field> = new Set();
  #saved = false;

  constructor(app: AppHost, take: (program: Managed) => void) {
    this.#app = app;
    this.#take = take;
    this.#edit = new ApiAction(app, (api, { programId, body }, options) => api.call(editProgram, { path: { programId }, body }, options));
    this.#form = new KeptForm(app, {
      toDraft: (fields) => ({ ...fields }),
      withDraft: (fields, draft) => ({ ...fields, ...draft }),
      wrongIn: (fields) => [...(fields.title.trim() === '' ? ['title' as const] : []), ...this.#unreal, ...(endsTooEarly(fields) ? ['ends-on' as const] : [])],
    });
  }

  leave(): void {
    this.#form.leave();
    this.#edit.clear();
    this.#saved = false;
  }

  render(program: Managed): TemplateResult {
    const fields = this.#form.open('program-edit', () => fieldsOf(program));
    const { problem, busy } = this.#edit;
    return html`<form class="narrow-part program-part" novalidate aria-labelledby="words" @submit=${(event: SubmitEvent) => this.#onSubmit(event, program)}>
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="words">${text('readTitle')}</div>
      ${this.#line('title', text('name'), fields.title, limits.programTitle, { error: this.#form.errorOf('title', text('nameMissing')) }, (title) => this.#change({ title }))}
      ${this.#line('subtitle', text('subtitle'), fields.subtitle, limits.programSubtitle, { hint: text('subtitleHint'), optional: true }, (subtitle) => this.#change({ subtitle }))}
      <div class="days">
        ${this.#day('starts-on', text('startsOn'), fields.startsOn, (startsOn) => this.#change({ startsOn }))}
        ${this.#day('ends-on', text('endsOn'), fields.endsOn, (endsOn) => this.#change({ endsOn }), endsTooEarly(fields) ? text('endsTooEarly') : undefined)}
      </div>
      ${problem ? problemBanner(problem, () => void this.#save(program)) : nothing}
      <div class="row">
        <button class="button" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
      </div>
    </form>`;
  }

  #line(id: string, label: string, value: string, most: number, more: { hint?: string; error?: string | undefined; optional?: boolean }, onChange: (value: string) => void): TemplateResult {
    return field({ id, label, ...more }, (control) => html`<input
      class="input"
      id=${control.id}
      dir="auto"
      autocomplete="off"
      maxlength=${most}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      .value=${value}
      @input=${(event: Event) => onChange((event.target as HTMLInputElement).value)}
    />`);
  }

  #day(id: 'starts-on' | 'ends-on', label: string, value: string, onChange: (value: string) => void, wrong?: string): TemplateResult {
    const error = this.#form.errorOf(id, this.#unreal.has(id) ? text('dateUnreal') : wrong);
    return field({ id, label, error, optional: true }, (control) => html`<input
      class="input"
      id=${control.id}
      type="date"
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      .value=${value}
      @input=${(event: Event) => onChange((event.target as HTMLInputElement).value)}
    />`);
  }

  #change(change: Partial<Fields>): void {
    this.#saved = false;
    this.#form.change(change);
  }

  #onSubmit(event: SubmitEvent, program: Managed): void {
    event.preventDefault();
    const days = (event.target as HTMLFormElement).querySelectorAll<HTMLInputElement>('input[type=date]');
    this.#unreal = new Set([...days].filter(({ validity }) => validity.badInput).map(({ id }) => id as Field));
    if (!this.#form.check()) void this.#save(program);
  }

  async #save(program: Managed): Promise<void> {
    const { fields } = this.#form;
    if (!fields) return;
    const body = editOf(fields, program);
    if (Object.keys(body).length > 0) {
      const saved = await this.#edit.run({ programId: program.id, body });
      if (!saved) return this.#tell(this.#edit.problem);
      this.#take(saved.answer);
    }
    void this.#form.sent();
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }

  #tell(problem: Problem | undefined): void {
    if (problem?.details['path'] !== 'endsOn') return;
    this.#form.tell('ends-on', text('endsTooEarly'), 'assertive');
    this.#form.focus('ends-on');
  }
}

function fieldsOf({ title, subtitle, startsOn, endsOn }: Managed): Fields {
  return { title, subtitle: subtitle ?? '', startsOn: startsOn ?? '', endsOn: endsOn ?? '' };
}

/** Only what is different. */
function editOf(fields: Fields, program: Managed): Edit {
  const was = fieldsOf(program);
  return {
    ...(fields.title.trim() !== was.title && { title: fields.title.trim() }),
    ...(fields.subtitle.trim() !== was.subtitle && { subtitle: fields.subtitle.trim() || null }),
    ...(fields.startsOn !== was.startsOn && { startsOn: fields.startsOn || null }),
    ...(fields.endsOn !== was.endsOn && { endsOn: fields.endsOn || null }),
  };
}

function endsTooEarly({ startsOn, endsOn }: Fields): boolean {
  return startsOn !== '' && endsOn !== '' && endsOn < startsOn;
}
