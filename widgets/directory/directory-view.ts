import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { removableChip } from '../parts/chip.ts';
import { dialog } from '../parts/dialog.ts';
import { empty } from '../parts/empty.ts';
import { icon } from '../parts/icon.ts';
import { filter, people, search } from '../parts/icons.ts';
import { inTurn, Turns } from '../parts/in-turns.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { choiceLabel } from './choice-label.ts';
import { standingOf, type DirectoryHost, type MentorPage } from './directory-host.ts';
import { text } from './directory.text.ts';
import { facets } from './facets.ts';
import { choicesOf, cleared, longestSearch, toggled, type Choice } from './filter-choices.ts';
import { narrows, noFilters, sorts, type Sort } from './filters.ts';
import { ListChoices } from './list-choices.ts';
import { mentorCard } from './mentor-card.ts';
import { Marking } from './marking.ts';
import { NextPage } from './next-page.ts';

export { directoryViewStyles as styles } from './directory-view.styles.ts';

const restMs = 300;
/** How many cards are drawn at a time: all of a page at once would be felt on a slow machine. */
const cardsAtOnce = 1;
/** A group of filters that can be let go of where nobody fits. */
type RelaxedGroup = NonNullable<MentorPage['relax']>['group'];
const sortWords = { fit: 'bestFit', 'free-soonest': 'freeSoonest', name: 'byName' } as const satisfies Record<Sort, string>;

