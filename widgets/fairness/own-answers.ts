import { html, nothing, type TemplateResult } from 'lit';
import type { ProtectedAttribute, ProtectedOption } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { readProtectedAnswers, saveProtectedAnswers } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { choiceStyles, radios } from '../parts/choice.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { optionsOf } from './attributes.ts';
import { text } from '../app/permission.text.ts';

type Own = Shape<'OwnProtectedAnswers'>;
type Answers = Own['answers'];

const unsaid = 'unsaid';
const nobodyAsked: Own = { asked: [], answers: {} };

/** What a mentee may say of themselves for the fairness report, where the program asks; nothing stands here where it does not. */
export class OwnAnswers {
  readonly #app: AppHost;
  readonly #own: ApiTask<Own, [boolean]>;
  readonly #save: ApiAction<Answers, Own>;
  /** What is chosen and not saved: kept on the page alone, never as a draft. */
  #chosen: Answers | undefined;
  #done: 'fairSaved' | 'takenBack' | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#own = new ApiTask(app, {
      args: () => [this.#isMentee],
      load: async (api, [isMentee], options) => (isMentee ? api.call(readProtectedAnswers, {}, options) : nobodyAsked),
      refreshOn: ['protected-answer.', 'consent.', 'program.'],
    });
    this.#save = new ApiAction(app, (api, answers, options) => api.call(saveProtectedAnswers, { body: { answers, consent: true } }, options));
  }

  get #isMentee(): boolean {
    return this.#app.me?.enrolments.some(({ role }) => role === 'mentee') ?? false;
  }

  leave(): void {
    this.#chosen = undefined;
    this.#done = undefined;
    this.#save.clear();
  }

  render(): TemplateResult {
    return html`${this.#own.render({ pending: () => html``, complete: (own) => (own.asked.length === 0 ? nothing : this.#renderAsked(own)) })}`;
  }

  #renderAsked({ asked, answers }: Own): TemplateResult {
    const chosen = this.#chosen ?? answers;
    const { busy, problem } = this.#save;
    return html`<section class="narrow-part" aria-labelledby="protected-title">
      <div class="section" id="protected-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('fairTitle')}</div>
      <p class="body soft">${text('fairLead')}</p>
      <p>${text('fairPromise')}</p>
      ${asked.map((attribute) => this.#renderAttribute(attribute, chosen))}
      <p class="soft">${text('fairConsent')}</p>
      ${problem ? problemBanner(problem, () => void this.#keep(this.#chosen ?? answers)) : nothing}
      <div class="row">
        <button class="button" id="protected-save" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#keep(this.#chosen ?? answers)}>${text('fairSave')}</button>
        ${Object.keys(answers).length > 0 ? html`<button class="button quiet" id="protected-erase" type="button" ?disabled=${busy} @click=${() => void this.#keep({})}>${text('takeBack')}</button>` : nothing}
        ${this.#done ? html`<span class="soft">${text(this.#done)}</span>` : nothing}
      </div>
    </section>`;
  }

  #renderAttribute(attribute: ProtectedAttribute, chosen: Answers): TemplateResult {
    const options: readonly ProtectedOption[] = optionsOf[attribute];
    return radios<ProtectedOption | typeof unsaid>({
      name: `protected-${attribute}`,
      legend: text(attribute),
      options: [...options.map((value) => ({ value, label: text(value) })), { value: unsaid, label: text('unsaid') }],
      value: chosen[attribute] ?? unsaid,
      onChange: (value) => {
        const { [attribute]: _before, ...others } = chosen;
        this.#chosen = value === unsaid ? others : { ...others, [attribute]: value };
        this.#done = undefined;
        this.#app.requestUpdate();
      },
    });
  }

  async #keep(answers: Answers): Promise<void> {
    const saved = await this.#save.run(answers);
    if (!saved) return;
    this.#own.set(saved.answer);
    this.#chosen = undefined;
    this.#done = Object.keys(answers).length > 0 ? 'fairSaved' : 'takenBack';
    announce(text(this.#done));
    this.#app.requestUpdate();
  }
}

export const ownAnswersStyles = [choiceStyles];
