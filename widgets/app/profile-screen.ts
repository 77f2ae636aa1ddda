import { html, nothing, type TemplateResult } from 'lit';
import { limits, locales, type Locale } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import type { CallInput } from '../api/operation.ts';
import { editProfile } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { left } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { languagesField, languagesFieldStyles } from './languages-field.ts';
import { manyChips, manyChipsStyles } from './many-chips.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { offlineBanner } from './offline.ts';
import { draftOf, editsOf, profileOf, withProfileDraft, wrongIn, type PartFields, type ProfileFields } from './profile-form.ts';
import { text as shell } from './shell.text.ts';
import { zoneField } from './zone-field.ts';

type Full = 'languages' | 'topics';

/** What others see of somebody, and how they see the program: their language and their clock. */
class ProfileScreen implements Screen {
  readonly #app: AppHost;
  readonly #edit: ApiAction<NonNullable<CallInput<'editProfile'>['body']>, Me>;
  readonly #draft: Draft;
  #fields: ProfileFields | undefined;
  #tried = false;
  #saved = false;
  #typed = false;
  #full: Full | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#edit = new ApiAction(app, (api, body, options) => api.call(editProfile, { body }, options));
    this.#draft = new Draft(app);
  }

  leave(): void {
    this.#fields = undefined;
    this.#tried = false;
    this.#saved = false;
    this.#edit.clear();
  }

  render(): TemplateResult {
    const { me, headingLevel: level } = this.#app;
    if (!me) return html``;
    this.#fields ??= this.#begin(me);
    const fields = this.#fields;
    return html`<form class="narrow-screen" novalidate @submit=${this.#onSubmit}>
      <header>
        <div><button class="button quiet small back" type="button" @click=${() => this.#app.go('home')}>${icon(left, 16)} ${text('back')}</button></div>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${shell('profile')}</div>
        <p class="body soft">${text('profileLead')}</p>
        ${offlineBanner()}
      </header>
      ${this.#renderPerson(me, fields)} ${fields.parts.map((part) => this.#renderPart(me, part, fields.parts.length))} ${this.#renderProblem()}
      <div class="row">
        <button class="button primary large" type="submit" aria-busy=${this.#edit.busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
      </div>
    </form>`;
  }

  #renderPerson({ program }: Me, { name, locale, zone, languages }: ProfileFields): TemplateResult {
    const { formats } = this.#app;
    const error = this.#edit.problem?.code === 'zone-unknown' ? text('zoneUnknown') : undefined;
    const missed = this.#isWrong('languages') ? text('languagesMissing') : undefined;
    return html`
      ${field({ id: 'name', label: text('name'), hint: text('nameHint'), error: this.#isWrong('name') ? text('nameMissing') : undefined }, (control) => html`<input
          class="input"
          id=${control.id}
          autocomplete="name"
          maxlength=${limits.displayName}
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          .value=${name}
          @input=${(event: Event) => this.#change({ name: valueOf(event) })}
        />`)}
      ${field({ id: 'locale', label: text('language') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => this.#changeLocale(valueOf(event))}>
          ${locales.map((one) => html`<option value=${one} lang=${one} .selected=${one === locale}>${ownName(one)}</option>`)}
        </select>`)}
      ${zoneField({ id: 'zone', value: zone, error, now: this.#app.clock(), formats, onChange: (value) => this.#change({ zone: value }) })}
      ${languagesField({
        id: 'languages',
        usual: program?.languages ?? [],
        chosen: languages,
        error: this.#full === 'languages' ? text('languagesFull', { most: limits.languages }) : missed,
        formats,
        onChange: (value) => this.#change({ languages: value }),
        onFull: () => this.#fill('languages'),
      })}
    `;
  }

  #renderPart({ program }: Me, part: PartFields, parts: number): TemplateResult {
    const { role } = part;
    const isMentor = role === 'mentor';
    const title = isMentor ? text('asMentorTitle') : text('asMenteeTitle');
    return html`<section class="narrow-part" aria-label=${title}>
      ${parts > 1 ? html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1}>${title}</div>` : nothing}
      ${field({ id: `headline-${role}`, label: text('headline'), hint: text('headlineHint'), optional: true }, (control) => html`<input
          class="input"
          id=${control.id}
          maxlength=${limits.headline}
          aria-describedby=${control.describedBy}
          .value=${part.headline}
          @input=${(event: Event) => this.#changePart(part, { headline: valueOf(event) })}
        />`)}
      ${field({ id: `about-${role}`, label: text('about'), hint: isMentor ? text('aboutMentorHint') : text('aboutMenteeHint'), optional: true }, (control) => html`<textarea
          class="input"
          id=${control.id}
          maxlength=${limits.about}
          aria-describedby=${control.describedBy}
          .value=${part.about}
          @input=${(event: Event) => this.#changePart(part, { about: valueOf(event) })}
        ></textarea>`)}
      ${manyChips({
        id: `topics-${role}`,
        legend: isMentor ? text('offers') : text('needs'),
        hint: text('topicsHint', { most: limits.topics }),
        error: this.#full === 'topics' ? text('topicsFull', { most: limits.topics }) : undefined,
        options: (program?.topics ?? []).map(({ key, label }) => ({ value: key, label })),
        chosen: part.topics,
        most: limits.topics,
        onChange: (topics) => this.#changePart(part, { topics }),
        onFull: () => this.#fill('topics'),
      })}
      ${isMentor ? this.#renderCapacity(part) : nothing}
    </section>`;
  }

  #renderCapacity(part: PartFields): TemplateResult {
    const { problem } = this.#edit;
    const most = Number(problem?.details['most'] ?? limits.mentorCapacity);
    const tooMuch = this.#isWrong('capacity') || problem?.details['path'] === 'capacity';
    const error = tooMuch ? text('capacityTooMuch', { most }) : undefined;
    return field({ id: 'capacity', label: text('capacity'), hint: text('capacityHint', { count: part.placesTaken }), error }, (control) => html`<input
      class="input"
      id=${control.id}
      type="number"
      min="1"
      max=${limits.mentorCapacity}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      .value=${String(part.capacity)}
      @input=${(event: Event) => this.#changePart(part, { capacity: Number(valueOf(event)) })}
    />`);
  }

  #renderProblem(): unknown {
    const { problem } = this.#edit;
    if (!problem || problem.code === 'zone-unknown' || problem.details['path'] === 'capacity') return nothing;
    return problem.code === 'body-invalid' ? banner('danger', text('formNotAccepted')) : problemBanner(problem, () => void this.#save());
  }

  #begin(me: Me): ProfileFields {
    this.#typed = false;
    void this.#draft.open('profile').then((draft) => {
      if (!this.#fields || this.#typed) return;
      this.#fields = withProfileDraft(this.#fields, draft);
      this.#app.requestUpdate();
    });
    return profileOf(me);
  }

  #change(change: Partial<ProfileFields>): void {
    if (!this.#fields) return;
    this.#typed = true;
    this.#saved = false;
    this.#full = undefined;
    this.#fields = { ...this.#fields, ...change };
    this.#draft.keep(draftOf(this.#fields));
    this.#app.requestUpdate();
  }

  #changePart({ role }: PartFields, change: Partial<PartFields>): void {
    const parts = this.#fields?.parts.map((part) => (part.role === role ? { ...part, ...change } : part));
    if (parts) this.#change({ parts });
  }

  #changeLocale(value: string): void {
    const locale = locales.find((one) => one === value);
    if (locale) this.#change({ locale });
  }

  #fill(which: Full): void {
    this.#full = which;
    announce(which === 'topics' ? text('topicsFull', { most: limits.topics }) : text('languagesFull', { most: limits.languages }));
    this.#app.requestUpdate();
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const { me, session } = this.#app;
    if (!me || !this.#fields) return;
    this.#tried = true;
    const [wrong] = wrongIn(this.#fields);
    if (wrong) return this.#focusOn(wrong);
    for (const edit of editsOf(profileOf(me), this.#fields)) {
      const done = await this.#edit.run(edit);
      if (!done) return this.#tell(this.#edit.problem);
      session?.setMe(done.answer);
    }
    await this.#draft.discard();
    this.#tried = false;
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }

  #tell(problem: Problem | undefined): void {
    if (!problem) return;
    announce(problem.code === 'zone-unknown' ? text('zoneUnknown') : problemSentence(problem), 'assertive');
    if (problem.code === 'zone-unknown') this.#focusOn('zone');
    if (problem.details['path'] === 'capacity') this.#focusOn('capacity');
  }

  #focusOn(id: string): void {
    this.#app.requestUpdate();
    void this.#app.updateComplete.then(() => this.#app.shadowRoot?.getElementById(id)?.focus());
  }

  #isWrong(name: 'name' | 'languages' | 'capacity'): boolean {
    return this.#tried && this.#fields !== undefined && wrongIn(this.#fields).includes(name);
  }
}

/** A language in its own words, so that whoever reads it finds it. */
function ownName(locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

export const makeScreen = (app: AppHost): Screen => new ProfileScreen(app);
export const styles = [fieldStyles, iconStyles, languagesFieldStyles, manyChipsStyles, narrowScreenStyles];
