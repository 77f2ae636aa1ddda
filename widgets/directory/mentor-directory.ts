import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import { listMentors } from '../api/operations.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonCard, skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { standingOf, type MentorPage } from './directory-host.ts';
import { heading } from './directory-heading.text.ts';
import type { DirectoryView } from './directory-view.ts';
import { narrows, noFilters, queryOf, type Filters } from './filters.ts';
import { directoryStyles } from './mentor-directory.styles.ts';
import type { ProfileHost, ProfileView, ShownProfile } from './profile-view.ts';

const pageSize = 20;
const largestPage = 100;
/** Where reading a profile begins; the way back where there is none to read. */
const profileStart = ['#profile-title', '#profile-back'];

/**
 * @summary The mentors of the program: search, filters with live counts, each one's profile, and the request to one of them.
 * @attr partners-href - where the reader's own mentors are
 * @fires mentor-directory-changed - the filters changed; detail {filters}; not composed
 * @fires mentor-profile-opened - a profile was opened, or left; detail {mentorId}
 * @fires mentor-request-sent - detail {requestId}
 * @fires mentor-request-edited - detail {requestId}
 * @fires mentor-request-withdrawn - detail {requestId}
 */
export class MentorDirectory extends MentorElement implements ProfileHost {
  static override styles = [MentorElement.styles, skeletonStyles, directoryStyles];

  /** What is looked for. Whoever keeps it in an address sets it back from there (filters.ts reads and writes addresses). */
  @property({ attribute: false }) filters: Filters = noFilters;
  /** Whose profile is open, by id; the list if undefined. */
  @property() mentor: string | undefined;
  @property({ attribute: false }) mentorHref: ((mentorId: string) => string) | undefined;
  /** Where the reader's own mentors are; without it they are only named so. */
  @property({ attribute: 'partners-href' }) partnersHref: string | undefined;
  /** The clock of whatever depends on now. */
  @property({ attribute: false }) clock = (): Date => new Date();
  /** The zone that the device lives by. */
  @property({ attribute: false }) deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  flashWanted = false;

  readonly #listView = new LazyView(this, () => import('./directory-view.ts'));
  readonly #profileView = new LazyView(this, () => import('./profile-view.ts'));
  #list: DirectoryView | undefined;
  #profile: ProfileView | undefined;
  /** How many are wanted on the page; a live refresh brings as many again, up to the API's largest page. */
  #wanted = pageSize;
  #focusNext: readonly string[] = [];

  readonly #mentors = new ApiTask(this, {
    args: () => [this.filters] as const,
    load: async (api, [filters], options): Promise<MentorPage> => {
      const query = queryOf(filters);
      const limit = Math.min(this.#wanted, largestPage);
      const plain = Object.keys(query).length === 0 && limit === pageSize; // its answer may have come with the session
      const [page, { DirectoryView }] = await Promise.all([api.call(listMentors, plain ? {} : { query: { ...query, limit } }, options), this.#listView.load()]);
      this.#list ??= new DirectoryView(this);
      return page;
    },
    refreshOn: ['match-request.', 'match.', 'meeting.', 'availability.', 'enrolment.'],
    says: { loading: () => heading('loading'), loaded: ({ total }) => heading(narrows(this.filters) ? 'says' : 'all', { count: total }) },
  });
  readonly #opened = new ApiTask(this, {
    args: () => [this.mentor] as const,
    load: async (api, [mentorId], options): Promise<ShownProfile | undefined> => {
      if (mentorId === undefined) return undefined;
      const { ProfileView } = await this.#profileView.load();
      this.#profile ??= new ProfileView(this);
      return this.#profile.read(api, mentorId, options);
    },
    refreshOn: ['match-request.', 'match.', 'meeting.', 'availability.', 'enrolment.'],
    says: { loading: () => heading('loadingProfile'), changed: (before, after) => before && after && this.#profile?.saysChange(before, after) },
  });

  get total(): number | undefined {
    return this.#mentors.value?.total;
  }

