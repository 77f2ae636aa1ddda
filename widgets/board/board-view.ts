import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import { archiveBoardSeat, deleteBoard, editBoardSeat, moveBoardSeat, removeBoardSeat, restoreBoardSeat } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { avatarStyles } from '../parts/avatar.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { people, plus } from '../parts/icons.ts';
import { menu, menuStyles } from '../parts/menu.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { tagStyles, whoCanSeeWords } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { Toast, toastStyles } from '../parts/toast.ts';
import { dateIn } from '../text/calendar-dates.ts';
import type { Board, BoardHost, Seat, TopicGap } from './board-host.ts';
import { text } from './board.text.ts';
import { putAside, putAsideStyles } from './put-aside.ts';
import { gapCard, onlyYou, seatCard, seatCardStyles } from './seat-card.ts';
import { SeatForm } from './seat-form.ts';
import { fullWords, nameOf, needOf } from './seat-words.ts';

/** One step on a seat, said by what is to become of it. */
type Step = { seat: Seat; to: 'earlier' | 'later' | 'aside' | 'back' | 'gone' } | { seat: Seat; lastContactOn: string | null };
/** What the question is about that asks before something goes for good. */
type Asked = Seat | 'board';

/** Every seat, what is missing, and what was put aside. Loaded while the board is on its way. */
export class BoardView {
  readonly #host: BoardHost;
  readonly #toast: Toast;
  readonly #form: SeatForm;
  readonly #step: ApiAction<Step, unknown>;
  readonly #deleteAll: ApiAction<undefined, unknown>;
  #asked: Asked | undefined;
  /** The seat whose step is on its way. */
  #at: string | undefined;
  /** Which room that step may have found full. */
  #room: 'full' | 'asideFull' = 'full';

  constructor(host: BoardHost) {
    this.#host = host;
    this.#toast = new Toast(host);
    this.#form = new SeatForm(host);
    this.#step = new ApiAction(host, takeStep);
    this.#deleteAll = new ApiAction(host, (api, _none, options) => api.call(deleteBoard, {}, options));
  }

  /** Who sees it, under the title. */
  renderSight(): TemplateResult {
    return onlyYou(whoCanSeeWords({ visibility: 'private', partner: null }));
  }

