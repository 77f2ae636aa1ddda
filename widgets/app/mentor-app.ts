import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import { readHome } from '../api/operations.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import type { AppHost } from './app-host.ts';
import type { Frame } from './frame.ts';
import type { Home } from './navigation.ts';
import { PageFocus } from './page-focus.ts';
import { routeOfPart } from './placed-part.ts';
import { Routing, type Page, type Route } from './route.ts';

/**
 * The whole program on one page: the way in (starting a program, joining, waiting), then the pages that a person's roles open.
 * Around other elements of ours it is their provider instead: it gives them the session, the API, the locale and the theme.
 *
 * @summary The whole program, or the provider of the elements inside it.
 * @slot - elements of ours, which then share this one's session; or what shows until the program does
 */
export class MentorApp extends MentorElement implements AppHost {
  static override styles = [MentorElement.styles, skeletonStyles];

  /** The clock of whatever depends on now. */
  @property({ attribute: false }) clock = (): Date => new Date();

  readonly home = new ApiTask<Home | undefined, [boolean]>(this, {
    // A host page opens its session by this read; who may not read it yet is told by the session that comes with it.
    args: () => [this.#isOpen],
    load: async (api, [open], options) => (open ? api.call(readHome, {}, options) : undefined),
    refreshOn: ['match-request.', 'match.', 'meeting.', 'proposal.', 'goal.', 'enrolment.', 'availability.'],
    says: { changed: (before, after) => before && after && this.#frame?.saysChange(before, after) },
  });
  readonly #routing = new Routing(this, () => this.#pageFocus.wait());
  readonly #pageFocus = new PageFocus(this);
  readonly #frames = new LazyView(this, () => import('./frame.ts'));
  #frame: Frame | undefined;
  #bringing = false;
  /** Why the program's code did not come. */
  #problem: Problem | undefined;
  #entrance: Me['entrance'] | undefined;
  readonly #before = document.createElement('slot');

  constructor() {
    super();
    // The whole program is a page of its own; a host page that has a title already says 2.
    this.headingLevel = 1;
  }

  /** A link that was placed for one part leads nowhere else. */
  get route(): Route {
    const { route } = this.#routing;
    const placed = routeOfPart(this.me);
    return placed && route.page !== placed.page ? placed : route;
  }

  go(page: Page, rest = '', search = ''): void {
    this.#routing.go(page, rest, search);
  }

  follow(route: Route): void {
    this.#routing.follow(route);
  }

  focusContent(): void {
    this.#pageFocus.now();
  }

  /** What stands between the tags, as the skeleton of a launched page, shows until there is something to draw. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#before);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Its code comes while locale and data are on their way, and the first page's with it.
    if (this.#isProvider) return;
    void this.#bring();
    if (this.#isOpen) void import('./home-screen.ts').catch(() => undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#isProvider && !this.#problem) void this.#bring();
    if (this.me) this.#enter(this.me);
  }

  protected override firstUpdated(): void {
    this.#before.remove();
  }

  protected override updated(): void {
    // In a launched page the document is ours; on a host page it is not.
    if (this.me && this.me.door !== 'host' && this.#frame && !this.#isProvider) document.title = this.#frame.title(this.me);
  }

  get #isOpen(): boolean {
    return this.me === undefined || (this.me.entrance === 'ready' && !this.me.reviewing);
  }

  /** Around other elements it only gives them what they share. */
  get #isProvider(): boolean {
    return [...this.querySelectorAll('*')].some(({ localName }) => localName.startsWith('mentor-'));
  }

  async #bring(): Promise<void> {
    if (this.#frame || this.#bringing) return;
    this.#bringing = true;
    this.#problem = undefined;
    try {
      const { Frame } = await this.#frames.load();
      this.#frame = new Frame(this);
    } catch (error) {
      this.#problem = asProblem(error);
    } finally {
      this.#bringing = false;
      this.requestUpdate();
    }
  }

  /** What was asked for opens: a mentor says when to be free first, a mentee finds a mentor. */
  #enter(me: Me): void {
    const before = this.#entrance;
    this.#entrance = me.entrance;
    if (before === undefined || before === me.entrance) return;
    this.#pageFocus.wait();
    if (me.entrance !== 'ready' || me.part !== null) this.#routing.reset();
    else if (me.roles.includes('mentor')) this.#routing.go('meetings', 'availability');
    else if (me.roles.includes('mentee')) this.#routing.go('find');
    else this.#routing.go('home');
  }

  protected override render(): TemplateResult {
    const { me } = this;
    const frame = this.#isProvider || !me ? undefined : this.#frame?.render(me);
    return html`<slot ?hidden=${frame !== undefined} @slotchange=${() => this.requestUpdate()}>${this.#isProvider ? nothing : skeletonLines('third', 'full', 'most', 'half')}</slot>
      ${this.#isProvider ? nothing : (frame ?? this.#renderProblem())}`;
  }

  /** The program cannot be shown: its code did not come, or the host's token was not accepted. */
  #renderProblem(): TemplateResult | typeof nothing {
    const { problem = this.#problem } = this.session ?? {};
    return problem ? this.feedback.problem(problem, () => void this.#bring()) : nothing;
  }
}
