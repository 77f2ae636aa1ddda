import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icebreakerDepths, icebreakerLimits, icebreakers, type Icebreaker, type IcebreakerDepth } from '../../models/icebreaker-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { Draft } from '../api/draft.ts';
import { addAgendaItem, answerCircleIcebreaker, answerIcebreaker, listCircleIcebreakers, listIcebreakers, takeBackCircleIcebreaker, takeBackIcebreaker } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { text as circleText } from '../workspace/circle.text.ts';
import { withWhom, type MakePairPart, type PairHost, type PairPart, type PairPlace } from '../workspace/pair-part.ts';
import { text } from './icebreakers.text.ts';
import { icebreakerStyles } from './icebreaker-part.styles.ts';
import { answersOfCircle, answersOfTwo, whichIcebreaker, type Answers } from './which-icebreaker.ts';

export const styles = [fieldStyles, iconStyles, tagStyles, icebreakerStyles];

export const makePairPart: MakePairPart = (host, place) => new IcebreakerPart(host, place);

/** One question to get to know each other by; it can always be passed over, and neither reads the other's answer before both are there. */
class IcebreakerPart implements PairPart {
  readonly #host: PairHost;
  readonly #place: () => PairPlace | undefined;
  readonly #answers: ApiTask<readonly Answers[], [id: string | undefined, ofCircle: boolean]>;
  readonly #save: ApiAction<{ place: PairPlace; icebreaker: string; words: string }, Answers>;
  readonly #takeBack: ApiAction<{ place: PairPlace; icebreaker: string }, void>;
  readonly #toAgenda: ApiAction<{ meetingId: string; text: string }, unknown>;
  readonly #draft: Draft;
  #passed = 0;
  /** What the reader wants to talk about; undefined: anything. */
  #depth: IcebreakerDepth | undefined;
  /** The one that is written at; it stays on the page whatever arrives. */
  #writing: Icebreaker | undefined;
  /** The one that was answered last: what came of it is read in its place. */
  #kept: Icebreaker | undefined;
  #words = '';
  #missing = false;

