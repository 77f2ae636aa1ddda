import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import type { Shape } from '../api/operation.ts';
import { findRunCandidates } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { personLine } from '../parts/avatar.ts';
import { chipStyles, removableChip } from '../parts/chip.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { text } from './starting.text.ts';
import type { Run, RunRequest } from './run-words.ts';

type Person = Run['omitted']['mentees'][number];
type Found = Shape<'RunCandidates'>;

/** Somebody in one of their roles: whoever has both can be left out in one and take part in the other. */
interface InRole {
  readonly person: Person;
  readonly role: EnrolmentRole;
}

/** Who takes no part in the next run: found by name, each shown as a chip that takes them back. Begins as the last run had it. */
export class OmitPeople {
  readonly #app: AppHost;
  readonly #find: ApiAction<string, Found>;
  /** Undefined as long as it is as the last run had it. */
  #chosen: readonly InRole[] | undefined;
  #typed = '';
  #found: { q: string; answer: Found } | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#find = new ApiAction(app, (api, q, call) => api.call(findRunCandidates, { query: q === '' ? {} : { q } }, call));
  }

  clear(): void {
    this.#chosen = undefined;
    this.#typed = '';
    this.#found = undefined;
    this.#find.clear();
  }

  /** What a run is asked for: nothing where that is what it would be without saying so. @param keeps whether the run takes up what was decided in `run` */
  request(run: Run | undefined, keeps: boolean): Pick<RunRequest, 'omitted'> {
    if (keeps && this.#chosen === undefined) return {};
    const out = this.#outOf(run);
    if (!keeps && out.length === 0) return {};
    const idsOf = (role: EnrolmentRole): string[] => out.filter((one) => one.role === role).map(({ person }) => person.id);
    return { omitted: { mentees: idsOf('mentee'), mentors: idsOf('mentor') } };
  }

  render(run: Run | undefined): TemplateResult {
    const out = this.#outOf(run);
    return html`<fieldset class="stack omit-people">
      <legend class="label">${text('omitted')}</legend>
      <p class="soft">${text('omittedHint')}</p>
      <p id="omit-count">${out.length === 0 ? text('nobody') : text('count', { count: out.length })}</p>
      ${out.length === 0 ? nothing : html`<ul class="row chips" aria-labelledby="omit-count">${repeat(out, keyOf, (one, at) => html`<li>${removableChip({ label: whoOf(one), onRemove: () => void this.#takeBack(run, one, at) })}</li>`)}</ul>`}
      <form class="search" role="search" aria-label=${text('search')} novalidate @submit=${this.#onSearch}>
        ${field({ id: 'omit-name', label: text('search'), hint: text('searchHint') }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off" maxlength="80"
          aria-describedby=${control.describedBy} .value=${this.#typed} @input=${this.#onType} />`)}
        <button class="button" id="omit-find" type="submit" aria-busy=${this.#find.busy ? 'true' : 'false'}>${text('find')}</button>
      </form>
      ${this.#find.problem ? problemBanner(this.#find.problem, () => void this.#search()) : this.#renderFound(run, out)}
    </fieldset>`;
  }

  #renderFound(run: Run | undefined, out: readonly InRole[]): TemplateResult | typeof nothing {
    if (!this.#found) return nothing;
    const { answer: { items, total } } = this.#found;
    if (items.length === 0) return html`<p class="soft">${this.#foundWords}</p>`;
    const keys = new Set(out.map(keyOf));
    return html`<ul class="divided omit-found">${repeat(items, keyOf, (one) => html`<li class="row between">
        ${personLine(one.person, text(one.role))}
        <button class="button small wish" type="button" aria-pressed=${keys.has(keyOf(one)) ? 'true' : 'false'} aria-label=${text('leaveOutWhom', { who: whoOf(one) })} @click=${() => this.#press(run, one)}>${text('leaveOut')}</button>
      </li>`)}</ul>
      ${total > items.length ? html`<p class="soft">${this.#foundWords}</p>` : nothing}`;
  }

  /** What the search has come to, in a sentence. */
  get #foundWords(): string {
    if (!this.#found) return '';
    const { q, answer: { items, total } } = this.#found;
    if (total === 0) return q === '' ? text('nobodyThere') : text('notFound', { name: q });
    return total > items.length ? text('some', { shown: items.length, count: total }) : text('found', { count: total });
  }

  #outOf(run: Run | undefined): readonly InRole[] {
    if (this.#chosen) return this.#chosen;
    const { mentees, mentors } = run?.omitted ?? { mentees: [], mentors: [] };
    return [...mentees.map((person): InRole => ({ person, role: 'mentee' })), ...mentors.map((person): InRole => ({ person, role: 'mentor' }))];
  }

  /** Leaves somebody out, or no longer. */
  #press(run: Run | undefined, one: InRole): void {
    const out = this.#outOf(run);
    const others = out.filter((other) => keyOf(other) !== keyOf(one));
    const isOut = others.length === out.length;
    this.#chosen = isOut ? [...out, one] : others;
    const { length: count } = this.#chosen;
    announce(`${text(isOut ? 'saidOut' : 'saidIn', { who: whoOf(one) })} ${count === 0 ? text('nobody') : text('count', { count })}`);
    this.#app.requestUpdate();
  }

  /** The chip that was pressed goes: the focus goes to the one in its place, else to the last, else to where people are searched. */
  async #takeBack(run: Run | undefined, one: InRole, at: number): Promise<void> {
    this.#press(run, one);
    await this.#app.updateComplete;
    const chips = [...this.#app.renderRoot.querySelectorAll<HTMLElement>('.omit-people .chip')];
    (chips[at] ?? chips.at(-1) ?? this.#app.renderRoot.querySelector<HTMLElement>('#omit-name'))?.focus();
  }

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    // The field's own cross empties it without a submit: what was found under the name is no longer asked for.
    if (this.#typed === '') this.#found = undefined;
    this.#app.requestUpdate();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    void this.#search();
  };

  async #search(): Promise<void> {
    const q = this.#typed.trim();
    const done = await this.#find.run(q);
    if (done) {
      this.#found = { q, answer: done.answer };
      announce(this.#foundWords);
    } else if (this.#find.problem) announce(problemSentence(this.#find.problem), 'assertive');
    this.#app.requestUpdate();
  }
}

function keyOf({ person, role }: InRole): string {
  return `${role} ${person.id}`;
}

function whoOf({ person, role }: InRole): string {
  return text(role === 'mentee' ? 'menteeNamed' : 'mentorNamed', { name: person.name ?? '' });
}

export const omitPeopleStyles = [
  chipStyles,
  css`
    .omit-people {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .omit-people > .chips {
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .omit-people .chips > li {
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .omit-people .chip > span {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .omit-found > li {
      flex-wrap: nowrap;
      padding-block: 8px;
    }
    .omit-found .person {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .omit-found .button {
      flex: none;
    }
  `,
];