  renderHeadActions(board: Board): TemplateResult | typeof nothing {
    if (board.seats.length === 0 && board.archived.length === 0) return nothing;
    return html`<div class="row">
      ${board.seats.length === 0 ? nothing : html`<button class="button add-seat" type="button" @click=${() => this.#form.openNew(board)}>${icon(plus, 16)}${text('addSeat')}</button>`}
      ${menu({ id: 'board-more', label: text('more'), items: [{ label: text('deleteBoard'), danger: true, onChoose: () => this.#ask('board') }] })}
    </div>`;
  }

  render(board: Board): TemplateResult {
    const { problem } = this.#step;
    const level = this.#host.headingLevel + 1;
    return html`
      ${problem && this.#asked === undefined ? this.#whyNot(board) : nothing}
      ${board.seats.length === 0 ? html`<div class="card">${empty({ shape: people, title: text('none'), words: text('noneWords'), level, action: html`<button class="button primary add-seat" type="button" @click=${() => this.#form.openNew(board)}>${text('addSeat')}</button>` })}</div>` : nothing}
      ${board.seats.length + board.gaps.length === 0 ? nothing : html`<ul class="seats">
        ${repeat(board.seats, ({ id }) => id, (seat, at) => html`<li>${this.#seat(board, seat, at, level)}</li>`)}
        ${repeat(board.gaps, ({ program, topic }) => `${program.id} ${topic.key}`, (gap) => html`<li>${gapCard(gap, { level, findHref: this.#findHref(gap), onAdd: () => this.#form.openNew(board, gap) })}</li>`)}
      </ul>`}
      ${putAside(board.archived, { formats: this.#host.formats, onBringBack: (seat) => void this.#bringBack(seat), onDelete: (seat) => this.#ask(seat) })}
    `;
  }

  /** Dialogs and the toast, at the end of the element. */
  renderEnd(): TemplateResult {
    return html`${this.#form.render()}${this.#question()}${this.#toast.render()}`;
  }

  get #today(): string {
    return dateIn(this.#host.formats.own, this.#host.clock());
  }

  #seat(board: Board, seat: Seat, at: number, level: number): TemplateResult {
    return seatCard(seat, {
      level,
      today: this.#today,
      formats: this.#host.formats,
      findHref: this.#findHref(seat),
      place: { first: at === 0, last: at === board.seats.length - 1 },
      busy: this.#step.busy && this.#at === seat.id,
      onEdit: () => this.#form.openEdit(board, seat),
      onMove: (to) => void this.#move(board, seat, to),
      onPutAside: () => void this.#putAside(seat),
      onSpoke: () => void this.#spoke(seat),
    });
  }

  /** Only a mentee asks somebody, and only the directory of this program is here. */
  #findHref(where: Seat | TopicGap): string | undefined {
    const { findHref, me } = this.#host;
    if (!findHref || !me?.roles.includes('mentee')) return undefined;
    const topic = 'program' in where ? { programId: where.program.id, key: where.topic.key } : where.topic;
    if (topic?.programId === me.program?.id && topic) return `${findHref}${findHref.includes('?') ? '&' : '?'}topic=${topic.key}`;
    return 'program' in where ? undefined : findHref;
  }

  async #move(board: Board, seat: Seat, to: 'earlier' | 'later'): Promise<void> {
    if (!(await this.#take({ seat, to }))) return;
    const place = board.seats.indexOf(seat) + (to === 'earlier' ? 0 : 2);
    announce(text('saidMoved', { need: needOf(seat), place, count: board.seats.length }));
    this.#host.focusOn(`[data-seat="${seat.id}"] .menu > button`);
  }

  async #putAside(seat: Seat): Promise<void> {
    if (!(await this.#take({ seat, to: 'aside' }))) return;
    this.#toast.show(text('saidAside', { need: needOf(seat) }), () => void this.#bringBack(seat));
    this.#host.focusOn('.add-seat');
  }

  async #bringBack(seat: Seat): Promise<void> {
    if (!(await this.#take({ seat, to: 'back' }))) return;
    announce(text('saidBack', { need: needOf(seat) }));
    this.#host.focusOn(`[data-seat="${seat.id}"] .menu > button`);
  }

  /** Taking it back brings the day that was noted before. */
  async #spoke(seat: Seat): Promise<void> {
    const before = seat.contact.last?.how === 'noted' ? seat.contact.last.on : null;
    if (!(await this.#take({ seat, lastContactOn: this.#today }))) return;
    this.#toast.show(text('spokeSaid', { name: firstName(nameOf(seat.member?.name ?? null)) }), () => void this.#take({ seat, lastContactOn: before }));
  }

  #ask(what: Asked): void {
    this.#step.clear();
    this.#deleteAll.clear();
    this.#asked = what;
    this.#host.requestUpdate();
  }

  #question(): TemplateResult {
    const all = this.#asked === 'board';
    const { busy, problem } = all ? this.#deleteAll : this.#step;
    return dialog({
      id: 'board-delete',
      open: this.#asked !== undefined,
      title: text(all ? 'deleteBoardTitle' : 'deleteTitle'),
      body: html`<p>${text(all ? 'deleteBoardWords' : 'deleteWords')}</p>${problem && this.#asked ? problemBanner(problem, () => void this.#delete()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('keep')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#delete()}>${text('delete')}</button>`,
      onClose: this.#close,
    });
  }

  async #delete(): Promise<void> {
    const asked = this.#asked;
    if (asked === undefined) return;
    const done = asked === 'board' ? await this.#deleteAll.run(undefined) : await this.#take({ seat: asked, to: 'gone' });
    if (!done) return;
    this.#close();
    if (asked === 'board') await this.#host.changed(null);
    this.#host.focusOn('.aside > summary', '.add-seat');
  }

  readonly #close = (): void => {
    this.#asked = undefined;
    this.#host.requestUpdate();
  };

  /** Takes a step and shows the board as it is then. One that came too late shows it as well. */
  async #take(step: Step): Promise<boolean> {
    this.#at = step.seat.id;
    this.#room = 'to' in step && step.to === 'aside' ? 'asideFull' : 'full';
    const done = await this.#step.run(step);
    const { problem } = this.#step;
    if (done) await this.#host.changed(step.seat.id);
    else if (problem) {
      announce(fullWords(problem, this.#room) ?? problemSentence(problem), 'assertive');
      if (problem.code === 'moved-on' || problem.code === 'not-found') void this.#host.refresh();
    }
    return done !== undefined;
  }

  #whyNot(board: Board): TemplateResult | typeof nothing {
    const { problem } = this.#step;
    if (!problem) return nothing;
    const full = fullWords(problem, this.#room);
    if (full !== undefined) return banner('warn', full);
    const there = [...board.seats, ...board.archived].some(({ id }) => id === this.#at);
    return problemBanner(problem, there ? () => void this.#again() : undefined);
  }

  async #again(): Promise<void> {
    if (await this.#step.retry()) await this.#host.changed(this.#at ?? null);
  }
}

function takeStep(api: Api, step: Step, options: CallOptions): Promise<unknown> {
  const path = { seatId: step.seat.id };
  if ('lastContactOn' in step) return api.call(editBoardSeat, { path, body: { lastContactOn: step.lastContactOn } }, options);
  if (step.to === 'aside') return api.call(archiveBoardSeat, { path }, options);
  if (step.to === 'back') return api.call(restoreBoardSeat, { path }, options);
  if (step.to === 'gone') return api.call(removeBoardSeat, { path }, options);
  return api.call(moveBoardSeat, { path, body: { to: step.to } }, options);
}

export const styles = [
  iconStyles, avatarStyles, bannerStyles, dialogStyles, emptyStyles, fieldStyles, menuStyles, tagStyles, toastStyles, seatCardStyles, putAsideStyles,
  css`
    .seats > li {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .seat-fields {
      color: var(--_ink);
    }
  `,
];
