import { html, type ReactiveController, type TemplateResult } from 'lit';
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

interface Wait {
  opensAt: string;
  timer: ReturnType<typeof setTimeout>;
}

/** A longer timer would overflow; whoever leaves a page open for days reads it anew. */
const longestWaitMs = 86_400_000;
/** How soon it is asked once more where the server’s clock is not as far as the device’s: twice as long each time, up to the last (ms). */
const againMs = [5_000, 300_000] as const;

/** What limits joining beside the roles that are open: places and time. Most programs have neither, so what is said of them comes with the limits. */
export class Openings implements ReactiveController {
  readonly #app: AppHost;
  readonly #openings: ApiTask<Opening[] | undefined, [boolean]>;
  readonly #viewModule: LazyView<typeof OpeningsViewModule>;
  /** There once something limited joining. */
  #view: OpeningsViewModule.OpeningsView | undefined;
  /** Until the page is to open by itself. */
  #wait: Wait | undefined;
  /** How often it was asked since the hour came, by the device’s clock. */
  #asked = 0;

  constructor(app: AppHost) {
    this.#app = app;
    app.addController(this);
    this.#viewModule = new LazyView(app, () => import('./openings-view.ts'));
    this.#openings = new ApiTask(app, {
      args: () => [isLimited(app.me)],
      load: async (api, [limited], options) => {
        if (!limited) return undefined;
        const [{ items }] = await Promise.all([api.call(listOpenings, {}, options), this.#bringView()]);
        return items;
      },
      refreshOn: ['waiting-list.'],
    });
  }

  leave(): void {
    clearTimeout(this.#wait?.timer);
    this.#wait = undefined;
    this.#asked = 0;
  }

  hostDisconnected(): void {
    this.leave();
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
    this.#openInTime(openings);
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

  /** The page opens by itself with the program: as long as it is shown, and also where it could not be read at the hour. */
  #openInTime(openings: readonly Opening[]): void {
    const opensAt = openings.find(({ state }) => state === 'before')?.opensAt ?? undefined;
    if (this.#openings.pending || this.#wait?.opensAt === opensAt) return;
    clearTimeout(this.#wait?.timer);
    this.#wait = opensAt === undefined ? undefined : this.#waitFor(opensAt);
  }

  #waitFor(opensAt: string): Wait | undefined {
    const untilMs = new Date(opensAt).getTime() - this.#app.clock().getTime();
    const [first, last] = againMs;
    const waitMs = untilMs > 0 ? Math.max(1_000, untilMs) : Math.min(last, first * 2 ** this.#asked++);
    if (waitMs > longestWaitMs) return undefined;
    return {
      opensAt,
      timer: setTimeout(() => {
        this.#wait = undefined;
        void this.refresh();
      }, waitMs),
    };
  }
}

/** Whether there is more to know than which roles the program takes. */
function isLimited(me: Me | undefined): boolean {
  return me?.program?.limited === true || (me !== undefined && openRoles(me).length === 0);
}
