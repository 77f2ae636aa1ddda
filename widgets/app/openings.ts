import { html, type TemplateResult } from 'lit';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { ApiTask } from '../api/api-task.ts';
import { listOpenings } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { LazyView } from '../lazy-view.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost } from './app-host.ts';
import { text } from './entrance.text.ts';
import { openRoles, type OpenRole } from './open-roles.ts';
import type * as OpeningsViewModule from './openings-view.ts';

type Opening = Shape<'Opening'>;

/** A longer timer would overflow; whoever leaves a page open for days reads it anew. */
const longestWaitMs = 86_400_000;

/** What limits joining beside the roles that are open: places and time. Most programs have neither, so what is said of them comes with the limits. */
export class Openings {
  readonly #app: AppHost;
  readonly #openings: ApiTask<Opening[] | undefined, [boolean]>;
  readonly #viewModule: LazyView<typeof OpeningsViewModule>;
  /** There once something limited joining. */
  #view: OpeningsViewModule.OpeningsView | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#viewModule = new LazyView(app, () => import('./openings-view.ts'));
    this.#openings = new ApiTask(app, {
      args: () => [isLimited(app.me)],
      load: async (api, [limited], options) => {
        if (!limited) return undefined;
        const [{ items }] = await Promise.all([api.call(listOpenings, {}, options), this.#bringView()]);
        this.#lookAgain(items);
        return items;
      },
      refreshOn: ['waiting-list.'],
    });
  }

  leave(): void {
    clearTimeout(this.#timer);
  }

  refresh(): Promise<void> {
    return this.#openings.refresh();
  }

  /** The roles that can be joined now. Until it is known what limits them, as the program has them; undefined where that says too little to show a form. */
  rolesOf(me: Me): readonly OpenRole[] | undefined {
    const roles = openRoles(me);
    if (me.program?.limited !== true) return roles;
    const { value, problem } = this.#openings;
    if (value === undefined) return problem ? roles : undefined; // the server says no where it has to
    return roles.filter(({ role }) => this.#view?.isKept(role) || value.some((one) => one.role === role && one.state === 'open'));
  }

  /** Whether a refusal to join is a matter of places or time. */
  explains(problem: Problem | undefined): boolean {
    return problem?.code === 'role-full' || problem?.code === 'enrolment-over' || problem?.code === 'enrolment-not-open';
  }

  renderPending(): TemplateResult {
    return html`<div aria-busy="true">${skeletonLines('third', 'most', 'half', 'full')}</div>`;
  }

  /** Under the roles of the form: until when, a place that is kept, and the line of a role that is full. */
  renderBeside(me: Me): unknown {
    return this.#view?.renderBeside(this.#of(me));
  }

  /** In place of the form: why nobody can join now, and the line. */
  renderClosed(me: Me, program: string): TemplateResult {
    const openings = this.#of(me);
    const { title, words } = this.#view?.why(openings, program) ?? { title: text('allClosedTitle', { program }), words: text('allClosed') };
    return html`<div class="narrow-screen">
      <header><div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${title}</div><p class="body soft">${words}</p>${this.#app.feedback.offline()}</header>
      ${this.#view?.renderLines(openings)}
    </div>`;
  }

  async #bringView(): Promise<void> {
    const { OpeningsView } = await this.#viewModule.load();
    this.#view ??= new OpeningsView(this.#app, { onChanged: () => void this.refresh() });
    await this.#view.open();
  }

  /** Of the roles that the reader does not have. */
  #of({ enrolments }: Me): readonly Opening[] {
    const has = (role: EnrolmentRole) => enrolments.some((one) => one.role === role && one.state !== 'left');
    return [...(this.#openings.value ?? [])].reverse().filter(({ role }) => !has(role));
  }

  /** The page opens by itself with the program. */
  #lookAgain(openings: readonly Opening[]): void {
    clearTimeout(this.#timer);
    const opensAt = openings.find(({ state }) => state === 'before')?.opensAt;
    const waitMs = opensAt ? new Date(opensAt).getTime() - this.#app.clock().getTime() : Infinity;
    if (waitMs <= longestWaitMs) this.#timer = setTimeout(() => void this.refresh(), Math.max(1_000, waitMs));
  }
}

/** Whether there is more to know than which roles the program takes. */
function isLimited(me: Me | undefined): boolean {
  return me?.program?.limited === true || (me !== undefined && openRoles(me).length === 0);
}
