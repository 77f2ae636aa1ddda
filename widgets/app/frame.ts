import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { endSession } from '../api/operations.ts';
import type { Me } from '../api/session.ts';
import type * as CompletionModuleOf from '../grades/completion-card.ts';
import type { CompletionCard } from '../grades/completion-card.ts';
import { LazyView } from '../lazy-view.ts';
import { banner } from '../parts/banner.ts';
import type { MenuItem } from '../parts/menu.ts';
import { text as parts } from '../parts/parts.text.ts';
import type { AppHost } from './app-host.ts';
import { follow, headerBar } from './header-bar.ts';
import { navigationOf, firstPageOf, pagesOf, type Home } from './navigation.ts';
import { openRoles } from './open-roles.ts';
import { placedPart } from './placed-part.ts';
import { isBehindProgram, type Page } from './route.ts';
import { Screens, type ScreenName } from './screens.ts';
import { text } from './shell.text.ts';
import type * as ClockModule from './viewed-clock.ts';
import { widgetPages } from './widget-pages.ts';

type CompletionModule = typeof CompletionModuleOf;

export { frameStyles as styles } from './frame.styles.ts';

/** The page around every screen: the way to the content, the bar with the pages and me, and the one page that is open. */
export class Frame {
  readonly #app: AppHost;
  readonly #screens: Screens;
  readonly #end: ApiAction<undefined, undefined>;
  readonly #completions: LazyView<CompletionModule>;
  /** Loaded with the first other clock that is looked at. */
  readonly #clocks: LazyView<typeof ClockModule>;
  #completion: CompletionCard | undefined;
  #bringing: Promise<void> | undefined;
  /** The person has ended the session. */
  #left = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#screens = new Screens(app);
    this.#completions = new LazyView(app, () => import('../grades/completion-card.ts'));
    this.#clocks = new LazyView(app, () => import('./viewed-clock.ts'));
    this.#end = new ApiAction(app, (api, _none, options) => api.call(endSession, {}, options));
  }

  /** The document's title: "Goals – Alumni Mentoring". */
  title(me: Me): string {
    const program = programOf(me);
    const shown = this.#page(me);
    const label = shown === 'board' ? text('board') : this.#items(me).find(({ page }) => page === shown)?.label;
    return label === undefined ? program : text('pageTitle', { page: label, program });
  }

  render(me: Me): TemplateResult {
    const page = this.#page(me);
    const content = html`${this.#renderAway(me)} ${this.#renderClock(me, page)} ${this.#left ? this.#renderLeft(me) : this.#renderPage(me, page)}`;
    const bar = (placedPart(me) !== undefined || me.reviewing) && !this.#left ? nothing : html`<a class="skip" href="#content" @click=${this.#toContent}>${text('toContent')}</a>
      ${headerBar({ me, items: this.#items(me), current: isBehindProgram(page) ? 'program' : page, menuItems: this.#menuItems(me), onGo: (to) => this.#app.go(to) })}`;
    return html`<div class="program ${me.door === 'host' ? 'host' : 'lti'}">
      ${bar}
      ${me.door !== 'host'
        ? html`<main class="content" tabindex="-1">${content}</main>`
        : html`<section class="content" tabindex="-1" aria-label=${programOf(me)}>${content}</section>`}
    </div>`;
  }

  /** What the screen that is shown says of a change of the first page's data. */
  saysChange(before: Home, after: Home): string | undefined {
    return this.#screens.saysChange(before, after);
  }

  #items(me: Me): ReturnType<typeof navigationOf> {
    return me.entrance === 'ready' && !this.#left ? navigationOf(me, this.#app.home.value, this.#page(me)) : [];
  }

  #renderPage(me: Me, page: Page): TemplateResult {
    const widget = me.entrance === 'ready' && !me.reviewing ? widgetPages[page] : undefined;
    if (!widget) return this.#screens.render(screenOf(me, page));
    this.#screens.hide();
    return html`${this.#renderCompletion(me)}${pagesOf(me).has(page) ? widget(this.#app) : this.#renderPartOfOthers(page)}`;
  }

  /** A teacher opens a link that was placed for a part which only mentors and mentees have. */
  #renderPartOfOthers(page: Page): TemplateResult {
    return html`<div>
      <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${page === 'requests' ? text('requests') : text('meetings')}</div>
      <p class="body soft">${text('partOfOthers')}</p>
    </div>`;
  }

  /** Where the link that was opened counts, what it counts stands above its part. */
  #renderCompletion(me: Me): TemplateResult | typeof nothing {
    if (me.completion === null || placedPart(me) === undefined) return nothing;
    this.#bringing ??= this.#bringCompletion();
    return this.#completion?.render(me) ?? nothing;
  }

  /** Where its code does not come, the part itself is whole. */
  async #bringCompletion(): Promise<void> {
    const module = await this.#completions.load().catch(() => undefined);
    if (module) this.#completion = new module.CompletionCard(this.#app);
    this.#app.requestUpdate();
  }

  /** The page of the address where the person has it, else Home. The one part of a placed link shows itself what it is to whom. */
  #page(me: Me): Page {
    const { page } = this.#app.route;
    if (placedPart(me) !== undefined) return page;
    return pagesOf(me).has(page) ? page : firstPageOf(me);
  }

  /** A launch cannot get another token by itself: the page is loaded again, or opened from the course. */
  #renderAway({ returnUrl }: Me): TemplateResult | typeof nothing {
    if (this.#app.session?.state !== 'ended' || this.#left) return nothing;
    const action = html`<button class="button small" type="button" @click=${() => location.reload()}>${parts('goOn')}</button>${toCourse(returnUrl, 'small')}`;
    return banner('info', parts.rich('sessionEnded'), { action });
  }

  /** Another clock is looked at: meetings say so themselves, where it is changed; every other page says it here. */
  #renderClock({ entrance }: Me, page: Page): TemplateResult | typeof nothing {
    const { own, zone } = this.#app.formats;
    if (zone === own || page === 'meetings' || entrance !== 'ready' || this.#left) return nothing;
    // Where its code does not come, times still name their place.
    void this.#clocks.load().catch(() => undefined);
    return this.#clocks.module?.viewedClock(this.#app) ?? nothing;
  }

  #renderLeft({ returnUrl }: Me): TemplateResult {
    return html`<div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('leftTitle')}</div>
      <p class="body soft">${text('left')}</p>
      ${toCourse(returnUrl, 'large')}`;
  }

  #menuItems(me: Me): MenuItem[] {
    const { door, entrance } = me;
    const further = entrance === 'ready' ? openRoles(me) : [];
    return [
      ...(entrance === 'ready' || entrance === 'waiting' ? [{ label: text('profile'), onChoose: () => this.#app.go('profile') }] : []),
      ...(entrance === 'ready' && pagesOf(me).has('board') ? [{ label: text('board'), onChoose: () => this.#app.go('board') }] : []),
      ...further.map(({ role }) => ({ label: role === 'mentor' ? text('joinAsMentor') : text('joinAsMentee'), onChoose: () => this.#app.go('join', role) })),
      ...(entrance === 'ready' && me.roles.includes('mentor') ? [{ label: text('startCircle'), onChoose: () => this.#app.go('circles', 'new') }] : []),
      // On a host page the host decides who is signed in.
      ...(door !== 'host' ? [{ label: text('endSession'), onChoose: () => void this.#onEnd() }] : []),
    ];
  }

  async #onEnd(): Promise<void> {
    this.#left = (await this.#end.run(undefined)) !== undefined;
    this.#app.requestUpdate();
    await this.#app.updateComplete;
    this.#app.focusContent();
  }

  readonly #toContent = (event: MouseEvent): void => follow(event, () => this.#app.focusContent());
}

function screenOf({ entrance, reviewing }: Me, page: Page): ScreenName {
  if (reviewing) return 'review';
  if (entrance === 'start-program') return 'start';
  if (entrance === 'join' || page === 'join') return 'join';
  if (page === 'profile' && (entrance === 'ready' || entrance === 'waiting')) return 'profile';
  if (entrance !== 'ready') return 'standing';
  return isBehindProgram(page) || page === 'partners' || page === 'program' || page === 'matching' || page === 'circles' || page === 'people' ? page : 'home';
}

function programOf({ program, course }: Me): string {
  return program?.title ?? course?.title ?? text('program');
}

function toCourse(returnUrl: string | null, size: 'small' | 'large'): TemplateResult | typeof nothing {
  return returnUrl === null ? nothing : html`<a class="button quiet ${size}" href=${returnUrl} target="_top" rel="noreferrer">${text('toCourse')}</a>`;
}
