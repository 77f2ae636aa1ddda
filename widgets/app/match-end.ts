import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox } from '../parts/choice.ts';
import { firstName } from '../parts/times.ts';
import type { AppHost } from './app-host.ts';
import { EndDialog, type EndWords } from './end-dialog.ts';
import { text } from './ending.text.ts';
import { follow } from './header-bar.ts';
import { isClosed } from './page-top.ts';
import type { Match } from './partner-card.ts';
import { hashOf } from './route.ts';

interface EndOptions {
  /** The match is over. */
  onEnded: (match: Match) => void;
  /** Somebody else was faster: what is shown is out of date. */
  onMovedOn: () => Promise<void>;
}

/** The end of a match of two: asked first, nobody's fault, no reason wanted; and whether it shall never be this person again. */
export class MatchEnd {
  readonly #app: AppHost;
  readonly #options: EndOptions;
  readonly #dialog: EndDialog;
  #asked: Match | undefined;
  #notAgain = false;
  /** What was ended a moment ago, on this visit of the page. */
  #ended: Match | undefined;

  constructor(app: AppHost, options: EndOptions) {
    this.#app = app;
    this.#options = options;
    this.#dialog = new EndDialog(app, {
      words: () => this.#wordsOf(this.#asked),
      request: () => (this.#notAgain ? { notAgain: true } : {}),
      onEnded: () => void this.#settled(),
      onMovedOn: () => void this.#movedOn(),
    });
  }

  leave(): void {
    this.#ended = undefined;
    this.#dialog.leave();
  }

  /** In the part of one match. Who is in a circle leaves it there; before both have confirmed a match, there is a yes or a no. */
  render(match: Match): TemplateResult | typeof nothing {
    if (!this.#isOffered(match)) return nothing;
    const name = firstName(match.partner?.name ?? null);
    return html`<div><button class="button quiet small" type="button" id="end-${match.id}" aria-haspopup="dialog" aria-label=${text('endWith', { name })} @click=${() => this.#ask(match)}>${text('end')}</button></div>`;
  }

  #isOffered({ circle, tentative }: Match): boolean {
    return !circle && !tentative && !isClosed(this.#app);
  }

  /** In the part of one match: that the other one is away, and what can be done about it. */
  renderAway(match: Match): TemplateResult | typeof nothing {
    return match.partnerAway ? banner('info', text.rich(this.#isOffered(match) ? 'away' : 'awayWaits', { name: firstName(match.partner?.name ?? null) })) : nothing;
  }

  /** Once on the page: what has just ended, and the way on. */
  renderEnded(): TemplateResult | typeof nothing {
    if (!this.#ended) return nothing;
    const name = firstName(this.#ended.partner?.name ?? null);
    const action = html`<a class="button small" href=${hashOf('find')} @click=${(event: MouseEvent) => follow(event, () => this.#app.go('find'))}>${text('findAnother')}</a>`;
    return html`<div class="just-ended" tabindex="-1">${banner('info', text.rich('ended', { name }), this.#ended.mySide === 'mentee' ? { action } : {})}</div>`;
  }

  /** Once on the page, whichever match it is about. */
  renderDialog(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }

  #wordsOf(match: Match | undefined): EndWords {
    const name = firstName(match?.partner?.name ?? null);
    return {
      title: text('title', { name }),
      body: html`<p>${text('words', { name })}</p>
        <div>
          ${checkbox({ label: text('notAgain'), checked: this.#notAgain, onChange: (notAgain) => (this.#notAgain = notAgain) })}
          <p class="hint">${text('notAgainHint', { name })}</p>
        </div>`,
      keep: text('keep'),
      end: text('end'),
    };
  }

  #ask(match: Match): void {
    this.#asked = match;
    this.#notAgain = false;
    this.#dialog.ask(match.id);
  }

  async #movedOn(): Promise<void> {
    announce(text('movedOn'), 'assertive');
    await this.#options.onMovedOn();
    await this.#app.updateComplete;
    // The button that asked may have gone with its match.
    if (!this.#app.renderRoot.querySelector(`#end-${this.#asked?.id ?? ''}`)) this.#app.focusContent();
  }

  /** The part of the match goes with it: the focus moves to what says so. */
  async #settled(): Promise<void> {
    const match = this.#asked;
    if (!match) return;
    this.#ended = match;
    this.#options.onEnded(match);
    announce(text('said', { name: firstName(match.partner?.name ?? null) }));
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>('.just-ended')?.focus();
  }
}
