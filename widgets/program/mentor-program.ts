import { type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import { readHome } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import type { Home } from '../app/navigation.ts';
import { PageFocus } from '../app/page-focus.ts';
import type { Page, Route } from '../app/route.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import type { ProgramRooms } from './program-rooms.ts';
import { isProgramView, programViews, type ProgramView } from './program-views.ts';

/**
 * The same pages as a coordinator has in `<mentor-app>`. The address of the page around it stays as it is: the view is an attribute,
 * and its moves are told.
 *
 * @summary The rooms of a program for those who coordinate it: where it stands, its rules and questions, matching, and its people.
 * @attr view - program (where it stands), matching, people, or one that lies behind the program: criteria, fairness, asking, joining, questions, mail, limits
 * @fires mentor-program-view - the person moved to another view; detail {view}
 */
export class MentorProgram extends MentorElement implements AppHost {
  static override styles = [MentorElement.styles, skeletonStyles];

  @property() view: ProgramView = 'program';
  /** The clock of whatever depends on now. */
  @property({ attribute: false }) clock: () => Date = () => new Date();

  /** Opens the session of a host page, and says how many people wait to be let in. */
  readonly home = new ApiTask<Home | undefined, [boolean]>(this, {
    args: () => [this.me === undefined || this.me.entrance === 'ready'],
    load: async (api, [open], options) => {
      const [home, { ProgramRooms }] = await Promise.all([open ? api.call(readHome, {}, options) : undefined, this.#modules.load()]);
      this.#rooms ??= new ProgramRooms(this);
      return home;
    },
    refreshOn: ['enrolment.'],
  });
  readonly #modules = new LazyView(this, () => import('./program-rooms.ts'));
  readonly #pageFocus = new PageFocus(this);
  #rooms: ProgramRooms | undefined;
  #route: Route = { page: 'program', rest: '', search: '' };
  #warned = false;

  get route(): Route {
    return this.#route;
  }

  /** Goes to one of its own views; others are not here. */
  go(page: Page, rest = '', search = ''): void {
    if (!isProgramView(page)) return;
    this.#pageFocus.wait();
    this.follow({ page, rest, search });
  }

  follow(route: Route): void {
    if (!isProgramView(route.page)) return;
    const isNew = route.page !== this.#route.page;
    this.#route = route;
    this.view = route.page;
    this.requestUpdate();
    if (isNew) this.dispatchEvent(new CustomEvent('mentor-program-view', { detail: { view: route.page }, bubbles: true, composed: true }));
  }

  focusContent(): void {
    this.#pageFocus.now();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('view') || this.view === this.#route.page) return;
    if (isProgramView(this.view)) this.#route = { page: this.view, rest: '', search: '' };
    else this.#warn();
  }

  #warn(): void {
    if (!this.#warned) console.warn(`Mentorkit: <${this.localName}> has no view "${String(this.view)}"; there are ${programViews.join(', ')}.`);
    this.#warned = true;
  }

  protected override render(): TemplateResult {
    return this.home.render({ pending: () => skeletonLines('third', 'full', 'most', 'half'), complete: () => this.#rooms?.render() });
  }
}
