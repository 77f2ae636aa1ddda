import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listCircles, listEnrolments } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { manyChipsStyles } from '../app/many-chips.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { avatarStyles } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { left } from '../parts/icons.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tagStyles } from '../parts/tag.ts';
import { CircleForm } from './circle-form.ts';
import { circleList, noCircles } from './circle-list.ts';
import { CirclePage, type Candidate } from './circle-page.ts';
import type { Circle, Circles } from './circle-words.ts';
import { text } from './circles.text.ts';

/** Circles: `#circles` finds them, `#circles/ID` is one, `#circles/new` and `#circles/edit/ID` are its form. Its meeting is planned at `#meetings/plan/ID`. */
class CirclesScreen implements Screen {
  readonly #app: AppHost;
  readonly #circles: ApiTask<Circles>;
  readonly #mentees: ApiTask<readonly Candidate[], [boolean]>;
  readonly #more: ApiAction<string, Circles>;
  readonly #page: CirclePage;
  readonly #form: CircleForm;
  /** What the open page was last told of a circle that no list holds any more. */
  #last: Circle | undefined;
  #shown = '';

  constructor(app: AppHost) {
    this.#app = app;
    this.#circles = new ApiTask(app, {
      load: (api, _args, options) => api.call(listCircles, { query: { limit: 100 } }, options),
      refreshOn: ['circle.', 'match.', 'meeting.', 'waiting-list.', 'enrolment.'],
    });
    this.#mentees = new ApiTask<readonly Candidate[], [boolean]>(app, {
      args: () => [this.#coordinates],
      load: async (api, [coordinates], options) => (coordinates ? (await api.call(listEnrolments, { query: { state: 'active', limit: 100 } }, options)).items.filter(({ role }) => role === 'mentee').map(({ person }) => ({ id: person.id, name: person.name })) : []),
    });
    this.#more = new ApiAction(app, (api, cursor, options) => api.call(listCircles, { query: { limit: 100, cursor } }, options));
    this.#page = new CirclePage(app, { onChanged: (circle) => this.#take(circle), candidates: () => this.#candidates() });
    this.#form = new CircleForm(app, (circle) => this.#saved(circle));
  }

  leave(): void {
    this.#page.leave();
    this.#form.leave();
    this.#more.clear();
    this.#last = undefined;
    this.#shown = '';
  }

  render(): TemplateResult {
    const { rest } = this.#app.route;
    if (rest !== this.#shown) {
      this.#page.leave();
      this.#form.leave();
      this.#shown = rest;
    }
    return html`<div class="narrow-screen circles-screen">
      ${rest === '' ? this.#renderTop() : html`<div><button class="button quiet small back" type="button" @click=${() => this.#app.go('circles')}>${icon(left, 16)} ${text('back')}</button></div>`}
      ${this.#circles.render({ pending: () => skeletonLines('third', 'most', 'half', 'full'), complete: (circles) => this.#renderRest(rest, circles) })}
    </div>`;
  }

  #renderTop(): TemplateResult {
    const leads = this.#app.me?.roles.includes('mentor') ?? false;
    return html`<header>
      <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('title')}</div>
      <p class="body soft">${text('lead')}</p>
      ${leads ? html`<div class="row"><button class="button" id="start-circle" type="button" @click=${() => this.#app.go('circles', 'new')}>${text('start')}</button></div>` : nothing}
      ${this.#app.feedback.offline()}
    </header>`;
  }

  #renderRest(rest: string, circles: Circles): TemplateResult {
    const { items, rules, nextCursor } = circles;
    if (rest === '') {
      if (items.length === 0) return noCircles(this.#app);
      return html`${circleList(this.#app, circles)} ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#showMore(circles, nextCursor)}>${text('more')}</button></div>`}`;
    }
    if (rest === 'new') return html`${this.#heading(text('newTitle'))} ${this.#form.render(rules)}`;
    const id = rest.replace(/^edit\//, '');
    const circle = items.find((one) => one.id === id) ?? (this.#last?.id === id ? this.#last : undefined);
    if (circle === undefined) return html`${this.#heading(text('title'))} ${banner('info', text.rich('gone'))}`;
    if (rest.startsWith('edit/') && circle.can.includes('edit')) return html`${this.#heading(text('editTitle'))} ${this.#form.render(rules, circle)}`;
    return this.#page.render(circle, rules);
  }

  #heading(words: string): TemplateResult {
    return html`<div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${words}</div>`;
  }

  get #coordinates(): boolean {
    const roles = this.#app.me?.roles ?? [];
    return roles.includes('coordinator') || roles.includes('tenant-admin');
  }

  /** Whom the reader can invite: who coordinates everybody, a mentor those whom they mentor by themselves. */
  #candidates(): readonly Candidate[] {
    if (this.#coordinates) return this.#mentees.value ?? [];
    const own = (this.#app.home.value?.matches ?? []).filter(({ mySide, circle }) => mySide === 'mentor' && circle === undefined);
    return own.map(({ mentee }) => ({ id: mentee.id, name: mentee.name }));
  }

  async #showMore(before: Circles, cursor: string): Promise<void> {
    const more = await this.#more.run(cursor);
    if (more) this.#circles.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
  }

  #saved(circle: Circle): void {
    this.#take(circle);
    this.#app.go('circles', circle.id);
    void this.#app.updateComplete.then(() => this.#app.focusContent());
  }

  /** Shows a circle as an answer brought it, also one that is over; and reads all of them again. */
  #take(circle: Circle | undefined): void {
    const circles = this.#circles.value;
    this.#last = circle;
    if (circle && circles) {
      const known = circles.items.some(({ id }) => id === circle.id);
      this.#circles.set({ ...circles, items: known ? circles.items.map((one) => (one.id === circle.id ? circle : one)) : [circle, ...circles.items] });
    }
    void this.#circles.refresh();
    void this.#app.home.refresh();
  }
}

export const makeScreen = (app: AppHost): Screen => new CirclesScreen(app);
export const styles = [
  avatarStyles, choiceStyles, dialogStyles, emptyStyles, fieldStyles, iconStyles, manyChipsStyles, narrowScreenStyles, tagStyles,
  css`
    .circles-screen,
    .circles-screen > .api-task,
    .circles {
      gap: 24px;
    }
    .circles-screen > .api-task {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .circles-screen header {
      display: grid;
      gap: 8px;
    }
    .circles {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    .circles > .card {
      gap: 12px;
    }
    .circles-screen .facts {
      gap: 4px 24px;
    }
    .circles-screen .tight {
      gap: 8px;
    }
    .circles-screen .one {
      padding-block: 12px;
    }
    /* What can be done with somebody stays at the line's end, also on a line of its own. */
    .circles-screen .row.between > :is(.button, .row):last-child {
      margin-inline-start: auto;
    }
    .circles-screen .lines {
      margin: 0;
      white-space: pre-line;
    }
    .circles-screen .few {
      inline-size: 120px;
    }
    .circles-screen .invite {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .circles-screen .invite > .field {
      flex: 1 1 200px;
    }
  `,
];
