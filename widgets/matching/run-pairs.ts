import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { pairOrders, type PairOrder } from '../../models/run-words.ts';
import { listRunPairs } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { LazyPart } from '../app/lazy-part.ts';
import { announce } from '../parts/announcer.ts';
import { avatar } from '../parts/avatar.ts';
import { field } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './matching.text.ts';
import { pageSize, rowsAtOnce } from './page-rows.ts';
import { partsBar } from './parts-bar.ts';
import { pairToggles } from './pair-toggles.ts';
import type { RoomAddress } from './room-address.ts';
import { RunList } from './run-list.ts';
import type * as RunMatchesModule from './run-matches.ts';
import type { RunMatches } from './run-matches.ts';
import type { RunWishes } from './run-wishes.ts';
import { hasPairs, mainReasons, shownFit, type Run, type RunPair } from './run-words.ts';
import type { WhyPanel } from './why-panel.ts';

interface PairWish {
  order: PairOrder;
  q?: string;
}

/** What a column is sorted by, and which way. */
const sorted: { readonly [Order in PairOrder]: readonly [column: string, way: 'ascending' | 'descending'] } = {
  highest: ['fit', 'descending'], lowest: ['fit', 'ascending'], mentee: ['mentee', 'ascending'], mentor: ['mentor', 'ascending'],
};
const columns = ['mentee', 'mentor', 'fit', 'because', 'decide'] as const;
const columnWords = { mentee: 'columnMentee', mentor: 'columnMentor', fit: 'columnFit', because: 'columnBecause', decide: 'columnDecide' } as const;

/** The pairs of a run, in an order and by a name; each can be locked, kept apart and asked about. */
export class RunPairs {
  readonly #app: AppHost;
  readonly #address: RoomAddress;
  readonly #list: RunList<RunPair, PairWish>;
  readonly #wishes: RunWishes;
  readonly #why: WhyPanel;
  readonly #matches: LazyPart<typeof RunMatchesModule, RunMatches>;
  #run: Run | undefined;
  #mayEdit = false;
  /** Undefined where the field shows the name that is looked for. */
  #typed: string | undefined;

