import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { endSession, readHome, readSession } from '../api/operations.ts';
import type { Me } from '../api/session.ts';
import { MentorElement } from '../mentor-element.ts';
import { banner } from '../parts/banner.ts';
import type { MenuItem } from '../parts/menu.ts';
import { text as parts } from '../parts/parts.text.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost } from './app-host.ts';
import { appStyles } from './app.styles.ts';
import { follow, headerBar } from './header-bar.ts';
import { openRoles } from './open-roles.ts';
import { navigationOf, pagesOf, type Home } from './navigation.ts';
import { PageFocus } from './page-focus.ts';
import { Routing, type Page, type Route } from './route.ts';
import { Screens, type ScreenName } from './screens.ts';
import { text } from './shell.text.ts';
import { widgetPages } from './widget-pages.ts';

const offlineMayChange = ['online', 'offline'] as const;

/**
 * The whole program on one page: the way in (starting a program, joining, waiting), then the pages that a person's roles open.
 * Around other elements of ours it is their provider instead: it gives them the session, the API, the locale and the theme.
 *
 * @summary The whole program, or the provider of the elements inside it.
 * @slot - elements of ours, which then share this one's session; or what shows until the program does
 */
export class MentorApp extends MentorElement implements AppHost {
  static override styles = [MentorElement.styles, appStyles];

  /** The clock of whatever depends on now. */
  @property({ attribute: false }) clock = (): Date => new Date();

  readonly home = new ApiTask<Home | undefined, [boolean]>(this, {
    // A host page opens its session by this read; who may not read it yet is told by the session that comes with it.
    args: () => [this.#isOpen],
    load: async (api, [open], options) => (open ? api.call(readHome, {}, options) : undefined),
    refreshOn: ['match-request.', 'match.', 'meeting.', 'goal.', 'enrolment.', 'availability.'],
  });
  readonly #end = new ApiAction(this, (api, _none: undefined, options) => api.call(endSession, {}, options));
  readonly #routing = new Routing(this, () => this.#pageFocus.wait());
  readonly #pageFocus = new PageFocus(this);
  readonly #screens = new Screens(this);
  #entrance: Me['entrance'] | undefined;
  #left = false;
  readonly #before = document.createElement('slot');
  #stopHearing: (() => void) | undefined;

  constructor() {
    super();
    // The whole program is a page of its own; a host page that has a title already says 2.
    this.headingLevel = 1;
  }

  get route(): Route {
    return this.#routing.route;
  }

  go(page: Page, rest = ''): void {
    this.#routing.go(page, rest);
  }

  follow(route: Route): void {
    this.#routing.follow(route);
  }

  offlineBanner(): TemplateResult | typeof nothing {
    return navigator.onLine ? nothing : banner('info', text.rich('offline'));
  }

  /** What stands between the tags, as the skeleton of a launched page, shows until there is something to draw. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.append(this.#before);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const type of offlineMayChange) window.addEventListener(type, this.#onLine);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of offlineMayChange) window.removeEventListener(type, this.#onLine);
    this.#stopHearing?.();
    this.#stopHearing = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.toggleAttribute('page', this.me?.door === 'lti');
    if (this.me) this.#enter(this.me);
    this.#stopHearing ??= this.api?.live.on(['enrolment.'], () => void this.#readAgain());
  }

  /** What was asked for opens: a mentor says when to be free first, a mentee finds a mentor. */
  #enter(me: Me): void {
    const before = this.#entrance;
    this.#entrance = me.entrance;
    if (before === undefined || before === me.entrance) return;
    this.#pageFocus.wait();
    if (me.entrance !== 'ready') return this.#routing.reset();
    if (me.roles.includes('mentor')) this.#routing.go('meetings', 'availability');
    else if (me.roles.includes('mentee')) this.#routing.go('find');
    else this.#routing.go('home');
  }

