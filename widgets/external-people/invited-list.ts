import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { inviteAgain, listExternalPeople, withdrawInvitation } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag, type TagKind } from '../parts/tag.ts';
import { relativeTime } from '../text/relative-time.ts';
import { text } from './external-people.text.ts';

type Person = Shape<'ExternalPerson'>;
type People = Shape<'ExternalPersonPage'>;

/** Whom coordinators invited from outside, the newest first, with how it stands and what can be done. */
export class InvitedList {
  readonly #app: AppHost;
  readonly #people: ApiTask<People>;
  readonly #more: ApiAction<string, People>;
  readonly #again: ApiAction<string, Person>;
  readonly #withdraw: ApiAction<string, Person>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#people = new ApiTask(app, { load: (api, _args, options) => api.call(listExternalPeople, {}, options), refreshOn: ['external-', 'enrolment.'] });
    this.#more = new ApiAction(app, (api, cursor, options) => api.call(listExternalPeople, { query: { cursor } }, options));
    this.#again = new ApiAction(app, (api, externalPersonId, options) => api.call(inviteAgain, { path: { externalPersonId } }, options));
    this.#withdraw = new ApiAction(app, (api, externalPersonId, options) => api.call(withdrawInvitation, { path: { externalPersonId } }, options));
  }

  /** Takes over the list that an import answered. */
  show(people: People): void {
    this.#people.set(people);
  }

  render(): TemplateResult {
    const problem = this.#again.problem ?? this.#withdraw.problem ?? this.#more.problem;
    return html`<section class="stack" aria-labelledby="invited-people">
      <p class="group" id="invited-people" role="heading" aria-level=${this.#app.headingLevel + 2} tabindex="-1">${text('list')}</p>
      ${problem ? (problem.code === 'invited-just-now' ? banner('info', text('justNow')) : problem.code === 'moved-on' ? banner('warn', text('movedOn')) : problemBanner(problem)) : nothing}
      ${this.#people.render({ pending: () => skeletonLines('half', 'most', 'half'), complete: (people) => this.#renderList(people) })}
    </section>`;
  }

  #renderList({ items, nextCursor }: People): TemplateResult {
    if (items.length === 0) return html`<p class="soft">${text('nobody')}</p>`;
    return html`<ul class="divided">${repeat(items, ({ id }) => id, (person) => html`<li class="invited-person">${this.#renderPerson(person)}</li>`)}</ul>
      ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#bringMore(nextCursor)}>${text('more')}</button></div>`}`;
  }

  #renderPerson(person: Person): TemplateResult {
    const { id, name, email, state, mail, invitedAt } = person;
    const failing = mail === 'failing' && state !== 'joined' && state !== 'withdrawn';
    const shown = name ?? email;
    return html`<div>
        <div dir="auto">${shown}</div>
        <div class="meta"><span dir="ltr">${email}</span> · ${text('when', { when: relativeTime(invitedAt, this.#app.clock(), this.#app.formats) })}</div>
      </div>
      <div class="row">
        ${failing ? tag(text('failing'), 'danger') : tag(stateWords(state), kinds[state])}
        ${state === 'joined' ? nothing : html`<button class="button small" type="button" aria-label=${text('againName', { name: shown })} @click=${() => void this.#do(this.#again, id, 'saidAgain')}>${text('again')}</button>`}
        ${state === 'joined' || state === 'withdrawn' ? nothing : html`<button class="button small" type="button" aria-label=${text('withdrawName', { name: shown })} @click=${() => void this.#do(this.#withdraw, id, 'saidWithdrawn')}>${text('withdraw')}</button>`}
      </div>`;
  }

  async #do(action: ApiAction<string, Person>, id: string, said: 'saidAgain' | 'saidWithdrawn'): Promise<void> {
    this.#again.clear();
    this.#withdraw.clear();
    const done = await action.run(id);
    const before = this.#people.value;
    if (done && before) {
      this.#people.set({ ...before, items: before.items.map((one) => (one.id === id ? done.answer : one)) });
      announce(text(said));
      await this.#app.updateComplete;
      const at = before.items.findIndex((one) => one.id === id);
      this.#app.renderRoot.querySelectorAll<HTMLElement>('.invited-person')[at]?.querySelector('button')?.focus();
    } else if (action.problem?.code === 'moved-on') void this.#people.refresh();
  }

  async #bringMore(cursor: string): Promise<void> {
    const before = this.#people.value;
    const more = await this.#more.run(cursor);
    if (!before || !more) return;
    this.#people.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelectorAll<HTMLElement>('.invited-person')[before.items.length]?.querySelector('button')?.focus();
  }
}

const kinds: Record<Person['state'], TagKind> = { invited: 'info', opened: 'info', joined: 'ok', expired: 'warn', withdrawn: 'plain' };

function stateWords(state: Person['state']): string {
  return text(state);
}