  look(filters: Filters): void {
    this.#wanted = pageSize;
    this.filters = filters;
    this.dispatchEvent(new CustomEvent('mentor-directory-changed', { detail: { filters } }));
  }

  open(mentorId: string | undefined, { ask = false, flash = false } = {}): void {
    const left = this.mentor;
    this.mentor = mentorId;
    this.flashWanted = flash;
    if (mentorId === undefined) this.focusOn(`#mentor-${left ?? ''}`, '[role=heading]');
    else this.focusOn(...(ask ? ['#request-goal', '.ask-panel'] : []), ...(flash ? ['#flash-topic'] : []), ...profileStart);
    this.dispatchEvent(new CustomEvent('mentor-profile-opened', { detail: { mentorId: mentorId ?? null }, bubbles: true, composed: true }));
  }

  addPage(page: MentorPage): void {
    const shown = this.#mentors.value?.items ?? [];
    const known = new Set(shown.map(({ id }) => id));
    const added = page.items.filter(({ id }) => !known.has(id));
    this.#wanted += pageSize;
    this.#mentors.set({ ...page, items: [...shown, ...added] });
    if (added[0]) this.focusOn(`#mentor-${added[0].id}`);
  }

  async refresh(): Promise<void> {
    await this.#mentors.refresh();
  }

  takeList(page: MentorPage): void {
    this.#mentors.set(page);
  }

  takeProfile(shown: ShownProfile): void {
    this.#opened.set(shown);
  }

  async refreshProfile(): Promise<void> {
    await this.#opened.refresh();
  }

  focusOn(...selectors: string[]): void {
    this.#focusNext = selectors;
    this.requestUpdate();
  }

  goesTo(selector: string): boolean {
    return this.#focusNext.includes(selector);
  }

  /** The heading, as after a change of pages. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[role=heading]')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // Back and Forward of the page around us: the focus goes where our own buttons would have brought it.
    if (!this.hasUpdated || !changed.has('mentor') || this.#focusNext.length > 0) return;
    const left: string | undefined = changed.get('mentor');
    this.#focusNext = this.mentor === undefined ? [`#mentor-${left ?? ''}`, '[role=heading]'] : profileStart;
  }

  protected override updated(): void {
    if (this.#focusNext.length === 0) return;
    const found = this.#focusNext.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find((one) => one !== null);
    if (!found) return;
    this.#focusNext = [];
    found.focus();
  }

  protected override render(): TemplateResult {
    return this.mentor === undefined ? this.#renderList() : this.#renderProfile(this.mentor);
  }

  #renderList(): TemplateResult {
    const title = standingOf(this) === 'look' ? heading('titleLook') : heading('title');
    return html`<div class="directory">
      <div class=${this.headingLevel === 1 ? 'title' : 'section'} role="heading" aria-level=${this.headingLevel} tabindex="-1">${title}</div>
      ${this.feedback.offline()}
      ${this.#mentors.render({
        pending: () => html`<div class="directory-lead">${skeletonLines('half')}</div><div class="found"><div class="facets">${skeletonLines('half', 'full', 'full', 'full', 'full')}</div><div class="results"><div class="bone block"></div>${skeletonLines('third')}${skeletonCard()}${skeletonCard()}${skeletonCard()}</div></div>`,
        complete: (page) => this.#list?.render(page),
      })}
    </div>`;
  }

  #renderProfile(mentorId: string): TemplateResult {
    return html`${this.#opened.render({
      pending: () => this.#profileSkeleton(),
      complete: (shown) => (shown?.profile.id === mentorId ? this.#profile?.render(shown) : this.#profileSkeleton()),
      error: (problem) => (this.#profile ? this.#profile.renderProblem(problem, () => void this.#opened.refresh()) : undefined),
    })}`;
  }

  #profileSkeleton(): TemplateResult {
    return html`<div class="profile-skeleton">${skeletonCard()}${skeletonLines('third', 'full', 'most')}</div>`;
  }
}