  /** A coordinator has let somebody in or not: if it is the reader, another page opens. */
  async #readAgain(): Promise<void> {
    if (this.me?.entrance === 'ready' && this.me.roles.includes('coordinator')) return;
    const me = await this.api?.call(readSession, {}).catch(() => undefined);
    if (me) this.session?.setMe(me);
  }

  protected override firstUpdated(): void {
    this.#before.remove();
  }

  protected override updated(): void {
    // In a launched page the document is ours; on a host page it is not.
    if (this.me?.door !== 'lti' || this.#isProvider) return;
    const { me } = this;
    const program = me.program?.title ?? me.course?.title ?? text('program');
    const page = me.entrance === 'ready' ? navigationOf(me, this.home.value).find((one) => one.page === this.#page(me)) : undefined;
    document.title = page ? text('pageTitle', { page: page.label, program }) : program;
  }

  get #isOpen(): boolean {
    return this.me === undefined || this.me.entrance === 'ready';
  }

  /** Around other elements it only gives them what they share. */
  get #isProvider(): boolean {
    return [...this.querySelectorAll('*')].some(({ localName }) => localName.startsWith('mentor-'));
  }

  readonly #onLine = (): void => this.requestUpdate();

  readonly #toContent = (event: MouseEvent): void => follow(event, () => this.#pageFocus.now());

  readonly #onEnd = async (): Promise<void> => {
    this.#left = (await this.#end.run(undefined)) !== undefined;
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const program = !this.#isProvider && this.me !== undefined;
    return html`<slot ?hidden=${program} @slotchange=${() => this.requestUpdate()}>${program || this.#isProvider ? nothing : this.#renderBefore()}</slot>
      ${program && this.me ? this.#renderProgram(this.me) : nothing}`;
  }

  #renderBefore(): TemplateResult {
    const { problem } = this.session ?? {};
    if (problem) return html`<div class="content">${problemBanner(problem)}</div>`;
    return html`<div class="content" aria-busy="true"><span class="for-screen-readers">${text('loading')}</span>${skeletonLines('third', 'full', 'most', 'half')}</div>`;
  }

  #renderProgram(me: Me): TemplateResult {
    const ready = me.entrance === 'ready' && !this.#left;
    const items = ready ? navigationOf(me, this.home.value) : [];
    const page = this.#page(me);
    return html`<div class="program ${me.door}">
      <a class="skip" href="#content" @click=${this.#toContent}>${text('toContent')}</a>
      ${headerBar({ me, items, current: page, menuItems: this.#menuItems(me), onGo: (to) => this.go(to) })}
      ${me.door === 'lti'
        ? html`<main class="content" tabindex="-1">${this.#renderContent(me, page)}</main>`
        : html`<section class="content" tabindex="-1" aria-label=${me.program?.title ?? text('program')}>${this.#renderContent(me, page)}</section>`}
    </div>`;
  }

  #renderContent(me: Me, page: Page): TemplateResult {
    return html`${this.#renderAway(me)} ${this.#left ? this.#renderLeft(me) : this.#renderPage(me, page)}`;
  }

  #renderPage(me: Me, page: Page): TemplateResult {
    const widget = me.entrance === 'ready' ? widgetPages[page] : undefined;
    if (!widget) return this.#screens.render(this.#screenOf(me, page));
    this.#screens.hide();
    return html`${this.offlineBanner()} ${widget(this)}`;
  }

  #screenOf({ entrance }: Me, page: Page): ScreenName {
    if (entrance === 'start-program') return 'start';
    if (entrance === 'join' || page === 'join') return 'join';
    if (page === 'profile' && (entrance === 'ready' || entrance === 'waiting')) return 'profile';
    if (entrance !== 'ready') return 'standing';
    return page === 'partners' ? 'partners' : 'home';
  }

  /** The page of the address where the person has it, else Home. */
  #page(me: Me): Page {
    const { page } = this.#routing.route;
    return pagesOf(me).has(page) ? page : 'home';
  }

  #renderAway({ returnUrl }: Me): TemplateResult | typeof nothing {
    if (this.session?.state !== 'ended' || this.#left) return nothing;
    const action = html`<button class="button small" type="button" @click=${() => location.reload()}>${parts('goOn')}</button>${this.#toCourse(returnUrl, 'small')}`;
    return banner('info', parts.rich('sessionEnded'), { action });
  }

  #renderLeft({ returnUrl }: Me): TemplateResult {
    return html`<div class="title" role="heading" aria-level=${this.headingLevel} tabindex="-1">${text('leftTitle')}</div>
      <p class="body soft">${text('left')}</p>
      ${this.#toCourse(returnUrl, 'large')}`;
  }

  #toCourse(returnUrl: string | null, size: string): TemplateResult | typeof nothing {
    return returnUrl === null ? nothing : html`<a class="button quiet ${size}" href=${returnUrl} target="_top" rel="noreferrer">${text('toCourse')}</a>`;
  }

  #menuItems(me: Me): MenuItem[] {
    const { door, entrance } = me;
    const further = entrance === 'ready' ? openRoles(me) : [];
    return [
      ...(entrance === 'ready' || entrance === 'waiting' ? [{ label: text('profile'), onChoose: () => this.go('profile') }] : []),
      ...further.map(({ role }) => ({ label: role === 'mentor' ? text('joinAsMentor') : text('joinAsMentee'), onChoose: () => this.go('join', role) })),
      ...(door === 'lti' ? [{ label: text('endSession'), onChoose: () => void this.#onEnd() }] : []),
    ];
  }
}