  constructor(app: AppHost, address: RoomAddress, wishes: RunWishes, why: WhyPanel) {
    this.#app = app;
    this.#address = address;
    this.#wishes = wishes;
    this.#why = why;
    this.#list = new RunList<RunPair, PairWish>(app, {
      row: '.run-pair',
      place: address.in('pairs'),
      nameOf: ({ mentee, mentor }) => `${mentee.id} ${mentor.id}`,
      wish: () => this.#wish,
      ask: async (api, runId, query, options) => {
        const page = await api.call(listRunPairs, { path: { runId }, query }, options);
        if (query.q !== undefined) announce(text('found', { count: page.total }));
        return page;
      },
    });
    this.#matches = new LazyPart(app, () => import('./run-matches.ts'), (module) => new module.RunMatches(app, { run: () => this.#run, pairs: () => this.#list.items, onChanged: () => this.#list.refresh() }));
  }

  get #wish(): PairWish {
    const { order, q } = this.#address.place;
    return q === '' ? { order } : { order, q };
  }

  leave(): void {
    this.#typed = undefined;
    this.#list.leave();
    this.#matches.part?.leave();
  }

  take(run: Run | undefined): void {
    this.#run = run;
    // Publishing makes matches of the pairs, undoing takes them back, and once that is over names are told.
    this.#list.take(run && hasPairs(run) ? run.id : undefined, run && `${run.state} ${run.can.includes('undo')}`);
    if (run?.state === 'published' && !this.#matches.part) void this.#matches.bring();
  }

  /** @param run as it may be used now: one that is only read has no acts */
  render(run: Run): TemplateResult {
    this.#mayEdit = run.can.includes('edit');
    const { order: shown, q } = this.#wish;
    const matched = run.scenarios[0]?.matched ?? 0;
    return html`<div class="row between pair-tools">
        ${matched > pageSize || q !== undefined ? this.#renderSearch() : html`<span></span>`}
        <select class="input pair-order" aria-label=${text('order')} @change=${this.#onOrder}>
          ${pairOrders.map((order) => html`<option value=${order} .selected=${order === shown}>${text(`order.${order}`)}</option>`)}
        </select>
      </div>
      ${this.#list.render(skeletonLines('full', 'full', 'full'), ({ items, total }) => (total === 0 && q !== undefined ? html`<p class="soft">${text('noneFound')}</p>` : this.#renderTable(items, total)))}
      ${run.state === 'published' ? this.#matches.render() : nothing}`;
  }

  #renderSearch(): TemplateResult {
    return html`<form class="search" role="search" @submit=${this.#onSearch}>
      ${field({ id: 'pair-name', label: text('search') }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off" maxlength="80"
        .value=${this.#typed ?? this.#address.place.q} @input=${this.#onType} />`)}
      <button class="button" type="submit">${text('find')}</button>
    </form>`;
  }

  #renderTable(items: readonly RunPair[], total: number): TemplateResult {
    const [column, way] = sorted[this.#wish.order];
    return html`<div class="card run-table" role="table" aria-label=${text('pairs', { count: total })} aria-rowcount=${total + 1} aria-busy=${this.#wishes.busy ? 'true' : 'false'}>
      <div class="run-head" role="rowgroup"><div class="run-row" role="row">${columns.map((one) => html`<span role="columnheader" aria-sort=${one === column ? way : nothing}>${text(columnWords[one])}</span>`)}</div></div>
      ${groupsOf(items).map((group) => html`<div class="run-group" role="rowgroup">${repeat(group, (pair) => this.#list.keyOf(pair), (pair) => this.#renderRow(pair))}</div>`)}
    </div>`;
  }

  #renderRow(pair: RunPair): unknown {
    const ids = { mentee: pair.mentee.id, mentor: pair.mentor.id };
    const mayEdit = this.#mayEdit;
    const asked = this.#why.isOf(ids);
    const [locked, apart] = [this.#wishes.has('lock', ids), this.#wishes.has('apart', ids)];
    return guard([pair, mayEdit, asked, locked, apart, this.#matches.part, this.#app.formats], () => this.#renderPair(pair, { mayEdit, asked }));
  }

  #renderPair(pair: RunPair, { mayEdit, asked }: { mayEdit: boolean; asked: boolean }): TemplateResult {
    const { mentee, mentor, score, zones } = pair;
    const who = text('pair', { mentee: mentee.name, mentor: mentor.name });
    const reasons = mainReasons(pair, { program: this.#app.me?.program, formats: this.#app.formats });
    const ask = () => this.#run && this.#why.open(this.#run.id, mentee, pair);
    const why = `${text('why')} ${who}`;
    return html`<div class="run-row run-pair ${asked ? 'asked' : ''}" role="row">
      <span class="run-people" role="rowheader">${avatar(mentee, 28)}<span><button class="pair-name" type="button" data-mentee=${mentee.id} aria-label=${why} dir="auto" @click=${ask}>${mentee.name}</button>${this.#place(zones.mentee)}</span></span>
      <span class="run-people" role="cell">${avatar(mentor, 28)}<span><span dir="auto">${mentor.name}</span>${this.#place(zones.mentor)}</span></span>
      <span class="run-fit" role="cell"><strong>${shownFit(score)}</strong>${partsBar(pair)}</span>
      <span class="run-because soft" role="cell">${this.#app.formats.list(reasons)}</span>
      <span class="run-acts" role="cell"><button class="button small why" type="button" aria-label=${why} @click=${ask}>${text('why')}</button>${mayEdit ? pairToggles(this.#wishes, pair) : (this.#matches.part?.renderIn(pair) ?? nothing)}</span>
    </div>`;
  }

  /** The city whose clock somebody lives by. */
  #place(zone: string | null): TemplateResult | typeof nothing {
    return zone === null ? nothing : html`<span class="meta">${this.#app.formats.place(zone)}</span>`;
  }

  readonly #onOrder = (event: Event): void => {
    const order = pairOrders.find((one) => one === (event.target as HTMLSelectElement).value) ?? 'highest';
    this.#ask({ order });
    announce(text(`order.${order}`));
  };

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    // The field's own cross empties it without a submit.
    if (this.#typed === '') this.#find();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#find();
  };

  #find(): void {
    const { q } = this.#address.place;
    const name = (this.#typed ?? q).trim();
    this.#typed = undefined;
    this.#ask({ q: name });
  }

  /** Other pairs, or in another order: from the first page on. */
  #ask(wish: Partial<PairWish>): void {
    this.#list.begin();
    this.#address.go({ ...wish, page: 1 });
  }
}

/** Rows that are drawn, styled and laid out together: those far from what is in sight cost little. */
function groupsOf(pairs: readonly RunPair[]): RunPair[][] {
  return Array.from({ length: Math.ceil(pairs.length / rowsAtOnce) }, (_, group) => pairs.slice(group * rowsAtOnce, (group + 1) * rowsAtOnce));
}
