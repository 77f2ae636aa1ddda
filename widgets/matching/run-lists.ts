import { html, nothing, type TemplateResult } from 'lit';
import type { RelaxableRule } from '../../models/run-words.ts';
import type { AppHost } from '../app/app-host.ts';
import { NextTurn } from '../parts/next-turn.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { RoomAddress } from './room-address.ts';
import { RunLeftOut } from './run-left-out.ts';
import { RunPairs } from './run-pairs.ts';
import { RunSince } from './run-since.ts';
import { runTabsView, type RunTab } from './run-tabs.ts';
import { RunWished } from './run-wished.ts';
import type { RunWishes } from './run-wishes.ts';
import type { Run } from './run-words.ts';
import { WhyPanel } from './why-panel.ts';

/** The people of a proposal, one list a tab, with "Why?" beside them. */
export class RunLists {
  readonly #app: AppHost;
  readonly #address: RoomAddress;
  readonly #why: WhyPanel;
  readonly #pairs: RunPairs;
  readonly #leftOut: RunLeftOut;
  readonly #since: RunSince;
  /** The tabs are drawn in one turn of the browser, the list in another. */
  #hasList = false;
  readonly #more = new NextTurn(() => {
    this.#hasList = true;
    this.#app.requestUpdate();
  });
  readonly #wished: { readonly locked: RunWished; readonly keptApart: RunWished };

  /** @param onTry solves without a rule that leaves somebody out */
  constructor(app: AppHost, address: RoomAddress, wishes: RunWishes, onTry: (run: Run, rule: RelaxableRule) => void) {
    this.#app = app;
    this.#address = address;
    this.#why = new WhyPanel(app, wishes);
    this.#pairs = new RunPairs(app, this.#address, wishes, this.#why);
    this.#leftOut = new RunLeftOut(app, this.#address, onTry, (run, mentee) => this.#why.open(run.id, mentee));
    this.#since = new RunSince(app, this.#address);
    this.#wished = { locked: new RunWished(app, wishes, 'lock', this.#address.in('locked')), keptApart: new RunWished(app, wishes, 'apart', this.#address.in('keptApart')) };
  }

  /** @param last the proposal before it */
  take(proposal: Run | undefined, last: Run | undefined): void {
    for (const part of [this.#why, this.#pairs, this.#leftOut]) part.take(proposal);
    this.#since.take(proposal, last, this.#address.place.against);
  }

  leave(): void {
    this.#more.cancel();
    this.#hasList = false;
    for (const part of [this.#why, this.#pairs, this.#leftOut, this.#since, this.#wished.locked, this.#wished.keptApart]) part.leave();
  }

  render(run: Run): TemplateResult {
    return html`<div class="room-body ${this.#hasWhy ? 'with-why' : ''}"><div class="stack">${this.#renderTabs(run)}</div>${this.#hasWhy ? this.#why.renderBeside(run) : nothing}</div>
      ${this.#why.renderDialog(run)}`;
  }

  /** Below the pairs: how many have none, and the way to them. */
  renderLeftOut(): unknown {
    return this.#tab === 'pairs' ? this.#leftOut.renderSummary(() => void this.#open('unmatched')) : nothing;
  }

  get #tab(): RunTab {
    return this.#address.place.tab;
  }

  /** Whether there is room for "Why?" beside the list: always beside the pairs, so that their rows stay as wide as they are. */
  get #hasWhy(): boolean {
    return this.#tab === 'pairs' || this.#why.isBeside;
  }

  #renderTabs(run: Run): TemplateResult {
    const { count } = this.#since;
    const tabs = [
      { tab: 'pairs' as const, count: run.scenarios[0]?.matched ?? 0 },
      { tab: 'unmatched' as const, count: run.unmatched ?? 0 },
      { tab: 'locked' as const, count: run.locks.length },
      { tab: 'keptApart' as const, count: run.apart.length },
      ...(count === undefined ? [] : [{ tab: 'changes' as const, count }]),
    ];
    const chosen = tabs.some(({ tab }) => tab === this.#tab) ? this.#tab : 'pairs';
    return runTabsView(this.#app, tabs, chosen, (tab) => this.#choose(tab), this.#renderList(chosen, run));
  }

  #renderList(tab: RunTab, run: Run): unknown {
    if (!this.#hasList) {
      this.#more.ask();
      return skeletonLines('full', 'full', 'full');
    }
    switch (tab) {
      case 'pairs':
        return this.#pairs.render(run);
      case 'unmatched':
        return this.#leftOut.render();
      case 'changes':
        return this.#since.render();
      case 'locked':
      case 'keptApart':
        return this.#wished[tab].render(run);
    }
  }

  #choose(tab: RunTab): void {
    this.#why.leave();
    this.#address.open(tab);
  }

  /** From elsewhere in the room: the focus goes along. */
  async #open(tab: RunTab): Promise<void> {
    this.#choose(tab);
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }
}
