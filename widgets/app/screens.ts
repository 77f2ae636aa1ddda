import { html, type TemplateResult } from 'lit';
import { asProblem, type Problem } from '../api/problem.ts';
import { LazyView } from '../lazy-view.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost, Screen, ScreenModule } from './app-host.ts';
import type { Home } from './navigation.ts';

const loaders = {
  start: () => import('./start-screen.ts'),
  join: () => import('./join-screen.ts'),
  standing: () => import('./standing-screen.ts'),
  home: () => import('./home-screen.ts'),
  partners: () => import('./partners-screen.ts'),
  profile: () => import('./profile-screen.ts'),
  program: () => import('./program-screen.ts'),
  asking: () => import('../request-rules/request-rules-screen.ts'),
  joining: () => import('../enrolment-rules/enrolment-rules-screen.ts'),
  criteria: () => import('../criteria/criteria-screen.ts'),
  questions: () => import('../questions/questions-screen.ts'),
  mail: () => import('../program-mail/program-mail-screen.ts'),
  limits: () => import('../program-mail/limits-screen.ts'),
  fairness: () => import('../fairness/fairness-screen.ts'),
  matching: () => import('../matching/matching-screen.ts'),
  circles: () => import('../circles/circles-screen.ts'),
  people: () => import('./people-screen.ts'),
  review: () => import('../reviews/review-screen.ts'),
} satisfies Record<string, () => Promise<ScreenModule>>;

export type ScreenName = keyof typeof loaders;

interface Entry {
  view: LazyView<ScreenModule>;
  screen: Screen | undefined;
  problem: Problem | undefined;
}

/** The screens of the program, each brought when it is first shown. One is shown at a time. */
export class Screens {
  readonly #app: AppHost;
  readonly #entries = new Map<ScreenName, Entry>();
  #shown: ScreenName | undefined;

  constructor(app: AppHost) {
    this.#app = app;
  }

  /** Draws a screen, or its skeleton while it is on its way. */
  render(name: ScreenName): TemplateResult {
    if (name !== this.#shown) this.hide();
    this.#shown = name;
    const entry = this.#entries.get(name) ?? this.#bring(name);
    if (entry.screen) return entry.screen.render();
    const again = () => {
      this.#bring(name);
      this.#app.requestUpdate();
    };
    return entry.problem
      ? problemBanner(entry.problem, again)
      : html`<div aria-busy="true">${skeletonLines('half', 'most', 'full', 'most')}</div>`;
  }

  /** Nothing of the program's own is shown. */
  hide(): void {
    const left = this.#shown && this.#entries.get(this.#shown);
    left?.screen?.leave?.();
    this.#shown = undefined;
  }

  /** What the screen that is shown says of a change of the first page's data. */
  saysChange(before: Home, after: Home): string | undefined {
    return this.#shown && this.#entries.get(this.#shown)?.screen?.saysChange?.(before, after);
  }

  #bring(name: ScreenName): Entry {
    const entry: Entry = { view: new LazyView<ScreenModule>(this.#app, loaders[name]), screen: undefined, problem: undefined };
    this.#entries.set(name, entry);
    void this.#load(entry);
    return entry;
  }

  /** A screen is made between two updates: the data that it asks for are asked for with the next one. */
  async #load(entry: Entry): Promise<void> {
    try {
      const { makeScreen } = await entry.view.load();
      entry.screen = makeScreen(this.#app);
    } catch (error) {
      entry.problem = asProblem(error);
    }
    this.#app.requestUpdate();
  }
}
