import { html, nothing, type TemplateResult } from 'lit';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import { WaitingLines } from '../waiting/waiting-lines.ts';
import type { AppHost } from './app-host.ts';
import { text as entrance } from './entrance.text.ts';
import { text } from './openings.text.ts';

export { styles } from '../waiting/waiting-lines.ts';

type Opening = Shape<'Opening'>;

/** What is said of the limits of joining, and the reader's turns where one can wait. */
export class OpeningsView {
  readonly #app: AppHost;
  readonly #lines: WaitingLines;

  /** @param options.onChanged a place was taken back, or is free after all: what limits joining has to be read again */
  constructor(app: AppHost, options: { onChanged: () => void }) {
    this.#app = app;
    this.#lines = new WaitingLines(app, options);
  }

  /** Reads where the reader waits. */
  open(): Promise<void> {
    return this.#lines.open();
  }

  /** Whether a place is kept for the reader. */
  isKept(role: EnrolmentRole): boolean {
    return this.#lines.isOffered({ kind: 'program', of: role });
  }

  /** Until when one can join, a place that is kept, and the line of a role that is full. */
  renderBeside(openings: readonly Opening[]): TemplateResult {
    const until = openings.find(({ state, closesAt }) => state === 'open' && closesAt !== null)?.closesAt;
    return html`${until ? html`<p class="meta">${text('until', this.#when(until))}</p>` : nothing}
      ${openings.filter(({ role, state }) => this.isKept(role) || (state !== 'closed' && state !== 'before' && state !== 'open')).map((one) => this.#renderLine(one))}`;
  }

  /** The lines of a program that nobody can join now. */
  renderLines(openings: readonly Opening[]): TemplateResult[] {
    return openings.filter(({ state }) => state !== 'before').map((one) => html`<section class="card stack" aria-label=${nameOf(one.role)}>
      <div class="group" role="heading" aria-level=${this.#app.headingLevel + 1}>${nameOf(one.role)}</div>${this.#renderLine(one)}</section>`);
  }

  /** Why nobody can join now; undefined where it is neither places nor time. */
  why(openings: readonly Opening[], program: string): { title: string; words: string } | undefined {
    const opensAt = openings.find(({ state }) => state === 'before')?.opensAt;
    if (opensAt) return { title: text('notYetTitle', { program }), words: text('opens', this.#when(opensAt)) };
    const closesAt = openings.find(({ state }) => state === 'over')?.closesAt;
    if (closesAt) return { title: text('overTitle', { program }), words: text('over', this.#when(closesAt)) };
    return openings.some(({ state }) => state === 'full') ? { title: text('fullTitle', { program }), words: text('full') } : undefined;
  }

  #renderLine({ role, state }: Opening): TemplateResult {
    const full = role === 'mentor' ? text('mentorsFull') : text('menteesFull');
    const later = role === 'mentor' ? text('mentorsLater') : text('menteesLater');
    return this.#lines.render({ kind: 'program', of: role }, undefined, state === 'full' ? full : later);
  }

  #when(instant: string): { day: string; time: string } {
    return { day: this.#app.formats.dayOf(instant, 'long'), time: this.#app.formats.time(instant) };
  }
}

function nameOf(role: EnrolmentRole): string {
  return role === 'mentor' ? entrance('beMentor') : entrance('beMentee');
}
