import { html, nothing, type TemplateResult } from 'lit';
import { limits, locales, type Locale } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import type { CallInput } from '../api/operation.ts';
import { editProfile, readSession } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { text as asked } from '../questions/asked.text.ts';
import { askedIn, seenByMore, type AskedQuestion } from '../questions/answer-values.ts';
import { answerFault, questionField, questionFieldStyles } from '../questions/question-field.ts';
import { OwnAnswers, ownAnswersStyles } from '../fairness/own-answers.ts';
import { blindNote } from '../fairness/blind-note.ts';
import { NotificationSettings, notificationSettingsStyles } from '../notifications/notification-settings.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { languagesField, languagesFieldStyles } from './languages-field.ts';
import { nameField } from './name-field.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { pageTop } from './page-top.ts';
import { Permissions, permissionsStyles } from './permissions.ts';
import { draftOf, editsOf, profileOf, stillAsked, withProfileDraft, wrongIn, type PartFields, type ProfileField, type ProfileFields } from './profile-form.ts';
import { text as shell } from './shell.text.ts';
import { topicsField } from './topics-field.ts';
import { zoneField } from './zone-field.ts';

/** What others see of somebody, and how they see the program: their language and their clock. */
class ProfileScreen implements Screen {
  readonly #app: AppHost;
  readonly #edit: ApiAction<NonNullable<CallInput<'editProfile'>['body']>, Me>;
  readonly #form: KeptForm<ProfileFields, ProfileField>;
  readonly #permissions: Permissions;
  readonly #notifications: NotificationSettings;
  readonly #ownAnswers: OwnAnswers;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#edit = new ApiAction(app, (api, body, options) => api.call(editProfile, { body }, options));
    this.#form = new KeptForm(app, {
      toDraft: (fields) => draftOf(fields, this.#questions),
      withDraft: (fields, draft) => withProfileDraft(fields, draft, this.#questions),
      wrongIn: (fields) => (app.me ? wrongIn(fields, { before: profileOf(app.me), questions: this.#questions }) : []),
    });
    this.#permissions = new Permissions(app);
    this.#notifications = new NotificationSettings(app);
    this.#ownAnswers = new OwnAnswers(app);
  }

  /** Everything that the program asks. */
  get #questions(): readonly AskedQuestion[] {
    return this.#app.me?.program?.questions ?? [];
  }

  leave(): void {
    this.#form.leave();
    this.#saved = false;
    this.#edit.clear();
    this.#permissions.reset();
    this.#notifications.leave();
    this.#ownAnswers.leave();
  }

  render(): TemplateResult {
    const { me } = this.#app;
    if (!me) return html``;
    const fields = this.#form.open('profile', () => profileOf(me));
    return html`<div class="narrow-screen">
      ${pageTop(this.#app, { to: 'home', back: text('back'), title: shell('profile'), lead: text('profileLead') })}
      ${this.#renderStillAsked(profileOf(me))}
      <form class="narrow-part" novalidate @submit=${this.#onSubmit}>
        ${this.#renderPerson(me, fields)} ${fields.parts.map((part) => this.#renderPart(me, part, fields.parts.length))} ${this.#renderProblem()}
        <div class="row">
          <button class="button primary large" type="submit" aria-busy=${this.#edit.busy ? 'true' : 'false'}>${text('save')}</button>
          ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
        </div>
      </form>
      ${this.#ownAnswers.render()} ${me.program ? this.#notifications.render() : nothing} ${this.#permissions.render(me)}
    </div>`;
  }

  #renderPerson({ program }: Me, { name, locale, zone, languages }: ProfileFields): TemplateResult {
    const { formats } = this.#app;
    return html`
      ${nameField({ value: name, error: this.#form.errorOf('name', text('nameMissing')), onChange: (value) => this.#change({ name: value }) })}
      ${field({ id: 'locale', label: text('language') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => this.#changeLocale(valueOf(event))}>
          ${locales.map((one) => html`<option value=${one} lang=${one} .selected=${one === locale}>${ownName(one)}</option>`)}
        </select>`)}
      ${zoneField({ value: zone, error: this.#form.errorOf('zone'), now: this.#app.clock(), formats, onChange: (value) => this.#change({ zone: value }) })}
      ${languagesField({
        id: 'languages',
        usual: program?.languages ?? [],
        chosen: languages,
        error: this.#form.errorOf('languages', text('languagesMissing')),
        formats,
        onChange: (value) => this.#change({ languages: value }),
        onFull: (words) => this.#form.tell('languages', words),
      })}
    `;
  }

  #renderPart({ program }: Me, part: PartFields, parts: number): TemplateResult {
    const { role } = part;
    const isMentor = role === 'mentor';
    const title = isMentor ? text('asMentorTitle') : text('asMenteeTitle');
    return html`<section class="narrow-part" aria-label=${title}>
      ${program?.blind ? blindNote() : nothing}
      ${parts > 1 ? html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1}>${title}</div>` : nothing}
      ${field({ id: `headline-${role}`, label: text('headline'), hint: text('headlineHint'), optional: true }, (control) => html`<input
          class="input"
          id=${control.id}
          dir="auto"
          maxlength=${limits.headline}
          aria-describedby=${control.describedBy}
          .value=${part.headline}
          @input=${(event: Event) => this.#changePart(part, { headline: valueOf(event) })}
        />`)}
      ${field({ id: `about-${role}`, label: text('about'), hint: isMentor ? text('aboutMentorHint') : text('aboutMenteeHint'), optional: true }, (control) => html`<textarea
          class="input"
          id=${control.id}
          dir="auto"
          maxlength=${limits.about}
          aria-describedby=${control.describedBy}
          .value=${part.about}
          @input=${(event: Event) => this.#changePart(part, { about: valueOf(event) })}
        ></textarea>`)}
      ${topicsField({
        id: `topics-${role}`,
        role,
        topics: program?.topics ?? [],
        chosen: part.topics,
        error: this.#form.errorOf(`topics-${role}`),
        onChange: (topics) => this.#changePart(part, { topics }),
        onFull: (words) => this.#form.tell(`topics-${role}`, words),
      })}
      ${this.#renderQuestions(part)} ${isMentor ? this.#renderCapacity(part) : this.#renderEmphasis(part, program?.emphases)}
    </section>`;
  }

  /** Not with the program's own questions: it is about them. */
  #renderEmphasis(part: PartFields, emphases: readonly string[] = []): unknown {
    if (emphases.length === 0) return nothing;
    const options = ['', ...emphases];
    return field({ id: 'emphasis', label: text('emphasis'), hint: text('emphasisHint'), optional: true }, (control) => html`<select
      class="input"
      id=${control.id}
      aria-describedby=${control.describedBy}
      @change=${(event: Event) => this.#changePart(part, { emphasis: valueOf(event) })}
    >
      ${options.map((one) => html`<option value=${one} .selected=${one === part.emphasis}>${this.#emphasisWords(one)}</option>`)}
    </select>`);
  }

  #emphasisWords(emphasis: string): string {
    switch (emphasis) {
      case '':
        return text('emphasisNone');
      case 'need':
        return text('emphasisNeed');
      case 'availability':
        return text('emphasisTimes');
      case 'language':
        return text('emphasisLanguage');
      default:
        return this.#questions.find(({ key }) => key === emphasis)?.text ?? emphasis;
    }
  }

  #renderStillAsked(saved: ProfileFields): unknown {
    const count = stillAsked(saved, this.#questions);
    return count > 0 ? banner('info', asked('stillAsked', { count })) : nothing;
  }

  #renderQuestions(part: PartFields): readonly TemplateResult[] {
    return askedIn(this.#questions, part.role).map((question) => {
      const { key } = question;
      const id = `answer-${part.role}-${key}` as const;
      return questionField({
        id,
        question,
        values: part.answers[key] ?? [],
        error: this.#form.errorOf(id, answerFault(question, part.answers)) ?? (seenByMore(this.#edit.problem).includes(key) ? text('seenByMore') : undefined),
        onChange: (values) => this.#answer(part.role, key, values),
        onFull: (words) => this.#form.tell(id, words),
      });
    });
  }

  #renderCapacity(part: PartFields): TemplateResult {
    const error = this.#form.errorOf('capacity', text('capacityTooMuch', { most: limits.mentorCapacity }));
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
    if (!problem || atField(problem) || seenByMore(problem).length > 0) return nothing;
    return problem.code === 'body-invalid' ? banner('danger', text('formNotAccepted')) : problemBanner(problem, () => void this.#save());
  }

  #change(change: Partial<ProfileFields>): void {
    this.#saved = false;
    this.#form.change(change);
  }

  #changePart({ role }: PartFields, change: Partial<PartFields>): void {
    const parts = this.#form.fields?.parts.map((part) => (part.role === role ? { ...part, ...change } : part));
    if (parts) this.#change({ parts });
  }

  #answer(role: PartFields['role'], key: string, values: readonly string[]): void {
    const part = this.#form.fields?.parts.find((one) => one.role === role);
    if (part) this.#changePart(part, { answers: { ...part.answers, [key]: values } });
  }

  #changeLocale(value: string): void {
    const locale = locales.find((one) => one === value);
    if (locale) this.#change({ locale });
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const { me, session } = this.#app;
    const { fields } = this.#form;
    if (!me || !fields || this.#form.check()) return;
    for (const edit of editsOf(profileOf(me), fields, this.#questions)) {
      const done = await this.#edit.run(edit);
      if (!done) return this.#tell(this.#edit.problem);
      session?.setMe(done.answer);
    }
    void this.#form.sent();
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }

  #tell(problem: Problem | undefined): void {
    const at = problem && atField(problem);
    if (at) {
      this.#form.tell(at.field, at.words, 'assertive');
      this.#form.focus(at.field);
    } else if (seenByMore(problem).length > 0) this.#showWhoSees(seenByMore(problem));
    else if (problem) announce(problemSentence(problem), 'assertive');
  }

  /** What people were told of who sees an answer holds no more: it is read, shown, and led to. */
  #showWhoSees([first]: readonly string[]): void {
    announce(text('seenByMore'), 'assertive');
    void this.#app.api?.call(readSession, {}).then((me) => {
      this.#app.session?.setMe(me);
      const part = this.#form.fields?.parts.find(({ answers }) => (answers[first!] ?? []).length > 0);
      if (part) this.#form.focus(`answer-${part.role}-${first!}`);
    }).catch(() => undefined);
  }
}

/** The field that a problem is about, and the words for it there. */
function atField({ code, details }: Problem): { field: ProfileField; words: string } | undefined {
  if (code === 'zone-unknown') return { field: 'zone', words: text('zoneUnknown') };
  if (details['path'] === 'capacity') return { field: 'capacity', words: text('capacityTooMuch', { most: Number(details['most'] ?? limits.mentorCapacity) }) };
  return undefined;
}

/** A language in its own words, so that whoever reads it finds it. */
function ownName(locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

export const makeScreen = (app: AppHost): Screen => new ProfileScreen(app);
export const styles = [fieldStyles, iconStyles, languagesFieldStyles, narrowScreenStyles, notificationSettingsStyles, ownAnswersStyles, permissionsStyles, questionFieldStyles];
