import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { listRunAlternatives } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { LazyView } from '../lazy-view.ts';
import { avatar, avatarPair } from '../parts/avatar.ts';
import { icon } from '../parts/icon.ts';
import { close as closeIcon } from '../parts/icons.ts';
import { field } from '../parts/field.ts';
import { anotherTurn, NextTurn } from '../parts/next-turn.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './matching.text.ts';
import { runProblem } from './run-problem.ts';
import type { RunWishes } from './run-wishes.ts';
import type { NamedPair, Reader, Run, RunPair } from './run-words.ts';
import type * as WhyDetails from './why-details.ts';
import type { Alternatives } from './why-details.ts';

/** The widest room in which it is a dialog (px); in a wider one it stands beside the pairs. */
const narrowest = 900;
/** How many other mentors are drawn at a turn of the browser. */
const othersAtOnce = 2;

/** Of whom it is asked: a pair of a run, or somebody whom the run gives nobody. */
interface Asked {
  runId: string;
  mentee: RunPair['mentee'];
  pair: RunPair | undefined;
  beside: boolean;
}

/**
 * "Why?" of one pair, or of somebody without one: the parts of the score, and what each other mentor would cost everybody, to be locked or
 * kept apart there. Beside the list where there is room, else a dialog.
 */
export class WhyPanel {
  readonly #app: AppHost;
  readonly #others: ApiTask<Alternatives | undefined, [string, string, string]>;
  readonly #wishes: RunWishes;
  readonly #details: LazyView<typeof WhyDetails>;
  #of: Asked | undefined;
  /** It was a dialog before: its element stays, closed, for the next time. */
  #hasDialog = false;
  /** How many other mentors are drawn, and of which answer. */
  #drawn = 0;
  #found: Alternatives | undefined;
  readonly #more = new NextTurn(() => {
    this.#drawn += othersAtOnce;
    this.#app.requestUpdate();
  });
  #opener: HTMLElement | undefined;
  #typed = '';
  #q = '';

  constructor(app: AppHost, wishes: RunWishes) {
    this.#app = app;
    this.#wishes = wishes;
    this.#details = new LazyView(app, () => import('./why-details.ts'));
    this.#others = new ApiTask(app, {
      args: () => [this.#of?.runId ?? '', this.#of?.mentee.id ?? '', this.#q],
      load: async (api, [runId, menteeId, q], options) =>
        runId === '' ? undefined : (await Promise.all([api.call(listRunAlternatives, { path: { runId, menteeId }, query: q === '' ? {} : { q } }, options), this.#details.load()]))[0],
    });
  }

  /** Whether it stands beside the pairs now. */
  get isBeside(): boolean {
    return this.#of?.beside ?? false;
  }

  /** Whether it is this pair that it explains. */
  isOf({ mentee, mentor }: NamedPair): boolean {
    return this.#of?.mentee.id === mentee && this.#of.pair?.mentor.id === mentor;
  }

  /** @param pair whom the mentee has in the run, if anybody */
  open(runId: string, mentee: RunPair['mentee'], pair?: RunPair): void {
    this.#of = { runId, mentee, pair, beside: this.#app.clientWidth > narrowest };
    this.#hasDialog ||= !this.isBeside;
    const { activeElement } = this.#shadow;
    this.#opener = activeElement instanceof HTMLElement ? activeElement : undefined;
    this.#typed = '';
    this.#q = '';
    this.#app.requestUpdate();
    if (this.isBeside) void this.#focusTitle();
  }

  async #focusTitle(): Promise<void> {
    await this.#app.updateComplete;
    // In a turn of its own: to move the focus is to lay out.
    await anotherTurn();
    this.#app.renderRoot.querySelector<HTMLElement>('#why-title')?.focus();
  }

  /**
   * The run that is shown: another pair is explained by its prices. One that it keeps apart is explained no more; who has pressed that here
   * sees on who else there is.
   */
  take(run: Run | undefined): void {
    if (!this.#of || run?.id === this.#of.runId) return;
    const apart = run?.apart.some(({ mentee, mentor }) => this.isOf({ mentee: mentee.id, mentor: mentor.id })) ?? false;
    this.#of = !run || (apart && !this.#holdsFocus) ? undefined : { ...this.#of, runId: run.id, pair: apart ? undefined : this.#of.pair };
  }

  get #holdsFocus(): boolean {
    return Boolean(this.#shadow.activeElement?.closest('#why, .why-beside'));
  }

  get #shadow(): ShadowRoot {
    return this.#app.renderRoot as ShadowRoot;
  }

  /** Closes it; the focus goes back to where it was opened. */
  close(): void {
    const [of, opener] = [this.#of, this.#opener];
    if (!of) return;
    this.#of = undefined;
    this.#app.requestUpdate();
    if (!opener?.isConnected) void this.#focusRowOf(of.mentee.id);
    else if (of.beside) opener.focus(); // a dialog does so itself
  }

  /** What it was opened from has gone meanwhile, as the row of a pair whose mentee has another mentor by now. */
  async #focusRowOf(menteeId: string): Promise<void> {
    await this.#app.updateComplete;
    // In a turn of its own: to move the focus is to lay out, and a dialog is closed by then.
    await anotherTurn();
    const row = this.#shadow.querySelector<HTMLElement>(`.pair-name[data-mentee="${menteeId}"]`);
    (row ?? this.#shadow.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
  }

  leave(): void {
    this.#more.cancel();
    this.#of = undefined;
  }

  /** @param run as it may be used now: one that is only read has no acts */
  renderBeside(run: Run): TemplateResult {
    if (!this.#of?.beside) return html`<p class="soft why-hint">${text('whyHint')}</p>`;
    const { mentee, pair } = this.#of;
    return html`<aside class="card stack why-beside" aria-labelledby="why-title" @keydown=${this.#onKey}>
      <div class="row between why-head">${pair ? avatarPair(mentee, pair.mentor, 40) : avatar(mentee, 40)}
        <button class="icon-button" type="button" aria-label=${text('close')} @click=${() => this.close()}>${icon(closeIcon)}</button></div>
      <div class="section" id="why-title" role="heading" aria-level=${this.#app.headingLevel + 1} tabindex="-1">${titleOf(this.#of)}</div>
      ${this.#renderBody(this.#of, run, this.#app.headingLevel + 2)}
    </aside>`;
  }

  /** Over the page, where there is no room beside. */
  renderDialog(run: Run): TemplateResult | typeof nothing {
    if (!this.#hasDialog) return nothing;
    const asked = this.#of?.beside === false ? this.#of : undefined;
    const { module } = this.#details;
    // Where its code does not come, that is said, with the way to try again.
    if (!module) return asked ? this.#others.render({ pending: () => html``, complete: () => nothing }) : nothing;
    return module.whyDialog({
      title: asked && titleOf(asked),
      body: asked ? html`${this.#wishes.problem ? runProblem(this.#wishes.problem, this.#app.formats) : nothing}${this.#renderBody(asked, run, 3)}` : nothing,
      onClose: () => this.close(),
    });
  }

  #renderBody(asked: Asked, run: Run, headingLevel: number): TemplateResult {
    return html`${asked.pair ? this.#renderParts(asked.pair) : nothing}
      <div class="group" role="heading" aria-level=${headingLevel}>${text(asked.pair ? 'whyNot' : 'whyNobody')}</div>
      <form class="search" role="search" @submit=${this.#onSearch}>
        ${field({ id: 'other-mentor', label: text('search') }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off" maxlength="80"
          .value=${this.#typed} @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)} />`)}
        <button class="button" type="submit">${text('find')}</button>
      </form>
      ${this.#others.render({ pending: () => skeletonLines('half', 'most'), complete: (found) => this.#renderFound(asked, run, found) })}`;
  }

  /** What the details are written for: the program's own questions, and how this reader counts. */
  get #reader(): Reader {
    return { program: this.#app.me?.program, formats: this.#app.formats };
  }

  #renderParts(pair: RunPair): TemplateResult {
    return this.#details.module?.whyParts(pair, this.#reader) ?? skeletonLines('most', 'half');
  }

  /** What was read of somebody else before is not shown as this one's. */
  #renderFound(asked: Asked, run: Run, found: Alternatives | undefined): TemplateResult | typeof nothing | undefined {
    if (found?.mentee.id === asked.mentee.id) {
      if (found !== this.#found) this.#drawn = Math.max(othersAtOnce, this.#found?.mentee.id === found.mentee.id ? this.#drawn : 0);
      this.#found = found;
      if (this.#drawn < found.items.length) this.#more.ask();
      return this.#details.module?.whyOthers(asked, run, { ...found, items: found.items.slice(0, this.#drawn) }, this.#wishes, this.#reader);
    }
    return this.#others.problem && !this.#others.pending ? nothing : skeletonLines('half', 'most');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.close();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#q = this.#typed.trim();
    this.#app.requestUpdate();
  };
}

function titleOf({ mentee, pair }: Asked): string {
  return pair ? text('pair', { mentee: mentee.name, mentor: pair.mentor.name }) : mentee.name;
}
