import { html, nothing, type TemplateResult } from 'lit';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { ApiTask } from '../api/api-task.ts';
import { listOpenings } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { WaitingLines } from '../waiting/waiting-lines.ts';
import type { AppHost } from './app-host.ts';
import { text as entrance } from './entrance.text.ts';
import { openRoles, type OpenRole } from './open-roles.ts';
import { text } from './openings.text.ts';

type Opening = Shape<'Opening'>;

/** A longer timer would overflow; whoever leaves a page open for days reads it anew. */
const longestWaitMs = 86_400_000;

/** What limits joining beside the roles that are open: places and time; and the reader's turns where one can wait. */
export class Openings {
  readonly #app: AppHost;
  readonly #openings: ApiTask<Opening[] | undefined, [boolean]>;
  readonly #lines: WaitingLines;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#lines = new WaitingLines(app, { onChanged: () => void this.refresh() });
    this.#openings = new ApiTask(app, {
      args: () => [isLimited(app.me)],
      load: async (api, [limited], options) => {
        if (!limited) return undefined;
        const [{ items }] = await Promise.all([api.call(listOpenings, {}, options), this.#lines.open()]);
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
    return roles.filter(({ role }) => this.#has(role) || value.some((one) => one.role === role && one.state === 'open'));
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
    const openings = this.#of(me);
    const until = openings.find(({ state, closesAt }) => state === 'open' && closesAt !== null)?.closesAt;
    return html`${until ? html`<p class="meta">${text('until', this.#when(until))}</p>` : nothing}
      ${openings.filter(({ role, state }) => this.#has(role) || (state !== 'closed' && state !== 'before' && state !== 'open')).map((one) => this.#renderLine(one))}`;
  }

  /** In place of the form: why nobody can join now, and the line. */
  renderClosed(me: Me, program: string): TemplateResult {
    const openings = this.#of(me);
    const { title, words } = this.#why(openings, program);
    return html`<div class="narrow-screen">
      <header><div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${title}</div><p class="body soft">${words}</p>${this.#app.feedback.offline()}</header>
      ${openings.filter(({ state }) => state !== 'before').map((one) => html`<section class="card stack" aria-label=${nameOf(one.role)}>
        <div class="group" role="heading" aria-level=${this.#app.headingLevel + 1}>${nameOf(one.role)}</div>${this.#renderLine(one)}</section>`)}
    </div>`;
  }

  #why(openings: readonly Opening[], program: string): { title: string; words: string } {
    const opensAt = openings.find(({ state }) => state === 'before')?.opensAt;
    if (opensAt) return { title: text('notYetTitle', { program }), words: text('opens', this.#when(opensAt)) };
    const closesAt = openings.find(({ state }) => state === 'over')?.closesAt;
    if (closesAt) return { title: text('overTitle', { program }), words: text('over', this.#when(closesAt)) };
    if (openings.some(({ state }) => state === 'full')) return { title: text('fullTitle', { program }), words: text('full') };
    return { title: entrance('allClosedTitle', { program }), words: entrance('allClosed') };
  }

  #renderLine({ role, state }: Opening): TemplateResult {
    const full = role === 'mentor' ? text('mentorsFull') : text('menteesFull');
    const later = role === 'mentor' ? text('mentorsLater') : text('menteesLater');
    return this.#lines.render({ kind: 'program', of: role }, undefined, state === 'full' ? full : later);
  }

  /** Of the roles that the reader does not have. */
  #of({ enrolments }: Me): readonly Opening[] {
    const has = (role: EnrolmentRole) => enrolments.some((one) => one.role === role && one.state !== 'left');
    return [...(this.#openings.value ?? [])].reverse().filter(({ role }) => !has(role));
  }

  /** Whether a place is kept for the reader. */
  #has(role: EnrolmentRole): boolean {
    return this.#lines.isOffered({ kind: 'program', of: role });
  }

  #when(instant: string): { day: string; time: string } {
    return { day: this.#app.formats.dayOf(instant, 'long'), time: this.#app.formats.time(instant) };
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

function nameOf(role: EnrolmentRole): string {
  return role === 'mentor' ? entrance('beMentor') : entrance('beMentee');
}