/** Search, filters and the cards. Loaded while the mentors are on their way. */
export class DirectoryView {
  readonly #host: DirectoryHost;
  readonly #marking: Marking;
  readonly #choices: ListChoices;
  readonly #next: NextPage;
  readonly #turns: Turns;
  #page: MentorPage | undefined;
  #filtersOpen = false;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: DirectoryHost) {
    this.#host = host;
    this.#marking = new Marking(host, () => this.#page);
    this.#choices = new ListChoices(host);
    this.#next = new NextPage(host);
    this.#turns = new Turns(host, cardsAtOnce);
    host.addController({
      hostConnected: () => window.addEventListener('keydown', this.#onKey),
      hostDisconnected: () => window.removeEventListener('keydown', this.#onKey),
    });
  }

  render(page: MentorPage): TemplateResult {
    this.#page = page;
    this.#choices.follow(page);
    return html`<p class="directory-lead body soft">${this.#lead(page)}</p>
      <div class="found">
        ${this.#bar()}
        <div class="facets">${this.#facets(page)}</div>
        <div class="results">
          ${this.#counted(page)}
          ${this.#marking.problem ? problemBanner(this.#marking.problem) : nothing}
          ${page.total === 0
            ? this.#none(page)
            : html`<ul class="cards">${repeat(page.items, ({ id }) => id, (mentor) => this.#card(mentor))}</ul>`}
          ${this.#next.render(page)}
          ${this.#choices.tray()}
        </div>
      </div>
      ${this.#dialog(page)}`;
  }

  /** Beside the cards, and not with them. */
  #facets(page: MentorPage): unknown {
    const { filters, formats, me } = this.#host;
    return inTurn({ turns: this.#turns, of: [page.facets, filters, formats, me], draw: () => facets(page, this.#host), urgency: 'first' });
  }

  /** A card is drawn anew only where something of it is: further pages come to hundreds of others. Each waits for its turn, but whom the focus goes to. */
  #card(mentor: MentorPage['items'][number]): unknown {
    const host = this.#host;
    const { filters, formats, headingLevel, me, mentorHref, partnersHref } = host;
    return inTurn({
      turns: this.#turns,
      of: [mentor, filters.mark, formats, headingLevel, me, mentorHref, partnersHref, this.#choices.placeOf(mentor.id)],
      draw: () => mentorCard(mentor, host, this.#marking, this.#choices),
      before: html`<li class="card coming"></li>`,
      now: host.goesTo(`#mentor-${mentor.id}`),
    });
  }

  #lead({ free }: MentorPage): string {
    const standing = standingOf(this.#host);
    if (standing === 'full') return text('leadFull');
    // Where every place is taken the list says so.
    return free === 0 ? '' : text(standing === 'ask' ? 'lead' : 'leadLook', { count: free });
  }

  #bar(): TemplateResult {
    const { filters } = this.#host;
    const on = choicesOf(filters).length;
    const isMentee = standingOf(this.#host) !== 'look'; // nobody else has a fit: their list begins with who is free soonest
    return html`<search class="bar">
      <span class="input-with-icon">${icon(search)}<input class="input" id="search" type="search" maxlength=${longestSearch} aria-label=${text('searchWords')} aria-keyshortcuts="/" dir="auto" placeholder=${text('searchWords')}
        .value=${filters.q} @input=${this.#onSearch} @keydown=${this.#onSearchKey} /></span>
      <button class="button filters-button ${on > 0 ? 'chosen' : ''}" type="button" aria-haspopup="dialog" @click=${() => this.#open(true)}>
        ${icon(filter, 16)}${on > 0 ? text('filtersOn', { count: on }) : text('filters')}
      </button>
      <select class="input sort" aria-label=${text('sortBy')} @change=${(event: Event) => this.#sort((event.target as HTMLSelectElement).value)}>
        ${sorts.filter((sort) => sort !== 'fit' || isMentee).map((sort) => html`<option value=${sort} ?selected=${sort === filters.sort}>${text(sortWords[sort])}</option>`)}
      </select>
    </search>`;
  }

  #counted({ total }: MentorPage): TemplateResult {
    const { filters } = this.#host;
    const choices = choicesOf(filters);
    return html`<div class="counted">
      <p class="soft">${total === 0 ? nothing : text.rich(narrows(filters) ? 'fit' : 'all', { count: total })}</p>
      ${choices.length === 0
        ? nothing
        : html`<div class="row chips">
            ${repeat(choices, ({ group, key }) => `${group}:${key}`, (choice) => removableChip({ label: choiceLabel(choice, this.#host), onRemove: (event) => void this.#remove(choice, event) }))}
            <button class="button quiet small" type="button" @click=${() => this.#clear()}>${text('clearAll')}</button>
          </div>`}
    </div>`;
  }

  /** Nobody fits: the one group of filters whose removal helps most, with the number. */
  #none(page: MentorPage): TemplateResult {
    const host = this.#host;
    const level = host.headingLevel + 1;
    const act = (label: string, onPress: () => void) => html`<button class="button" type="button" @click=${onPress}>${label}</button>`;
    const show = (count: number) => text('showCount', { number: host.formats.number(count) });
    const card = (title: string, words: string, action?: TemplateResult) => html`<div class="card">${empty({ shape: people, title, words, action, level })}</div>`;
    const { relax } = page;
    if (relax) {
      const words = text('noneWithout', { filter: this.#relaxed(relax.group), count: relax.total });
      return card(text('noneTitle'), words, act(show(relax.total), () => this.#relax(relax.group)));
    }
    if (narrows(host.filters)) return card(text('noneTitle'), text('noneWords'), act(text('clearAll'), () => this.#clear()));
    const taken = page.facets.unavailable;
    if (taken === 0) return card(text('emptyTitle'), text('emptyWords'));
    return card(text('takenTitle'), text('takenWords'), act(show(taken), () => this.#look({ ...host.filters, unavailable: true })));
  }

  #relaxed(group: RelaxedGroup): string {
    const { filters, formats } = this.#host;
    if (group === 'q') return filters.q;
    const keys = group === 'flash' ? ['true'] : filters[group];
    return formats.list(keys.map((key) => choiceLabel({ group, key }, this.#host)));
  }

  #relax(group: RelaxedGroup): void {
    this.#look({ ...this.#host.filters, [group]: noFilters[group] });
  }

  #dialog(page: MentorPage): TemplateResult {
    const { filters } = this.#host;
    // A frame as high as its content has no screen to fill: there the dialog is as high as the filters.
    return html`<div class="filters-dialog ${window === window.parent ? 'full-screen' : ''}">
      ${dialog({
        id: 'filters',
        open: this.#filtersOpen,
        title: text('filtersTitle'),
        body: this.#filtersOpen ? facets(page, this.#host) : nothing,
        actions: html`${choicesOf(filters).length > 0 ? html`<button class="button quiet" type="button" @click=${() => this.#clearHere()}>${text('clearAll')}</button>` : nothing}
          <button class="button primary" type="button" @click=${() => this.#open(false)}>${text('showMentors', { count: page.total })}</button>`,
        onClose: () => this.#open(false),
      })}
    </div>`;
  }

  #open(open: boolean): void {
    this.#filtersOpen = open;
    this.#host.requestUpdate();
  }

  readonly #onSearch = (event: InputEvent): void => {
    const q = (event.target as HTMLInputElement).value;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#host.look({ ...this.#host.filters, q }), restMs);
  };

  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    clearTimeout(this.#resting);
    this.#host.look({ ...this.#host.filters, q: (event.target as HTMLInputElement).value });
  };

  /** "/" leads to the search while the focus is here or nowhere: never from under somebody's hands. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const at = path[0];
    const typing = at instanceof HTMLElement && at.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog *');
    const here = path.includes(this.#host) || document.activeElement === document.body || document.activeElement === null;
    const search = this.#searchField;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing || !here || !search) return;
    event.preventDefault();
    search.focus();
  };

  #sort(value: string): void {
    const sort = sorts.find((one) => one === value);
    if (sort) this.#host.look({ ...this.#host.filters, sort });
  }

  /** Takes a chip away; the focus goes to the next one, else to the one before, else to the search. */
  async #remove(choice: Choice, event: Event): Promise<void> {
    const chips = () => [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.chips .chip')];
    const at = chips().indexOf(event.currentTarget as HTMLElement);
    this.#host.look(toggled(this.#host.filters, choice));
    await this.#host.updateComplete;
    const left = chips();
    (left[at] ?? left[at - 1] ?? this.#searchField)?.focus();
  }

  #clear(): void {
    this.#look(cleared(this.#host.filters));
  }

  /** Clears in the dialog, which stays open: the focus goes to its first box. */
  #clearHere(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#filters input')?.focus();
    this.#host.look(cleared(this.#host.filters));
  }

  /** Looks for others from a button that goes with it. */
  #look(filters: DirectoryHost['filters']): void {
    clearTimeout(this.#resting);
    this.#searchField?.focus();
    this.#host.look(filters);
  }

  get #searchField(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#search');
  }
}
