import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listRosterMembers } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import { avatar, avatarStyles, personLine } from '../parts/avatar.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { empty } from '../parts/empty.ts';
import { field } from '../parts/field.ts';
import { people } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { relativeTime } from '../text/relative-time.ts';
import type { AppHost } from './app-host.ts';
import { text } from './people.text.ts';

type Member = Shape<'RosterMember'>;
type Members = Shape<'RosterMemberPage'>;
type Part = 'not-joined' | 'here' | 'left';

/** The people of one course: who has not joined, everyone, who has left; found by name, page by page. */
export class CourseMembers {
  readonly #app: AppHost;
  readonly #roster: () => Shape<'Roster'> | undefined;
  readonly #list: ApiTask<Members | undefined, [string, Part, string]>;
  readonly #more: ApiAction<{ rosterId: string; query: Record<string, string> }, Members>;
  #show: Part = 'not-joined';
  #typed = '';
  #q = '';

  /** @param roster which course is looked at; undefined until it is known */
  constructor(app: AppHost, roster: () => Shape<'Roster'> | undefined) {
    this.#app = app;
    this.#list = new ApiTask(app, {
      args: () => [roster()?.id ?? '', this.#show, this.#q],
      load: async (api, [rosterId, show, q], options) => (rosterId === '' ? undefined : api.call(listRosterMembers, { path: { rosterId }, query: queryOf(show, q) }, options)),
      refreshOn: ['enrolment.'],
      says: { loaded: (found) => (found ? text('found', { count: found.total }) : '') },
    });
    this.#more = new ApiAction(app, (api, { rosterId, query }, options) => api.call(listRosterMembers, { path: { rosterId }, query }, options));
    this.#roster = roster;
  }

  leave(): void {
    this.#show = 'not-joined';
    this.#typed = '';
    this.#q = '';
    this.#more.clear();
  }

  async refresh(): Promise<void> {
    await this.#list.refresh();
  }

  render(): TemplateResult {
    return html`<div class="stack members">
      ${segmented({
        name: 'part',
        legend: text('show'),
        legendHidden: true,
        options: [{ value: 'not-joined', label: text('notJoined') }, { value: 'here', label: text('here') }, { value: 'left', label: text('left') }],
        value: this.#show,
        onChange: (show) => {
          this.#show = show;
          this.#app.requestUpdate();
        },
      })}
      <form class="search" role="search" @submit=${this.#onSearch}>
        ${field({ id: 'member-search', label: text('searchByName') }, (control) => html`<input
            class="input"
            id=${control.id}
            type="search"
            dir="auto"
            autocomplete="off"
            maxlength="80"
            .value=${this.#typed}
            @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)}
          />`)}
        <button class="button" type="submit">${text('search')}</button>
      </form>
      ${this.#list.render({ pending: () => skeletonLines('half', 'half', 'half'), complete: (found) => (found ? this.#renderList(found) : nothing) })}
    </div>`;
  }

  #renderList({ items, nextCursor, total }: Members): TemplateResult {
    if (items.length === 0) return this.#renderNobody();
    return html`<div class="stack"><p class="meta">${text('found', { count: total })}</p>
      <ul class="card divided">${repeat(items, ({ id }) => id, (one) => html`<li class="member">${this.#renderMember(one)}</li>`)}</ul>
      ${this.#more.problem ? problemBanner(this.#more.problem, () => void this.#bringMore(nextCursor)) : nothing}
      ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#bringMore(nextCursor)}>${text('more')}</button></div>`}</div>`;
  }

  #renderNobody(): TemplateResult {
    if (this.#q !== '') return html`<p role="status">${text('noneFound')}</p>`;
    const level = this.#app.headingLevel + 1;
    if (this.#show === 'left') return empty({ shape: people, title: text('nobodyLeft'), words: text('nobodyLeftWords'), level });
    return this.#show === 'here' || this.#roster()?.members === 0
      ? empty({ shape: people, title: text('nobodyHere'), words: text('nobodyHereWords'), level })
      : empty({ shape: people, title: text('allJoined'), words: text('allJoinedWords'), level });
  }

  #renderMember({ id, name, role, enrolments, leftAt, mailFails }: Member): TemplateResult {
    const { formats } = this.#app;
    const line = leftAt ? text('leftOn', { when: relativeTime(leftAt, this.#app.clock(), formats) }) : role === 'instructor' ? text('teaches') : nothing;
    return html`${name === null ? html`<span class="person">${avatar({ id, name })}<span class="soft">${text('nameless')}</span></span>` : personLine({ id, name }, line)}
      ${enrolments.length > 0 || mailFails ? html`<ul class="row member-parts">${mailFails ? html`<li>${tag(text('mailFails'), 'danger')}</li>` : nothing}${enrolments.map((part) => html`<li>${tag(partWords(part), part.state === 'active' ? 'ok' : part.state === 'paused' ? 'warn' : 'info')}</li>`)}</ul>` : nothing}`;
  }

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#q = this.#typed.trim();
    this.#app.requestUpdate();
  };

  /** The focus goes to the first of those who came. */
  async #bringMore(cursor: string | null): Promise<void> {
    const roster = this.#roster();
    const before = this.#list.value;
    if (!roster || !before || cursor === null) return;
    const more = await this.#more.run({ rosterId: roster.id, query: { ...queryOf(this.#show, this.#q), cursor } });
    if (!more) return;
    this.#list.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
    await this.#app.updateComplete;
    const first = this.#app.renderRoot.querySelectorAll<HTMLElement>('.member')[before.items.length];
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  }
}

function queryOf(show: Part, q: string): { show: Part; q?: string } {
  return { show, ...(q === '' ? {} : { q }) };
}

function partWords({ role, state }: Member['enrolments'][number]): string {
  if (role === 'mentor') return state === 'active' ? text('mentor') : state === 'paused' ? text('mentorRests') : text('mentorWaits');
  return state === 'active' ? text('mentee') : state === 'paused' ? text('menteeRests') : text('menteeWaits');
}

export const courseMembersStyles = [
  avatarStyles,
  choiceStyles,
  tagStyles,
  css`
    .members .search {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .members .search > .field {
      flex: 1 1 220px;
    }
    .member {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      padding-block: 12px;
    }
    .member:first-child {
      padding-block-start: 0;
    }
    .member:last-child {
      padding-block-end: 0;
    }
    .member-parts {
      gap: 4px 8px;
    }
    .people-screen summary {
      cursor: pointer;
      min-block-size: 24px;
    }
    .people-screen summary + * {
      margin-block-start: 16px;
    }
  `,
];
