import { css, html, nothing, type TemplateResult } from 'lit';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { invitePeople, previewPeople } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { text } from './external-people.text.ts';
import { faultWords, problemWords } from './import-words.ts';
import { InvitedList } from './invited-list.ts';
import { contentOf, download, templateFile, toBase64 } from './people-file.ts';

type Preview = Shape<'PeoplePreview'>;
interface Sent {
  content: string;
  role: EnrolmentRole;
}

/** For coordinators: people from outside the LMS are read from a file or pasted rows, looked at, and invited; below, who was. */
export class InvitePeople {
  readonly #app: AppHost;
  readonly #look: ApiAction<Sent, Preview>;
  readonly #invite: ApiAction<Sent & { digest: string }, CallAnswer<'invitePeople'>>;
  readonly #invited: InvitedList;
  #file: File | undefined;
  #pasted = '';
  #role: EnrolmentRole = 'mentor';
  /** What was looked at, and what came of it. */
  #seen: { sent: Sent; preview: Preview } | undefined;
  #error: string | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#look = new ApiAction(app, (api, body, options) => api.call(previewPeople, { body }, options));
    this.#invite = new ApiAction(app, (api, body, options) => api.call(invitePeople, { body }, options));
    this.#invited = new InvitedList(app);
  }

  leave(): void {
    this.#file = undefined;
    this.#pasted = '';
    this.#forget();
  }

  render(): TemplateResult {
    return html`<div class="stack invite-people">
      <p class="soft">${text('lead')}</p>
      ${this.#renderForm()} ${this.#renderProblem()} ${this.#seen ? this.#renderPreview(this.#seen.preview) : nothing} ${this.#invited.render()}
    </div>`;
  }

  #renderForm(): TemplateResult {
    return html`<form class="stack" novalidate @submit=${this.#onLook}>
      ${field({ id: 'people-file', label: text('file'), hint: text('fileHint'), ...(this.#error === undefined ? {} : { error: this.#error }) }, (control) => html`<input
          class="input"
          type="file"
          id=${control.id}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          @change=${(event: Event) => {
            this.#file = (event.target as HTMLInputElement).files?.[0];
            this.#forget();
          }}
        />`)}
      ${field({ id: 'people-paste', label: text('paste') }, (control) => html`<textarea class="input" id=${control.id} rows="3" dir="ltr" spellcheck="false" .value=${this.#pasted} @input=${(event: Event) => {
        this.#pasted = (event.target as HTMLTextAreaElement).value;
        this.#forget();
      }}></textarea>`)}
      ${segmented({
        name: 'people-role',
        legend: text('roleOf'),
        options: [{ value: 'mentor', label: text('mentor') }, { value: 'mentee', label: text('mentee') }],
        value: this.#role,
        onChange: (role) => {
          this.#role = role;
          this.#forget();
        },
      })}
      <div class="row">
        <button class="button ${this.#seen ? '' : 'primary'}" type="submit" aria-busy=${this.#look.busy ? 'true' : 'false'}>${text('look')}</button>
        <button class="button quiet" type="button" @click=${() => download('people.csv', templateFile(this.#app.me?.program?.topics ?? []))}>${text('template')}</button>
      </div>
    </form>`;
  }

  #renderProblem(): unknown {
    const problem = this.#invite.problem ?? this.#look.problem;
    if (!problem) return nothing;
    const words = problemWords(problem);
    return words ? banner('danger', words) : problemBanner(problem, () => void (this.#invite.problem ? this.#send() : this.#read()));
  }

  #renderPreview({ counts, bad, good, badFile, encoding, ignored }: Preview): TemplateResult {
    const level = this.#app.headingLevel + 2;
    const { formats } = this.#app;
    return html`<section class="stack" aria-labelledby="people-preview">
      <p class="group" id="people-preview" role="heading" aria-level=${level} tabindex="-1">${text('summary', { fresh: formats.number(counts.new), invited: formats.number(counts.invited), here: formats.number(counts.here), bad: formats.number(counts.bad) })}</p>
      ${encoding === 'windows-1252' ? banner('warn', text('fromWindows')) : encoding === 'utf-16' ? banner('info', text('fromUtf16')) : nothing}
      ${ignored.length > 0 ? html`<p class="meta">${text('ignored', { names: formats.list(ignored) })}</p>` : nothing}
      ${bad.length > 0
        ? html`<p><b>${text('badTitle')}</b></p>
          <ul class="people-rows">${bad.map(({ row, email, faults }) => html`<li><b>${text('row', { row: formats.number(row) })}</b> <span dir="auto">${email}</span>${faults.map((fault) => html`<br /><span class="fault">${faultWords(fault)}</span>`)}</li>`)}</ul>
          ${counts.bad > bad.length ? html`<p class="meta">${text('firstOnly')}</p>` : nothing}
          ${badFile === null ? nothing : html`<div><button class="button small" type="button" @click=${() => download('people-with-faults.csv', badFile)}>${text('badFile')}</button></div>`}`
        : nothing}
      ${good.length > 0
        ? html`<p><b>${text('goodTitle')}</b></p>
          <ul class="people-rows">${good.map((one) => html`<li><b>${text('row', { row: formats.number(one.row) })}</b> <span dir="auto">${one.name ?? ''}</span> <span dir="ltr">${one.email}</span> ${tag(one.outcome === 'new' ? text('fresh') : one.outcome === 'here' ? text('here') : text('invited'), one.outcome === 'new' ? 'ok' : 'plain')}</li>`)}</ul>
          ${counts.new + counts.invited + counts.here > good.length ? html`<p class="meta">${text('firstOnly')}</p>` : nothing}`
        : nothing}
      ${counts.new === 0
        ? html`<p>${text('nobodyNew')}</p>`
        : html`<div><button class="button primary" type="button" id="invite-them" aria-busy=${this.#invite.busy ? 'true' : 'false'} @click=${() => void this.#send()}>${text('invite', { count: counts.new })}</button></div>`}
    </section>`;
  }

  readonly #onLook = (event: Event): void => {
    event.preventDefault();
    void this.#read();
  };

  async #read(): Promise<void> {
    this.#forget();
    if (!this.#file && this.#pasted.trim() === '') return this.#tell(text('nothingChosen'));
    const content = this.#file ? await contentOf(this.#file) : toBase64(new TextEncoder().encode(this.#pasted));
    if (content === undefined) return this.#tell(text('fileTooLarge'));
    if (content === '') return this.#tell(text('fileEmpty'));
    const sent = { content, role: this.#role };
    const looked = await this.#look.run(sent);
    if (!looked) return this.#sayProblem(this.#look);
    this.#seen = { sent, preview: looked.answer };
    this.#app.requestUpdate();
    await this.#app.updateComplete;
    announce(text('saidLooked'));
    this.#app.renderRoot.querySelector<HTMLElement>('#people-preview')?.focus();
  }

  async #send(): Promise<void> {
    if (!this.#seen) return;
    const { sent, preview } = this.#seen;
    const done = await this.#invite.run({ ...sent, digest: preview.digest });
    if (!done) return this.#sayProblem(this.#invite);
    this.leave();
    this.#invited.show(done.answer);
    const input = this.#app.renderRoot.querySelector<HTMLInputElement>('#people-file');
    if (input) input.value = '';
    await this.#app.updateComplete;
    announce(text('saidInvited', { count: preview.counts.new }));
    this.#app.renderRoot.querySelector<HTMLElement>('#invited-people')?.focus();
  }

  #tell(error: string): void {
    this.#error = error;
    this.#app.requestUpdate();
    announce(error, 'assertive');
  }

  #sayProblem({ problem }: Pick<ApiAction<unknown, unknown>, 'problem'>): void {
    const words = problem && problemWords(problem);
    if (words) announce(words, 'assertive');
  }

  /** What was looked at is not what is there now. */
  #forget(): void {
    this.#seen = undefined;
    this.#error = undefined;
    this.#look.clear();
    this.#invite.clear();
  }
}

export const styles = [
  choiceStyles,
  fieldStyles,
  tagStyles,
  css`
    .people-rows {
      max-block-size: 320px;
      margin: 0;
      padding-inline-start: 20px;
      overflow: auto;
      overflow-wrap: anywhere;
    }
    .people-rows li {
      padding-block: 4px;
    }
    .invited-person {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      padding-block: 8px;
    }
    .invited-person > :first-child {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
  `,
];
