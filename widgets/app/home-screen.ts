import { html, nothing, type TemplateResult } from 'lit';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost, Screen } from './app-host.ts';
import { greeting, standing } from './greeting.ts';
import type { Home } from './navigation.ts';
import { nextStepCard, nextStepStyles, type StepTarget } from './next-step.ts';

/** The first page: what to do now, in one look. */
class HomeScreen implements Screen {
  readonly #app: AppHost;

  constructor(app: AppHost) {
    this.#app = app;
  }

  render(): TemplateResult {
    const { me, formats, headingLevel: level } = this.#app;
    const home = this.#app.home.value;
    return html`<div class="stack">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${greeting(me?.person.name ?? null, formats, new Date())}</div>
        ${me && home ? html`<p class="body soft">${standing(me, home, formats)}</p>` : nothing}
        ${this.#app.offlineBanner()}
      </header>
      ${this.#app.home.render({
        pending: () => skeletonLines('third', 'full', 'most', 'half'),
        complete: (value) => (value ? this.#renderParts(value) : nothing),
      })}
    </div>`;
  }

  #renderParts(home: Home): TemplateResult {
    const { me, formats, headingLevel: level } = this.#app;
    if (!me) return html``;
    return html`${nextStepCard({ next: home.next, me: me.person, level, formats, now: new Date(), onGo: this.#onGo })}`;
  }

  readonly #onGo = (target: StepTarget): void => {
    if (target !== 'waiting-people') this.#app.go(target.page, target.rest);
  };
}

export const makeScreen = (app: AppHost): Screen => new HomeScreen(app);
export const styles = [nextStepStyles];