  constructor(host: PairHost, place: () => PairPlace | undefined) {
    this.#host = host;
    this.#place = place;
    this.#answers = new ApiTask<readonly Answers[], [id: string | undefined, ofCircle: boolean]>(host, {
      args: () => [place()?.id, place()?.circle !== undefined],
      load: async (api, [id, ofCircle], options) => {
        if (id === undefined) return [];
        return ofCircle ? (await api.call(listCircleIcebreakers, { path: { circleId: id } }, options)).items.map(answersOfCircle) : (await api.call(listIcebreakers, { path: { matchId: id } }, options)).items.map(answersOfTwo);
      },
      refreshOn: ['icebreaker.'],
      says: { loading: () => text('loading'), changed: (before, after) => this.#saysChange(before, after) },
    });
    this.#save = new ApiAction(host, async (api, { place: { id, circle }, icebreaker, words }, options) => {
      const body = { text: words };
      return circle ? answersOfCircle(await api.call(answerCircleIcebreaker, { path: { circleId: id, icebreaker }, body }, options)) : answersOfTwo(await api.call(answerIcebreaker, { path: { matchId: id, icebreaker }, body }, options));
    });
    this.#takeBack = new ApiAction(host, (api, { place: { id, circle }, icebreaker }, options) =>
      circle ? api.call(takeBackCircleIcebreaker, { path: { circleId: id, icebreaker } }, options) : api.call(takeBackIcebreaker, { path: { matchId: id, icebreaker } }, options));
    this.#toAgenda = new ApiAction(host, (api, { meetingId, text: words }, options) => api.call(addAgendaItem, { path: { meetingId }, body: { text: words } }, options));
    this.#draft = new Draft(host);
  }

  render(place: PairPlace, level: number): TemplateResult {
    if (place.circle && this.#answers.problem?.code === 'not-allowed') return html``; // who has left the circle
    return html`<section class="icebreaker" data-icebreaker=${place.id} aria-labelledby="icebreaker-${place.id}">
      <div class="group" role="heading" aria-level=${level} id="icebreaker-${place.id}" tabindex="-1">${text('icebreaker')}</div>
      <p class="soft">${place.circle ? circleText('lead') : text('lead')}</p>
      ${this.#answers.render({ pending: () => skeletonLines('most', 'half'), complete: (answers) => this.#renderOne(place, answers) })}
    </section>`;
  }

  #renderOne(place: PairPlace, answers: readonly Answers[]): TemplateResult {
    const shown = this.#writing ?? this.#kept ?? whichIcebreaker(answers, this.#passed, this.#depth);
    const told = answers.filter(({ key, others }) => others.length > 0 && key !== shown?.key);
    return html`${this.#writing ? nothing : this.#renderChoice(place)}
      ${shown ? this.#renderCard(place, shown, answers.find(({ key }) => key === shown.key)) : html`<p class="soft">${noneLeft(place)}</p>`}
      ${told.length > 0
        ? html`<details><summary>${place.circle ? circleText('told', { count: told.length }) : text('told', { count: told.length })}</summary><div class="stack">${repeat(told, ({ key }) => key, (one) => html`<div><p class="label">${wordsOf(one.key)}</p>${this.#renderBoth(place, one)}</div>`)}</div></details>`
        : nothing}`;
  }

  #renderChoice({ id }: PairPlace): TemplateResult {
    return field({ id: `icebreaker-${id}-about`, label: text('about') }, (control) => html`<select class="input" id=${control.id} @change=${this.#onChoose}>
      <option value="" ?selected=${this.#depth === undefined}>${text('anything')}</option>
      ${icebreakerDepths.map((depth) => html`<option value=${depth} ?selected=${this.#depth === depth}>${text(`depth-${depth}`)}</option>`)}
    </select>`);
  }

  #renderCard(place: PairPlace, one: Icebreaker, answers: Answers | undefined): TemplateResult {
    const problem = this.#takeBack.problem ?? this.#toAgenda.problem;
    return html`<div class="card">
      ${tag(text(`depth-${one.depth}`))}
      <p class="body question">${wordsOf(one.key)}</p>
      ${answers && answers.othersAnswered > 0 && !answers.mine ? html`<p class="soft">${place.circle ? circleText('answered', { count: answers.othersAnswered }) : text('theyAnswered', { name: withWhom(place) })}</p>` : nothing}
      ${this.#writing ? this.#renderForm(place, one, answers) : html`${answers?.mine ? this.#renderBoth(place, answers) : nothing}${this.#renderActs(place, one, answers)}`}
      ${problem ? problemBanner(problem, () => void (this.#takeBack.problem ? this.#onTakeBack(place, one) : this.#onAgenda(place, one))) : nothing}
    </div>`;
  }

  #renderBoth(place: PairPlace, { mine, others }: Answers): TemplateResult {
    return html`<dl>
      ${mine ? html`<dt class="meta">${text('you')}</dt><dd dir="auto">${mine.text}</dd>` : nothing}
      ${others.map(({ name, text: words }) => html`<dt class="meta">${name ?? withWhom(place)}</dt><dd dir="auto">${words}</dd>`)}
    </dl>${mine && others.length === 0 ? html`<p class="soft">${place.circle ? circleText('waiting') : text('waiting', { name: withWhom(place) })}</p>` : nothing}`;
  }

  #renderActs(place: PairPlace, one: Icebreaker, answers: Answers | undefined): TemplateResult {
    const canAnswer = answers === undefined || answers.can.includes('answer');
    return html`<div class="row">
      ${canAnswer ? html`<button class="button small write" type="button" @click=${() => void this.#write(place, one, answers)}>${answers?.mine ? text('change') : text('answer')}</button>` : nothing}
      <button class="button quiet small another" type="button" @click=${this.#pass}>${text('another')}</button>
      ${place.meetingId === undefined ? nothing : html`<button class="button quiet small" type="button" aria-busy=${this.#toAgenda.busy ? 'true' : 'false'} @click=${() => void this.#onAgenda(place, one)}>${text('toAgenda')}</button>`}
      ${answers?.can.includes('take-back') ? html`<button class="button quiet small" type="button" aria-busy=${this.#takeBack.busy ? 'true' : 'false'} @click=${() => void this.#onTakeBack(place, one)}>${text('takeBack')}</button>` : nothing}
    </div>`;
  }

  #renderForm(place: PairPlace, one: Icebreaker, answers: Answers | undefined): TemplateResult {
    const { problem, busy } = this.#save;
    const tooLate = problem?.code === 'moved-on' && answers && answers.others.length > 0;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, place, one)}>
      ${field({ id: `icebreaker-${place.id}-answer`, label: text('yours'), error: this.#missing ? text('missing') : undefined }, (control) => html`<textarea
        class="input" id=${control.id} dir="auto" maxlength=${icebreakerLimits.answer} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${this.#words} @input=${this.#onInput}
      ></textarea>`)}
      ${tooLate ? html`${banner('info', place.circle ? circleText.rich('movedOn') : text.rich('movedOn', { name: withWhom(place) }))}${this.#renderBoth(place, answers)}` : problem ? problemBanner(problem, () => void this.#send(place, one)) : nothing}
      <div class="row">
        <button class="button" type="button" @click=${() => this.#close()}>${text('cancel')}</button>
        ${tooLate ? nothing : html`<button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>`}
      </div>
    </form>`;
  }

  async #write({ id }: PairPlace, one: Icebreaker, answers: Answers | undefined): Promise<void> {
    this.#writing = one;
    this.#words = answers?.mine?.text ?? '';
    this.#missing = false;
    this.#save.clear();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus('textarea');
    const before = this.#words;
    const draft = await this.#draft.open(`icebreaker-${one.key}:${id}`);
    if (this.#writing !== one || this.#words !== before || draft['text'] === undefined) return;
    this.#words = draft['text'];
    this.#host.requestUpdate();
  }

  readonly #onInput = (event: Event): void => {
    this.#words = (event.target as HTMLTextAreaElement).value;
    this.#draft.keep({ text: this.#words });
  };

  #onSubmit(event: SubmitEvent, place: PairPlace, one: Icebreaker): void {
    event.preventDefault();
    this.#missing = this.#words.trim() === '';
    this.#host.requestUpdate();
    if (this.#missing) this.#focus('textarea');
    else void this.#send(place, one);
  }

  async #send(place: PairPlace, one: Icebreaker): Promise<void> {
    const done = await this.#save.run({ place, icebreaker: one.key, words: this.#words.trim() });
    if (!done) {
      const { problem } = this.#save;
      if (problem) announce(problemSentence(problem), 'assertive');
      if (problem?.code === 'moved-on') await this.#answers.refresh();
      return;
    }
    void this.#draft.discard();
    this.#take(done.answer);
    this.#kept = one;
    announce(done.answer.others.length === 0 ? text('saidSaved') : place.circle ? circleText('saidBoth') : text('saidBoth', { name: withWhom(place) }));
    this.#close();
  }

  #close(): void {
    this.#writing = undefined;
    this.#save.clear();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#focus('.write, .another'));
  }

  readonly #pass = (): void => {
    if (!this.#kept) this.#passed += 1;
    this.#showOther();
  };

  readonly #onChoose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#depth = icebreakerDepths.find((depth) => depth === value);
    this.#passed = 0;
    this.#showOther();
  };

  /** In place of what came of the last one; what is shown now is told to whoever does not see it. */
  #showOther(): void {
    this.#kept = undefined;
    this.#takeBack.clear();
    this.#toAgenda.clear();
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => announce(this.#find('.question')?.textContent ?? noneLeft(this.#place())));
  }

  async #onTakeBack(place: PairPlace, { key }: Icebreaker): Promise<void> {
    if (!(await this.#takeBack.run({ place, icebreaker: key }))) return;
    this.#kept = undefined;
    announce(text('saidBack'));
    await this.#answers.refresh();
    this.#focus('.write, .another');
  }

  async #onAgenda({ meetingId }: PairPlace, { key }: Icebreaker): Promise<void> {
    if (meetingId !== undefined && (await this.#toAgenda.run({ meetingId, text: wordsOf(key) }))) announce(text('saidAgenda'));
  }

  #take(answers: Answers): void {
    this.#answers.set([answers, ...(this.#answers.value ?? []).filter(({ key }) => key !== answers.key)]);
  }

  #saysChange(before: readonly Answers[], after: readonly Answers[]): string | undefined {
    const count = (all: readonly Answers[]) => all.reduce((sum, { othersAnswered }) => sum + othersAnswered, 0);
    const place = this.#place();
    if (!place || count(after) <= count(before)) return undefined;
    return place.circle ? circleText('saidAnswered') : text('saidTheirs', { name: withWhom(place) });
  }

  #focus(selector: string): void {
    this.#find(selector)?.focus();
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-icebreaker="${this.#place()?.id ?? ''}"] :is(${selector})`);
  }
}

function noneLeft(place: PairPlace | undefined): string {
  return place?.circle ? circleText('noneLeft') : text('noneLeft');
}

/** The question; '' for one that this page does not know yet. */
function wordsOf(key: string): string {
  const known = icebreakers.find((one) => one.key === key);
  return known ? text(known.key) : '';
}
